package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mattermost/mattermost/server/public/model"
)

// TestTypes: the server's own types know every field that ours send, and hand back what they were given.
func TestTypes(t *testing.T) {
	for _, c := range []struct{ ours, theirs any }{
		{new(User), new(model.User)},
		{new(Team), new(model.Team)},
		{new(TeamMember), new(model.TeamMember)},
		{new(Channel), new(model.Channel)},
		{new(Post), new(model.Post)},
		{new(Posts), new(model.PostList)},
		{new(Attachment), new(model.MessageAttachment)},
		{new(Pressed), new(model.PostActionIntegrationResponse)},
		{new(Command), new(model.Command)},
		{new(Answer), new(model.CommandResponse)},
		{new(Submitted), new(model.SubmitDialogResponse)},
		{new(File), new(model.FileInfo)},
		{new(Role), new(model.Role)},
		{new(Config), new(model.Config)},
		{new(Error), new(model.AppError)},
	} {
		t.Run(reflect.TypeOf(c.ours).Elem().Name(), func(t *testing.T) {
			fill(reflect.ValueOf(c.ours).Elem(), 3)
			if err := strictly(c.ours, c.theirs); err != nil {
				t.Fatal(err)
			}
			back := reflect.New(reflect.TypeOf(c.ours).Elem()).Interface()
			written, err := json.Marshal(c.theirs)
			if err := errors.Join(err, json.Unmarshal(written, back)); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(c.ours, back); d != "" {
				t.Error(d)
			}
		})
	}
	if strictly(map[string]string{"user_name": "x"}, new(model.User)) == nil {
		t.Error("a field that the server does not know was not noticed")
	}
}

// strictly reads with one type what another one writes.
func strictly(from, to any) error {
	written, err := json.Marshal(from)
	if err != nil {
		return err
	}
	d := json.NewDecoder(bytes.NewReader(written))
	d.DisallowUnknownFields()
	return d.Decode(to)
}

// fill sets every field to something else than its zero.
func fill(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("D")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(7)
	case reflect.Interface:
		v.Set(reflect.ValueOf("D"))
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), depth)
		}
	case reflect.Pointer:
		if depth > 0 { // an answer has more answers
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), depth-1)
		}
	case reflect.Slice:
		if depth > 0 {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			fill(v.Index(0), depth-1)
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		one := reflect.New(v.Type().Elem()).Elem()
		fill(one, depth-1)
		v.SetMapIndex(reflect.ValueOf("D"), one)
	default:
		panic("no value for a " + v.Kind().String())
	}
}

func TestNames(t *testing.T) {
	for _, name := range []string{"anna", "a.b-c_1", "", "Anna", "all", "channel", "matterbot", "system", "a b", "ä", "a:b", strings.Repeat("a", 64), strings.Repeat("a", 65)} {
		if IsUsername(name) != model.IsValidUsername(name) {
			t.Errorf("%q: %v", name, IsUsername(name))
		}
	}
	for _, id := range []string{model.NewId(), "", "x", strings.Repeat("A", 26), strings.Repeat("a", 27), strings.Repeat("/", 26), strings.Repeat(".", 26)} {
		if IsID(id) != model.IsValidId(id) {
			t.Errorf("%q: %v", id, IsID(id))
		}
	}
	for _, u := range []model.User{
		{Username: "a"}, {Username: "a", FirstName: "B"}, {Username: "a", LastName: "C"}, {Username: "a", FirstName: "B", LastName: "C"},
		{Username: "a", FirstName: "B", Nickname: "D"},
	} {
		ours := User{Username: u.Username, FirstName: u.FirstName, LastName: u.LastName, Nickname: u.Nickname}
		if got, want := ours.DisplayName(), u.GetDisplayName(model.ShowNicknameFullName); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestRefusals: the server's refusals have a status, whatever else answers has none.
func TestRefusals(t *testing.T) {
	answers := map[string]struct {
		status int
		body   string
	}{
		"/api/v4/users/gone":    {404, `{"id":"x","message":"not found","detailed_error":"really","status_code":404}`},
		"/api/v4/users/proxy":   {404, `<html>not here</html>`},
		"/api/v4/users/broken":  {200, `{"id":`},
		"/api/v4/users/a%2F..b": {200, `{"id":"quoted"}`},
		"/api/v4/users/null":    {200, `null`},
		"/api/v4/roles/names":   {403, `{"message":"no","status_code":403}`},
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer t" {
			t.Errorf("authorization %q", r.Header.Get("Authorization"))
		}
		answer, ok := answers[r.URL.EscapedPath()]
		if !ok {
			t.Errorf("asked for %s", r.URL.EscapedPath())
		}
		w.WriteHeader(answer.status)
		_, _ = w.Write([]byte(answer.body))
	}))
	defer server.Close()
	c := &Client{URL: server.URL, Token: "t", HTTP: server.Client()}
	for id, want := range map[string]struct {
		status int
		err    string
		user   string
	}{
		"gone": {404, "not found, really", ""}, "proxy": {0, "answer 404", ""}, "broken": {0, "EOF", ""}, "a/..b": {0, "", "quoted"}, "null": {0, "", ""},
	} {
		u, err := c.User(t.Context(), id)
		var refused *Error
		status := 0
		if errors.As(err, &refused) {
			status = refused.Status
		}
		if status != want.status || (err == nil) != (want.err == "") || err != nil && !strings.Contains(err.Error(), want.err) || u.ID != want.user {
			t.Errorf("%s: %+v %d %v", id, u, status, err)
		}
	}
	if roles, err := c.RolesNamed(t.Context(), []string{"a"}); err == nil || roles != nil {
		t.Errorf("%+v %v", roles, err)
	}
}
