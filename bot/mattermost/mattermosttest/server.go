// Package mattermosttest runs a real Mattermost server for tests and acts as its users.
//
// Start starts one server per test process, on loopback, with a PostgreSQL of its own; Stop, called by TestMain, tears
// both down. The server is built once by .ci/mattermost/build.sh and kept in the user's cache folder;
// GREMIUM_MATTERMOST_BINARY names another. Without it the test is skipped, by name.
//
//	func TestMain(m *testing.M) { code := m.Run(); mattermosttest.Stop(); os.Exit(code) }
//
//	func TestVote(t *testing.T) {
//		server := mattermosttest.Start(t)
//		team := server.Team(t)
//		anna := server.User(t, team, "anna")
//		answer := anna.Slash(t, team, channel, "/gremium hilfe")
package mattermosttest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/mattermost/mattermost/server/public/model"
)

// Server is a running Mattermost server.
type Server struct {
	URL   string         // http://127.0.0.1:port
	Admin *model.Client4 // a system administrator, signed in
	Local *model.Client4 // the local mode socket: may do everything, is nobody
	Log   func() string  // the server's log so far
	admin *model.User    // the administrator's account
	dir   string         // everything the server writes
	env   []string       // its configuration
	port  int            //
	db    *postgres      //
	cmd   *exec.Cmd      // nil while stopped
	ended chan struct{}  // closed when cmd has ended
	log   *Buffer        //
}

var (
	once    sync.Once
	running *Server
	failed  error
	skipped string
)

// Start returns the server of this test process.
func Start(t testing.TB) *Server {
	t.Helper()
	once.Do(func() {
		binary, err := Binary()
		if err != nil {
			skipped = err.Error()
			return
		}
		running, failed = start(binary)
	})
	switch {
	case skipped != "":
		t.Skip("no real Mattermost server: " + skipped)
	case failed != nil:
		t.Fatal(failed)
	}
	return running
}

// Stop ends the server, if one was started, and removes what it wrote.
func Stop() {
	if running == nil {
		return
	}
	running.Kill()
	running.db.stop()
	_ = os.RemoveAll(running.dir)
}

// Binary returns the built server, or an error that says how to build it.
func Binary() (string, error) {
	if path := os.Getenv("GREMIUM_MATTERMOST_BINARY"); path != "" {
		_, err := os.Stat(path)
		return path, err
	}
	root, err := os.Getwd()
	if err != nil {
		return "", err
	}
	const folder = ".ci/mattermost"
	for {
		sum, err := os.ReadFile(filepath.Join(root, folder, "go.sum"))
		if err == nil {
			hash := sha256.Sum256(sum)
			cache, err := os.UserCacheDir()
			if err != nil {
				return "", err
			}
			path := filepath.Join(cache, "gremium", "mattermost-"+hex.EncodeToString(hash[:])[:16])
			if _, err := os.Stat(path); err != nil {
				return "", fmt.Errorf("run %s/build.sh once", folder)
			}
			return path, nil
		}
		parent := filepath.Dir(root)
		if parent == root {
			return "", fmt.Errorf("%s/go.sum not found", folder)
		}
		root = parent
	}
}

func start(binary string) (_ *Server, err error) {
	dir, err := os.MkdirTemp("", "gremium-mattermost-")
	if err != nil {
		return nil, err
	}
	s := &Server{dir: dir, log: &Buffer{}}
	s.Log = s.log.String
	defer func() {
		if err != nil {
			s.Kill()
			s.db.stop()
			_ = os.RemoveAll(dir)
		}
	}()
	if s.db, err = startPostgres(); err != nil {
		return nil, err
	}
	if s.port, err = freePort(); err != nil {
		return nil, err
	}
	s.URL = "http://127.0.0.1:" + strconv.Itoa(s.port)
	socket := filepath.Join(dir, "local.socket")
	s.env = append(os.Environ(),
		"MM_CONFIG="+filepath.Join(dir, "config.json"),
		"MM_SQLSETTINGS_DRIVERNAME=postgres", "MM_SQLSETTINGS_DATASOURCE="+s.db.url,
		"MM_SERVICESETTINGS_LISTENADDRESS=127.0.0.1:"+strconv.Itoa(s.port),
		"MM_SERVICESETTINGS_ENABLELOCALMODE=true", "MM_SERVICESETTINGS_LOCALMODESOCKETLOCATION="+socket,
		"MM_SERVICESETTINGS_ENABLEONBOARDINGFLOW=false", "MM_SERVICESETTINGS_ENABLETUTORIAL=false",
		"MM_TEAMSETTINGS_ENABLEOPENSERVER=true", "MM_TEAMSETTINGS_MAXUSERSPERTEAM=1000", "MM_RATELIMITSETTINGS_ENABLE=false",
		"MM_FILESETTINGS_DIRECTORY="+filepath.Join(dir, "files"),
		"MM_PLUGINSETTINGS_ENABLE=false", "MM_PLUGINSETTINGS_DIRECTORY="+filepath.Join(dir, "plugins"),
		"MM_PLUGINSETTINGS_CLIENTDIRECTORY="+filepath.Join(dir, "client"),
		"MM_LOGSETTINGS_ENABLEDIAGNOSTICS=false", "MM_LOGSETTINGS_FILELOCATION="+dir, "MM_LOGSETTINGS_ENABLEFILE=false",
		"MM_ANNOUNCEMENTSETTINGS_ADMINNOTICESENABLED=false", "MM_ANNOUNCEMENTSETTINGS_USERNOTICESENABLED=false",
	)
	s.Local = model.NewAPIv4SocketClient(socket)
	if err := s.run(binary); err != nil {
		return nil, err
	}
	return s, s.firstAdmin()
}

