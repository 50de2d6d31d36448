# Who leaves during a vote keeps the ballot that was cast; the quorum of a vote is as at its opening, and is checked anew for the
# next item.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Ordnungsamt"
person m1 "Polizei"
person m2 "Schulamt"
person m3 "Sozialdienst"
person m4 "Wirtschaftsförderung"
channel rat root koordination vorsitz m1 m2 m3 m4
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /gremium regeln frist:0
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @m1
koordination #rat /mitglied neu @m2
koordination #rat /mitglied neu @m3
koordination #rat /mitglied neu @m4
koordination #rat /sitzung neu 01.03.2027 10:00
koordination #rat /top neu "Beleuchtung" art:beschluss
koordination #rat /top neu "Spielplatz" art:beschluss
koordination #rat /top neu "Bänke" art:beschluss
koordination #rat /sitzung einladen S1 grund:"Eilt" jetzt:ja
clock 2027-03-01 10:00
koordination #rat /sitzung eroeffnen S1
koordination #rat /sitzung anwesend @vorsitz @m1 @m2
koordination #rat /top aufruf 1
koordination #rat /abstimmung neu "Lampen kaufen?"
  > 3 von 5, nötig 3: beschlussfähig
m1 #rat [Ja V1]
clock 2027-03-01 10:05
# One has voted and leaves, one leaves without having voted.
m1 #rat [Gehe jetzt]
  > nicht beschlussfähig
koordination #rat /sitzung anwesend @m2 geht
vorsitz #rat [Ja V1]
# The one who has left has the vote still, as long as it runs, and may change it.
m1 @bot V1 enthaltung
  > Ihre Stimme: Enthaltung
m1 @bot V1 ja
koordination #rat /abstimmung schliessen V1
  > Ja 2, Nein 0, Enthaltung 0. Mehr Ja als Nein: angenommen. Anwesend 3 von 5, nicht abgestimmt 1, beschlussfähig.
  ! nicht beschlussfähig
vorsitz #rat [Bestätigen V1]
  > B2027-01
# Between two items the quorum is lost: nothing can be decided, and the vote says so.
koordination #rat /top aufruf 2
koordination #rat /abstimmung neu "Rutsche bauen?"
  > Anwesend 1 von 5 Stimmberechtigten, nötig 3: nicht beschlussfähig
  > Ein Beschluss kommt so nicht zustande
koordination #rat [Trotzdem]
  > V2
vorsitz #rat [Ja V2]
koordination #rat /abstimmung schliessen V2
  > Abstimmung V2: nicht beschlussfähig
  > Ein Beschluss ist nicht zustande gekommen
  ! angenommen
vorsitz #rat [Bestätigen V2]
  ! B2027-02
# Others come, and the next item can be decided; who comes while a vote runs has no part in it.
koordination #rat /sitzung anwesend @m3 kommt
m1 #rat [Bin da]
koordination #rat /top aufruf 3
koordination #rat /abstimmung neu "Bänke kaufen?"
  > 3 von 5, nötig 3: beschlussfähig
m4 #rat [Bin da]
m4 #rat [Ja V3]
  > nicht berechtigt
m1 #rat [Nein V3]
m3 #rat [Nein V3]
vorsitz #rat [Ja V3]
koordination #rat /abstimmung schliessen V3
  > Ja 1, Nein 2, Enthaltung 0. Mehr Nein als Ja: abgelehnt. Anwesend 3 von 5, beschlussfähig.
vorsitz #rat [Bestätigen V3]
koordination #rat /sitzung schliessen
koordination #rat /protokoll zeigen S1
  > Anwesend 3 von 5, nicht abgestimmt 1, beschlussfähig
  > nicht beschlussfähig
  > Ja 1, Nein 2, Enthaltung 0
