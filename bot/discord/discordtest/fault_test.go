package discordtest_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"gremium/bot/discord/discordtest"
)

func TestRequestFaults(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := session(t, c.Peer)
	const path = "/channels/*/messages"
	send := func() error {
		_, err := s.ChannelMessageSend(c.channel.ID, "x")
		return err
	}
	seen := func() int { return len(c.See(c.anna, c.channel)) }

	c.Fail(discordtest.Fault{Method: "GET", Path: path, Status: 500})
	if err := send(); err != nil {
		t.Errorf("a fault of another method: %v", err)
	}
	c.Mend()
	for _, status := range []int{500, 502, 503} {
		c.Fail(discordtest.Fault{Method: "POST", Path: path, Status: status})
		if err := send(); err == nil || seen() != 1 {
			t.Errorf("%d: %v, %d messages", status, err, seen())
		}
	}
	c.Fail(discordtest.Fault{Path: path, Status: 403, Code: 50013, Times: 2})
	for range 2 {
		if err := send(); code(err) != 50013 {
			t.Errorf("a made up 403: %v", err)
		}
	}
	c.Fail(discordtest.Fault{Path: path, Status: 502, AfterEffect: true})
	if err := send(); err == nil || seen() != 2 {
		t.Errorf("502 after the effect: %v, %d messages", err, seen())
	}
	c.Fail(discordtest.Fault{Path: path, Drop: true, AfterEffect: true})
	if err := send(); err == nil || seen() != 3 {
		t.Errorf("a lost answer: %v, %d messages", err, seen())
	}
	c.Fail(discordtest.Fault{Path: path, Drop: true})
	if err := send(); err == nil || seen() != 3 {
		t.Errorf("a lost request: %v, %d messages", err, seen())
	}
	c.Fail(discordtest.Fault{Path: path, Delay: time.Minute})
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := s.ChannelMessageSend(c.channel.ID, "x", discordgo.WithContext(ctx)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a slow answer: %v", err)
	}
	if err := send(); err != nil {
		t.Errorf("after all faults: %v", err)
	}
	if got := c.Requests(); got[len(got)-1].Status != 200 || !strings.Contains(got[len(got)-1].Body, `"x"`) {
		t.Errorf("%+v", got[len(got)-1])
	}
}

