package discord

import "testing"

func TestRightsIn(t *testing.T) {
	g := guild{ID: "1", Owner: "9", Roles: []role{{ID: "1", Permissions: mayView}, {ID: "2", Permissions: maySend}, {ID: "3", Permissions: mayAdminister}}}
	for _, c := range []struct {
		name       string
		overwrites []overwrite
		id         string
		roles      []string
		want       bits
	}{
		{"everyone", nil, "5", nil, mayView},
		{"a role", nil, "5", []string{"2"}, mayView | maySend},
		{"the owner", []overwrite{{ID: "1", Deny: mayView}}, "9", nil, ^bits(0)},
		{"an administrator", []overwrite{{ID: "1", Deny: mayView}}, "5", []string{"3"}, ^bits(0)},
		{"hidden from everyone", []overwrite{{ID: "1", Deny: mayView}}, "5", []string{"2"}, maySend},
		{"shown to a role", []overwrite{{ID: "2", Allow: mayView}, {ID: "1", Deny: mayView}}, "5", []string{"2"}, mayView | maySend},
		{"hidden from a person", []overwrite{{ID: "5", Type: 1, Deny: mayView}, {ID: "2", Allow: mayView}}, "5", []string{"2"}, maySend},
		{"shown to a person", []overwrite{{ID: "1", Deny: mayView}, {ID: "5", Type: 1, Allow: mayView}}, "5", nil, mayView},
		{"another person's", []overwrite{{ID: "6", Type: 1, Deny: mayView}}, "5", nil, mayView},
	} {
		if got := rightsIn(g, channel{Overwrites: c.overwrites}, c.id, member{Roles: c.roles}); got != c.want {
			t.Errorf("%s: %b, want %b", c.name, got, c.want)
		}
	}
}
