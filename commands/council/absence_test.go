package council

import "testing"

// Absences may overlap and follow one another.
func TestAbsences(t *testing.T) {
	mine := func(from, until Day) Absence {
		return Absence{Person: "p", Organization: "o", From: from, Until: until}
	}
	first, second := mine("2027-03-08", "2027-03-12"), mine("2027-03-11", "2027-03-19")
	adjoining, apart := mine("2027-03-20", "2027-03-21"), mine("2027-03-23", "2027-03-24")
	all := []Absence{second, apart, first, adjoining}
	for _, test := range []struct {
		of          Absence
		first, last Day
	}{
		{first, "2027-03-08", "2027-03-21"}, {second, "2027-03-08", "2027-03-21"}, {adjoining, "2027-03-08", "2027-03-21"},
		{apart, "2027-03-23", "2027-03-24"},
	} {
		if from, until := Stretch(all, test.of); from != test.first || until != test.last {
			t.Errorf("Stretch(%s) = %s, %s, want %s, %s", test.of.From, from, until, test.first, test.last)
		}
	}
	everywhere := mine("2027-05-01", "2027-05-01")
	everywhere.Everywhere = true
	all = append(all, everywhere)
	for _, test := range []struct {
		day    Day
		bodies []string
		want   bool
	}{
		{"2027-03-07", []string{"o"}, false}, {"2027-03-08", []string{"o"}, true}, {"2027-03-21", []string{"o"}, true},
		{"2027-03-22", []string{"o"}, false}, {"2027-03-08", []string{"other"}, false},
		{"2027-03-08", []string{"other", "o"}, true}, {"2027-05-01", []string{"other"}, true}, {"2027-05-01", nil, false},
	} {
		if got := Away(all, test.day, test.bodies...); got != test.want {
			t.Errorf("Away(%s, %v) = %v", test.day, test.bodies, got)
		}
	}
}
