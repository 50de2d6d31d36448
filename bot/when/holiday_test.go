package when

import (
	"encoding/json"
	"os"
	"testing"
	"time"
)

func TestHolidaysOfSaxony(t *testing.T) {
	want := map[string]string{
		"2027-01-01": "Neujahr", "2027-03-26": "Karfreitag", "2027-03-29": "Ostermontag", "2027-05-01": "Tag der Arbeit",
		"2027-05-06": "Christi Himmelfahrt", "2027-05-17": "Pfingstmontag", "2027-10-03": "Tag der Deutschen Einheit",
		"2027-10-31": "Reformationstag", "2027-11-17": "Buß- und Bettag", "2027-12-25": "1. Weihnachtstag", "2027-12-26": "2. Weihnachtstag",
	}
	for day := time.Date(2027, 1, 1, 23, 59, 0, 0, berlin(t)); day.Year() == 2027; day = day.AddDate(0, 0, 1) {
		name, ok := Holiday(day, "SN")
		if date := day.Format(time.DateOnly); name != want[date] || ok != (name != "") {
			t.Errorf("%s is %q, want %q", date, name, want[date])
		}
	}
}

func TestNoHoliday(t *testing.T) {
	day := time.Date(2027, 11, 17, 0, 0, 0, 0, time.UTC)
	for _, land := range []string{"", "XX", "sn", "BY", "TH"} {
		if name, ok := Holiday(day, land); ok || name != "" {
			t.Errorf("17.11.2027 in %q is %q", land, name)
		}
	}
	if name, ok := Holiday(time.Date(1994, 1, 1, 0, 0, 0, 0, time.UTC), "SN"); ok {
		t.Errorf("before the table begins: %q", name)
	}
}

// oracleNames are the names date-holidays uses where the usual German name is another.
var oracleNames = map[string]string{
	"Maifeiertag":                                        "Tag der Arbeit",
	"Tag der Befreiung (75. Jahrestag)":                  "Tag der Befreiung",
	"Tag der Befreiung (80. Jahrestag)":                  "Tag der Befreiung",
	"75-jähriges Jubiläum des Volksaufstands in der DDR": "75. Jahrestag des Volksaufstandes in der DDR",
}

// oracleExceptions are the days on which we differ from date-holidays, with the reason. There are none: what it
// leaves out (Augsburg, Mariä Himmelfahrt in Bavaria, Fronleichnam in Saxon and Thuringian communes) we leave out.
var oracleExceptions = map[string]string{}

func TestHolidaysAgainstDateHolidays(t *testing.T) {
	data, err := os.ReadFile("testdata/holidays-oracle/holidays.json")
	if err != nil {
		t.Fatal(err)
	}
	var oracle map[string]map[string]string
	if err := json.Unmarshal(data, &oracle); err != nil {
		t.Fatal(err)
	}
	if len(oracle) != len(Lands()) {
		t.Fatalf("the oracle knows %d Länder", len(oracle))
	}
	used := map[string]bool{}
	for _, land := range Lands() {
		for day := time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() <= 2035; day = day.AddDate(0, 0, 1) {
			date := day.Format(time.DateOnly)
			want := oracle[land][date]
			if name, renamed := oracleNames[want]; renamed {
				want = name
			}
			got, _ := Holiday(day, land)
			if got == want {
				continue
			}
			key := land + " " + date
			if _, excused := oracleExceptions[key]; !excused {
				t.Errorf("%s is %q, date-holidays says %q", key, got, want)
			}
			used[key] = true
		}
	}
	for key := range oracleExceptions {
		if !used[key] {
			t.Errorf("the exception %s is not needed", key)
		}
	}
}

func TestEaster(t *testing.T) {
	for year, want := range map[int]string{
		1995: "04-16", 2000: "04-23", 2008: "03-23", 2011: "04-24", 2027: "03-28", 2038: "04-25", 2049: "04-18", 2076: "04-19", 2106: "04-18", 2199: "04-14",
	} {
		if got := easter(year).Format("01-02"); got != want {
			t.Errorf("Easter %d is %s, want %s", year, got, want)
		}
	}
}

// TestNationalHoliday: where nobody has named a Land, what every Land has.
func TestNationalHoliday(t *testing.T) {
	national := map[string]string{"2027-03-26": "Karfreitag", "2027-03-29": "Ostermontag", "2027-10-03": "Tag der Deutschen Einheit", "2017-10-31": "Reformationstag"}
	for _, day := range []string{"2027-03-26", "2027-03-29", "2027-10-03", "2017-10-31", "2027-10-31", "2027-11-17", "2027-03-28", "2027-03-25", "1994-05-01"} {
		date, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		name, ok := NationalHoliday(date)
		if want := national[day]; name != want || ok != (want != "") {
			t.Errorf("%s: %q %v, want %q", day, name, ok, want)
		}
	}
}
