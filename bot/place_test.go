package bot

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gremium/bot/text"
)

// placed are commands that take an agenda item by its id or by the number that people see.
var placed = Set{
	{Name: "top aufruf", English: "item call", Options: []Option{{ID: "item", Name: "top", Kind: ID, Prefix: "S", Places: true, Bare: true}}},
	{Name: "top gast", English: "item guest", Options: []Option{
		{ID: "item", Name: "top", Kind: ID, Prefix: "S", Places: true, Bare: true}, {ID: "name", Name: "name", Kind: Text, Bare: true}}},
	{Name: "top befangen", English: "item recuse", Options: []Option{
		{ID: "item", Name: "top", Kind: ID, Prefix: "S", Places: true, Bare: true}, {ID: "person", Name: "person", Kind: Person, Bare: true}}},
	{Name: "antrag neu", English: "motion new", Aliases: []string{"antrag", "motion"}, Options: []Option{
		{ID: "text", Name: "text", Kind: LongText, Bare: true}, {ID: "item", Name: "zu", Kind: ID, Prefix: "S", Places: true}}},
	{Name: "antrag ordnen", English: "motion order", Options: []Option{{ID: "order", Name: "reihenfolge", Kind: Text, Bare: true}}},
}

// A root's own command takes a text where its first word is no verb, and no slip for one.
func TestTextAfterRoot(t *testing.T) {
	for line, want := range map[string]string{
		"/antrag Die Lampen sollen heller werden": "motion new",
		"/motion More lamps, please":              "motion new",
		"/antrag 3 Lampen":                        "motion new",
		"/antrag \"Ordner\"":                      "motion new",
		"/antrag Ordner beschaffen":               "motion new",
		"/antrag zu:S1-3 Mehr Lampen":             "motion new",
		"/antrag":                                 "motion new",
		"/antrag neu Mehr Lampen":                 "motion new",
		"/antrag ordnen 3 1 2":                    "motion order",
		"/antrag ordnn 3 1 2":                     "",
		"/antrag Ordner":                          "",
	} {
		c, _, err := placed.Find(line)
		if c.English != want || (err == nil) != (want != "") {
			t.Errorf("%s: %q, %v", line, c.English, err)
		}
	}
}

func TestPlaces(t *testing.T) {
	for line, want := range map[string]struct {
		id, text string
		place    Place
		wrong    bool
	}{
		"/top aufruf 3":                    {place: Place{3, EitherPart}},
		"/top aufruf S1-3":                 {id: "S1-3"},
		"/top aufruf TOP 3":                {place: Place{3, EitherPart}},
		"/top aufruf Top3":                 {place: Place{3, EitherPart}},
		"/top aufruf Ö 3":                  {place: Place{3, PublicPart}},
		"/top aufruf oe 3":                 {place: Place{3, PublicPart}},
		"/top aufruf NÖ 1":                 {place: Place{1, NonPublicPart}},
		"/top aufruf nö1":                  {place: Place{1, NonPublicPart}},
		"/top aufruf TOP NÖ 1":             {place: Place{1, NonPublicPart}},
		"/item call NP 12":                 {place: Place{12, NonPublicPart}},
		"/item call item:P 2":              {place: Place{2, PublicPart}},
		"/top aufruf top:NÖ 2":             {place: Place{2, NonPublicPart}},
		`/top aufruf top:"Ö 2"`:            {place: Place{2, PublicPart}},
		"/top aufruf":                      {},
		"/top aufruf 0":                    {wrong: true},
		"/top aufruf 1234":                 {wrong: true},
		"/top aufruf drei":                 {wrong: true},
		"/top aufruf S1-3 4":               {id: "S1-3", wrong: true},
		"/top gast 3 Dr. Jan Muster":       {place: Place{3, EitherPart}, text: "Dr. Jan Muster"},
		"/top gast NÖ 1 \"Dr. Muster\"":    {place: Place{1, NonPublicPart}, text: "Dr. Muster"},
		"/top gast \"3 Damen\"":            {text: "3 Damen"},
		"/top gast S1-2 Polizei":           {id: "S1-2", text: "Polizei"},
		"/top befangen @anna 3":            {place: Place{3, EitherPart}},
		"/top befangen 3 \"Ohne Konto\"":   {place: Place{3, EitherPart}},
		"/antrag Drei Lampen mehr zu:NÖ 1": {place: Place{1, NonPublicPart}, text: "Drei Lampen mehr"},
		"/antrag 3 Lampen mehr":            {text: "3 Lampen mehr"},
	} {
		r, err := placed.Parse(Event{Line: line}, Lookup{Now: monday, Person: lookup})
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		got := want
		got.id, got.wrong = r.ID("item"), len(r.Problems) > 0
		got.place, _ = r.Place("item")
		for _, o := range r.Command.Options {
			if o.isText() {
				got.text = r.Text(o.ID)
			}
		}
		if got != want {
			t.Errorf("%s: %+v, want %+v (%+v)", line, got, want, r.Problems)
		}
	}
}

// A line that names a place is read back as it was, in the form that asks for the rest, too.
func TestPlacesReadBack(t *testing.T) {
	for _, typed := range []string{"3", "Ö 3", "NÖ 1", "S1-3"} {
		first, err := placed.Parse(Event{Line: Line("top gast", "top", typed)}, Lookup{Now: monday, Person: lookup})
		if err != nil {
			t.Fatal(err)
		}
		form := first.Form(text.For(text.German))
		again, err := placed.Parse(Event{Line: form.Line, Values: map[string]string{"name": "Dr. Muster"}}, Lookup{Now: monday, Person: lookup})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(first.values["item"], again.values["item"]); diff != "" || again.Text("name") != "Dr. Muster" {
			t.Errorf("%s: %s %s", typed, again.Text("name"), diff)
		}
	}
}
