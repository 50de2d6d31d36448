# Ranked votes and consensing: by line, by form, in both languages, with typos; counted by Schulze or in rounds, whose ties a lot
# decides; what came of them with its arithmetic in the result, in the list, in the table and in the minutes.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Ordnungsamt"
person m1 "Polizei"
person m2 "Schulamt"
person m3 "Sozialdienst"
person m4 "Jugendamt"
channel rat root koordination vorsitz m1 m2 m3 m4
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /gremium regeln frist:0
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @m1
koordination #rat /mitglied neu @m2
koordination #rat /mitglied neu @m3
koordination #rat /mitglied neu @m4
m1 #rat /gremium sprache en
koordination #rat /sitzung neu 01.03.2027 10:00
koordination #rat /top neu "Standort" art:beratung
koordination #rat /sitzung einladen S1 grund:"Eilt" jetzt:ja
clock 2027-03-01 10:00
koordination #rat /sitzung eroeffnen S1
koordination #rat /sitzung anwesend alle
koordination #rat /top aufruf 1
koordination #rat /abstimmung rang "Welcher Ort?" optionen:"Bahnhof, Markt, Park"
  > Rangfolge: Bringen Sie die Möglichkeiten in Ihre Reihenfolge
m1 #rat /vote cast V1 Park, Markt
  > Your vote: 1. Park, 2. Markt
m1 #rat [Abstimmen V1]
  > Welcher Ort?
  > the one you like best first
m1 #rat {Your vote: 2 1}
  > Your vote: 1. Markt, 2. Bahnhof
m2 #rat [Abstimmen V1]
m2 #rat {Ihre Stimme: Markt, Park}
  > Ihre Stimme: 1. Markt, 2. Park
m3 #rat /abstimmung stimme V1 Marktt, Park
  > Das ist keine Antwort auf V1
m3 #rat /abstimmung stimme V1 1, 4
  > Das ist keine Antwort auf V1
m3 #rat /g V1 1 2 3
  > Ihre Stimme: 1. Bahnhof, 2. Markt, 3. Park
koordination #rat /abstimmung schliessen V1
  > Reihenfolge (Schulze): 1. Markt, 2. Bahnhof, 3. Park. Vorgezogen: Markt vor Bahnhof 2 zu 1, Bahnhof vor Park 2 zu 1.
  > Abgestimmt haben 3 von 5
m1 #rat /vote result V1
  > Order (Schulze): 1. Markt, 2. Bahnhof, 3. Park. Preferred: Markt to Bahnhof 2 to 1
koordination #rat /abstimmung los V1
  > schon geschehen
# In rounds: fewest votes go out, and to the next.
koordination #rat /abstimmung rang "Welcher Tag?" optionen:"Montag, Dienstag, Mittwoch" verfahren:stichwahl
  > Rangfolge mit Stichwahl in Runden
vorsitz #rat /abstimmung stimme V2 1 2
m1 #rat /abstimmung stimme V2 1
m2 #rat /abstimmung stimme V2 2 3
m3 #rat /abstimmung stimme V2 3 2 1
m4 #rat /abstimmung stimme V2 2 1 3
koordination #rat /abstimmung schliessen V2
  > Reihenfolge (Stichwahl in Runden): 1. Dienstag, 2. Montag, 3. Mittwoch.
  > Runde 1: Montag 2, Dienstag 2, Mittwoch 1. Mittwoch scheidet aus. Runde 2: Montag 2, Dienstag 3.
m1 #rat /vote result V2
  > Order (instant run-off): 1. Dienstag
  > Round 1: Montag 2, Dienstag 2, Mittwoch 1. Mittwoch goes out. Round 2: Montag 2, Dienstag 3.
# Equally few: a person draws, it is recorded, and the ballots are counted on. Twice here.
koordination #rat /vote rank "Welche Farbe?" options:"Rot, Blau, Grün" method:run-off
m1 #rat /abstimmung stimme V3 Rot
m2 #rat /abstimmung stimme V3 Blau, Rot
m3 #rat /abstimmung stimme V3 Grün
koordination #rat /abstimmung schliessen V3
  > Gleich wenige Stimmen: Das Los entscheidet, wer ausscheidet: Rot, Blau und Grün.
  ! Reihenfolge (Stichwahl
m1 #rat [Losentscheid V3]
  > not permitted
koordination #rat /gremium heute
  > V3
koordination #rat /abstimmung los V3 gezogen:Gelb
  > nicht im Los
koordination #rat /abstimmung los V3 gezogen:Blau von:@vorsitz
  > gezogen Blau. Blau scheidet aus. Runde 2: Rot 2, Grün 1.
  > Reihenfolge (Stichwahl in Runden): 1. Rot, 2. Grün, 3. Blau.
koordination #rat /abstimmung los V3 gezogen:Grün
  > schon geschehen
m4 #rat ? V3
  > 1. Rot, 2. Grün, 3. Blau
  ! Losentscheid V3
# Two that are equal to the end: the bot may draw, too.
koordination #rat /abstimmung rang "Kaffee?" optionen:"Ja, Tee" verfahren:stichwahl
m1 #rat /abstimmung stimme V4 1
m2 #rat /abstimmung stimme V4 Tee
koordination #rat /abstimmung schliessen V4
koordination #rat [Losentscheid V4]
koordination #rat [Bot zieht]
  > Hinterlegt vor der Ziehung
m2 #rat ? V4
  > Hinterlegt vor der Ziehung
koordination #rat [Losentscheid]
  > vorher hinterlegt als
  > scheidet aus
# Consensing.
koordination #rat /abstimmung konsens "Was tun?" optionen:"Lampen; Streife; alles bleibt"
  > Widerstand von 0 (keiner) bis 10
m1 #rat [Abstimmen V5]
m1 #rat {Your vote: 0 3 10}
  > Your vote: Lampen 0, Streife 3, alles bleibt 10
m2 #rat /abstimmung stimme V5 5, 0, 8
m3 #rat /abstimmung stimme V5 5 0
  > 3 Zahlen von 0 bis 10
m3 #rat /abstimmung stimme V5 5 0 -1
  > 3 Zahlen von 0 bis 10
koordination #rat /abstimmung schliessen V5
  > Reihenfolge nach Widerstand: 1. Streife (3), 2. Lampen (5), 3. alles bleibt (18).
# Options whose names are numbers: what is typed is the name; who abstains need not be an option.
koordination #rat /abstimmung meinungsbild "Wie viele Bänke?" optionen:"3, 2, 1, Enthaltung"
  ! [Enthaltung] [Enthaltung]
m1 #rat /vote cast V6 3
  > Your vote: 3
m2 #rat [1 V6]
  > Ihre Stimme: 1
m3 #rat /abstimmung stimme V6 Enthaltung!
  > Ihre Stimme: Enthaltung
koordination #rat /abstimmung schliessen V6
  > 3 1, 2 0, 1 1, Enthaltung 1
koordination #rat /abstimmung liste
  > 1. Markt, 2. Bahnhof, 3. Park
  > 1. Streife (3)
koordination #rat /abstimmung export V2
  > Abstimmung-V2.csv
clock 2027-03-01 11:00
koordination #rat /sitzung schliessen
koordination #rat /protokoll zeigen S1
  > Markt vor Bahnhof 2 zu 1
  > Mittwoch scheidet aus
  > Losentscheid zwischen Rot, Blau und Grün: Blau, gezogen von Ordnungsamt
  > ausgelost vom Bot im Auftrag von Koordinierungsstelle
  > Lampen: Widerstand 5
  ! Lampen: 5 Stimmen
