package bolt_test

import (
	"path/filepath"
	"testing"

	"gremium/store"
	"gremium/store/bolt"
	"gremium/store/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Open {
		path := filepath.Join(t.TempDir(), "store")
		return func(t *testing.T, tables []store.Layout) store.Store { return open(t, path, tables) }
	})
}

// open opens a file and closes it with the test.
func open(t testing.TB, path string, tables []store.Layout, options ...bolt.Option) *bolt.Store {
	t.Helper()
	s, err := bolt.Open(path, tables, options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}
