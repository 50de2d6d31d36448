# An evening's attendance: who is there before the opening, who comes and goes, guests, excuses, an interruption, the end.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vera Vorsitz"
person schrift "Paula Protokoll"
person anna "Anna Vogel"
person bert "Bert Braun"
person carl "Carl Clausen"
person fremd "Fred Fremd"
channel rat root koordination vorsitz schrift anna bert carl fremd
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @schrift rolle:schriftfuehrung
koordination #rat /mitglied neu @anna institution:Polizei
koordination #rat /mitglied neu @bert institution:Schulamt
koordination #rat /mitglied neu @carl institution:Sozialdienst
koordination #rat /mitglied neu name:"Dr. Albrecht" institution:Staatsanwaltschaft
koordination #rat /sitzung neu 24.03.2027 16:00 ort:"Rathaus, Saal 2"
koordination #rat /top neu Beleuchtung dauer:15m
koordination #rat /top neu Verschiedenes
# Nobody is there before they are invited, and long before the meeting nobody can be.
koordination #rat /sitzung anwesend alle
  > lässt sich ab Mittwoch, 24. März 2027, 15:00 Uhr festhalten
koordination #rat /sitzung einladen S1 jetzt:ja
carl #rat /sitzung rueckmeldung S1 nein
# The list to be signed, with the names of those who should come.
koordination #rat /sitzung anwesenheitsliste
  > zum Unterschreiben
  > Anwesenheitsliste-S1.pdf
anna #rat /sitzung anwesenheitsliste
  > nicht berechtigt
  > Schriftführung
# Too early to open without being asked.
koordination #rat /sitzung eroeffnen
  > S1 beginnt erst am Mittwoch, 24. März 2027, 16:00 Uhr.
  > Es ist noch nichts gespeichert.
  ! ist eröffnet
clock 2027-03-24 15:40
# Who is there before the opening counts from it.
anna #rat /sitzung da
  > Sie sind bei S1 als anwesend vermerkt (stimmberechtigt): ab 15:40 Uhr.
anna #rat /sitzung da
  > schon als anwesend vermerkt
clock 2027-03-24 16:03
anna #rat /sitzung eroeffnen
  > nicht berechtigt
vorsitz #rat /sitzung eroeffnen
  > S1 ist eröffnet, 16:03 Uhr
  > Leitung: Vera Vorsitz.
  > Protokoll: Paula Protokoll.
  > Anwesend 1 von 5 Stimmberechtigten, nötig 3: nicht beschlussfähig.
bert #rat ?
  > Sitzung läuft: S1
  > eröffnet 16:03 Uhr
  > [Bin da]
  > [Gehe jetzt]
  > [Aufrufen]
koordination #rat /sitzung eroeffnen S1
  > S1 ist schon eröffnet, seit 16:03 Uhr
# All but one; who has declined is not counted, and is told.
schrift #rat /sitzung anwesend alle ausser @bert
  > Als anwesend vermerkt, ab 16:03 Uhr
  > Dr. Albrecht
  > Nicht als anwesend vermerkt, weil entschuldigt: Carl Clausen
  > Schon als anwesend vermerkt: Anna Vogel
  > Anwesend 3 von 5 Stimmberechtigten, nötig 3: beschlussfähig
  ! Bert Braun
bert #rat /sitzung anwesend
  > Anwesenheit: S1
  > Anna Vogel (stimmberechtigt): ab 16:03 Uhr.
  > Koordinierungsstelle (beratend): ab 16:03 Uhr.
  > Bert Braun: noch nicht vermerkt
  > Carl Clausen: entschuldigt
koordination #rat /top aufruf 1
clock 2027-03-24 16:20
bert #rat [Bin da]
  > (stimmberechtigt): ab 16:20 Uhr
  > Anwesend 4 von 5
# Comes and goes three times.
clock 2027-03-24 16:25
bert #rat [Gehe jetzt]
  > 16:20 Uhr bis 16:25 Uhr
  > Anwesend 3 von 5
bert #rat [Gehe jetzt]
  > gerade nicht als anwesend vermerkt
  > 16:20 Uhr bis 16:25 Uhr
clock 2027-03-24 16:30
schrift #rat /sitzung anwesend @bert kommt
  > Bert Braun (stimmberechtigt): 16:20 Uhr bis 16:25 Uhr und ab 16:30 Uhr.
clock 2027-03-24 16:40
schrift #rat /sitzung anwesend @bert geht
  > 16:30 Uhr bis 16:40 Uhr
clock 2027-03-24 16:45
schrift #rat /sitzung anwesend @bert kommt um:16:42
  > 16:20 Uhr bis 16:25 Uhr, 16:30 Uhr bis 16:40 Uhr und ab 16:42 Uhr
# What contradicts itself is refused, with what is recorded.
schrift #rat /sitzung anwesend @bert kommt um:16:35
  > Das passt nicht zu dem, was von Bert Braun festgehalten ist
schrift #rat /sitzung anwesend @bert kommt um:17:50
  > Dienstag, 23. März 2027, 17:50 Uhr liegt vor der Eröffnung
schrift #rat /sitzung anwesend @bert geht um:16:50
  > Dienstag, 23. März 2027, 16:50 Uhr liegt vor der Eröffnung
