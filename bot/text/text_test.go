package text

import (
	"testing"
	"time"
	_ "time/tzdata"
)

func TestFormats(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2027, 3, 24, 16, 0, 0, 0, berlin)
	de, en := For(German), For(English)
	for _, c := range []struct{ got, want string }{
		{de.DateTime(at), "Mittwoch, 24. März 2027, 16:00 Uhr"},
		{en.DateTime(at), "Wednesday, 24 March 2027, 16:00"},
		{de.ShortDate(at), "24.03.2027"},
		{de.Length(90 * time.Minute), "1 Stunde 30 Minuten"},
		{en.Length(48 * time.Hour), "2 days"},
		{de.Length(0), "0 Minuten"},
		{de.And([]string{"A", "B", "C"}), "A, B und C"},
		{de.Number(1234567), "1.234.567"},
		{en.Number(-12345), "-12,345"},
		{de.Number(2027), "2027"},
		{Printer{}.Weekday(time.Sunday), "Sonntag"},
		{For("fr").Weekday(time.Sunday), "Sonntag"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
