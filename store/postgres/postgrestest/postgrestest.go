// Package postgrestest gives tests a PostgreSQL server of their own.
//
// Start makes a cluster in a temporary directory, on a free port of the loopback interface, without the disk's
// syncs, and removes it afterwards. If the environment has GREMIUM_TEST_POSTGRES, a URL, that server is used instead.
// The server's programs are looked for in PATH and where Debian puts them; without them Start returns ErrMissing
// and tests are skipped by name. A server does not outlive the process that started it, even if that is killed.
//
//	func TestMain(m *testing.M) { os.Exit(postgrestest.Main(m)) }
//
//	func TestSomething(t *testing.T) {
//		url := postgrestest.URL(t) // a schema of its own
package postgrestest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// ErrMissing is returned by Start where PostgreSQL is not installed.
var ErrMissing = errors.New("PostgreSQL is not installed: apt-get install postgresql")

// Start starts a server and returns the URL of an empty database in it, and how to stop it.
func Start(ctx context.Context) (url string, stop func(), err error) {
	if url := os.Getenv("GREMIUM_TEST_POSTGRES"); url != "" {
		return url, func() {}, nil
	}
	bin, err := programs()
	if err != nil {
		return "", nil, err
	}
	dir, err := os.MkdirTemp("", "gremium-postgres-")
	if err != nil {
		return "", nil, err
	}
	url, end, err := start(ctx, bin, dir)
	if err != nil {
		return "", nil, errors.Join(err, os.RemoveAll(dir))
	}
	return url, func() { end(); _ = os.RemoveAll(dir) }, nil
}

// programs is the directory of initdb and postgres.
func programs() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path), nil
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		return "", ErrMissing
	}
	return filepath.Dir(found[len(found)-1]), nil
}

// script runs the server until its own input ends, which happens when we close it and also when we die.
const script = `
"$1/initdb" -D "$2/data" -U gremium -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$2/log" 2>&1 || exit
"$1/postgres" -D "$2/data" -p "$3" -k "$2" -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off \
	-c full_page_writes=off -c max_connections=200 >>"$2/log" 2>&1 </dev/null &
trap '' INT TERM
read -r end
kill -INT $!
wait
rm -rf "$2/data"
`

func start(ctx context.Context, bin, dir string) (string, func(), error) {
	port, err := freePort()
	if err != nil {
		return "", nil, err
	}
	command := []string{"/bin/sh", "-c", script, "sh", bin, dir, strconv.Itoa(port)}
	if os.Geteuid() == 0 { // as which PostgreSQL refuses to run
		if err := give(dir, "postgres"); err != nil {
			return "", nil, err
		}
		command = append([]string{"setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"}, command...)
	}
	server := exec.Command(command[0], command[1:]...)
	server.Dir = dir
	input, err := server.StdinPipe()
	if err != nil {
		return "", nil, err
	}
	if err := server.Start(); err != nil {
		return "", nil, err
	}
	ended := make(chan struct{})
	go func() { _ = server.Wait(); close(ended) }()
	stop := func() { _ = input.Close(); <-ended }

	url := fmt.Sprintf("postgres://gremium@127.0.0.1:%d/postgres?sslmode=disable", port)
	if err := answer(ctx, url, ended); err != nil {
		stop()
		log, _ := os.ReadFile(filepath.Join(dir, "log"))
		return "", nil, fmt.Errorf("%w\n%s", err, bytes.TrimSpace(log))
	}
	return url, stop, nil
}

func give(dir, name string) error {
	u, err := user.Lookup(name)
	if err != nil {
		return err
	}
	uid, err1 := strconv.Atoi(u.Uid)
	gid, err2 := strconv.Atoi(u.Gid)
	return errors.Join(err1, err2, os.Chown(dir, uid, gid))
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// answer waits until the server takes connections.
func answer(ctx context.Context, url string, ended <-chan struct{}) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	again := time.NewTicker(50 * time.Millisecond)
	defer again.Stop()
	for {
		conn, err := pgx.Connect(ctx, url)
		if err == nil {
			return conn.Close(ctx)
		}
		select {
		case <-again.C:
		case <-ended:
			return errors.New("PostgreSQL ended")
		case <-ctx.Done():
			return fmt.Errorf("PostgreSQL does not answer: %w", err)
		}
	}
}

// server is the one that all tests of a process share.
var server struct {
	sync.Mutex
	url  string
	stop func()
	err  error
}

var schemas atomic.Int64

// Main runs the tests of a package and then stops the server, if any of them has asked for it.
func Main(m *testing.M) int {
	code := m.Run()
	server.Lock()
	defer server.Unlock()
	if server.stop != nil {
		server.stop()
	}
	return code
}

// URL is the URL of the process's server with an empty schema of the test's own, which is dropped with the test. It
// skips the test where PostgreSQL is missing. The package's TestMain must be Main, which stops the server.
func URL(t testing.TB) string {
	t.Helper()
	server.Lock()
	if server.url == "" && server.err == nil {
		server.url, server.stop, server.err = Start(context.Background())
	}
	base, err := server.url, server.err
	server.Unlock()
	if errors.Is(err, ErrMissing) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	schema := fmt.Sprintf("test_%d_%d", os.Getpid(), schemas.Add(1))
	t.Cleanup(func() { drop(t, base, schema) })
	u, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("search_path", schema)
	q.Set("application_name", schema) // by which a test recognises its own connections
	u.RawQuery = q.Encode()
	return u.String()
}

func drop(t testing.TB, url, schema string) {
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		t.Error(err)
		return
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, "DROP SCHEMA IF EXISTS "+schema+" CASCADE"); err != nil {
		t.Error(err)
	}
}
