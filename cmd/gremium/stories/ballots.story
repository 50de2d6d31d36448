# A vote in a meeting, from its opening to the minutes: receipts, changes, who may not, recusal, too late, confirmation.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Ordnungsamt"
person schrift "Schriftführerin"
person m1 "Polizei"
person m2 "Schulamt"
person m3 "Sozialdienst"
person gast "Gast"
channel rat root koordination vorsitz schrift m1 m2 m3 gast
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /gremium regeln frist:0
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @schrift rolle:schriftfuehrung
koordination #rat /mitglied neu @m1
koordination #rat /mitglied neu @m2
koordination #rat /mitglied neu @m3
koordination #rat /sitzung neu 01.03.2027 10:00
koordination #rat /top neu "Beleuchtung am Bahnhof" art:beschluss
koordination #rat /top neu "Spielplatz" art:beschluss
# Nothing is open: a vote needs the meeting.
koordination #rat /abstimmung neu "Lampen kaufen?" top:S1-1
  > nicht eröffnet
koordination #rat /abstimmung stimme ja
  > Gerade läuft keine Abstimmung
koordination #rat /sitzung einladen S1 grund:"Eilt" jetzt:ja
clock 2027-03-01 10:00
koordination #rat /sitzung eroeffnen S1
koordination #rat /top aufruf 1
# Nobody is there yet.
koordination #rat /abstimmung neu "Lampen kaufen?"
  > niemand
  > Anwesenheit
# Only the chair: not quorate, so it is asked back.
koordination #rat /sitzung anwesend @vorsitz
koordination #rat /abstimmung neu "Lampen kaufen?"
  > nicht beschlussfähig
  > [Trotzdem]
koordination #rat /abstimmung liste
  ! V1
koordination #rat /sitzung anwesend @m1 @m2
# Who may open: not a member, not the minute taker.
m1 #rat /abstimmung neu "Lampen kaufen?"
  > nicht berechtigt
schrift #rat /abstimmung neu "Lampen kaufen?"
  > nicht berechtigt
vorsitz #rat /abstimmung neu "Lampen kaufen?"
  > V1
  > Stimmberechtigt sind 3 Personen
  > TOP 1 Beleuchtung am Bahnhof
  > beschlussfähig
  > 0 von 3
  > [V1 schließen]
# The same again at once is one that was sent twice.
vorsitz #rat /abstimmung neu "Lampen kaufen?"
  > schon geschehen
m1 #rat [Ja]
  > Ihre Stimme: Ja
  > Sie können sie ändern, bis die Abstimmung geschlossen wird
  > 1 von 3
# Not there, a guest, somebody who does not know what to say.
m3 #rat [Ja V1]
  > nicht berechtigt
gast #rat /abstimmung stimme V1 ja
  > nicht berechtigt
m2 #rat /abstimmung stimme V1 vielleicht
  > Möglich sind Ja, Nein oder Enthaltung
m2 #rat /g V1 enthaltung
  > Ihre Stimme: Enthaltung
m2 @bot V1 nein
  > Ihre Stimme: Nein
# No figures while it runs.
vorsitz #rat /abstimmung ergebnis V1
  > 2 von 3
  > Ihre Stimme fehlt noch
  ! Ja 1
# For somebody else only who leads, and never over their own ballot.
m1 #rat /abstimmung stimme V1 nein fuer:@vorsitz
  > nicht berechtigt
koordination #rat /abstimmung stimme V1 ja fuer:@vorsitz
  > Stimme für Ordnungsamt eingetragen: Ja
vorsitz #rat [Nein V1]
  > Ihre Stimme: Nein
koordination #rat /abstimmung stimme V1 ja fuer:@vorsitz
  > hat in V1 selbst abgestimmt
vorsitz #rat [Ja V1]
# Who comes late does not vote in this one; who leaves keeps the ballot that was cast.
koordination #rat /sitzung anwesend @m3 kommt
m3 #rat [Ja V1]
  > nicht berechtigt
koordination #rat /sitzung anwesend @m1 geht
# While a vote runs, the meeting is not closed.
koordination #rat /sitzung schliessen
  > läuft noch V1
m1 #rat /abstimmung schliessen V1
  > nicht berechtigt
koordination #rat /abstimmung schliessen
  > V1 ist geschlossen
  > Ja 2, Nein 1, Enthaltung 0. Mehr Ja als Nein: angenommen. Anwesend 3 von 4, beschlussfähig.
  > [Bestätigen]
m1 #rat ? V1
  > angenommen
  > noch nicht festgestellt
m1 #rat [Bestätigen V1]
  > nicht berechtigt
m2 #rat /abstimmung stimme V1 ja
  > geschlossen
koordination #rat /abstimmung schliessen V1
  > geschlossen
vorsitz #rat [Bestätigen V1]
  > festgestellt
  > B2027-01
  > Lampen kaufen? Ja.
vorsitz #rat /abstimmung bestaetigen V1
  > schon geschehen
m1 #rat ? V1
  > B2027-01
  ! [Bestätigen]
# Recusal before and after voting.
koordination #rat /sitzung anwesend @m1 kommt
koordination #rat /top aufruf 2
koordination #rat /abstimmung neu "Rutsche bauen?"
  > Stimmberechtigt sind 4 Personen
m1 #rat [Befangen V2]
  > Bestätigen
vorsitz #rat ? V2
  > 0 von 4
m1 #rat [Bestätigen V2]
  > befangen
  > 0 von 3
m1 #rat [Ja V2]
  > befangen
m2 #rat [Nein V2]
m2 #rat /abstimmung befangen V2
  > befangen
  > Ihre abgegebene Stimme ist gestrichen
  > 0 von 2
m3 #rat [Ja V2]
vorsitz #rat [Ja V2]
koordination #rat /abstimmung schliessen V2
  > Ja 2, Nein 0, Enthaltung 0
  > davon befangen 2
  > nicht beschlussfähig
# Recusal at the item holds for a running vote, too, and can be taken back.
koordination #rat /top neu "Bänke" art:beschluss
koordination #rat /abstimmung neu "Rutsche später bauen?" top:S1-2 trotzdem:ja
  > Stimmberechtigt sind 4 Personen
m3 #rat [Ja V3]
koordination #rat /abstimmung zurueckziehen V3
  > zurückgezogen
vorsitz #rat ? V3
  > zurückgezogen
  ! [Ja]
m3 #rat /abstimmung stimme V3 ja
  > zurückgezogen
koordination #rat /sitzung schliessen
koordination #rat /protokoll zeigen S1
  > Ja 2, Nein 1, Enthaltung 0
  > B2027-01
