# Counted votes: every kind of majority with its arithmetic, a tie with and without the chair's casting vote, figures that
# do not fit, no quorum, recusal, a slip taken back, and what becomes a resolution.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Ordnungsamt"
person polizei "Polizei"
person schule "Schulamt"
person soziales "Sozialdienst"
person wirtschaft "Wirtschaftsförderung"
person gast "Presse"
channel rat root koordination vorsitz polizei schule soziales wirtschaft gast
root #rat /gremium einrichten muster:lenkungsgremium name:Lenkungsgremium kuerzel:LG
root #rat /gremium regeln frist:0 antragsfrist:0
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @polizei
koordination #rat /mitglied neu @schule
koordination #rat /mitglied neu @soziales
koordination #rat /mitglied neu @wirtschaft
koordination #rat /sitzung neu 01.03.2027 17:00 ort:Rathaus
koordination #rat /top neu "Beleuchtung am Bahnhof" art:beschluss
koordination #rat /top neu "Aktuelles" art:beratung
koordination #rat /top neu "Personalfrage" art:beschluss nichtoeffentlich:ja
# Before the meeting is open nothing can be counted; and nobody but who runs it may.
koordination #rat /abstimmung zaehlung "Neue Lampen am Bahnhof?" ja:4 nein:1
  > Gerade läuft keine Sitzung. Die nächste ist S1
polizei #rat /abstimmung zaehlung "Neue Lampen am Bahnhof?" ja:4 nein:1
  > nicht berechtigt
polizei #rat /abstimmung liste
  > Es gibt noch keine Abstimmung
koordination #rat /sitzung einladen S1 jetzt:ja
clock 2027-03-01 17:00
koordination #rat /sitzung eroeffnen S1
koordination #rat /sitzung anwesend alle
  > beschlussfähig
# Nothing is called, so it must be said which item it is about.
koordination #rat /abstimmung zaehlung "Neue Lampen am Bahnhof?" ja:4 nein:1
  > Welcher
koordination #rat /top aufruf 1
  > Aufgerufen: Ö 1
koordination #rat /abstimmung zaehlung "Neue Lampen am Bahnhof?" ja:5 nein:0
  > Ja 5, Nein 0, Enthaltung 0
koordination #rat [Rückgängig V1]
  > V1 ist zurückgenommen
  > B2027-01
polizei #rat ? V1
  > V1 wurde zurückgenommen
  > LG B2027-01 ist zurückgezogen
  ! Rückgängig
koordination #rat /abstimmung zaehlung "Neue Lampen am Bahnhof?" ja:4 nein:1
  > V2 ist eingetragen
  > Neue Lampen am Bahnhof?
  > Ja 4, Nein 1, Enthaltung 0. Mehr Ja als Nein: angenommen. Anwesend 5 von 5, beschlussfähig.
  > Beschluss LG B2027-02
# The result is in the channel, for the guest, too.
gast #rat ? V2
  > Abstimmung V2: angenommen
  > Neue Lampen am Bahnhof?
  > Mehr Ja als Nein: angenommen
  > Beschluss LG B2027-02
  > offen, ausgezählt
  > Ö 1 Beleuchtung am Bahnhof
# The same entry again is a slip, with other figures it is asked about.
koordination #rat /abstimmung zaehlung "Neue Lampen am Bahnhof?" ja:4 nein:1
  > schon geschehen
koordination #rat /abstimmung zaehlung "Neue Lampen am Bahnhof?" ja:3 nein:2
  > steht schon V2
  > noch nichts gespeichert
# More votes than voters.
koordination #rat /abstimmung zaehlung "Noch eine Frage?" ja:4 nein:2
  > Die Zahlen passen nicht: Ja 4, Nein 2, Enthaltung 0 sind 6 Stimmen
  > nur 5
  > anwesend 5 von 5
# A tie: rejected, and no number of a resolution is lost.
koordination #rat /abstimmung zaehlung "Zuschuss von 500 Euro?" ja:2 nein:2 enthaltung:1
  > Ja 2, Nein 2, Enthaltung 1
  > Stimmengleichheit
  > abgelehnt
  ! B2027
# With the casting vote the chair is asked for; the chair of the body, present, with a vote.
vorsitz #rat /gremium regeln gleichstand:stichentscheid
koordination #rat /abstimmung zaehlung "Zuschuss von 300 Euro?" ja:2 nein:2 enthaltung:1
  > Stimmengleichheit
  > Wie hat Ordnungsamt gestimmt?
  > noch nichts gespeichert
koordination #rat [Ja]
  > V4 ist eingetragen
  > Stichentscheid des Vorsitzes (Ja)
  > angenommen
  > Beschluss LG B2027-03
koordination #rat /abstimmung zaehlung "Zuschuss von 200 Euro?" ja:2 nein:2 vorsitz:nein
  > Stichentscheid des Vorsitzes (Nein)
  > abgelehnt
  > nicht abgestimmt 1
koordination #rat /abstimmung zaehlung "Zuschuss von 100 Euro?" ja:2 nein:2 enthaltung:1 vorsitz:enthaltung
  > kein Stichentscheid
  > weder mit Ja noch mit Nein
  > abgelehnt
