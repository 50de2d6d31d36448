package storetest

import "gremium/store"

// person is kept per council, with an index of each kind: ordinary, unique, multi-valued.
type person struct {
	ID     string   `json:"id"`
	Name   string   `json:"name,omitempty"`
	Login  string   `json:"login,omitempty"`
	Tags   []string `json:"tags,omitempty"`
	Text   string   `json:"text,omitempty"` // in no index
	Number int64    `json:"number,omitempty"`
	Share  float64  `json:"share,omitempty"`
}

var people = store.Table[person]{
	Name: "people",
	Key:  func(p person) string { return p.ID },
	Indexes: []store.Index[person]{
		{Name: "name", Values: func(p person) []string { return some(p.Name) }},
		{Name: "login", Unique: true, Values: func(p person) []string { return some(p.Login) }},
		{Name: "tag", Values: func(p person) []string { return p.Tags }},
	},
}

// plain is the table of people as an older program knew it, without indexes.
var plain = store.Table[person]{Name: "people", Key: func(p person) string { return p.ID }}

// job is in a shared table.
type job struct {
	ID      string `json:"id"`
	Council string `json:"council"`
	Due     string `json:"due"`
	Once    string `json:"once,omitempty"`
}

var jobs = store.Table[job]{
	Name:   "jobs",
	Shared: true,
	Key:    func(j job) string { return j.ID },
	Indexes: []store.Index[job]{
		{Name: "due", Values: func(j job) []string { return some(j.Due) }},
		{Name: "once", Unique: true, Values: func(j job) []string { return some(j.Once) }},
	},
}

// some is no value for no text.
func some(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

func layouts() []store.Layout { return []store.Layout{people.Layout(), jobs.Layout()} }
