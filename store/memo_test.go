package store

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

type inner struct {
	Words []string
	Next  *struct{ Words []string }
}

type outer struct {
	Name  string
	At    time.Time
	Inner inner
	List  []inner
	Plain []int
	None  []int
	Point *int
	Raw   json.RawMessage
}

const document = `{"Name":"a","At":"2027-03-24T16:00:00Z","Inner":{"Words":["a","b"],"Next":{"Words":["c"]}},"List":[{"Words":["d"]},{}],
	"Plain":[1,2],"Point":7,"Raw":[1]}`

// TestMemo: the second reading says what the first said, whatever has been done to what the first one gave.
func TestMemo(t *testing.T) {
	m := NewMemo[outer]()
	var want outer
	if err := json.Unmarshal([]byte(document), &want); err != nil {
		t.Fatal(err)
	}
	for round := range 3 {
		var got outer
		if err := m.decode([]byte(document), &got); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Fatalf("round %d: %s", round, d)
		}
		spoil(t, reflect.ValueOf(&got).Elem())
		if cmp.Equal(want, got) {
			t.Fatal("nothing was spoiled")
		}
	}
	if len(m.said) != 1 {
		t.Errorf("%d documents are remembered", len(m.said))
	}
}

// spoil changes everything that can be reached.
func spoil(t *testing.T, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.String:
		v.SetString("spoiled")
	case reflect.Int:
		v.SetInt(-1)
	case reflect.Uint8:
		v.SetUint(0)
	case reflect.Struct:
		if _, isTime := v.Interface().(time.Time); isTime {
			v.Set(reflect.ValueOf(time.Time{}))
			return
		}
		for n := range v.NumField() {
			spoil(t, v.Field(n))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			spoil(t, v.Elem())
		}
	case reflect.Slice:
		for n := range v.Len() {
			spoil(t, v.Index(n))
		}
	default:
		t.Fatalf("nothing spoils a %v", v.Kind())
	}
}

func TestMemoForgets(t *testing.T) {
	m := NewMemo[string]()
	long := strings.Repeat("x", memoSize/4)
	for _, word := range []string{"a", "b", "c", "d", "e", "f"} {
		for range 2 {
			var got string
			if err := m.decode([]byte(`"`+word+long+`"`), &got); err != nil || got != word+long {
				t.Fatal(len(got), err)
			}
		}
		if sum := len(m.said) * (len(long) + 3); sum != m.size || sum > memoSize {
			t.Fatalf("%d documents are remembered, of %d bytes", len(m.said), m.size)
		}
	}
	var got string
	for range 2 {
		if err := m.decode([]byte(`"broken`), &got); err == nil || got != "" {
			t.Errorf("a broken document was read as %q", got)
		}
	}
}

func TestMemoCannotCopy(t *testing.T) {
	for name, make := range map[string]func(){
		"any":        func() { NewMemo[struct{ A any }]() },
		"unexported": func() { NewMemo[struct{ a []int }]() },
		"map":        func() { NewMemo[[]map[string]int]() },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			make()
		}()
	}
}