// run starts the program and waits until it answers.
func (s *Server) run(binary string) error {
	cmd := exec.Command(binary)
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = s.dir, s.env, s.log, s.log
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := cmd.Start(); err != nil {
		return err
	}
	ended := make(chan struct{})
	go func() { _ = cmd.Wait(); close(ended) }()
	s.cmd, s.ended = cmd, ended
	err := until(2*time.Minute, func() bool {
		select {
		case <-ended:
			return true
		default:
		}
		response, err := http.Get(s.URL + "/api/v4/system/ping")
		if err != nil {
			return false
		}
		defer response.Body.Close()
		return response.StatusCode == http.StatusOK
	})
	select {
	case <-ended:
		return fmt.Errorf("the Mattermost server ended:\n%s", tail(s.log.String()))
	default:
	}
	if err != nil {
		return fmt.Errorf("the Mattermost server does not answer: %w\n%s", err, tail(s.log.String()))
	}
	return nil
}

// Restart stops the server, keeps it down while the function runs, and starts it again.
func (s *Server) Restart(t testing.TB, meanwhile func()) {
	t.Helper()
	binary := s.cmd.Path
	s.Kill()
	if meanwhile != nil {
		meanwhile()
	}
	if err := s.run(binary); err != nil {
		t.Fatal(err)
	}
}

// Kill ends the program at once.
func (s *Server) Kill() {
	if s.cmd == nil {
		return
	}
	_ = s.cmd.Process.Kill()
	<-s.ended
	s.cmd = nil
}

// Configure changes the server's configuration until the test ends.
func (s *Server) Configure(t testing.TB, change func(*model.Config)) {
	t.Helper()
	ctx := context.Background()
	before, _, err := s.Admin.GetConfig(ctx)
	if err != nil {
		t.Fatal(err)
	}
	after := before.Clone()
	change(after)
	if _, _, err := s.Admin.UpdateConfig(ctx, after); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, _, err := s.Admin.UpdateConfig(ctx, before); err != nil {
			t.Error(err)
		}
	})
}

const password = "Passwort-123!"

func (s *Server) firstAdmin() error {
	ctx := context.Background()
	admin := &model.User{Username: "verwaltung", Email: "verwaltung@stadt.example", Password: password}
	created, _, err := s.Local.CreateUser(ctx, admin)
	if err != nil {
		return err
	}
	if _, err := s.Local.UpdateUserRoles(ctx, created.Id, "system_user system_admin"); err != nil {
		return err
	}
	s.Admin = model.NewAPIv4Client(s.URL)
	s.admin, _, err = s.Admin.Login(ctx, created.Username, password)
	if err != nil {
		return err
	}
	config := &model.Config{}
	config.ServiceSettings.SiteURL = model.NewPointer(s.URL)
	config.ServiceSettings.EnableBotAccountCreation = model.NewPointer(true)
	config.ServiceSettings.EnableUserAccessTokens = model.NewPointer(true)
	config.ServiceSettings.EnableCommands = model.NewPointer(true)
	config.ServiceSettings.EnablePostUsernameOverride = model.NewPointer(true)
	config.ServiceSettings.AllowedUntrustedInternalConnections = model.NewPointer("127.0.0.1 localhost")
	config.EmailSettings.SendEmailNotifications = model.NewPointer(false)
	config.EmailSettings.SendPushNotifications = model.NewPointer(false)
	_, _, err = s.Admin.PatchConfig(ctx, config) // not by environment, so that tests can change it
	return err
}

// until asks a condition again and again until it holds. It is the only place where tests wait for the real server.
func until(limit time.Duration, holds func() bool) error {
	over := time.After(limit)
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	for !holds() {
		select {
		case <-again.C:
		case <-over:
			return fmt.Errorf("not within %v", limit)
		}
	}
	return nil
}

// Until waits until a condition holds, at most 20 seconds.
func Until(t testing.TB, what string, holds func() bool) {
	t.Helper()
	if err := until(20*time.Second, holds); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

func tail(s string) string {
	lines := strings.Split(s, "\n")
	return strings.Join(lines[max(0, len(lines)-30):], "\n")
}
