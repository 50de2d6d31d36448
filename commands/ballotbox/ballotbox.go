// Package ballotbox is the sealed ballot box of secret votes: ballots go in encrypted, and only two of three key
// holders together can open it.
//
//	recipient, shares, err := ballotbox.New()      // at opening; the shares go out, nothing of them is kept
//	sealed, err := ballotbox.Seal(recipient, "yes") // a ballot; what is stored
//	key, err := ballotbox.Open(recipient, one, two) // when two of the three have pressed "Urne öffnen"
//	choice, err := key.Read(sealed)
//
// # How it works
//
// The box is an age X25519 key pair made in memory. Its public half, the recipient, is stored; its private half is
// split at once and forgotten. Six random halves satisfy key = a1^a2 = b1^b2 = c1^c2, and the holders get a1 b1, a2 c1,
// b2 c2: any two have a pair, one alone has noise (a one-time pad). One lost share costs nothing, with two lost the
// vote must be repeated. A ballot is padded to one length before it is encrypted, so that its size tells nothing. All
// ballots of a box are one row of the database, sorted by what is random in them: rows of their own would lie in the order
// in which they came, and PostgreSQL would tell of each with which elector's row it was written.
//
// The shares stand in three messages of the chat and nowhere else. Once the box is counted or given up they are taken out of
// the messages, so that nobody can open a copy of it later.
//
// # What it protects against
//
// Whoever has the database, its backups, exports or logs, of any moment: they find who has voted, which is known anyway,
// and ciphertexts that nothing in there opens. After the count the box is deleted and only totals are left; until its bytes
// are overwritten they are ciphertexts still. No single key holder can look into the box, nor can whoever runs the program
// later. Whoever changes the box without the roll (puts ballots in, takes some out) prevents the count and no more.
//
// # What it does not protect against
//
// The operator of the chat server, who sees which button a person presses before it reaches us, and the messages with
// the shares, those of before an edit too; nor whoever reads along between the chat server and us, where that is not
// encrypted. Whoever has root on the bot's host from the opening to the count: then key and
// choices are in memory for moments, and the program could be another. Two key holders who put their shares together before
// the count and have a copy of the database: they can read the ballots. Whose they are the rows do not tell, but copies from
// between two ballots do, by comparing the box and the roll of each; and a database is such copies in itself for a while: the
// file keeps pages that are no longer in use until they are written anew (backups leave them out), PostgreSQL its dead rows until
// they are vacuumed, and its log. Whoever can write into the database: they can put another box in the place of this one before the vote is
// cast. A unanimous result, which shows everybody's choice. The opening card says so to those who vote.
//
// Source: rules.md, "Secret votes: the sealed ballot box".
package ballotbox

import (
	"bytes"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
)

// Holders is how many people hold a share; Needed of them open the box.
const (
	Holders = 3
	Needed  = 2
)

// half is the length of a private key, and of each half.
const half = 32

// Share is what one key holder has. It is a secret: it belongs into that person's message and nowhere else.
type Share struct {
	Holder int // 0, 1 or 2
	halves [2][half]byte
}

// halfOf says which half of a holder's share goes with the share of another: a1 b1, a2 c1, b2 c2.
var halfOf = [Holders][Holders]int{{-1, 0, 1}, {0, -1, 1}, {0, 1, -1}}

var (
	// ErrShare is returned for a text that is no share.
	ErrShare = errors.New("ballotbox: not a share")
	// ErrWrongKey is returned by Open when the shares do not belong together or to this box.
	ErrWrongKey = errors.New("ballotbox: these shares do not open this box")
	// ErrSameHolder is returned by Open for two shares of one person.
	ErrSameHolder = errors.New("ballotbox: two shares of the same holder")
	// ErrTooLong is returned by Seal for a choice that a ballot has no room for.
	ErrTooLong = errors.New("ballotbox: choice is too long")
	// ErrBallot is returned by Key.Read for what is no ballot of this box.
	ErrBallot = errors.New("ballotbox: not a ballot of this box")
)

// New makes a box: the recipient, which is stored, and the shares, which are not.
func New() (recipient string, shares [Holders]Share, err error) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return "", shares, fmt.Errorf("ballotbox: %w", err)
	}
	key, err := decode(identity.String())
	if err != nil {
		return "", shares, err
	}
	for one := range Holders {
		shares[one].Holder = one
		for other := one + 1; other < Holders; other++ {
			mine, theirs := &shares[one].halves[halfOf[one][other]], &shares[other].halves[halfOf[other][one]]
			rand.Read(mine[:]) // never fails
			subtle.XORBytes(theirs[:], mine[:], key[:])
		}
	}
	return identity.Recipient().String(), shares, nil
}

// Text writes a share for the button that carries it.
func (s Share) Text() string {
	return fmt.Sprint(s.Holder) + base64.RawURLEncoding.EncodeToString(append(s.halves[0][:], s.halves[1][:]...))
}

// String keeps a share out of logs.
func (s Share) String() string { return fmt.Sprintf("share of holder %d", s.Holder) }

