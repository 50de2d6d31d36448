package postgres_test

import (
	"os"
	"testing"

	"gremium/store"
	"gremium/store/postgres"
	"gremium/store/postgres/postgrestest"
	"gremium/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(postgrestest.Main(m)) }

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Open {
		url := postgrestest.URL(t)
		return func(t *testing.T, tables []store.Layout) store.Store { return open(t, url, tables) }
	})
}

func open(t testing.TB, url string, tables []store.Layout) *postgres.Store {
	t.Helper()
	s, err := postgres.Open(t.Context(), url, tables)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}
