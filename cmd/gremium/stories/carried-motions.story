# What is moved to an item goes with it when it is put off: the motions that are still open are voted on where it is dealt with, keep
# their numbers, and the minutes of the meeting before say that they were made. Taken back, they are where they were.
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
koordination #rat /top neu "Beleuchtung am Bahnhof" art:beschluss
koordination #rat /top neu Schulweg
koordination #rat /sitzung einladen S1 jetzt:ja
polizei #rat /antrag "Zehn Lampen werden beschafft" zu:S1-1
schule #rat /antrag "Zwölf statt zehn Lampen" zu:S1-1 art:aenderung
schule #rat /antrag "Die Lampen sind gelb" zu:S1-1 art:aenderung
schule #rat /antrag "Ein Zebrastreifen" zu:S1-2
clock 2027-03-24 16:00
koordination #rat /sitzung eroeffnen
koordination #rat /sitzung anwesend alle
vorsitz #rat /top aufruf 1
polizei #rat /antrag "Vertagung auf Mai" art:geschaeftsordnung
  > Geschäftsordnungsantrag 5
vorsitz #rat /abstimmung zaehlung antrag:3 ja:3 nein:0 top:S1-1
  > angenommen
# While ballots are cast on it, nothing is put off.
vorsitz #rat /abstimmung neu antrag:2 top:S1-1
  > V2
vorsitz #rat /top vertagen S1-1
  > V2 noch nicht abgeschlossen
  ! ist vertagt
vorsitz #rat /top absetzen S1-1
  > V2 noch nicht abgeschlossen
vorsitz #rat /abstimmung zurueckziehen V2 bestaetigt:ja
vorsitz #rat /antrag liste
  > [Über Antrag 5 abstimmen]
vorsitz #rat /top vertagen S1-1
  > Eine nächste Sitzung ist noch nicht geplant
vorsitz #rat /antrag liste
  > Zehn Lampen werden beschafft
  ! [Über Antrag 5 abstimmen]
# No meeting is planned: they wait with the item, and go with it when one is; planned by mistake, they come back and wait again.
koordination #rat /sitzung neu 12.05.2027 16:00
  > S2-1, aus S1-1
polizei #rat /antrag liste S2
  > Antrag 1 aus S1 (Polizei): Zehn Lampen werden beschafft
koordination #rat [Rückgängig]
polizei #rat /antrag liste S1
  > Zehn Lampen werden beschafft
  ! jetzt bei
koordination #rat /sitzung neu 19.05.2027 16:00
  > S3-1, aus S1-1
polizei #rat /antrag liste S1
  > Antrag 1 (Polizei): Zehn Lampen werden beschafft – jetzt bei S3-1
  > Änderungsantrag 2 (Schulamt): Zwölf statt zehn Lampen – jetzt bei S3-1
  > Änderungsantrag 3 (Schulamt): Die Lampen sind gelb – angenommen (V1)
  > Antrag 4 (Schulamt): Ein Zebrastreifen
  > Geschäftsordnungsantrag 5 (Polizei): Vertagung auf Mai
polizei #rat ?
  > Antrag 1 aus S1 zu TOP 1 Beleuchtung am Bahnhof
# Taken back from there, voted on here after all; what was withdrawn and is put forward again follows its item, too.
vorsitz #rat /top zurueckholen S1-1
  > wieder auf der Tagesordnung
polizei #rat /antrag liste S3
  > Es liegen keine Anträge vor
polizei #rat /antrag liste S1
  ! jetzt bei
schule #rat /antrag zurueckziehen 2 sitzung:S1
vorsitz #rat /top vertagen S1-1
  > S3-2, aus S1-1
  > 1 offener Antrag geht mit
schule #rat /antrag zurueckziehen 2 sitzung:S1 zurueck:ja
  > gilt wieder
polizei #rat /antrag liste S3
  > Änderungsantrag 2 aus S1 (Schulamt): Zwölf statt zehn Lampen
koordination #rat /sitzung schliessen S1
# The minutes of the first meeting say what was moved there, and where it is now.
polizei #rat /protokoll zeigen S1
  > Antrag 1 von Polizei (noch nicht abgestimmt, jetzt bei S3-2): Zehn Lampen werden beschafft
  > Änderungsantrag 2 von Schulamt (noch nicht abgestimmt, jetzt bei S3-2)
# In the second meeting its own motions have other numbers; all are shown, ordered and voted on together.
koordination #rat /sitzung einladen S3 jetzt:ja
polizei #rat /antrag "Keine Lampen, sondern eine Wache" zu:S3-2 art:aenderung
  > Änderungsantrag 3 zu TOP 1
clock 2027-05-19 16:00
koordination #rat /sitzung eroeffnen S3
koordination #rat /sitzung anwesend alle
vorsitz #rat /top aufruf S3-2
  > Dazu liegen 3 Anträge vor
vorsitz #rat /antrag zeigen 1
  > Antrag 1 aus S1 zu TOP 1 Beleuchtung am Bahnhof
  > Zehn Lampen werden beschafft