# A slip is taken back.
schrift #rat /sitzung anwesend @anna geht
  > Anna Vogel (stimmberechtigt): 16:03 Uhr bis 16:45 Uhr.
schrift #rat [Rückgängig]
  > Zurückgenommen
  > Anwesend 4 von 5
schrift #rat /sitzung anwesend
  > Anna Vogel (stimmberechtigt): ab 16:03 Uhr.
# Guests, with an account and without; a person without an account is named in quotes.
schrift #rat /sitzung anwesend @fremd "Prof. Gast"
  > Fred Fremd und Prof. Gast
  > Zählt als Gast
  > Anwesend 4 von 5
schrift #rat /sitzung anwesend "Dr. Albrecht" geht
  > Dr. Albrecht (stimmberechtigt): 16:03 Uhr bis 16:45 Uhr.
schrift #rat /sitzung anwesend Dr. Albrecht geht
  > Anführungszeichen
# Of members only what is their own.
anna #rat /sitzung anwesend @bert geht
  > nicht berechtigt
anna #rat /sitzung anwesend alle
  > nicht berechtigt
anna #rat /sitzung anwesend @anna geht
  > 16:03 Uhr bis 16:45 Uhr
anna #rat [Rückgängig]
  > Zurückgenommen
anna #rat /sitzung unterbrechen
  > nicht berechtigt
# Excused, and not there at all.
schrift #rat /sitzung anwesend @carl fehlt
  > Nicht anwesend: Carl Clausen
schrift #rat /sitzung anwesend @carl entschuldigt
  > Als entschuldigt vermerkt: Carl Clausen
schrift #rat /sitzung anwesend @anna entschuldigt
  > Schon als anwesend vermerkt: Anna Vogel
# An interruption, with and without an end.
vorsitz #rat /sitzung unterbrechen bis:17:00
  > S1 ist unterbrochen, seit 16:45 Uhr
  > Mittwoch, 24. März 2027, 17:00 Uhr
  > [Fortsetzen]
bert #rat ?
  > Unterbrochen: S1
  > weiter um 17:00 Uhr
vorsitz #rat /sitzung unterbrechen
  > schon unterbrochen
vorsitz #rat /top weiter
  > fortsetzen
clock 2027-03-24 17:01
bert #rat ?
  > sollte um 17:00 Uhr enden
koordination #rat [Fortsetzen]
  > S1 geht weiter, 17:01 Uhr. Die Unterbrechung dauerte 16 Minuten.
koordination #rat /sitzung fortsetzen
  > nicht unterbrochen
bert #rat ?
  > S1 ist nicht mehr unterbrochen
# The end: everybody has left, the item called is done, the other one goes on.
clock 2027-03-24 18:05
koordination #rat /sitzung absagen S1 grund:Unfug
  > eröffnet und läuft
koordination #rat /sitzung schliessen
  > S1 ist geschlossen, 18:05 Uhr. Dauer: 1 Stunde 46 Minuten.
  > Beleuchtung war noch aufgerufen und gilt damit als erledigt
  > 1 Punkt ist nicht behandelt
  > Verschiedenes
bert #rat ?
  > Geschlossen: S1
  ! [Bin da]
bert #rat /sitzung da S1
  > S1 ist schon geschlossen, seit 18:05 Uhr
  ! Versehen
# A closing by mistake is taken back: all goes on.
koordination #rat [Rückgängig]
  > wieder eröffnet
bert #rat ?
  > Aufgerufen: TOP 1 Beleuchtung
bert #rat /sitzung anwesend
  > Anna Vogel (stimmberechtigt): ab 16:03 Uhr.
koordination #rat /sitzung schliessen S1 um:16:30
  > ist in S1 noch etwas geschehen
koordination #rat /sitzung schliessen S1 um:18:00
  > S1 ist geschlossen, 18:00 Uhr
koordination #rat /sitzung schliessen S1
  > schon geschlossen, seit 18:00 Uhr
  > /sitzung wiederoeffnen S1
anna #rat /sitzung zeigen S1
  > geschlossen
  > Eröffnet 16:03 Uhr, geschlossen 18:00 Uhr.
  > Am Schluss: Anwesend 3 von 5 Stimmberechtigten, nötig 3: beschlussfähig
  > Sie selbst: 16:03 Uhr bis 18:00 Uhr
koordination #rat /sitzung anwesenheitsliste S1
  > wie sie festgehalten ist
# What the clerk forgot is added afterwards.
schrift #rat /sitzung anwesend @carl um:17:10
  > Carl Clausen (stimmberechtigt): 17:10 Uhr bis 18:00 Uhr.
schrift #rat /sitzung anwesend @carl geht um:17:30
  > Carl Clausen (stimmberechtigt): 17:10 Uhr bis 17:30 Uhr.
schrift #rat /sitzung anwesend @anna geht
  > Nennen Sie bitte, wann die Person gegangen ist
clock 2027-03-24 18:40
schrift #rat /sitzung anwesend @carl kommt um:18:30
  > S1 ist seit 18:00 Uhr geschlossen
fremd #rat /sitzung anwesend S1
  > nicht berechtigt
  ! Anna Vogel
