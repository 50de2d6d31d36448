package mattermost_test

import (
	"os"
	"testing"
	"context"

	"gremium/bot/mattermost/mattermosttest"
)

func TestMain(m *testing.M) {
	code := m.Run()
	mattermosttest.Stop()
	os.Exit(code)
}

func TestX(t *testing.T) {
	s := mattermosttest.Start(t)
	p, _, err := s.Admin.GetPing(context.Background())
	t.Log(p, err)
}