# Majorities by the words of the rules; the base is always printed.
koordination #rat /abstimmung zaehlung "Satzung ändern?" ja:4 nein:1 mehrheit:zweidrittel
  > zwei Drittel der abgegebenen Stimmen (4 von 5), erreicht 4: angenommen
koordination #rat /abstimmung zaehlung "Satzung ganz ändern?" ja:3 nein:1 enthaltung:1 mehrheit:dreiviertel
  > drei Viertel der abgegebenen Stimmen (3 von 4), erreicht 3: angenommen
koordination #rat /abstimmung zaehlung "Satzung neu fassen?" ja:3 nein:1 enthaltung:1 mehrheit:zweidrittel basis:anwesende
  > zwei Drittel der Anwesenden (4 von 5), erreicht 3: abgelehnt
koordination #rat /abstimmung zaehlung "Vorsitz abwählen?" ja:2 nein:1 enthaltung:2 mehrheit:mitglieder
  > mehr als die Hälfte der Mitglieder (3 von 5), erreicht 2: abgelehnt
koordination #rat /abstimmung zaehlung "Redezeit kürzen?" ja:3 nein:2 mehrheit:anwesende
  > mehr als die Hälfte der Anwesenden (3 von 5), erreicht 3: angenommen
koordination #rat /abstimmung zaehlung "Heute ohne Pause?" ja:4 nein:0 enthaltung:1 mehrheit:einstimmig
  > Einstimmigkeit der abgegebenen Stimmen (4 von 4), erreicht 4: angenommen
koordination #rat /abstimmung zaehlung "Morgen ohne Pause?" ja:4 nein:0 enthaltung:1 mehrheit:einstimmig basis:anwesende
  > Einstimmigkeit der Anwesenden (5 von 5), erreicht 4: abgelehnt
koordination #rat /abstimmung zaehlung "Ohne Pause?" ja:4 nein:0 mehrheit:einfach basis:mitglieder
  > „basis:“ gehört zu zweidrittel
koordination #rat /abstimmung zaehlung "Alle enthalten sich?" ja:0 nein:0 enthaltung:5
  > Weder Ja noch Nein: abgelehnt
# Ballot papers can be invalid.
koordination #rat /abstimmung zaehlung "Geheim: Standort am Markt?" ja:2 nein:1 ungueltig:2
  > Ja 2, Nein 1, Enthaltung 0, ungültig 2
  > mit Stimmzetteln, ausgezählt
# Who is recused is there, and does not count.
koordination #rat /top befangen Ö 1 @polizei
koordination #rat /abstimmung zaehlung "Auftrag an die Firma Licht?" ja:3 nein:1 enthaltung:1
  > sind 5 Stimmen
  > nur 4
  > davon befangen 1
koordination #rat /abstimmung zaehlung "Auftrag an die Firma Licht?" ja:3 nein:1 wortlaut:"Die Firma Licht erhält den Auftrag." empfehlung:ja
  > Anwesend 5 von 5, davon befangen 1, beschlussfähig
  > Empfehlung LG B2027-09
  > Die Firma Licht erhält den Auftrag.
# An item for debate makes no resolution, unless it is said.
koordination #rat /top aufruf Ö 2
koordination #rat /abstimmung zaehlung "Stimmungsbild: Sommerfest?" ja:5 nein:0
  > angenommen
  ! B2027
koordination #rat /abstimmung zaehlung "Sommerfest am 5. Juni?" ja:5 nein:0 beschluss:ja
  > Beschluss LG B2027-10
# Non-public: the channel learns that there was a vote, members may press a button.
koordination #rat /top aufruf NÖ 1
koordination #rat /abstimmung zaehlung "Frau Beispiel einstellen?" ja:5 nein:0
  > Frau Beispiel einstellen?
  > Beschluss LG B2027-11
gast #rat ? V19
  > Abstimmung V19
  > nichtöffentlichen Punkt
  ! Beispiel
  ! Ja 5
polizei #rat [Anzeigen V19]
  > Frau Beispiel einstellen?
  > Ja 5, Nein 0, Enthaltung 0
gast #rat [Anzeigen V19]
  > nichtöffentlichen Punkt
  ! Beispiel
  ! Ja 5
gast #rat /abstimmung liste S1
  > V2
gast #rat [Weiter (2 von 2)]
  > V19
  > (nichtöffentlich)
  ! Beispiel
# Two leave, then a third: the quorum is lost, and what is counted then leads to nothing.
koordination #rat /top aufruf 1
  > im öffentlichen und im nichtöffentlichen Teil
koordination #rat /top aufruf Ö 1
koordination #rat /sitzung anwesend @schule geht
koordination #rat /sitzung anwesend @soziales geht
koordination #rat /abstimmung zaehlung "Letzte Frage?" ja:2 nein:0
  > nicht beschlussfähig
  > nötig 3
  > noch nichts gespeichert
koordination #rat [Trotzdem eintragen]
  > V20 ist eingetragen
  > nicht beschlussfähig
  > nicht zustande gekommen
  ! B2027
stop
start
polizei #rat /abstimmung ergebnis
  > Das ist die neueste, V20
polizei #rat /abstimmung ergebnis V2
  > Mehr Ja als Nein: angenommen
clock 2027-03-01 17:06
koordination #rat /abstimmung zurueckziehen V2
  > nicht mehr zurücknehmen
