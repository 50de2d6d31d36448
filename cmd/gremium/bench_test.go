package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
	"gremium/bot/mattermost"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
	"gremium/store/bolt"
)

// hall is the whole program in this process, with a council of many members and three planned meetings. Its chat
// server is played: it knows everybody, and signs what they type with a key that is ours.
type hall struct {
	testing.TB
	*process
	chat          *mattermost.Platform
	key           *ecdsa.PrivateKey
	zone          *time.Location
	channel, team string
	people        []string // ids of the members; the first one coordinates
	bot           string
	file          string // of the store
	config        mattermost.Config
	binary        string // the program, where it runs as a process of its own
	listen        string // where that listens
	typed         atomic.Int64
}

const slashToken = "token-of-the-played-server"

// newHall opens the program on a new file.
func newHall(t testing.TB, members int, options ...bolt.Option) *hall {
	t.Helper()
	h := &hall{TB: t, channel: model.NewId(), team: model.NewId(), bot: model.NewId()}
	for range members {
		h.people = append(h.people, model.NewId())
	}
	var err error
	if h.zone, err = time.LoadLocation("Europe/Berlin"); err != nil {
		t.Fatal(err)
	}
	if h.key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(h.serve))
	t.Cleanup(server.Close)
	log := slog.New(slog.DiscardHandler)
	h.config = mattermost.Config{
		ServerURL: server.URL, CallbackURL: server.URL, Token: "t", Secret: strings.Repeat("s", 32), SlashTokens: []string{slashToken}, Log: log,
	}
	if h.chat, err = mattermost.New(h.config); err != nil {
		t.Fatal(err)
	}
	h.file = filepath.Join(t.TempDir(), "gremium.db")
	s, err := openStore(context.Background(), h.file, nil, options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	h.process = h.on(s)
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- h.chat.Run(ctx, h.core) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	h.found()
	return h
}

// on is the program on a store.
func (h *hall) on(s store.Store) *process {
	return assemble(wiring{
		store: s, now: func() time.Time { return time.Now().In(h.zone) }, log: slog.New(slog.DiscardHandler),
		platforms: map[string]bot.Platform{h.chat.Name(): h.chat},
	})
}

// found sets a working group up with a coordinator and many members, and plans three meetings.
func (h *hall) found() {
	h.Helper()
	h.says(h.people[0], "/gremium einrichten muster:arbeitsgruppe name:Arbeitsgruppe")
	join(h, h.store, h.people)
	for week := range 3 {
		day := time.Now().In(h.zone).AddDate(0, 0, 28+7*week)
		h.says(h.people[0], "/sitzung neu "+day.Format("02.01.2006")+` 16:00 ort:"Rathaus, Saal 2" trotzdem:ja`)
	}
}

