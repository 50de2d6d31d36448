# Roll call on demand, straw poll, ranking, consensing, a deputy, figures while it runs where the rules say so.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Ordnungsamt"
person m1 "Polizei"
person m2 "Schulamt"
person m3 "Sozialdienst"
person vertreterin "Vertreterin der Polizei"
person beratend "Beraterin"
channel rat root koordination vorsitz m1 m2 m3 vertreterin beratend
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /gremium regeln frist:0
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @m1
koordination #rat /mitglied neu @m2
koordination #rat /mitglied neu @m3
koordination #rat /mitglied neu @beratend rolle:beratend
koordination #rat /sitzung neu 01.03.2027 10:00
koordination #rat /top neu "Haushalt" art:beschluss
koordination #rat /sitzung einladen S1 grund:"Eilt" jetzt:ja
m1 #rat /sitzung rueckmeldung S1 vertretung @vertreterin
clock 2027-03-01 10:00
koordination #rat /sitzung eroeffnen S1
koordination #rat /sitzung anwesend @vorsitz @m2 @m3 @vertreterin
koordination #rat /top aufruf 1
vorsitz #rat /gremium regeln zwischenstand:ja
  > Zwischenstand offener Abstimmungen
koordination #rat /abstimmung neu "Haushalt annehmen?"
vertreterin #rat [Ja V1]
  > Ihre Stimme: Ja
  > Sie stimmen für Polizei ab
  > Ja 1, Nein 0, Enthaltung 0
m1 #rat [Nein V1]
  > nicht berechtigt
  > Auf Ihrem Sitz stimmt Vertreterin der Polizei ab
vertreterin @bot V1 nein
  > Ihre Stimme: Nein
# One of four is a fifth.
m2 #rat /abstimmung verlangen V1 namentlich
  > V2
m3 #rat ? V1
  > an ihre Stelle tritt V2
m3 #rat [Nein V2]
  > Ihre Stimme steht mit Ihrem Namen im Ergebnis
vorsitz #rat [Ja V2]
m2 #rat [Ja V2]
koordination #rat /abstimmung schliessen V2
  > Namentlich: Ja: 
  > Nein: Sozialdienst
  > Nicht abgestimmt: Vertreterin der Polizei
beratend #rat /abstimmung neu "Test?"
  > nicht berechtigt
# A straw poll is anybody's, and of everybody.
beratend #rat /abstimmung meinungsbild "Wann tagen wir lieber?" optionen:"Vormittag, Nachmittag"
  > V3
  > Meinungsbild
m1 #rat [Nachmittag V3]
  > Ihre Stimme: Nachmittag
beratend #rat [Vormittag V3]
koordination #rat [Nachmittag V3]
koordination #rat /abstimmung schliessen V3
  > Vormittag 1, Nachmittag 2
  > ohne Beschluss
  ! [Bestätigen]
koordination #rat /abstimmung rang "Welcher Ort zuerst?" optionen:"Bahnhof, Markt, Park"
m2 #rat /abstimmung stimme V4 Markt
  > Ihre Stimme: 1. Markt
m2 #rat /abstimmung stimme V4 2, 1, 3
  > 1. Markt, 2. Bahnhof, 3. Park
m3 #rat /abstimmung stimme V4 Markt, Park
vorsitz #rat /abstimmung stimme V4 1 2 2
  > keine Antwort auf V4
vorsitz #rat /abstimmung stimme V4 1 > 2 > 3
  > 1. Bahnhof, 2. Markt, 3. Park
koordination #rat /abstimmung schliessen V4
  > 1. Markt
koordination #rat /abstimmung konsens "Welcher Ort?" optionen:"Bahnhof; Markt; alles bleibt"
m2 #rat /abstimmung stimme V5 3 0 10
  > Bahnhof 3, Markt 0, alles bleibt 10
m3 #rat /abstimmung stimme V5 3 0 11
  > keine Antwort
m3 #rat [Abstimmen V5]
  > Bahnhof
m3 #rat {Ihre Stimme: 2 5 10}
  > Bahnhof 2, Markt 5
koordination #rat /abstimmung schliessen V5
  > 1. Bahnhof und Markt (5), 2. alles bleibt (20)
# The quorum is checked anew for each vote.
koordination #rat /sitzung anwesend @m2 geht
koordination #rat /sitzung anwesend @m3 geht
koordination #rat /abstimmung neu "Noch etwas?"
  > nicht beschlussfähig
koordination #rat /abstimmung neu "Noch etwas?" trotzdem:ja
  > V6
vorsitz #rat [Ja V6]
koordination #rat /abstimmung schliessen V6
  > nicht beschlussfähig
