# Votes where somebody mistypes, is not allowed, is too late or asks for what is not there; long questions; many candidates; and
# a vote that is not called off by one click.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Ordnungsamt"
person m1 "Polizei"
person m2 "Schulamt"
person gast "Gast"
channel rat root koordination vorsitz m1 m2 gast
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /gremium regeln frist:0
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @m1
koordination #rat /mitglied neu @m2
# Nothing is there yet.
m1 #rat /abstimmung
  > Es gibt noch keine Abstimmung
  > /abstimmung neu
m1 #rat /abstimmung ergebnis
  > Es gibt noch keine Abstimmung
m1 #rat /abstimmung stimme ja
  > Gerade läuft keine Abstimmung
vorsitz #rat /abstimmung schliessen
  > Gerade läuft keine Abstimmung
vorsitz #rat /abstimmung bestaetigen
  > kein Ergebnis, das noch festzustellen wäre
m1 #rat /abstimmung hilfe
  > /abstimmung neu "Drucken wir Plakate?"
  > /abstimmung zaehlung "Wer stimmt dem Zuschuss zu?"
  > Bricht eine laufende Abstimmung ab
# Mistyped.
vorsitz #rat /abstimung neu Lampen?
  > Meinten Sie /abstimmung neu?
vorsitz #rat /abstimmung neu Lampen? modus:geheimm
  > Möglich sind: offen, namentlich oder geheim
vorsitz #rat /abstimmung neu Lampen? bis:gestern
  > schon vorbei
m1 #rat /abstimmung stimme V7 ja
  > V7 gibt es hier nicht
gast #rat /abstimmung neu Lampen?
  > nicht berechtigt
# Without a meeting all are asked in writing, and it says so; the deadline to object is said in local time.
vorsitz #rat /abstimmung neu "Lampen kaufen?"
  > V1 ist eröffnet: „Lampen kaufen?“
  > Gefragt wird schriftlich, im Umlauf
  > Donnerstag, 4. März 2027, 23:59 Uhr
  ! 22:59 Uhr
m1 #rat /abstimmung stimme V1 dafür
  > Ihre Stimme: Ja
m1 #rat /abstimmung stimme V1 jein
  > „jein“ steht in V1 nicht zur Wahl. Möglich sind Ja, Nein oder Enthaltung.
gast #rat /abstimmung stimme V1 ja
  > nicht berechtigt
m1 #rat [Befangen V1]
  > Sind Sie bei V1 befangen? Dann stimmen Sie hier nicht mit.
  > Ihre abgegebene Stimme wird gestrichen
# Who changes their mind about that just goes on.
m1 #rat [Nein V1]
  > Ihre Stimme: Nein
# One click does not delete what others have cast.
vorsitz #rat [Abstimmung zurückziehen V1]
  > In V1 ist schon 1 Stimme abgegeben
  > [Bestätigen]
m2 #rat [Ja V1]
  > Ihre Stimme: Ja
vorsitz #rat [Bestätigen V1]
  > V1 ist zurückgezogen. Die abgegebenen Stimmen sind gelöscht.
m2 #rat /abstimmung stimme V1 ja
  > V1 ist zurückgezogen
koordination #rat /sitzung neu 01.03.2027 10:00
koordination #rat /top neu "Beleuchtung" art:beschluss
koordination #rat /sitzung einladen S1 grund:"Eilt" jetzt:ja
clock 2027-03-01 10:00
koordination #rat /sitzung eroeffnen S1
koordination #rat /sitzung anwesend alle
koordination #rat /top aufruf 1
# A long question stands whole on the card and in the result, and shortened in receipts.
koordination #rat /abstimmung neu "Sollen der Bahnhofsvorplatz mit warmweißen Leuchten beleuchtet, die Unterführung an jedem zweiten Dienstag gereinigt und an den Wochenenden zwischen 22 und 4 Uhr ein Sicherheitsdienst beauftragt werden?"
m2 #rat [Ja V2]
  > ein Sicherheitsdienst beauftragt werden?
  > Ihre Stimme: Ja zu V2 (Sollen der Bahnhofsvorplatz mit warmweißen Leuchten beleuchtet, die Unterführung an jedem zweiten Dienstag gereinigt un…).
koordination #rat /abstimmung schliessen V2
  > ein Sicherheitsdienst beauftragt werden?
  > angenommen
  ! Polizei
m1 #rat /g V2 nein
  > V2 ist geschlossen
# More candidates than there are buttons: by a form, by number, by name, by a part of it.
vorsitz #rat /abstimmung wahl "Sprecherin" modus:offen kandidaten:"Anna Ahorn, Berta Buche, Carla Eiche, Dora Erle, Eva Esche, Fritz Fichte, Gerda Ginkgo, Hans Hasel, Ida Kiefer, Jan Linde, Klara Pappel, Lena Rüster, Mona Tanne, Nils Ulme, Olga Weide, Paul Zeder"
  > 16. Paul Zeder
  > [Abstimmen]
m2 #rat [Abstimmen V3]
  > Klara Pappel
m2 #rat {Ihre Stimme: Klara Pappel}
  > Ihre Stimme: Klara Pappel
m2 #rat /abstimmung stimme V3 ahorn
  > Ihre Stimme: Anna Ahorn
m2 #rat /abstimmung stimme V3 "da"
  > steht in V3 nicht zur Wahl
m2 #rat /abstimmung stimme V3 17
  > steht in V3 nicht zur Wahl
m1 #rat /abstimmung stimme V3 1
  > Ihre Stimme: Anna Ahorn
koordination #rat /abstimmung schliessen V3
  > Anna Ahorn 2
  > Anna Ahorn ist gewählt