// ParseShare reads what Text wrote. The error is ErrShare.
func ParseShare(text string) (Share, error) {
	var s Share
	if len(text) < 2 || text[0] < '0' || text[0] >= '0'+Holders {
		return s, ErrShare
	}
	both, err := base64.RawURLEncoding.Strict().DecodeString(text[1:])
	if err != nil || len(both) != 2*half {
		return s, ErrShare
	}
	s.Holder = int(text[0] - '0')
	copy(s.halves[0][:], both)
	copy(s.halves[1][:], both[half:])
	return s, nil
}

// room is the length that every ballot has before it is encrypted: that of the choice, the choice, nothing.
const room = 256

// Seal encrypts a choice for the box. Equal choices give different ballots, all of one length.
func Seal(recipient, choice string) ([]byte, error) {
	if len(choice) > room-2 {
		return nil, ErrTooLong
	}
	to, err := age.ParseX25519Recipient(recipient)
	if err != nil {
		return nil, fmt.Errorf("ballotbox: %w", err)
	}
	padded := make([]byte, room)
	binary.BigEndian.PutUint16(padded, uint16(len(choice)))
	copy(padded[2:], choice)
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, to)
	if err == nil {
		_, err = w.Write(padded)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("ballotbox: %w", err)
	}
	return sealed.Bytes(), nil
}

// Key opens the ballots of one box. It is held in memory for the time of the count only.
type Key struct{ identity *age.X25519Identity }

// Open makes the key of a box from two shares. Errors: ErrSameHolder, ErrWrongKey.
func Open(recipient string, one, two Share) (Key, error) {
	if one.Holder == two.Holder {
		return Key{}, ErrSameHolder
	}
	var key [half]byte
	subtle.XORBytes(key[:], one.halves[halfOf[one.Holder][two.Holder]][:], two.halves[halfOf[two.Holder][one.Holder]][:])
	identity, err := age.ParseX25519Identity(encode(key))
	if err != nil || identity.Recipient().String() != recipient {
		return Key{}, ErrWrongKey
	}
	return Key{identity}, nil
}

// Read returns the choice of a ballot. The error is ErrBallot for what is none of this box.
func (k Key) Read(sealed []byte) (string, error) {
	r, err := age.Decrypt(bytes.NewReader(sealed), k.identity)
	if err != nil {
		return "", ErrBallot
	}
	padded, err := io.ReadAll(io.LimitReader(r, room+1))
	if err != nil || len(padded) != room {
		return "", ErrBallot
	}
	n := int(binary.BigEndian.Uint16(padded))
	if n > room-2 {
		return "", ErrBallot
	}
	return string(padded[2 : 2+n]), nil
}

// An age identity is its key in Bech32 (BIP 173), which the library reads and writes but does not hand out as bytes.

const (
	prefix   = "AGE-SECRET-KEY-"
	alphabet = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
	checksum = 6
)

// decode takes the key out of an identity that age has just made.
func decode(identity string) (key [half]byte, err error) {
	data, ok := strings.CutPrefix(identity, prefix+"1")
	if !ok || len(data) != (half*8+4)/5+checksum {
		return key, errors.New("ballotbox: unexpected form of an age identity")
	}
	bits, have, n := 0, 0, 0
	for _, c := range data[:len(data)-checksum] {
		bits, have = bits<<5|strings.IndexRune(alphabet, c), have+5
		if have >= 8 && n < half {
			have -= 8
			key[n] = byte(bits >> have)
			bits &= 1<<have - 1
			n++
		}
	}
	if encode(key) != identity {
		return key, errors.New("ballotbox: unexpected form of an age identity")
	}
	return key, nil
}

// encode writes a key as an age identity.
func encode(key [half]byte) string {
	var data []byte
	bits, have := 0, 0
	for _, b := range key {
		for bits, have = bits<<8|int(b), have+8; have >= 5; bits &= 1<<have - 1 {
			have -= 5
			data = append(data, byte(bits>>have))
		}
	}
	data = append(data, byte(bits<<(5-have))) // 256 bits are 51 groups and one bit
	var expanded []byte
	lower := strings.ToLower(prefix)
	for _, c := range []byte(lower) {
		expanded = append(expanded, c>>5)
	}
	expanded = append(expanded, 0)
	for _, c := range []byte(lower) {
		expanded = append(expanded, c&31)
	}
	sum := polymod(append(append(expanded, data...), make([]byte, checksum)...)) ^ 1
	for i := range checksum {
		data = append(data, byte(sum>>(5*(checksum-1-i)))&31)
	}
	text := []byte(prefix + "1")
	for _, v := range data {
		text = append(text, alphabet[v])
	}
	return string(text)
}

// polymod is the checksum of BIP 173.
func polymod(values []byte) uint32 {
	sum := uint32(1)
	for _, v := range values {
		top := sum >> 25
		sum = sum&0x1ffffff<<5 ^ uint32(v)
		for i, g := range [...]uint32{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3} {
			if top>>i&1 == 1 {
				sum ^= g
			}
		}
	}
	return sum
}
