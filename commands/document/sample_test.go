package document

import (
	"time"

	"gremium/bot/text"
)

// sample is the minutes of a meeting as a town sends them: 12 members, 8 items, 3 votes, 5 tasks.
func sample() Document {
	return Document{
		Title:    "Niederschrift über die 12. Sitzung des Lenkungsgremiums",
		Subject:  "Sitzung S12 am Mittwoch, 24. März 2027",
		Language: text.German,
		Created:  time.Date(2027, 3, 31, 14, 5, 0, 0, time.UTC),
		Letterhead: []string{
			"Stadt Musterau · Kommunaler Präventionsrat",
			"Geschäftsstelle im Ordnungsamt · Rathausplatz 1 · 08099 Musterau",
			"Telefon 03799 123-456 · praevention@musterau.example",
		},
		Footer: "Niederschrift S12, Version 1, Lenkungsgremium des Kommunalen Präventionsrates",
		Mark:   "Entwurf",
		Blocks: []Block{
			Facts{
				{"Sitzung", "S12, ordentliche Sitzung, 2/2027"},
				{"Tag", "Mittwoch, 24. März 2027"},
				{"Beginn und Ende", "16:00 Uhr bis 18:20 Uhr, unterbrochen von 17:05 Uhr bis 17:15 Uhr"},
				{"Ort", "Rathaus, Großer Saal (Zimmer 112), Rathausplatz 1, 08099 Musterau"},
				{"Vorsitz", "Oberbürgermeisterin Dr. Katharina Weißmüller"},
				{"Protokoll", "Jürgen Schröter, Geschäftsstelle"},
			},
			Heading{1, "Teilnahme"},
			Table{
				Head: []string{"Mitglied", "Organisation", "Stimme", "Anwesend"},
				Rows: [][]string{
					{"Dr. Katharina Weißmüller", "Stadt Musterau, Oberbürgermeisterin", "ja", "16:00–18:20"},
					{"Thomas Böhme", "Polizeirevier Musterau", "ja", "16:00–18:20"},
					{"Anna-Lena Größel", "Jugendamt", "ja", "16:10–18:20"},
					{"Prof. Dr. Hüseyin Yıldız", "Westsächsische Hochschule", "ja", "16:00–17:05"},
					{"Małgorzata Krüger-Łukasiewicz", "Gleichstellungsbeauftragte", "beratend", "16:00–18:20"},
					{"Frank Jäger (für Petra Süß)", "Diakonie Musterau e. V.", "ja", "16:00–18:20"},
					{"Ilse Österreicher", "Seniorenbeirat", "ja", "16:00–18:20"},
					{"Uwe Äppelmann", "Stadtsportbund", "ja", "16:00–18:20"},
					{"Sabine Müller", "Landesamt für Schule und Bildung", "ja", "16:00–18:20"},
					{"Jörg Vogel", "Verkehrsbetriebe", "beratend", "17:15–18:20"},
					{"Christiane Öhler", "Stadtrat, Fraktion A", "ja", "entschuldigt"},
					{"Peter Groß", "Stadtrat, Fraktion B", "ja", "unentschuldigt"},
				},
				Widths: []float64{3.2, 3.4, 1.2, 1.6},
			},
			Heading{1, "Eröffnung"},
			Paragraph{Text: "Die Vorsitzende eröffnet die Sitzung um 16:00 Uhr. Sie stellt fest, dass mit Schreiben vom 9. März 2027 form- und fristgerecht eingeladen wurde und dass das Gremium mit 8 von 10 stimmberechtigten Mitgliedern beschlussfähig ist."},
			Paragraph{Text: "Die Niederschrift der 11. Sitzung vom 3. Februar 2027 ist genehmigt; Einwendungen gab es nicht."},
			Paragraph{Text: "Die Tagesordnung wird wie folgt festgestellt:"},
			List{Ordered: true, Items: []string{
				"Bericht der Geschäftsstelle",
				"Lagebild 2026 der Polizeidirektion",
				"Beleuchtung und Wegeführung im Stadtpark und am Bahnhofsvorplatz einschließlich der Unterführung Ostseite",
				"Fortschreibung der Geschäftsordnung",
				"Förderanträge 2027",
				"Schulwegsicherheit: Stand der Arbeitsgruppe",
				"Sicherheitskonferenz im Herbst",
				"Verschiedenes (nichtöffentlich)",
			}},
			Heading{1, "Ö 1 Bericht der Geschäftsstelle"},
			Paragraph{Text: "Herr Schröter berichtet über die Arbeit seit der letzten Sitzung. Von 14 Aufgaben sind 11 erledigt, zwei verschoben und eine gestrichen. Die Ausstellung „Sicher im Alter“ hatte 640 Besucherinnen und Besucher.\nDas Gremium nimmt den Bericht zur Kenntnis."},
			Heading{1, "Ö 2 Lagebild 2026 der Polizeidirektion"},
			Paragraph{Text: "Herr Böhme stellt das Lagebild vor. Die Zahl der erfassten Fälle ist gegenüber dem Vorjahr um 3,1 % gesunken. Schwerpunkte bleiben Eigentumsdelikte am Bahnhof und Sachbeschädigung durch Graffiti."},
			Table{
				Caption: "Erfasste Fälle im Stadtgebiet",
				Head:    []string{"Deliktsbereich", "2024", "2025", "2026", "Veränderung"},
				Rows: [][]string{
					{"Diebstahl ohne erschwerende Umstände", "1.204", "1.187", "1.102", "−7,2 %"},
					{"Sachbeschädigung", "612", "655", "671", "+2,4 %"},
					{"Rohheitsdelikte", "418", "402", "397", "−1,2 %"},
					{"Straftaten insgesamt", "4.310", "4.402", "4.265", "−3,1 %"},
				},
				Widths: []float64{4, 1, 1, 1, 1.4},
				Right:  []bool{false, true, true, true, true},
			},
			Paragraph{Text: "In der Aussprache wird angeregt:"},
			List{Items: []string{
				"die Zahlen künftig nach Stadtteilen aufzuschlüsseln,",
				"das Dunkelfeld durch die Bürgerbefragung 2027 zu beleuchten und die Ergebnisse gemeinsam mit dem Lagebild im Herbst auf der Sicherheitskonferenz vorzustellen,",
				"die Streifen am Bahnhof in den Abendstunden beizubehalten.",
			}},
			Heading{1, "Ö 3 Beleuchtung und Wegeführung im Stadtpark"},
			Paragraph{Text: "Frau Größel erläutert die Vorlage DS 2027/031 (https://rats.musterau.example/vorlagen/2027/031-beleuchtung-und-wegefuehrung-im-stadtpark-und-am-bahnhofsvorplatz.pdf). Herr Prof. Dr. Yıldız hat sich vor der Beratung für befangen erklärt und verlässt den Raum von 16:48 Uhr bis 17:02 Uhr."},
			Paragraph{Lead: "Beschluss B 2027/7", Text: "Das Lenkungsgremium empfiehlt dem Stadtrat, die Wege im Stadtpark zwischen Mühlgraben und Konzertmuschel bis zum 30. September 2027 mit bewegungsgesteuerten Leuchten auszustatten und den Heckenschnitt am Bahnhofsvorplatz jährlich vor dem 1. Oktober vorzunehmen.\nDie Kosten von 48.500 € sind im Haushalt 2028 einzuplanen.", Verbatim: true},
			Paragraph{Lead: "Abstimmung V31:", Text: "Ja 6, Nein 0, Enthaltung 1. Mehr Ja als Nein: angenommen. Anwesend 7 von 10, beschlussfähig, 1 befangen."},
			Paragraph{Lead: "Erklärung zu Protokoll (Herr Äppelmann):", Text: "„Der Stadtsportbund begrüßt den Beschluss, weist aber darauf hin, dass die Laufstrecke am Mühlgraben während der Arbeiten nicht gesperrt werden darf.“", Verbatim: true},
			Heading{1, "Ö 4 Fortschreibung der Geschäftsordnung"},
			Heading{2, "Antrag 1: Einladungsfrist"},
			Paragraph{Text: "Frau Österreicher beantragt, die Einladungsfrist von 14 auf 10 Tage zu verkürzen."},
			Paragraph{Lead: "Abstimmung V32:", Text: "Ja 3, Nein 5, Enthaltung 0. Nicht zwei Drittel der Anwesenden: abgelehnt. Anwesend 8 von 10, beschlussfähig."},
			Heading{2, "Antrag 2: Sitzungen mit Bildübertragung"},
			Paragraph{Lead: "Beschluss B 2027/8", Text: "§ 6 der Geschäftsordnung erhält folgenden Absatz 4: „Auf Antrag eines Mitglieds kann dieses durch Bild- und Tonübertragung teilnehmen, wenn die Vorsitzende zustimmt; Wahlen sind ausgenommen.“", Verbatim: true},
			Paragraph{Lead: "Abstimmung V33:", Text: "Ja 7, Nein 0, Enthaltung 1. Zwei Drittel der Anwesenden (6 von 8) erreicht: angenommen."},
			Heading{1, "Ö 5 Förderanträge 2027"},
			Paragraph{Text: "Die Beratung wird vertagt, weil die Stellungnahme der Kämmerei noch aussteht."},
			Heading{1, "Ö 6 Schulwegsicherheit: Stand der Arbeitsgruppe"},
			Paragraph{Text: "Frau Müller berichtet. An der Pestalozzischule ist die Querungshilfe fertiggestellt; an der Grundschule am Wasserturm fehlt die verkehrsrechtliche Anordnung."},
			Heading{1, "Ö 7 Sicherheitskonferenz im Herbst"},
			Paragraph{Text: "Als Termin wird Donnerstag, der 14. Oktober 2027, vorgesehen. Die Geschäftsstelle legt bis zur nächsten Sitzung ein Programm vor."},
			Heading{1, "NÖ 1 Verschiedenes"},
			Paragraph{Text: "Der nichtöffentliche Teil steht in der Fassung für die Mitglieder."},
			Heading{1, "Aufgaben"},
			Table{
				Head: []string{"Nr.", "Aufgabe", "Zuständig", "Frist"},
				Rows: [][]string{
					{"A41", "Lagebild nach Stadtteilen aufschlüsseln", "Thomas Böhme", "30.06.2027"},
					{"A42", "Beschlussempfehlung B 2027/7 an den Stadtrat weiterleiten und Kosten mit der Kämmerei abstimmen", "Jürgen Schröter", "09.04.2027"},
					{"A43", "Geschäftsordnung neu fassen und veröffentlichen", "Jürgen Schröter", "30.04.2027"},
					{"A44", "Verkehrsrechtliche Anordnung für die Grundschule am Wasserturm nachfragen", "Sabine Müller", "15.04.2027"},
					{"A45", "Programm der Sicherheitskonferenz entwerfen", "Anna-Lena Größel", "19.05.2027"},
				},
				Widths: []float64{0.7, 5, 2, 1.5},
			},
			Heading{1, "Schluss"},
			Paragraph{Text: "Die nächste Sitzung ist am Mittwoch, 19. Mai 2027, um 16:00 Uhr im Rathaus. Die Vorsitzende schließt die Sitzung um 18:20 Uhr."},
			Paragraph{Lead: "Anlagen:", Text: "Anwesenheitsliste, Lagebild 2026, Vorlage DS 2027/031"},
			Signatures{
				{Name: "Dr. Katharina Weißmüller", Office: "Vorsitzende"},
				{Name: "Jürgen Schröter", Office: "Protokoll", Note: "Elektronisch freigegeben am 31.03.2027, 14:05 Uhr"},
			},
		},
	}
}
