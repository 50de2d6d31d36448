# Roll calls name everybody, in the result, in the table and in the minutes; open votes nobody, anywhere.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Ordnungsamt"
person m1 "Polizei"
person m2 "Schulamt"
person m3 "Sozialdienst"
channel rat root koordination vorsitz m1 m2 m3
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /gremium regeln frist:0
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @m1
koordination #rat /mitglied neu @m2
koordination #rat /mitglied neu @m3
koordination #rat /sitzung neu 01.03.2027 10:00
koordination #rat /top neu "Beleuchtung" art:beschluss
koordination #rat /top neu "Wahl" art:wahl
koordination #rat /sitzung einladen S1 grund:"Eilt" jetzt:ja
clock 2027-03-01 10:00
koordination #rat /sitzung eroeffnen S1
koordination #rat /sitzung anwesend alle
koordination #rat /top aufruf 1
koordination #rat /abstimmung neu "Lampen kaufen?" modus:namentlich
  > Namentliche Abstimmung
  > Wer wie gestimmt hat, steht danach im Ergebnis und in der Niederschrift
m1 #rat [Ja V1]
  > Ihre Stimme steht mit Ihrem Namen im Ergebnis
# While it runs nobody sees how others have voted, not even the names of those who have.
vorsitz #rat /abstimmung ergebnis V1
  > 1 von 4
  ! Polizei
vorsitz #rat [Ja V1]
m2 #rat [Nein V1]
koordination #rat /abstimmung schliessen V1
  > Ja 2, Nein 1, Enthaltung 0
  > Namentlich: Ja: Ordnungsamt, Polizei. Nein: Schulamt. Nicht abgestimmt: Sozialdienst.
vorsitz #rat [Bestätigen V1]
koordination #rat /abstimmung neu "Bänke kaufen?"
m1 #rat [Ja V2]
vorsitz #rat [Ja V2]
m2 #rat [Nein V2]
koordination #rat /abstimmung schliessen V2
  > Ja 2, Nein 1, Enthaltung 0. Mehr Ja als Nein: angenommen. Anwesend 4 von 4, nicht abgestimmt 1, beschlussfähig.
  ! Namentlich
  ! Polizei
vorsitz #rat [Bestätigen V2]
koordination #rat /top aufruf 2
# An election by roll call names who chose whom.
koordination #rat /abstimmung wahl "Sprecherin" kandidaten:"Anna Vogel, Bert Kahl" modus:namentlich
m1 #rat [Anna Vogel V3]
vorsitz #rat [Anna Vogel V3]
m2 #rat [Bert Kahl V3]
m3 #rat [Anna Vogel V3]
koordination #rat /abstimmung schliessen V3
  > Anna Vogel 3, Bert Kahl 1
  > Anna Vogel ist gewählt
  > Namentlich: Anna Vogel: Ordnungsamt, Polizei, Sozialdienst. Bert Kahl: Schulamt.
vorsitz #rat [Bestätigen V3]
koordination #rat /abstimmung export V1
  > Abstimmung-V1.csv
koordination #rat /sitzung schliessen
koordination #rat /protokoll zeigen S1
  > Abstimmung V1 (namentlich
  > Ja: Ordnungsamt, Polizei
  > Nein: Schulamt
  > Nicht abgestimmt: Sozialdienst
  > Anna Vogel: Ordnungsamt, Polizei, Sozialdienst
  > Bert Kahl: Schulamt
  > Beschluss R B2027-01: Lampen kaufen? Ja.
  ! Lampen kaufen? Ja. Beschluss
