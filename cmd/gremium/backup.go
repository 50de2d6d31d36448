package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"gremium/bot/text"
	"gremium/commands"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// Work beside a running bot: the file's lock is exclusive, so backup and doctor ask the running process over a
// socket beside the file, and open the file themselves when nobody listens.

type backupCommand struct {
	settings
	To string `arg:"" help:"The copy to make; it must not exist."`
}

// Run makes a consistent copy.
func (c *backupCommand) Run(ctx context.Context, out io.Writer) error {
	config, err := c.load()
	if err != nil {
		return err
	}
	to, err := filepath.Abs(c.To)
	if err != nil {
		return err
	}
	return besideOr(ctx, config.Store, "backup "+to, out, func(s store.Store) error {
		if err := backupTo(ctx, s, to); err != nil {
			return err
		}
		_, err := fmt.Fprintln(out, "backed up to", to)
		return err
	})
}

// backupTo writes a copy that is there whole or not at all, for its owner only, and notes when for the self-test.
func backupTo(ctx context.Context, s store.Store, file string) (err error) {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(file))
		}
	}()
	if err := errors.Join(s.Backup(ctx, f), f.Sync(), f.Close()); err != nil {
		return err
	}
	return s.Update(ctx, store.System, func(tx store.Tx) error {
		return records.Marks.Put(tx, records.Mark{Name: records.LastBackup, At: time.Now().UTC()})
	})
}

// rarely is after how many days without a backup the self-test says so.
const rarely = 7

// backupFinding is the self-test's look at the last backup. A database's backups are its operator's.
func backupFinding(ctx context.Context, s store.Store, now time.Time) (commands.Finding, error) {
	var last records.Mark
	err := s.View(ctx, store.System, func(tx store.Tx) (err error) {
		last, err = records.Marks.Get(tx, records.LastBackup)
		return err
	})
	switch {
	case errors.Is(err, store.ErrNotFound):
		return commands.Finding{Text: func(p text.Printer) text.Markup { return p.Say("operation.backup_none") }}, nil
	case err != nil:
		return commands.Finding{}, err
	}
	at := last.At.In(now.Location())
	if now.Sub(at) > rarely*24*time.Hour {
		return commands.Finding{Text: func(p text.Printer) text.Markup { return p.Say("operation.backup_old", "when", p.DateTime(at)) }}, nil
	}
	return commands.Finding{Good: true, Text: func(p text.Printer) text.Markup { return p.Say("operation.backup", "when", p.DateTime(at)) }}, nil
}

type doctorCommand struct{ settings }

// Run checks everything that is stored and prints each problem.
func (c *doctorCommand) Run(ctx context.Context, out io.Writer) error {
	config, err := c.load()
	if err != nil {
		return err
	}
	return besideOr(ctx, config.Store, "doctor", out, func(s store.Store) error { return examine(ctx, s, out) })
}

// examine checks the engine, and every council's documents, indexes and audit chain.
func examine(ctx context.Context, s store.Store, out io.Writer) error {
	var problems []error
	if checker, ok := s.(store.Checker); ok {
		problems = append(problems, checker.Check(ctx)...)
	}
	councils, err := s.Councils(ctx)
	if err != nil {
		return err
	}
	for _, id := range append([]string{store.System}, councils...) {
		err := s.View(ctx, id, func(tx store.Tx) error {
			problems = append(problems, records.Check(tx)...)
			problems = append(problems, scheduler.Check(tx)...)
			return nil
		})
		if err != nil {
			return err
		}
	}
	for _, p := range problems {
		fmt.Fprintln(out, p)
	}
	if len(problems) > 0 {
		return fmt.Errorf("%d problems", len(problems))
	}
	_, err = fmt.Fprintf(out, "consistent: %d councils\n", len(councils))
	return err
}

func storeKind(location string) string {
	if strings.HasPrefix(location, "postgres") && strings.Contains(location, "://") {
		return "postgres"
	}
	return "file"
}

// socketOf is where the process that has a file open listens.
func socketOf(location string) string { return location + ".sock" }

// besideOr has the running process do the work, or does it on the store opened here.
func besideOr(ctx context.Context, location, request string, out io.Writer, work func(store.Store) error) error {
	if storeKind(location) == "file" {
		// A mistyped name must not make an empty store.
		if _, err := os.Stat(location); err != nil {
			return err
		}
		var dialer net.Dialer
		if conn, err := dialer.DialContext(ctx, "unix", socketOf(location)); err == nil {
			defer conn.Close()
			return ask(conn, request, out)
		}
	}
	s, err := openEngine(ctx, location)
	if err != nil {
		return err
	}
	if err = tellVersion(ctx, s, out); err == nil {
		err = work(s)
	}
	return errors.Join(err, s.Close())
}

// tellVersion says when a store is older than the program, which is left so, and refuses a newer one.
func tellVersion(ctx context.Context, s store.Store, out io.Writer) error {
	known := len(records.Migrations)
	all, highest, err := store.Version(ctx, s)
	switch {
	case err != nil:
		return err
	case highest > known:
		return fmt.Errorf("%w: it has version %d, this program knows %d", store.ErrNewer, highest, known)
	case all < known:
		_, err = fmt.Fprintf(out, "the store has version %d, this program knows %d; `gremium run` brings it up to date\n", all, known)
	}
	return err
}

// ask sends a request line and copies the answer. Its last line is "ok" or "error: …".
func ask(conn net.Conn, request string, out io.Writer) error {
	if _, err := fmt.Fprintln(conn, request); err != nil {
		return err
	}
	last := ""
	lines := bufio.NewScanner(conn)
	for lines.Scan() {
		if last != "" {
			fmt.Fprintln(out, last)
		}
		last = lines.Text()
	}
	switch failed, ok := strings.CutPrefix(last, "error: "); {
	case ok:
		return errors.New(failed)
	case last != "ok":
		return errors.New("the running gremium ended before it had answered")
	}
	return lines.Err()
}

// serveBeside listens for requests of this machine's owner of the file; the function it returns ends that.
func serveBeside(location string, s store.Store) (stop func() error, err error) {
	if storeKind(location) != "file" {
		return func() error { return nil }, nil
	}
	// The lock on the file is ours, so a socket that is there was left by a process that was killed.
	path := socketOf(location)
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	listener, err := listenPrivately(path)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(context.Background())
	var serving sync.WaitGroup
	serving.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			serving.Go(func() { answerBeside(ctx, conn, s) })
		}
	})
	return func() error {
		cancel()
		err := listener.Close()
		serving.Wait()
		return err
	}, nil
}

func answerBeside(ctx context.Context, conn net.Conn, s store.Store) {
	defer conn.Close()
	if err := conn.SetReadDeadline(time.Now().Add(5 * time.Second)); err != nil {
		return
	}
	line, err := bufio.NewReader(io.LimitReader(conn, 8<<10)).ReadString('\n')
	if err != nil {
		return
	}
	word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	switch word {
	case "backup":
		if err = backupTo(ctx, s, rest); err == nil {
			fmt.Fprintln(conn, "backed up to", rest)
		}
	case "doctor":
		err = examine(ctx, s, conn)
	default:
		err = fmt.Errorf("the running gremium does not know %q", word)
	}
	if err != nil {
		fmt.Fprintln(conn, "error: "+strings.ReplaceAll(err.Error(), "\n", "; "))
		return
	}
	fmt.Fprintln(conn, "ok")
}
