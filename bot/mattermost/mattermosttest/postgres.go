package mattermosttest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// postgres is a PostgreSQL of our own: a fresh data folder, loopback only, no fsync because nothing here must outlive
// the test. It runs as the user postgres when we are root, which PostgreSQL refuses to be.
type postgres struct {
	url, dir, bin string
	as            *syscall.Credential
	cmd           *exec.Cmd
	ended         chan struct{}
}

func startPostgres() (*postgres, error) {
	bin, err := postgresBin()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "gremium-postgres-")
	if err != nil {
		return nil, err
	}
	p := &postgres{dir: dir, bin: bin}
	if err := p.start(); err != nil {
		_ = os.RemoveAll(dir)
		return nil, err
	}
	return p, nil
}

func (p *postgres) start() error {
	if os.Geteuid() == 0 {
		account, err := user.Lookup("postgres")
		if err != nil {
			return err
		}
		uid, err1 := strconv.Atoi(account.Uid)
		gid, err2 := strconv.Atoi(account.Gid)
		if err := errors.Join(err1, err2, os.Chown(p.dir, uid, gid)); err != nil {
			return err
		}
		p.as = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	}
	port, err := freePort()
	if err != nil {
		return err
	}
	data := filepath.Join(p.dir, "data")
	if err := p.do("initdb", "-D", data, "-U", "gremium", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"); err != nil {
		return err
	}
	said, err := os.Create(filepath.Join(p.dir, "log"))
	if err != nil {
		return err
	}
	defer said.Close()
	p.cmd = exec.Command(filepath.Join(p.bin, "postgres"), "-D", data, "-h", "127.0.0.1", "-p", strconv.Itoa(port), "-k", p.dir,
		"-F", "-c", "max_connections=120", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")
	p.cmd.Dir, p.cmd.Stdout, p.cmd.Stderr = p.dir, said, said
	// It goes down with the test process, however that ends.
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Credential: p.as, Pdeathsig: syscall.SIGQUIT}
	if err := p.cmd.Start(); err != nil {
		return err
	}
	p.ended = make(chan struct{})
	go func() { _ = p.cmd.Wait(); close(p.ended) }()
	err = until(time.Minute, func() bool {
		return p.do("createdb", "-h", "127.0.0.1", "-p", strconv.Itoa(port), "-U", "gremium", "mattermost") == nil
	})
	if err != nil {
		text, _ := os.ReadFile(said.Name())
		p.stop()
		return fmt.Errorf("PostgreSQL: %w\n%s", err, text)
	}
	p.url = fmt.Sprintf("postgres://gremium@127.0.0.1:%d/mattermost?sslmode=disable", port)
	return nil
}

func (p *postgres) stop() {
	if p == nil {
		return
	}
	if p.cmd != nil {
		_ = p.cmd.Process.Signal(syscall.SIGQUIT)
		<-p.ended
		p.cmd = nil
	}
	_ = os.RemoveAll(p.dir)
}

func (p *postgres) do(program string, args ...string) error {
	cmd := exec.Command(filepath.Join(p.bin, program), args...)
	cmd.Dir, cmd.SysProcAttr = p.dir, &syscall.SysProcAttr{Credential: p.as}
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", program, err, out)
	}
	return nil
}

// sql runs statements on the server's database.
func (p *postgres) sql(statements ...string) error {
	cmd := exec.Command(filepath.Join(p.bin, "psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", p.url)
	cmd.Dir, cmd.Stdin = p.dir, strings.NewReader(strings.Join(statements, ";\n")+";\n")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("psql: %w\n%s", err, out)
	}
	return nil
}

func postgresBin() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		if path, err = filepath.EvalSymlinks(path); err == nil { // its neighbours need not be linked as well
			return filepath.Dir(path), nil
		}
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		return "", errors.New("PostgreSQL's initdb not found")
	}
	return filepath.Dir(slices.Max(found)), nil
}
