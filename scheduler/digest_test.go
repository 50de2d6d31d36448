package scheduler

import (
	"reflect"
	"testing"
	"time"

	"gremium/bot"
)

// TestDigest sees to it that every change of a message that people can see is one: a field that is added to Message and
// forgotten in digest would never reach a posted card. The language of what a platform adds is not seen by itself.
func TestDigest(t *testing.T) {
	unseen := map[string]bool{"Key": true, "Language": true}
	full := bot.Message{
		Key: "k", To: bot.Audience{Channel: "c"}, Council: "x", Title: "t", Text: "t", Facts: []bot.Fact{{Label: "l"}},
		Buttons: []bot.Button{{Label: "b"}}, Files: []bot.File{{Name: "f", Sum: "s"}}, Tone: bot.Good, Class: bot.Internal,
		Thread: "t", About: bot.Ref{Post: "p"}, Event: &bot.ScheduledEvent{Title: "e", Start: time.Unix(1, 0)},
	}
	value := reflect.ValueOf(full)
	for i := range value.NumField() {
		name := value.Type().Field(i).Name
		less := full
		field := reflect.ValueOf(&less).Elem().Field(i)
		if field.IsZero() && !unseen[name] {
			t.Errorf("%s is new: give it a value here", name)
		}
		field.SetZero()
		if changed := digest(less) != digest(full); changed == unseen[name] {
			t.Errorf("without %s the digest changes: %t", name, changed)
		}
	}
	later := full
	event := *full.Event
	event.Start = time.Unix(2, 0)
	later.Event = &event
	if digest(later) == digest(full) {
		t.Error("a moved calendar entry is no change")
	}
}
