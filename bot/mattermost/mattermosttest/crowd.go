package mattermosttest

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/mattermost/mattermost/server/public/model"
)

// Crowd makes many people in a team who only read, and returns their ids. They are copies of one in the database: the
// server itself needs a second for each password, and without a licence refuses more than some hundred.
func (s *Server) Crowd(t testing.TB, team *model.Team, n int) []string {
	t.Helper()
	return s.crowd(t, s.newcomer(t, team, "leser"), n)
}

// newcomer is a person in a team who is not signed in.
func (s *Server) newcomer(t testing.TB, team *model.Team, name string) *model.User {
	t.Helper()
	name = unique(name)
	one, _, err := s.Local.CreateUser(context.Background(), &model.User{Username: name, Email: name + "@stadt.example", Password: password, Locale: "de"})
	if err == nil {
		_, _, err = s.Admin.AddTeamMember(context.Background(), team.Id, one.Id)
	}
	if err != nil {
		t.Fatal(err)
	}
	return one
}

// crowd makes copies of a person, who is the first of the ids.
func (s *Server) crowd(t testing.TB, one *model.User, n int) []string {
	t.Helper()
	ids := []string{one.Id}
	var rows []string
	for i := 1; i < n; i++ {
		id := model.NewId()
		ids = append(ids, id)
		rows = append(rows, fmt.Sprintf("('%s', '%s-%d')", id, one.Username, i))
	}
	s.copy(t, "copies(id, name)", rows,
		"INSERT INTO users SELECT (jsonb_populate_record(u, jsonb_build_object('id', c.id, 'username', c.name, 'email', c.name || '@stadt.example'))).*"+
			" FROM users u, copies c WHERE u.id = '"+one.Id+"'",
		"INSERT INTO teammembers SELECT (jsonb_populate_record(m, jsonb_build_object('userid', c.id))).*"+
			" FROM teammembers m, copies c WHERE m.userid = '"+one.Id+"'",
	)
	// They count towards the number beyond which the server makes no more people.
	t.Cleanup(func() {
		if err := s.db.sql("UPDATE users SET deleteat = 1 WHERE username LIKE '" + one.Username + "-%'"); err != nil {
			t.Error(err)
		}
	})
	return ids
}

// copy runs statements that copy rows, each once for every one of some values.
func (s *Server) copy(t testing.TB, copies string, rows []string, statements ...string) {
	t.Helper()
	if len(rows) == 0 {
		return
	}
	for i, statement := range statements {
		statements[i] = "WITH " + copies + " AS (VALUES " + strings.Join(rows, ", ") + ") " + statement
	}
	if err := s.db.sql(statements...); err != nil {
		t.Fatal(err)
	}
}

// SignedIn makes many people in a team and a channel of it who are signed in, each with a connection of their own, and
// do not watch. They are copies like those of Crowd, and so are their sessions.
func (s *Server) SignedIn(t testing.TB, team *model.Team, channel string, n int) []*User {
	t.Helper()
	ctx := context.Background()
	one := s.newcomer(t, team, "mitglied")
	ids := s.crowd(t, one, n)
	if _, _, err := s.Admin.AddChannelMember(ctx, channel, one.Id); err != nil {
		t.Fatal(err)
	}
	session := model.NewAPIv4Client(s.URL)
	if _, _, err := session.Login(ctx, one.Username, password); err != nil {
		t.Fatal(err)
	}
	tokens, rows := []string{session.AuthToken}, []string(nil)
	for _, id := range ids[1:] {
		token := model.NewId()
		tokens = append(tokens, token)
		rows = append(rows, fmt.Sprintf("('%s', '%s', '%s')", id, model.NewId(), token))
	}
	s.copy(t, "copies(id, session, token)", rows,
		"INSERT INTO channelmembers SELECT (jsonb_populate_record(m, jsonb_build_object('userid', c.id))).*"+
			" FROM channelmembers m, copies c WHERE m.userid = '"+one.Id+"' AND m.channelid = '"+channel+"'",
		"INSERT INTO sessions SELECT (jsonb_populate_record(s, jsonb_build_object('id', c.session, 'token', c.token, 'userid', c.id))).*"+
			" FROM sessions s, copies c WHERE s.token = '"+session.AuthToken+"'",
	)
	// The server counts on being told of whoever comes into a channel.
	if _, err := s.Admin.InvalidateCaches(ctx); err != nil {
		t.Fatal(err)
	}
	var all []*User
	for i, id := range ids {
		u := &User{Client4: model.NewAPIv4Client(s.URL), ID: id, Username: one.Username, server: s}
		if i > 0 {
			u.Username = fmt.Sprintf("%s-%d", one.Username, i)
		}
		u.HTTPClient = &http.Client{Transport: &http.Transport{}}
		u.SetToken(tokens[i])
		all = append(all, u)
	}
	t.Cleanup(func() {
		for _, u := range all {
			u.HTTPClient.CloseIdleConnections()
		}
	})
	return all
}
