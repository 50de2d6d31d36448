package commands

// playAbsence plays an absence of the coordination, with somebody who stands in, and its end.
func (s *stage) playAbsence() {
	s.t.Helper()
	day := func(days int) string { return s.now.AddDate(0, 0, days).Format("02.01.2006") }
	s.do("anna", "rat", "/mitglied abwesend von:"+day(3)+" bis:"+day(20)+" vertretung:@bert")
	s.until(s.now.AddDate(0, 0, 5))
	s.do("anna", "rat", "/mitglied zurueck")
	s.until(s.now.AddDate(0, 0, 1))
}
