package discordtest

import (
	"testing"
	"time"
)

func TestPlain(t *testing.T) {
	zone := time.FixedZone("", 3600)
	now := time.Date(2026, 12, 3, 16, 0, 0, 0, time.UTC)
	p, err := New(Options{NoContract: true, Zone: zone, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	u := p.User("anna", "Anna Ohm", "de")
	c := p.Guild("G", "de").Channel("rat", false)
	for in, want := range map[string]string{
		"**fett** und *schräg* und _auch_":             "fett und schräg und auch",
		`\*\*nicht fett\*\* 3 \* 4`:                    "**nicht fett** 3 * 4",
		"3 * 4 * 5":                                    "3 * 4 * 5",
		"ein_name_hier":                                "ein_name_hier",
		"***beides***":                                 "beides",
		"**a *b* c**":                                  "a b c",
		"__unter__ ~~durch~~ ||verdeckt||":             "unter durch verdeckt",
		"`**roh**` und ``a`b``":                        "**roh** und a`b",
		"```go\nx := *y\n```":                          "x := *y",
		"# Titel\n> Zitat\n-# klein":                   "Titel\nZitat\nklein",
		"#kein Titel":                                  "#kein Titel",
		`\# kein Titel`:                                "# kein Titel",
		"[Wort](https://example.org/a)":                "Wort (https://example.org/a)",
		"[kein] (Link)":                                "[kein] (Link)",
		"<https://example.org>":                        "https://example.org",
		"Hallo <@" + u.ID + ">, siehe <#" + c.ID + ">": "Hallo @Anna Ohm, siehe #rat",
		"<@1> <#2> <@&3>":                              "@unknown-user #unknown @unknown-role",
		"</sitzung neu:123>":                           "/sitzung neu",
		"<:ok:123>":                                    ":ok:",
		"<t:1796317200:F>":                             "Donnerstag, 3. Dezember 2026 um 18:00",
		"<t:1796317200:t>":                             "18:00",
		"<t:1796317200:R>":                             "in einer Stunde",
		"<t:1796317200:d>":                             "03.12.2026",
		`\<t:1796317200:F>`:                            "<t:1796317200:F>",
		"offen ** und *":                               "offen ** und *",
		`Ende \`:                                       `Ende \`,
		"":                                             "",
		"** **":                                        " ",
		"`":                                            "`",
	} {
		if got := (&reader{peer: p, german: true}).plain(in); got != want {
			t.Errorf("%q\n got %q\nwant %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"<t:1796317200>": "3 December 2026 at 18:00", "<t:1796058000:R>": "3 days ago", "<t:1796317200:D>": "3 December 2026",
	} {
		if got := (&reader{peer: p}).plain(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func TestAmericanTimes(t *testing.T) {
	r := &reader{peer: &Peer{o: Options{Zone: time.UTC}}, american: true}
	if got := r.plain("<t:1796317200:F>"); got != "Thursday, December 3, 2026 at 5:00 PM" {
		t.Error(got)
	}
}

// FuzzPlain makes sure that no text is lost for ever in a loop, or breaks the reader.
func FuzzPlain(f *testing.F) {
	p, err := New(Options{NoContract: true})
	if err != nil {
		f.Fatal(err)
	}
	p.Close()
	for _, seed := range []string{"***a**", "`a``", "[a](https://b", "<t:99999999999999999999:F>", "__*_", "\xff*\xff*"} {
		f.Add(seed)
	}
	f.Fuzz(func(_ *testing.T, s string) { (&reader{peer: p}).plain(s) })
}

func TestSafeNames(t *testing.T) {
	for in, want := range map[string][2]string{
		"a.pdf": {"a.pdf", ""}, "Protokoll 1.pdf": {"Protokoll_1.pdf", "Protokoll 1"}, "äöü.txt": {"unknown.txt", "äöü"},
	} {
		if name, title := safe(in); name != want[0] || title != want[1] {
			t.Errorf("%s: %q, %q", in, name, title)
		}
	}
}
