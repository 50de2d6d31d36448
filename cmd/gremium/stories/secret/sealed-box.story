# Secret votes: too few, the sealed box, receipts, no changes, two of three keys, too few ballots, recusal, on demand.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Ordnungsamt"
person schrift "Schriftführerin"
person stellv "Stellvertreter"
person m1 "Polizei"
person m2 "Schulamt"
person m3 "Sozialdienst"
channel rat root koordination vorsitz schrift stellv m1 m2 m3
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /gremium regeln frist:0
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @stellv rolle:stellvertretung
koordination #rat /mitglied neu @m1
koordination #rat /mitglied neu @m2
koordination #rat /sitzung neu 01.03.2027 10:00
koordination #rat /top neu "Vertrauensfrage" art:beschluss
koordination #rat /sitzung einladen S1 grund:"Eilt" jetzt:ja
clock 2027-03-01 10:00
koordination #rat /sitzung eroeffnen S1
koordination #rat /sitzung anwesend alle
koordination #rat /top aufruf 1
# Four are too few.
koordination #rat /abstimmung neu "Vertrauen?" modus:geheim
  > mindestens 5
koordination #rat /abstimmung liste
  ! V1
koordination #rat /mitglied neu @m3
koordination #rat /sitzung anwesend @m3 kommt
# Three keys: chair, deputy chair and, with nobody else, the coordination.
koordination #rat /abstimmung neu "Vertrauen?" modus:geheim
  > V1
  > Ordnungsamt
  > einstimmiges Ergebnis
vorsitz @bot ?
  > Schlüssel zur Urne: V1
  > einstimmiges Ergebnis
  > [Urne öffnen]
m1 #rat ? V1
  > Geheime Abstimmung
  > schützt vor allen, die unsere Datenbank
  > schützt nicht vor denen, die den Chat-Server betreiben
  > Gehen zwei Schlüssel verloren
m1 #rat [Ja V1]
  > Ihre Stimme liegt in der Urne
  ! Ihre Stimme: Ja
  > Abgestimmt: 1 von 5
m1 #rat [Nein V1]
  > Ihre Stimme liegt in der Urne
  > nicht mehr ändern
# What is typed in direct messages stays there.
m2 @bot V1 nein
  > nicht abgegeben
  > [Nein]
m2 @bot [Nein]
  > Ihre Stimme liegt in der Urne
koordination #rat /abstimmung stimme V1 ja fuer:@m3
  > Niemand stimmt für andere ab
m3 #rat /abstimmung stimme V1 ja
  > Ihre Stimme liegt in der Urne
m3 #rat /abstimmung ergebnis V1
  > Ihre Stimme liegt in der Urne
  ! Ja 1
vorsitz @bot [Urne öffnen]
  > läuft noch
vorsitz #rat [Ja V1]
koordination #rat /abstimmung schliessen V1
  > geschlossen
  ! Ja 3
koordination #rat /abstimmung bestaetigen V1
  > noch nicht ausgezählt
stellv @bot ?
  > in der Urne liegen 4 Stimmen
stellv @bot [Urne öffnen]
  > Es fehlt noch ein zweiter
stellv @bot [Urne öffnen]
  > Es fehlt noch ein zweiter
m1 #rat /abstimmung urne V1 schluessel:0abc
  > nicht berechtigt
# A restart forgets the first key; it is pressed again.
stop
start
vorsitz @bot [Urne öffnen]
  > Es fehlt noch ein zweiter
koordination @bot [Urne öffnen]
  > Ja 3, Nein 1, Enthaltung 0
m2 #rat ? V1
  > Ja 3, Nein 1, Enthaltung 0. Mehr Ja als Nein: angenommen
  > nicht abgestimmt 1
vorsitz #rat [Bestätigen V1]
  > B2027-01
# The keys are gone from the messages: nobody opens a copy of the box later.
stellv @bot ?
  > Ihren Schlüssel brauchen Sie nicht mehr
  ! [Urne öffnen]
vorsitz @bot ?
  > Ihren Schlüssel brauchen Sie nicht mehr
  ! [Urne öffnen]
# Too few ballots are not counted.
koordination #rat /abstimmung neu "Zweite Frage?" modus:geheim
m1 #rat [Ja V2]
m2 #rat [Ja V2]
koordination #rat /abstimmung schliessen V2
  > nicht ausgezählt
  > Stimmzetteln
koordination #rat [Wiederholen V2]
  > V3
koordination #rat /abstimmung zurueckziehen V3
  > zurückgezogen
# On demand: a quarter asks, and the vote is opened anew.
koordination #rat /abstimmung neu "Haushalt?" top:S1-1
m1 #rat [Ja V4]
m1 #rat /abstimmung verlangen V4 geheim
  > 1 von nötigen 2
m1 #rat /abstimmung verlangen V4 geheim
  > 1 von nötigen 2
m2 #rat /abstimmung verlangen V4 geheim
  > V5
vorsitz #rat ? V4
  > an ihre Stelle tritt V5
# Whoever is biased and has voted spoils the count: nobody can take the ballot out.
m1 #rat [Ja V5]
m2 #rat [Nein V5]
m3 #rat [Ja V5]
m3 #rat /abstimmung befangen V5
  > lässt sich nicht herausnehmen
koordination #rat /abstimmung schliessen V5
  > befangenen Person: nicht ausgezählt