// join makes accounts of Mattermost members of the only body, the first one its coordinator. By commands that would
// take minutes.
func join(t testing.TB, s store.Store, accounts []string) {
	t.Helper()
	ctx := context.Background()
	councils, err := s.Councils(ctx)
	if err != nil || len(councils) != 1 {
		t.Fatal(councils, err)
	}
	err = s.Update(ctx, councils[0], func(tx store.Tx) error {
		for body, err := range records.Organizations.List(tx, store.Range{}) {
			if err != nil {
				return err
			}
			for n, id := range accounts {
				account := council.Account{Platform: mattermost.Name, ID: id, Username: "person" + strconv.Itoa(n)}
				person := council.Person{ID: "p" + id, Name: "Person " + strconv.Itoa(n), Accounts: []council.Account{account}}
				member := council.Membership{
					ID: "m" + id, Person: person.ID, Organization: body.ID, Roles: []council.Role{council.Member}, VotingRight: true, Start: "2026-01-01",
				}
				if n == 0 {
					member.Roles = []council.Role{council.Coordinator}
				}
				if err := records.PutPerson(tx, person); err != nil {
					return err
				}
				if err := records.Memberships.Put(tx, member); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// event is a line that somebody types in the channel.
func (h *hall) event(who, line string) bot.Event {
	key := "event " + strconv.FormatInt(h.typed.Add(1), 10)
	return bot.Event{
		Once: bot.Once{Key: key, Until: time.Now().Add(10 * time.Minute)}, Line: line,
		From:    bot.Account{Platform: h.chat.Name(), ID: who, Username: who, Name: who},
		Channel: bot.Channel{Platform: h.chat.Name(), ID: h.channel, Name: "Arbeitsgruppe", Team: h.team},
	}
}

// says has the core handle a line, which it must not refuse.
func (h *hall) says(who, line string) {
	h.Helper()
	if reply := h.core.Handle(context.Background(), h.event(who, line)); reply.Failed {
		h.Fatalf("%s: %+v %+v", line, reply.Message, reply.Form)
	}
}

// form is a line as the chat server posts it to us, signed.
func (h *hall) form(who, line string) string {
	h.Helper()
	signed := model.NewId() + ":" + who + ":" + strconv.FormatInt(time.Now().UnixMilli(), 10) + ":"
	sum := sha256.Sum256([]byte(signed))
	signature, err := ecdsa.SignASN1(rand.Reader, h.key, sum[:])
	if err != nil {
		h.Fatal(err)
	}
	command, text, _ := strings.Cut(line, " ")
	return url.Values{
		"token": {slashToken}, "team_id": {h.team}, "team_domain": {"stadt"}, "channel_id": {h.channel}, "channel_name": {"arbeitsgruppe"},
		"user_id": {who}, "user_name": {"person"}, "command": {command}, "text": {text},
		"response_url": {"http://127.0.0.1:8065/hooks/commands/" + model.NewId()}, "root_id": {""},
		"trigger_id": {base64.StdEncoding.EncodeToString([]byte(signed + base64.StdEncoding.EncodeToString(signature)))},
	}.Encode()
}

// serve is the chat server.
func (h *hall) serve(w http.ResponseWriter, r *http.Request) {
	if strings.HasSuffix(r.URL.Path, "/websocket") {
		h.socket(w, r)
		return
	}
	path := strings.Split(strings.TrimPrefix(r.URL.Path, "/api/v4/"), "/")
	user := func(id string) model.User {
		return model.User{Id: id, Username: id, Roles: "system_user system_admin", IsBot: id == h.bot, Locale: "de"}
	}
	var answer any
	switch {
	case r.URL.Path == "/api/v4/config/client":
		der, err := x509.MarshalPKIXPublicKey(&h.key.PublicKey)
		if err != nil {
			panic(err)
		}
		answer = map[string]string{"AsymmetricSigningPublicKey": base64.StdEncoding.EncodeToString(der)}
	case len(path) == 2 && path[0] == "users" && path[1] == "me":
		answer = user(h.bot)
	case len(path) == 2 && path[0] == "users":
		answer = user(path[1])
	case len(path) == 3 && path[0] == "users" && path[2] == "channels":
		answer = []model.Channel{}
	case len(path) == 2 && path[0] == "channels":
		answer = model.Channel{Id: h.channel, TeamId: h.team, DisplayName: "Arbeitsgruppe", Type: model.ChannelTypeOpen}
	case len(path) == 4 && path[2] == "members":
		answer = model.ChannelMember{ChannelId: path[1], UserId: path[3]}
	default:
		w.WriteHeader(http.StatusNotFound)
		answer = model.AppError{StatusCode: http.StatusNotFound}
	}
	_ = json.NewEncoder(w).Encode(answer)
}

// socket says hello, and then nothing until the other side goes.
func (h *hall) socket(w http.ResponseWriter, r *http.Request) {
	conn, err := new(websocket.Upgrader).Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer conn.Close()
	_ = conn.WriteJSON(map[string]string{"event": "hello"}) // who has gone needs none
	for err == nil {
		_, _, err = conn.ReadMessage()
	}
}

// percentile of what was measured; the slice is sorted.
func percentile(spent []time.Duration, percent int) time.Duration {
	slices.Sort(spent)
	return spent[min(len(spent)-1, len(spent)*percent/100)]
}

// inMilliseconds writes a time as the table does.
func inMilliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