vorsitz #rat /antrag ordnen 3 2
  > Änderungsantrag 3 zu TOP 1
  > Änderungsantrag 2 aus S1
vorsitz #rat /abstimmung zaehlung antrag:3 top:S3-2 ja:0 nein:3
  > abgelehnt
vorsitz #rat /antrag liste
  > [Über Antrag 2 aus S1 abstimmen]
vorsitz #rat [Über Antrag 2 aus S1 abstimmen]
vorsitz #rat {Ja: 3; Nein: 0}
  > angenommen
# Put off for the second time, the main motion goes on alone.
vorsitz #rat /top vertagen S3-2
koordination #rat /sitzung neu 07.07.2027 16:00
  > S4-1, aus S3-2
koordination #rat /sitzung schliessen S3
  > S4-2, aus S3-3
polizei #rat /antrag liste S4
  > Antrag 4 aus S1 (Schulamt): Ein Zebrastreifen
polizei #rat /protokoll zeigen S3
  > Antrag 1 aus S1 von Polizei (noch nicht abgestimmt, jetzt bei S4-1)
  > Änderungsantrag 2 aus S1 von Schulamt
  > über Änderungsantrag 2 aus S1
polizei #rat /antrag liste S4
  > Antrag 1 aus S1 (Polizei): Zehn Lampen werden beschafft
  ! Änderungsantrag
koordination #rat /sitzung einladen S4 jetzt:ja
clock 2027-07-07 16:00
koordination #rat /sitzung eroeffnen S4
koordination #rat /sitzung anwesend alle
stop
start
# Of what was adopted on the way it is reminded before the wording is entered.
vorsitz #rat /abstimmung zaehlung antrag:1 ja:3 nein:0 top:S4-1
  > 3 aus S1
  > 2 aus S1
vorsitz #rat [Trotzdem eintragen]
  > angenommen
polizei #rat /antrag zeigen 1 sitzung:S1
  > angenommen
polizei #rat /protokoll zeigen S1
  > noch nicht abgestimmt, jetzt bei S3-2
polizei #rat /suche Lampen
  > Antrag 1 aus S1 zu S4-1
# Where two have one number, because the other meeting had motions of its own before, it is asked which.
schule #rat /antrag "Eine Ampel" zu:S4-2
  > Antrag 2 zu TOP 2 Schulweg
koordination #rat /sitzung neu 01.09.2027 16:00
koordination #rat /top neu Ferienprogramm sitzung:S5
koordination #rat /sitzung einladen S5 jetzt:ja
polizei #rat /antrag "Mehr Ausflüge" zu:S5-1
polizei #rat /antrag "Mehr Spiele" zu:S5-1
  > Antrag 2 zu TOP 1 Ferienprogramm
vorsitz #rat /top vertagen S4-2
  > S5-2, aus S4-2
# An item on which the body has decided is done, called or not, and is not put on another agenda.
koordination #rat /sitzung schliessen S4
  ! S5-3
polizei #rat /top liste S4
  > Beleuchtung am Bahnhof (Beschluss, aus S3-2, S4-1) – erledigt
clock 2027-09-01 16:00
koordination #rat /sitzung eroeffnen S5
koordination #rat /sitzung anwesend alle
polizei #rat /antrag zeigen 2
  > Welcher Antrag von S5?
  > [Antrag 2] [Antrag 2 aus S4]
polizei #rat /antrag zeigen 2 sitzung:S4
  > Antrag 2 aus S4 zu TOP 2 Schulweg
  > Eine Ampel
polizei #rat /antrag zeigen 2 sitzung:S5
  > Mehr Spiele
vorsitz #rat /abstimmung zaehlung antrag:2 top:S5-2 ja:3 nein:0
  > Welcher Antrag von S5?
  ! angenommen
  > [Antrag 2] [Antrag 2 aus S4]
vorsitz #rat /abstimmung zaehlung antrag:2 aus:S4 top:S5-2 ja:3 nein:0
  > Eine Ampel
  > angenommen
polizei #rat /antrag liste S5
  > Antrag 2 (Polizei): Mehr Spiele
  > Antrag 4 aus S1 (Schulamt): Ein Zebrastreifen
  > Antrag 2 aus S4 (Schulamt): Eine Ampel – angenommen
# From a meeting that is cancelled they go on, too, to the one that is planned next.
vorsitz #rat /top vertagen S5-2
koordination #rat /sitzung schliessen S5
koordination #rat /sitzung neu 06.10.2027 16:00
  > S6-1, aus S5-1
  > S6-2, aus S5-2
koordination #rat /sitzung einladen S6 jetzt:ja
clock 2027-09-20 09:00
koordination #rat /sitzung absagen S6 grund:Krankheit
polizei #rat /antrag zeigen 4 sitzung:S1
  > Antrag 4 aus S1 zu TOP 2 Schulweg
koordination #rat /sitzung neu 03.11.2027 16:00
  > S7-2, aus S6-2
polizei #rat /antrag liste S7
  > Antrag 4 aus S1 (Schulamt): Ein Zebrastreifen
polizei #rat /antrag liste S6
  > jetzt bei S7-2
