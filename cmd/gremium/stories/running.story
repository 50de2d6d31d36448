# The running order: items are called by the numbers of the agenda, one after the other; nobody skips one by pressing twice;
# what is not public is named in the channel by its number only.
clock 2027-02-22 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vorsitzende"
person polizei "Polizei"
person schule "Schulamt"
person fremd "Fremder"
channel rat root koordination vorsitz polizei schule fremd
root #rat /gremium einrichten muster:lenkungsgremium name:Rat land:SN
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @polizei
koordination #rat /mitglied neu @schule
koordination #rat /sitzung neu 24.03.2027 16:00
koordination #rat /top neu Begrüßung dauer:5m
koordination #rat /top neu "Beleuchtung am Bahnhof" art:beschluss dauer:15m
koordination #rat /top neu Schulweg
koordination #rat /top neu "Fall Bahnhofstraße" nichtoeffentlich:ja dauer:10m
# Before the agenda is sent, another order changes the agenda itself.
koordination #rat /top ordnen 1 3
  > Die Tagesordnung von S1 ist jetzt
  > Ö 2 Schulweg
koordination #rat /top ordnen 1 S1-2
  > Ö 2 Beleuchtung
koordination #rat /top ordnen 1 1
  > doppelt
koordination #rat /top ordnen 1 7
  > Einen TOP 7 gibt es auf der Tagesordnung von S1 nicht
polizei #rat /top ordnen 2 1
  > nicht berechtigt
# Only an open meeting calls items.
koordination #rat /top aufruf Ö 1
  > Gerade läuft keine Sitzung. Die nächste ist S1 am Mittwoch, 24. März 2027, 16:00 Uhr. Eröffnet wird sie mit /sitzung eroeffnen S1.
  > [Eröffnen]
koordination #rat /top vertagen S1-1
  > /top zurueckziehen S1-1
koordination #rat /sitzung einladen S1 jetzt:ja
clock 2027-03-24 16:00
koordination #rat /sitzung eroeffnen
koordination #rat /sitzung anwesend alle
polizei #rat /top aufruf 1
  > nicht berechtigt
vorsitz #rat /top weiter
  > Aufgerufen: Ö 1 Begrüßung (geplant 5 Minuten, S1-1)
vorsitz #rat /top aufruf Ö 1
  > Schon geschehen: Aufgerufen ist Ö 1 Begrüßung
clock 2027-03-24 16:06
# Two who press at once, or one who presses twice, go on by one.
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 2 Beleuchtung am Bahnhof (Beschluss, geplant 15 Minuten, S1-2)
  > Ö 1 Begrüßung ist erledigt: 6 von 5 Minuten
koordination #rat /top weiter S1 nach:1
  > Schon geschehen: Aufgerufen ist Ö 2 Beleuchtung am Bahnhof (S1-2)
# A number that two items have is asked back; the id is never ambiguous.
koordination #rat /top neu "Noch ein Fall" nichtoeffentlich:ja
  > Aufnahme durch das Gremium
  > [Als dringlich anmelden]
vorsitz #rat /top aufruf 4
  > Einen TOP 4 gibt es auf der Tagesordnung von S1 nicht
  > [S1-4 (NÖ 1)]
vorsitz #rat /top aufruf 1
  > Die Nummer 1 steht im öffentlichen und im nichtöffentlichen Teil
  > [Ö 1] [NÖ 1]
vorsitz #rat /top aufruf drei
  > kein TOP
# A slip is taken back: the item is as it was, and the time goes on.
clock 2027-03-24 16:10
vorsitz #rat /top aufruf NÖ 1
  > Aufgerufen: NÖ 1 Fall Bahnhofstraße (geplant 10 Minuten, S1-4)
  > Bitten Sie die Öffentlichkeit und alle, die nicht zum Gremium gehören, hinaus
fremd #rat ?
  ! Fall Bahnhofstraße
vorsitz #rat [Rückgängig]
  > Aufgerufen ist wieder Ö 2 Beleuchtung am Bahnhof
# An interruption does not count as time used.
koordination #rat /sitzung unterbrechen
vorsitz #rat /top weiter
  > unterbrochen
clock 2027-03-24 16:30
koordination #rat /sitzung fortsetzen
clock 2027-03-24 16:35
vorsitz #rat /top aufruf oe3
  > Ö 2 Beleuchtung am Bahnhof ist erledigt: 9 von 15 Minuten
stop
clock 2027-03-24 16:37
start
vorsitz #rat /top weiter
  > Aufgerufen: NÖ 1 Fall Bahnhofstraße
  > Ö 3 Schulweg ist erledigt: 2 Minuten
# A done item that is called again is open again.
vorsitz #rat /top aufruf S1-2
  > schon erledigt (9 von 15 Minuten) und ist wieder geöffnet
  > Ab hier ist die Sitzung wieder öffentlich
clock 2027-03-24 16:40
vorsitz #rat /top weiter
  > Alle TOP von S1 sind erledigt
  > Ö 2 Beleuchtung am Bahnhof ist erledigt: 12 von 15 Minuten
  > [Schließen]
polizei #rat /top liste
  > Ö 1 Begrüßung (5 Minuten, S1-1) – erledigt, 6 von 5 Minuten
  > NÖ 1 Fall Bahnhofstraße (10 Minuten, S1-4) – erledigt
fremd #rat ?
  ! Fall Bahnhofstraße
vorsitz #rat /top aufruff 1
  > /top aufruf