func TestTooMany(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := session(t, c.Peer)
	send := func() string {
		_, err := s.RequestWithBucketID("POST", discordgo.EndpointChannelMessages(c.channel.ID), m{"content": "x"}, time.Now().String())
		var limited *discordgo.RateLimitError
		if errors.As(err, &limited) {
			return limited.RetryAfter.String()
		}
		if err == nil {
			return ""
		}
		return err.Error()
	}
	for name, test := range map[string]struct {
		fault discordtest.Fault
		want  string
	}{
		"route":  {discordtest.TooMany("POST", "", 1500*time.Millisecond), "1.5s"},
		"shared": {discordtest.TooManyShared("POST", "", time.Second), "1s"},
		"page":   {discordtest.TooManyPage("POST", "", time.Second), "invalid character '<'"},
		"global": {discordtest.TooManyGlobal("POST", "", 20*time.Millisecond), "20ms"},
	} {
		c.Fail(test.fault)
		if got := send(); !strings.Contains(got, test.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := send(); got != "" {
		t.Errorf("after all: %q", got)
	}
	if c.Invalid() != 3 {
		t.Errorf("%d invalid requests: those of shared limits do not count", c.Invalid())
	}
}

func TestLimits(t *testing.T) {
	c := setup(t, discordtest.Options{Limits: discordtest.Limits{
		Enforce: true, Global: 8, Messages: discordtest.Bucket{Requests: 3, Per: time.Hour},
		Routes: discordtest.Bucket{Requests: 1000, Per: time.Second},
	}})
	first, second := dial(t, c.Peer), dial(t, c.Peer)
	first.ready(c.Peer)
	second.identify(c.Peer, intents)
	if f := second.read(); f.Op != 9 {
		t.Errorf("IDENTIFY too soon: %+v", f)
	}
	s := session(t, c.Peer)
	var limited *discordgo.RateLimitError
	for i := range 4 {
		_, err := s.RequestWithBucketID("POST", discordgo.EndpointChannelMessages(c.channel.ID), m{"content": "x"}, fmt.Sprint(i))
		if (i == 3) != errors.As(err, &limited) {
			t.Errorf("message %d: %v", i+1, err)
		}
	}
	if limited == nil || limited.RetryAfter < 59*time.Minute || len(c.See(c.anna, c.channel)) != 3 {
		t.Fatalf("%+v", limited)
	}
	for i := range 1000 { // none of these waits: each has a bucket of its own here
		s.Ratelimiter = discordgo.NewRatelimiter()
		if _, err := s.User("@me"); errors.As(err, &limited) && limited.RetryAfter <= time.Second {
			return
		}
		if i == 999 {
			t.Error("the global limit was never reached")
		}
	}
}

func TestHeaders(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := session(t, c.Peer)
	r, err := http.NewRequest("GET", c.URL()+"users/@me", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bot "+c.Token())
	got, err := s.Client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = got.Body.Close() }()
	if got.Header.Get("X-RateLimit-Bucket") == "" || got.Header.Get("X-RateLimit-Remaining") == "0" {
		t.Errorf("%v", got.Header)
	}
	if problems := c.Forgive(); len(problems) != 1 || !strings.Contains(problems[0].Message, "User-Agent") {
		t.Errorf("without a User-Agent: %v", problems)
	}
}

func TestMalformed(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := session(t, c.Peer)
	url := discordgo.EndpointChannelMessages(c.channel.ID)
	_, err := s.RequestRaw("POST", url, "application/json", []byte("{"), url, 0)
	if code(err) != 50109 {
		t.Errorf("no JSON: %v", err)
	}
	_, err = s.RequestRaw("POST", url, "text/plain", []byte("{}"), url, 0)
	if code(err) != 50035 {
		t.Errorf("another type: %v", err)
	}
	if _, err := s.post(c.channel, m{"content": ""}); err == nil {
		t.Error("an empty message was taken")
	}
	problems := c.Forgive()
	_, missing := discordtest.LoadContract()
	if missing == nil && len(problems) == 0 {
		t.Error("an empty message is no problem")
	}
	if missing != nil {
		t.Skip(missing)
	}
	if _, err := s.post(c.channel, m{"content": "x", "embeds": []any{m{"title": strings.Repeat("x", 300)}}}); code(err) != 50035 ||
		!strings.Contains(err.Error(), `"embeds":{"0":{"title":{"_errors":[{`) {
		t.Errorf("a title that is too long: %v", err)
	}
	if len(c.Forgive()) == 0 {
		t.Error("not recorded")
	}
}

func TestWait(t *testing.T) {
	c := setup(t, discordtest.Options{})
	before := c.Revision()
	go func() { _, _ = c.anna.Say(context.Background(), c.channel, "x") }()
	if err := c.Wait(t.Context(), func() bool { return len(c.See(c.anna, c.channel)) == 1 }); err != nil || c.Revision() <= before {
		t.Error(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if err := c.Wait(ctx, func() bool { return false }); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	c.Close()
	if err := c.Wait(t.Context(), func() bool { return false }); err == nil {
		t.Error("waited on a closed peer")
	}
}

func TestScheduledEvents(t *testing.T) {
	clock := time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC)
	c := setup(t, discordtest.Options{Now: func() time.Time { return clock }})
	s := session(t, c.Peer)
	url := discordgo.EndpointGuildScheduledEvents(c.guild.ID)
	body := func(start, end time.Time) m {
		return m{
			"name": "Sitzung", "privacy_level": 2, "entity_type": 3, "entity_metadata": m{"location": "Rathaus"},
			"scheduled_start_time": start.Format(time.RFC3339), "scheduled_end_time": end.Format(time.RFC3339),
		}
	}
	start := clock.Add(48 * time.Hour)
	made, err := s.raw("POST", url, body(start, start.Add(time.Hour)))
	if err != nil {
		t.Fatal(err)
	}
	id := made["id"].(string)
	all := c.ScheduledEvents(c.guild)
	if len(all) != 1 || all[0].Place != "Rathaus" || !all[0].Start.Equal(start) || all[0].Status != discordtest.Scheduled {
		t.Fatalf("%+v", all)
	}
	if _, err := s.raw("POST", url, body(clock.Add(-time.Hour), start)); code(err) != 50035 {
		t.Errorf("in the past: %v", err)
	}
	if _, err := s.raw("POST", url, body(start, start)); code(err) != 50035 {
		t.Errorf("without duration: %v", err)
	}
	c.Forgive()
	if _, err := s.raw("PATCH", url+"/"+id, m{"name": "Sondersitzung"}); err != nil || c.ScheduledEvents(c.guild)[0].Name != "Sondersitzung" {
		t.Error(err)
	}
	if _, err := s.raw("PATCH", url+"/"+id, m{"status": 3}); code(err) != 50035 {
		t.Errorf("completed before it began: %v", err)
	}
	clock = start
	if got := c.ScheduledEvents(c.guild)[0].Status; got != discordtest.Active {
		t.Errorf("at its start it is %d", got)
	}
	clock = start.Add(2 * time.Hour)
	if _, err := s.raw("PATCH", url+"/"+id, m{"name": "zu spät"}); code(err) != 180000 {
		t.Errorf("after its end: %v", err)
	}
	if list, err := s.GuildScheduledEvents(c.guild.ID, false); err != nil || len(list) != 0 {
		t.Errorf("%v, %v", list, err)
	}
	if err := s.GuildScheduledEventDelete(c.guild.ID, id); err != nil {
		t.Error(err)
	}
	if err := s.GuildScheduledEventDelete(c.guild.ID, id); code(err) != 10070 {
		t.Errorf("deleted twice: %v", err)
	}
	second, err := s.raw("POST", url, body(clock.Add(time.Hour), clock.Add(2*time.Hour)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.raw("PATCH", url+"/"+second["id"].(string), m{"status": 4}); err != nil || c.ScheduledEvents(c.guild)[0].Status != discordtest.Cancelled {
		t.Error(err)
	}
	c.guild.BotRole().SetPermissions(0)
	if _, err := s.raw("POST", url, body(clock.Add(time.Hour), clock.Add(2*time.Hour))); code(err) != 50013 {
		t.Errorf("without CREATE_EVENTS: %v", err)
	}
}
