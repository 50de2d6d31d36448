package ballotbox

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"filippo.io/age"
	"pgregory.net/rapid"
)

func box(t interface {
	Helper()
	Fatal(...any)
}) (string, [Holders]Share) {
	t.Helper()
	recipient, shares, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return recipient, shares
}

// Any two shares, in any order, open the box; one does not, nor do those of another box.
func TestAnyTwoOpen(t *testing.T) {
	recipient, shares := box(t)
	sealed, err := Seal(recipient, "yes")
	if err != nil {
		t.Fatal(err)
	}
	_, others := box(t)
	for one := range Holders {
		for two := range Holders {
			key, err := Open(recipient, shares[one], shares[two])
			if one == two {
				if !errors.Is(err, ErrSameHolder) {
					t.Errorf("share %d twice: got %v", one, err)
				}
				continue
			}
			if err != nil {
				t.Fatalf("shares %d and %d: %v", one, two, err)
			}
			if choice, err := key.Read(sealed); err != nil || choice != "yes" {
				t.Errorf("shares %d and %d read %q, %v", one, two, choice, err)
			}
			if _, err := Open(recipient, shares[one], others[two]); !errors.Is(err, ErrWrongKey) {
				t.Errorf("a share of another box: got %v", err)
			}
		}
	}
}

// What one holder has is noise: no half of it is the key, and no two halves make it.
func TestOneShareIsNoise(t *testing.T) {
	recipient, shares := box(t)
	for _, s := range shares {
		for other := range Holders {
			if other == s.Holder {
				continue
			}
			forged := Share{Holder: other}
			for _, h := range [][half]byte{s.halves[0], s.halves[1], {}} {
				forged.halves[0], forged.halves[1] = h, h
				if _, err := Open(recipient, s, forged); err == nil {
					t.Fatalf("share %d opens the box alone", s.Holder)
				}
			}
		}
	}
}

func TestBallotsHaveOneLength(t *testing.T) {
	recipient, _ := box(t)
	var length int
	seen := map[string]bool{}
	for _, choice := range []string{"", "yes", "no", "abstain", strings.Repeat("ü", 127), "yes"} {
		sealed, err := Seal(recipient, choice)
		if err != nil {
			t.Fatal(err)
		}
		if length == 0 {
			length = len(sealed)
		}
		// A short choice may be among random bytes by chance.
		if len(sealed) != length || seen[string(sealed)] || len(choice) > 6 && bytes.Contains(sealed, []byte(choice)) {
			t.Errorf("the ballot of %q shows: %d bytes, others have %d", choice, len(sealed), length)
		}
		seen[string(sealed)] = true
	}
	if _, err := Seal(recipient, strings.Repeat("x", room-1)); !errors.Is(err, ErrTooLong) {
		t.Errorf("a choice without room: got %v", err)
	}
	if _, err := Seal("age1nonsense", "yes"); err == nil {
		t.Error("sealed for a recipient that is none")
	}
}

func TestReadRefuses(t *testing.T) {
	recipient, shares := box(t)
	key, err := Open(recipient, shares[0], shares[2])
	if err != nil {
		t.Fatal(err)
	}
	other, _ := box(t)
	foreign, _ := Seal(other, "yes")
	own, _ := Seal(recipient, "yes")
	damaged := bytes.Clone(own)
	damaged[len(damaged)-1] ^= 1
	short := func(n int) []byte { // encrypted for the box, but not by Seal
		to, _ := age.ParseX25519Recipient(recipient)
		var b bytes.Buffer
		w, _ := age.Encrypt(&b, to)
		w.Write(bytes.Repeat([]byte{0xff}, n))
		w.Close()
		return b.Bytes()
	}
	for name, ballot := range map[string][]byte{
		"of another box": foreign, "damaged": damaged, "cut": own[:len(own)-20], "empty": nil, "too short": short(3),
		"too long": short(room + 1), "with a length beyond it": short(room),
	} {
		if choice, err := key.Read(ballot); !errors.Is(err, ErrBallot) {
			t.Errorf("%s: read %q, %v", name, choice, err)
		}
	}
}

func TestShareText(t *testing.T) {
	_, shares := box(t)
	for _, s := range shares {
		if got, err := ParseShare(s.Text()); err != nil || got != s {
			t.Errorf("share %d read back: %v", s.Holder, err)
		}
		if written := fmt.Sprint(s) + fmt.Sprintf("%v %s", s, s); strings.Contains(written, s.Text()[1:20]) {
			t.Errorf("printing a share shows it: %s", written)
		}
	}
	for _, wrong := range []string{"", "0", "3" + shares[0].Text()[1:], shares[0].Text() + "A", "x", shares[0].Text()[:80]} {
		if _, err := ParseShare(wrong); !errors.Is(err, ErrShare) {
			t.Errorf("%q is taken for a share", wrong)
		}
	}
}

// Our Bech32 is age's.
func TestIdentity(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var key [half]byte
		copy(key[:], rapid.SliceOfN(rapid.Byte(), half, half).Draw(t, "key"))
		identity, err := age.ParseX25519Identity(encode(key))
		if err != nil {
			t.Fatal(err)
		}
		if back, err := decode(identity.String()); err != nil || back != key {
			t.Fatalf("%x came back as %x, %v", key, back, err)
		}
	})
	if _, err := decode("AGE-SECRET-KEY-1QQQ"); err == nil {
		t.Error("decoded what is no identity")
	}
}

// Whatever a ballot says and whoever opens it, it comes out as it went in.
func TestRoundTrip(t *testing.T) {
	recipient, shares := box(t)
	rapid.Check(t, func(t *rapid.T) {
		choice := rapid.StringN(0, -1, room-2).Draw(t, "choice")
		one := rapid.IntRange(0, Holders-1).Draw(t, "one")
		two := (one + rapid.IntRange(1, Holders-1).Draw(t, "two")) % Holders
		sealed, err := Seal(recipient, choice)
		if err != nil {
			t.Fatal(err)
		}
		key, err := Open(recipient, shares[one], shares[two])
		if err != nil {
			t.Fatal(err)
		}
		if got, err := key.Read(sealed); err != nil || got != choice {
			t.Fatalf("%q came out as %q, %v", choice, got, err)
		}
	})
}
