# Keys of a sealed box: with one lost it opens, with two the vote is repeated, which was said before; who stands for election holds none.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Kim Koordination"
person vorsitz "Anna Vogel"
person schrift "Sina Schrift"
person stellv "Stefan Stell"
person m1 "Mona Eins"
person m2 "Mara Zwei"
person m3 "Mia Drei"
person fremd "Freya Fremd"
channel rat root koordination vorsitz schrift stellv m1 m2 m3 fremd
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /gremium regeln frist:0
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @stellv rolle:stellvertretung
koordination #rat /mitglied neu @schrift rolle:schriftfuehrung
koordination #rat /mitglied neu @m1
koordination #rat /mitglied neu @m2
koordination #rat /mitglied neu @m3
koordination #rat /sitzung neu 01.03.2027 10:00
koordination #rat /top neu "Vertrauensfrage" art:beschluss
koordination #rat /top neu "Wahlen" art:wahl
koordination #rat /sitzung einladen S1 grund:"Eilt" jetzt:ja
clock 2027-03-01 10:00
koordination #rat /sitzung eroeffnen S1
koordination #rat /sitzung anwesend alle
koordination #rat /top aufruf 1
# It is said before, in the card and to who holds a key.
koordination #rat /abstimmung neu "Vertrauen?" modus:geheim
  > V1
  > gehen zwei verloren, muss die Abstimmung wiederholt werden
m1 #rat ? V1
  > Gehen zwei Schlüssel verloren, muss die Abstimmung wiederholt werden
schrift @bot ?
  > Schlüssel zur Urne: V1
  > Löschen Sie diese Nachricht nicht
  ! Gehen Sie
vorsitz #rat [Ja V1]
stellv #rat [Nein V1]
m1 #rat [Ja V1]
m2 #rat [Ja V1]
koordination #rat /abstimmung schliessen V1
# Of the three, the chair's key is lost: the other two suffice.
schrift @bot [Urne öffnen]
  > Es fehlt noch ein zweiter
stellv @bot [Urne öffnen]
  > Ja 3, Nein 1, Enthaltung 0
koordination #rat /abstimmung wiederholen V1
  > wird nicht wiederholt
koordination #rat /abstimmung bestaetigen V1
# Of the next one, two keys are lost.
koordination #rat /abstimmung neu "Noch einmal?" modus:geheim
  > V2
vorsitz #rat [Ja V2]
stellv #rat [Nein V2]
m1 #rat [Nein V2]
koordination #rat /abstimmung wiederholen V2
  > läuft noch
koordination #rat /abstimmung schliessen V2
  > Sind zwei Schlüssel verloren, lässt sich die Abstimmung nur wiederholen
  > [Wiederholen]
m1 #rat [Wiederholen V2]
  > nicht berechtigt
# One key alone opens nothing, and the ballots are not thrown away by one click.
schrift @bot [Urne öffnen]
  > Es fehlt noch ein zweiter
koordination #rat [Wiederholen V2]
  > liegen 3 Stimmen
  > ungezählt gelöscht
  > [Trotzdem]
koordination #rat /abstimmung ergebnis V2
  > Wer einen hat, drückt „Urne öffnen“
  > [Wiederholen]
koordination #rat [Wiederholen V2]
koordination #rat [Trotzdem]
  > V3
m1 #rat ? V2
  > Die Urne wurde nicht geöffnet
  > V3
  ! [Wiederholen]
schrift @bot ?
  > V2 wird nicht ausgezählt. Ihren Schlüssel brauchen Sie nicht mehr
  > Schlüssel zur Urne: V3
koordination #rat /abstimmung wiederholen V2
  > schon wiederholt: V3
vorsitz #rat [Ja V3]
  > liegt in der Urne
stellv #rat [Ja V3]
m1 #rat [Nein V3]
koordination #rat /abstimmung schliessen V3
vorsitz @bot [Urne öffnen]
schrift @bot [Urne öffnen]
  > Ja 2, Nein 1
koordination #rat /abstimmung bestaetigen V3
# Nobody who stands for election holds a key: not by the whole name, not by a part of it or the account.
koordination #rat /top weiter
koordination #rat /abstimmung wahl Sprecherin kandidaten:"Dr. Anna Vogel, Stell (Schulamt), @schrift" modus:geheim
  > verschiedene Schlüsselpersonen
  > Hier sind es 1
vorsitz #rat /abstimmung wahl Sprecherin kandidaten:"Dr. Anna Vogel, Stell (Schulamt), @schrift" modus:geheim urne:"@m1 @m2"
  > V4
  > Kim Koordination, Mona Eins und Mara Zwei
  > Ein einstimmiges Ergebnis zeigt, wie alle gestimmt haben.
  > Abstimmen dürfen nur 5
# The chair, who holds none of the keys to it, is warned all the same; who leads nothing and holds none is not.
vorsitz @bot ? V4
  > V4 ist geheim
  > Ein einstimmiges Ergebnis zeigt, wie alle gestimmt haben.
  > Abstimmen dürfen nur 5
  > Einen Schlüssel zur Urne haben Sie nicht
  ! [Urne öffnen]
m1 @bot ? V4
  > Ein einstimmiges Ergebnis zeigt, wie alle gestimmt haben.
  > Abstimmen dürfen nur 5
  > [Urne öffnen]
m3 @bot ?
  ! einstimmiges Ergebnis
fremd #rat /abstimmung stimme V4 1
  > nicht berechtigt
# The form says so before anything is opened, where it is known that the vote will be secret.
koordination #rat /abstimmung neu modus:geheim
  > Ein einstimmiges Ergebnis zeigt, wie alle gestimmt haben.
koordination #rat /abstimmung neu modus:offen
  ! einstimmiges Ergebnis
