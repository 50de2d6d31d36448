package store

import (
	"encoding/json"
	"fmt"
	"reflect"
	"sync"
	"time"
)

// Memo remembers what documents say, by their bytes: the same bytes need not be taken apart again. So it never has to
// be told of a change, and knows nothing of transactions and councils. It is for tables whose documents are read at
// nearly every command: reading their JSON would be half of all that a command costs.
type Memo[T any] struct {
	apart func(reflect.Value)

	mu   sync.RWMutex
	size int
	said map[string]T
}

// memoSize is how many bytes of documents a Memo remembers. When they are more, it begins anew.
const memoSize = 1 << 19

// NewMemo makes a memo. It panics for a type of which it makes no copies that share nothing: one with maps, say.
func NewMemo[T any]() *Memo[T] {
	return &Memo[T]{apart: apart(reflect.TypeFor[T]()), said: map[string]T{}}
}

// decode reads a document. What it gives is the caller's: it may be changed.
func (m *Memo[T]) decode(doc []byte, v *T) error {
	m.mu.RLock()
	said, known := m.said[string(doc)]
	m.mu.RUnlock()
	if !known {
		if err := json.Unmarshal(doc, &said); err != nil {
			return err
		}
		m.keep(string(doc), said)
	}
	*v = said
	if m.apart != nil {
		m.apart(reflect.ValueOf(v).Elem())
	}
	return nil
}

// Copier makes a function that copies values of a type so that the copies share nothing with them that could be changed. It
// panics for a type of which there is no such copy.
func Copier[T any]() func(T) T {
	own := apart(reflect.TypeFor[T]())
	return func(v T) T {
		if own != nil {
			own(reflect.ValueOf(&v).Elem())
		}
		return v
	}
}

func (m *Memo[T]) keep(doc string, said T) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.size += len(doc); m.size > memoSize {
		clear(m.said)
		m.size = len(doc)
	}
	m.said[doc] = said
}

// apart makes the function that gives a value copied by assignment its own slices and what pointers point to; nil where
// it has none.
func apart(t reflect.Type) func(reflect.Value) {
	if t == reflect.TypeFor[time.Time]() {
		return nil // nobody can change what it points to
	}
	switch t.Kind() {
	case reflect.Struct:
		return apartFields(t)
	case reflect.Slice:
		each := apart(t.Elem())
		return func(v reflect.Value) {
			if v.IsNil() {
				return
			}
			own := reflect.MakeSlice(t, v.Len(), v.Len())
			reflect.Copy(own, v)
			v.Set(own)
			for i := 0; each != nil && i < own.Len(); i++ {
				each(own.Index(i))
			}
		}
	case reflect.Pointer:
		below := apart(t.Elem())
		return func(v reflect.Value) {
			if v.IsNil() {
				return
			}
			own := reflect.New(t.Elem())
			own.Elem().Set(v.Elem())
			v.Set(own)
			if below != nil {
				below(own.Elem())
			}
		}
	case reflect.Map, reflect.Interface, reflect.Func, reflect.Chan, reflect.Array, reflect.UnsafePointer:
		panic(fmt.Sprintf("store: a Memo does not copy a %v", t))
	}
	return nil
}

func apartFields(t reflect.Type) func(reflect.Value) {
	var numbers []int
	var parts []func(reflect.Value)
	for n := range t.NumField() {
		f := t.Field(n)
		part := apart(f.Type)
		if part != nil && !f.IsExported() {
			panic(fmt.Sprintf("store: a Memo does not copy %v.%s", t, f.Name))
		}
		if part != nil {
			numbers, parts = append(numbers, n), append(parts, part)
		}
	}
	if parts == nil {
		return nil
	}
	return func(v reflect.Value) {
		for i, n := range numbers {
			parts[i](v.Field(n))
		}
	}
}
