package mattermost

import (
	"bytes"
	"compress/gzip"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"gremium/bot"
)

// sealer signs what travels through the chat server and people's browsers: the command of a button, the form of a
// dialog. A seal is for one purpose, so that no button can pass for a dialog.
type sealer struct{ secret []byte }

// The purposes of seals.
const (
	forButton = "button"
	forDialog = "dialog"
	forCheck  = "check"
)

const (
	// maxSealed is the greatest sealed value we make or open, uncompressed.
	maxSealed = 1 << 20
	// worthPacking is the size from which a value is compressed: forms in the state of a dialog. Buttons are smaller,
	// would hardly shrink, and setting up a compressor costs more than all else that a command does.
	worthPacking = 1 << 10
)

var errSeal = errors.New("seal broken")

func newSealer(secret string) sealer { return sealer{[]byte(secret)} }

func (s sealer) sum(purpose string, data []byte) []byte {
	mac := hmac.New(sha256.New, s.secret)
	mac.Write([]byte("gremium mattermost " + purpose + "\x00"))
	mac.Write(data)
	return mac.Sum(nil)
}

// seal packs a value: base64(JSON) "." base64(HMAC), and gzip around the JSON where that is worth it.
func (s sealer) seal(purpose string, value any) (string, error) {
	plain, err := json.Marshal(value)
	if err != nil {
		return "", err
	}
	if len(plain) > maxSealed {
		return "", errors.New("mattermost: too much to seal")
	}
	packed := plain
	if len(plain) >= worthPacking {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		if _, err := z.Write(plain); err != nil {
			return "", err
		}
		if err := z.Close(); err != nil {
			return "", err
		}
		packed = b.Bytes()
	}
	code := base64.RawURLEncoding
	return code.EncodeToString(packed) + "." + code.EncodeToString(s.sum(purpose, packed)), nil
}

// open unpacks a sealed value, or answers errSeal. Nothing is unpacked before the seal is checked.
func (s sealer) open(purpose, sealed string, value any) error {
	body, mac, ok := strings.Cut(sealed, ".")
	if !ok {
		return errSeal
	}
	code := base64.RawURLEncoding.Strict()
	packed, err1 := code.DecodeString(body)
	sum, err2 := code.DecodeString(mac)
	if err1 != nil || err2 != nil || !hmac.Equal(sum, s.sum(purpose, packed)) {
		return errSeal
	}
	plain := packed
	if !bytes.HasPrefix(packed, []byte("{")) {
		z, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			return errSeal
		}
		if plain, err = io.ReadAll(io.LimitReader(z, maxSealed)); err != nil {
			return errSeal
		}
	}
	if err := json.Unmarshal(plain, value); err != nil {
		return errSeal
	}
	return nil
}

// press is the sealed command of a button.
type press struct {
	Line    string `json:"l"`
	Council string `json:"c,omitempty"`
	Fill    bool   `json:"f,omitempty"`
	Until   int64  `json:"u,omitempty"` // Unix seconds
	Channel string `json:"h"`           // where the button was posted
	// User is who a reply was for. Empty under a message for all: there everybody may press.
	User string `json:"p,omitempty"`
	// Shown marks a button of an ephemeral reply: the server keeps no such post.
	Shown bool `json:"e,omitempty"`
}

// state is the sealed state of a dialog: the whole form, so that a restart of the bot loses no open dialog, and
// what was answered in the steps before.
type state struct {
	User    string            `json:"u"`
	Channel string            `json:"c"`
	Team    string            `json:"t,omitempty"`
	Root    string            `json:"r,omitempty"`
	Nonce   string            `json:"n"`
	Expires int64             `json:"e"` // Unix seconds
	Form    bot.Form          `json:"f"`
	Step    int               `json:"s,omitempty"`
	Values  map[string]string `json:"v,omitempty"`
}

func newNonce() string { return rand.Text() }
