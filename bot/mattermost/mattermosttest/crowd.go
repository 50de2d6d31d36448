package mattermosttest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/mattermost/mattermost/server/public/model"
)

// Crowd makes many people in a team who only read, and returns their ids. They are copies of one in the database: the
// server itself needs a second for each password, and without a licence refuses more than some hundred.
func (s *Server) Crowd(t testing.TB, team *model.Team, n int) []string {
	t.Helper()
	name := unique("leser")
	one, _, err := s.Local.CreateUser(context.Background(), &model.User{Username: name, Email: name + "@stadt.example", Password: password, Locale: "de"})
	if err == nil {
		_, _, err = s.Admin.AddTeamMember(context.Background(), team.Id, one.Id)
	}
	if err != nil {
		t.Fatal(err)
	}
	ids := []string{one.Id}
	var rows []string
	for i := 1; i < n; i++ {
		id := model.NewId()
		ids = append(ids, id)
		rows = append(rows, fmt.Sprintf("('%s', '%s-%d')", id, name, i))
	}
	copies := "WITH copies(id, name) AS (VALUES " + strings.Join(rows, ", ") + ") "
	err = s.db.sql(
		copies+"INSERT INTO users SELECT (jsonb_populate_record(u, jsonb_build_object('id', c.id, 'username', c.name, 'email', c.name || '@stadt.example'))).*"+
			" FROM users u, copies c WHERE u.id = '"+one.Id+"'",
		copies+"INSERT INTO teammembers SELECT (jsonb_populate_record(m, jsonb_build_object('userid', c.id))).*"+
			" FROM teammembers m, copies c WHERE m.userid = '"+one.Id+"'",
	)
	if err != nil {
		t.Fatal(err)
	}
	return ids
}
