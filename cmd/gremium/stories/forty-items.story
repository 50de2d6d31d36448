# Forty items: lists have pages, the running order goes on to the end, the count stays right; what is left carries over in one
# message.
clock 2027-02-22 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vorsitzende"
person polizei "Polizei"
channel rat root koordination vorsitz polizei
root #rat /gremium einrichten muster:projektgruppe name:Rat
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @polizei
koordination #rat /sitzung neu 24.03.2027 16:00 dauer:5h
koordination #rat /top neu "Punkt Nummer 01" dauer:5m
koordination #rat /top neu "Punkt Nummer 02" dauer:5m
koordination #rat /top neu "Punkt Nummer 03" dauer:5m
koordination #rat /top neu "Punkt Nummer 04" dauer:5m
koordination #rat /top neu "Punkt Nummer 05" dauer:5m
koordination #rat /top neu "Punkt Nummer 06" dauer:5m
koordination #rat /top neu "Punkt Nummer 07" dauer:5m
koordination #rat /top neu "Punkt Nummer 08" dauer:5m
koordination #rat /top neu "Punkt Nummer 09" dauer:5m
koordination #rat /top neu "Punkt Nummer 10" dauer:5m
koordination #rat /top neu "Punkt Nummer 11" dauer:5m
koordination #rat /top neu "Punkt Nummer 12" dauer:5m
koordination #rat /top neu "Punkt Nummer 13" dauer:5m
koordination #rat /top neu "Punkt Nummer 14" dauer:5m
koordination #rat /top neu "Punkt Nummer 15" dauer:5m
koordination #rat /top neu "Punkt Nummer 16" dauer:5m
koordination #rat /top neu "Punkt Nummer 17" dauer:5m
koordination #rat /top neu "Punkt Nummer 18" dauer:5m
koordination #rat /top neu "Punkt Nummer 19" dauer:5m
koordination #rat /top neu "Punkt Nummer 20" dauer:5m
koordination #rat /top neu "Punkt Nummer 21" dauer:5m
koordination #rat /top neu "Punkt Nummer 22" dauer:5m
koordination #rat /top neu "Punkt Nummer 23" dauer:5m
koordination #rat /top neu "Punkt Nummer 24" dauer:5m
koordination #rat /top neu "Punkt Nummer 25" dauer:5m
koordination #rat /top neu "Punkt Nummer 26" dauer:5m
koordination #rat /top neu "Punkt Nummer 27" dauer:5m
koordination #rat /top neu "Punkt Nummer 28" dauer:5m
koordination #rat /top neu "Punkt Nummer 29" dauer:5m
koordination #rat /top neu "Punkt Nummer 30" dauer:5m
koordination #rat /top neu "Punkt Nummer 31" dauer:5m
koordination #rat /top neu "Punkt Nummer 32" dauer:5m
koordination #rat /top neu "Punkt Nummer 33" dauer:5m
koordination #rat /top neu "Punkt Nummer 34" dauer:5m
koordination #rat /top neu "Punkt Nummer 35" dauer:5m
koordination #rat /top neu "Punkt Nummer 36" dauer:5m
koordination #rat /top neu "Punkt Nummer 37" dauer:5m nichtoeffentlich:ja
koordination #rat /top neu "Punkt Nummer 38" dauer:5m nichtoeffentlich:ja
koordination #rat /top neu "Punkt Nummer 39" dauer:5m nichtoeffentlich:ja
koordination #rat /top neu "Punkt Nummer 40" dauer:5m nichtoeffentlich:ja
koordination #rat /sitzung einladen S1 jetzt:ja
clock 2027-03-24 16:00
koordination #rat /sitzung eroeffnen
koordination #rat /sitzung anwesend alle
vorsitz #rat /top ordnen 36 35 34
  > So geht S1 weiter; die Nummern der versandten Tagesordnung bleiben
  > Ö 36 Punkt Nummer 36
  > und 20 weitere
vorsitz #rat /top weiter
  > Aufgerufen: Ö 36 Punkt Nummer 36
clock 2027-03-24 16:05
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 35 Punkt Nummer 35
clock 2027-03-24 16:10
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 34 Punkt Nummer 34
clock 2027-03-24 16:15
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 1 Punkt Nummer 01
clock 2027-03-24 16:20
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 2 Punkt Nummer 02
clock 2027-03-24 16:25
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 3 Punkt Nummer 03
clock 2027-03-24 16:30
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 4 Punkt Nummer 04
clock 2027-03-24 16:35
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 5 Punkt Nummer 05
clock 2027-03-24 16:40
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 6 Punkt Nummer 06
clock 2027-03-24 16:45
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 7 Punkt Nummer 07
clock 2027-03-24 16:50
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 8 Punkt Nummer 08
clock 2027-03-24 16:55
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 9 Punkt Nummer 09
clock 2027-03-24 17:00
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 10 Punkt Nummer 10
clock 2027-03-24 17:05
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 11 Punkt Nummer 11
clock 2027-03-24 17:10
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 12 Punkt Nummer 12
clock 2027-03-24 17:15
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 13 Punkt Nummer 13
clock 2027-03-24 17:20
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 14 Punkt Nummer 14
clock 2027-03-24 17:25
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 15 Punkt Nummer 15
clock 2027-03-24 17:30
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 16 Punkt Nummer 16
clock 2027-03-24 17:35
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 17 Punkt Nummer 17
clock 2027-03-24 17:40
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 18 Punkt Nummer 18
clock 2027-03-24 17:45
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 19 Punkt Nummer 19
clock 2027-03-24 17:50
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 20 Punkt Nummer 20
clock 2027-03-24 17:55
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 21 Punkt Nummer 21
clock 2027-03-24 18:00
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 22 Punkt Nummer 22
clock 2027-03-24 18:05
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 23 Punkt Nummer 23
clock 2027-03-24 18:10
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 24 Punkt Nummer 24
clock 2027-03-24 18:15
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 25 Punkt Nummer 25
clock 2027-03-24 18:20
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 26 Punkt Nummer 26
clock 2027-03-24 18:25
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 27 Punkt Nummer 27
clock 2027-03-24 18:30
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 28 Punkt Nummer 28
clock 2027-03-24 18:35
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 29 Punkt Nummer 29
clock 2027-03-24 18:40
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 30 Punkt Nummer 30
clock 2027-03-24 18:45
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 31 Punkt Nummer 31
clock 2027-03-24 18:50
vorsitz #rat [Weiter]
  > Aufgerufen: Ö 32 Punkt Nummer 32
clock 2027-03-24 18:56
polizei #rat ? S1
  > Ö 32 Punkt Nummer 32 (5 Minuten, S1-32) – aufgerufen
  > Ö 33 Punkt Nummer 33
  > NÖ 1 (nichtöffentlich)
  ! Punkt Nummer 37
koordination #rat /top liste
  > Ö 1 Punkt Nummer 01 (5 Minuten, S1-1) – erledigt, 5 von 5 Minuten
  > [Weiter (2 von 2)]
koordination #rat /sitzung neu 19.05.2027 16:00
koordination #rat /sitzung einladen S2 jetzt:ja
koordination #rat /sitzung schliessen S1
  > als Nachtrag, denn dazu ist schon eingeladen
  > Punkt Nummer 33 (S2-1, aus S1-33)
polizei #rat ? S2
  > Punkt Nummer 33 (5 Minuten, Nachtrag, aus S1-33, S2-1)
  ! Punkt Nummer 37
