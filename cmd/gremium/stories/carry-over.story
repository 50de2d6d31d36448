# What is undone carries over to the body's next meeting, once: at once where that is planned, else when it is. Three meetings,
# one of them cancelled; one that was planned by mistake; one that was invited already.
clock 2027-02-22 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vorsitzende"
person polizei "Polizei"
person schule "Schulamt"
channel rat root koordination vorsitz polizei schule
root #rat /gremium einrichten muster:lenkungsgremium name:Rat land:SN
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @polizei
koordination #rat /mitglied neu @schule
koordination #rat /sitzung neu 24.03.2027 16:00
koordination #rat /top neu Begrüßung
polizei #rat /top neu "Beleuchtung am Bahnhof" art:beschluss dauer:15m
schule #rat /top neu Schulweg
koordination #rat /top neu Verschiedenes
koordination #rat /top gast 2 "Frau Lux, Stadtwerke"
  > Frau Lux, Stadtwerke ist als Gast zu TOP 2 Beleuchtung am Bahnhof (S1-2) eingetragen
polizei #rat /top liste
  > Beleuchtung am Bahnhof (Beschluss, 15 Minuten, 1 Gast, S1-2)
  > Gäste zu TOP 2: Frau Lux, Stadtwerke
koordination #rat /sitzung einladen S1 jetzt:ja
clock 2027-03-24 16:00
koordination #rat /sitzung eroeffnen
koordination #rat /sitzung anwesend alle
vorsitz #rat /top aufruf 1
vorsitz #rat [Weiter]
  > Aufgerufen: TOP 2 Beleuchtung am Bahnhof
  > Gäste zu diesem Punkt: Frau Lux, Stadtwerke
# Deferred while it is called; nothing is planned yet.
polizei #rat /top vertagen
  > nicht berechtigt
vorsitz #rat /top vertagen grund:"Die Stadtwerke sind verhindert"
  > TOP 2 Beleuchtung am Bahnhof (S1-2) ist vertagt. Grund: Die Stadtwerke sind verhindert
  > Eine nächste Sitzung ist noch nicht geplant. 1 TOP kommt auf ihre Tagesordnung
vorsitz #rat [Rückgängig]
  > TOP 2 Beleuchtung am Bahnhof (S1-2) ist wieder auf der Tagesordnung
vorsitz #rat /top vertagen 2
vorsitz #rat /top vertagen 2
  > TOP 2 Beleuchtung am Bahnhof ist vertagt
  > [Zurückholen]
vorsitz #rat /top aufruf 2
  > TOP 2 Beleuchtung am Bahnhof ist vertagt
vorsitz #rat /top absetzen S1-4
  > TOP 4 Verschiedenes (S1-4) ist abgesetzt
vorsitz #rat [Rückgängig]
vorsitz #rat /top absetzen S1-4
polizei #rat ? S1
  > Beleuchtung am Bahnhof (Beschluss, 15 Minuten, 1 Gast, S1-2) – vertagt
  > Verschiedenes (S1-4) – abgesetzt
# The meeting ends before item 3: that is left over, too. What was taken off is not.
koordination #rat /sitzung schliessen
# Planned by mistake, taken back: nothing is lost, and the next one takes it up.
koordination #rat /sitzung neu 12.05.2027 16:00
  > S2-1, aus S1-2
  > S2-2, aus S1-3
  ! Verschiedenes
koordination #rat [Rückgängig]
koordination #rat /sitzung neu 19.05.2027 16:00
  > Auf der Tagesordnung von S3 (Mittwoch, 19. Mai 2027, 16:00 Uhr)
  > TOP 1 Beleuchtung am Bahnhof (S3-1, aus S1-2)
  > TOP 2 Schulweg (S3-2, aus S1-3)
polizei #rat /top liste S1
  > Beleuchtung am Bahnhof (Beschluss, 15 Minuten, 1 Gast, S1-2) – vertagt auf S3-1
  > Schulweg (S1-3) – übernommen auf S3-2
  > Verschiedenes (S1-4) – abgesetzt
polizei #rat /top liste S3
  > Beleuchtung am Bahnhof (Beschluss, 15 Minuten, aus S1-2, 1 Gast, S3-1)
# A second meeting that is planned takes nothing twice.
koordination #rat /sitzung neu 02.06.2027 16:00
  > S4 ist geplant
  ! Beleuchtung
# The next meeting is cancelled: its items go on to the one after it, here one that was invited already, as Nachtrag.
koordination #rat /top neu "Neue Lampen" sitzung:S3
koordination #rat /sitzung einladen S3 jetzt:ja
koordination #rat /top neu Bericht sitzung:S4
clock 2027-05-03 09:00
koordination #rat /sitzung einladen S4 jetzt:ja
koordination #rat /sitzung absagen S3 grund:Krankheit
  > Auf der Tagesordnung von S4 (Mittwoch, 2. Juni 2027, 16:00 Uhr), als Nachtrag, denn dazu ist schon eingeladen
  > TOP 2 Beleuchtung am Bahnhof (S4-2, aus S3-1)
  > TOP 4 Neue Lampen (S4-4, aus S3-3)
schule #rat ?
  > Nachtrag zur Tagesordnung (Mittwoch, 2. Juni 2027, 16:00 Uhr), übernommen aus S3
  > TOP 4 Neue Lampen (Nachtrag, aus S3-3, S4-4)
stop
clock 2027-06-02 15:50
start
clock 2027-06-02 16:00
koordination #rat /sitzung eroeffnen S4
koordination #rat /sitzung anwesend alle
vorsitz #rat /top aufruf 2
  > Aufgerufen: TOP 2 Beleuchtung am Bahnhof (Beschluss, geplant 15 Minuten, S4-2)
  > Gäste zu diesem Punkt: Frau Lux, Stadtwerke
vorsitz #rat /top vertagen
  > Eine nächste Sitzung ist noch nicht geplant
# Closed by mistake and opened again: the meeting may deal with its items after all.
koordination #rat /sitzung neu 07.07.2027 16:00
  > TOP 1 Beleuchtung am Bahnhof (S5-1, aus S4-2)
koordination #rat /sitzung schliessen S4
  > TOP 2 Bericht (S5-2, aus S4-1)
koordination #rat [Rückgängig]
vorsitz #rat /top weiter S4
  > Aufgerufen: TOP 3 Schulweg
vorsitz #rat /top aufruf 1
vorsitz #rat /top weiter
  > Aufgerufen: TOP 4 Neue Lampen
koordination #rat /sitzung schliessen S4
polizei #rat /top liste S5
  > TOP 1 Beleuchtung am Bahnhof
  ! Bericht
  ! Neue Lampen
  ! Schulweg
