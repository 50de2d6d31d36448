# Tasks that are due at the next meeting: they move with it, go to the next when it is cancelled, and wait when none is
# planned; they come from items, and what comes from a non-public one is told to members only.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person polizei "Polizei"
person schule "Schulamt"
person handwerk "Handwerker"
channel rat root koordination polizei schule handwerk
root #rat /gremium einrichten muster:arbeitsgruppe name:AG
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @polizei
koordination #rat /mitglied neu @schule
# None planned: it waits.
koordination #rat /aufgabe neu Zahlen vorbereiten @polizei bis:"zur nächsten Sitzung"
  > A1 ist angelegt
  > Frist: zur nächsten Sitzung (noch keine geplant)
polizei @bot ?
  > Frist: zur nächsten Sitzung (noch keine geplant)
  ! [+1 Woche]
koordination #rat /aufgabe neu Kuchen backen @polizei bis zur nächsten Sitzung
  > A2 ist angelegt: Kuchen backen
  > [Gehört zum Text]
polizei #rat /aufgabe neu Akten sortieren bis:31.12.2027
# Planned: the card says so, and the reminder comes three days before it.
koordination #rat /sitzung neu 24.03.2027 16:00
polizei @bot ?
  > Frist: Mittwoch, 24. März 2027, zur Sitzung S1
  > [+1 Woche]
koordination #rat /sitzung neu 28.04.2027 16:00
# An earlier meeting is not the one that was meant.
koordination #rat /sitzung neu 10.03.2027 16:00
polizei #rat /aufgabe meine
  > A1 Zahlen vorbereiten – Mittwoch, 24. März 2027, zur Sitzung S1
  > A3 Akten sortieren – Freitag, 31. Dezember 2027
# Moved.
koordination #rat /sitzung verschieben S1 auf:31.03.2027 16:00
polizei @bot ?
  > Frist: Mittwoch, 31. März 2027, zur Sitzung S1
clock 2027-03-21 09:00
polizei @bot ?
  ! ist fällig am
clock 2027-03-28 09:00
polizei @bot ?
  > Aufgabe A1 ist fällig am Mittwoch, 31. März 2027
# Cancelled: due at the next one. The reminder that was sent says so.
koordination #rat /sitzung absagen S1 grund:Krankheit
polizei @bot ? A1
  > Die Frist ist jetzt Mittwoch, 28. April 2027, zur Sitzung S2
clock 2027-04-01 09:00
polizei @bot ?
  ! überfällig
koordination #rat /sitzung absagen S2 grund:Ferien
polizei #rat /aufgabe meine
  > A1 Zahlen vorbereiten – zur nächsten Sitzung (noch keine geplant)
# A plan that is taken back at once.
koordination #rat /sitzung neu 12.05.2027 16:00
polizei #rat /aufgabe meine
  > Mittwoch, 12. Mai 2027, zur Sitzung S4
koordination #rat [Rückgängig]
polizei #rat /aufgabe meine
  > A1 Zahlen vorbereiten – zur nächsten Sitzung (noch keine geplant)
# The bot is away while the reminder falls due: it comes once, late.
koordination #rat /sitzung neu 12.05.2027 16:00
koordination #rat /aufgabe zurueckziehen A2
clock 2027-05-08 10:00
stop
clock 2027-05-11 10:00
start
polizei @bot ? A1
  > Aufgabe A1 ist fällig am Mittwoch, 12. Mai 2027
  > verspätet
# A meeting early in the morning: an hour before it.
koordination #rat /sitzung neu 26.05.2027 8:00
clock 2027-05-12 17:00
polizei #rat /aufgabe neu Schlüssel mitbringen bis:"nächste Sitzung"
  > Mittwoch, 26. Mai 2027, zur Sitzung S6
clock 2027-05-26 06:59
polizei @bot ?
  ! Aufgabe A4 ist heute fällig
clock 2027-05-26 07:00
polizei @bot ? A4
  > Aufgabe A4 ist heute fällig
# A week more makes it a day of its own.
polizei @bot [+1 Woche A4]
  > neue Frist Mittwoch, 2. Juni 2027.
polizei #rat /g A4
  > Frist: Mittwoch, 2. Juni 2027
  ! zur Sitzung
# Items. What came of a non-public one is hidden in lists and messages, and shown to members who ask.
koordination #rat /sitzung neu 07.07.2027 16:00
koordination #rat /top neu "Beleuchtung" sitzung:S7
koordination #rat /top neu "Personalsache Meier" nichtoeffentlich:ja sitzung:S7
koordination #rat /aufgabe neu Lampen zählen @schule zu:S7-1
  > Zu S7-1: Beleuchtung
koordination #rat /aufgabe neu Akte Meier holen @schule @handwerk zu:S7-2
  > A6 ist angelegt: Akte Meier holen
  > Zu S7-2: (nichtöffentlich)
schule @bot ?
  > Neue Aufgabe für Sie: A6
  > (nichtöffentlich)
  > [Anzeigen]
  ! Akte Meier
  ! Personalsache
schule #rat /aufgabe meine
  > A6 (nichtöffentlich)
  ! Akte Meier
schule @bot [Anzeigen A6]
  > Akte Meier holen
schule #rat /aufgabe notiz A6 "Meier ist im Urlaub"
  ! Akte Meier
handwerk #rat /aufgabe zeigen A6
  > (nichtöffentlich)
  ! Akte Meier
  ! Meier ist im Urlaub
handwerk @bot [Annehmen A6]
  > Angenommen: A6
  ! Akte Meier
koordination #rat /aufgabe liste
  > A6 (nichtöffentlich)
  ! Akte Meier
koordination #rat /aufgabe neu Nichts zu:S7-9
  > Diesen TOP gibt es nicht
clock 2027-07-07 16:00
clock 2027-07-12 08:00
koordination @bot ?
  > Aufgaben
  ! Akte Meier
# While a meeting is on, a task comes from the item that is called; "die nächste Sitzung" is the one after it.
koordination #rat /sitzung neu 21.07.2027 16:00
koordination #rat /top neu Beleuchtung art:beschluss sitzung:S8
koordination #rat /top neu "Personalsache Schulze" nichtoeffentlich:ja sitzung:S8
koordination #rat /sitzung einladen S8 jetzt:ja grund:eilig
koordination #rat /sitzung neu 18.08.2027 16:00
clock 2027-07-21 16:00
koordination #rat /sitzung eroeffnen
koordination #rat /sitzung anwesend alle
koordination #rat /aufgabe neu Protokoll verteilen
  > Aus S8 vom Mittwoch, 21. Juli 2027
koordination #rat /top aufruf Ö 1
schule #rat /aufgabe neu @polizei Masten zählen bis zur nächsten Sitzung
  > Zu S8-1: Beleuchtung
  > Frist: Mittwoch, 18. August 2027, zur Sitzung S9
koordination #rat /top aufruf NÖ 1
koordination #rat /aufgabe neu Akte Schulze holen @polizei
  > Zu S8-2: (nichtöffentlich)
polizei @bot ?
  ! Akte Schulze
# Another item by its number, with what belongs to the meeting as a whole left out.
koordination #rat /aufgabe neu Lampen bestellen @schule zu:Ö 1
  > Zu S8-1: Beleuchtung
koordination #rat /aufgabe neu Nichts zu:7
  > Einen TOP 7 gibt es auf der Tagesordnung von S8 nicht
# From a resolution.
koordination #rat /abstimmung zaehlung "Die Lampen werden bestellt." ja:2 nein:0 top:S8-1
koordination #rat /aufgabe neu Angebot annehmen @polizei beschluss:B2027-01 bis:01.09.2027
  > Zum Beschluss B2027-01
koordination #rat /aufgabe neu Angebot annehmen beschluss:B2027-77
  > B2027-77 gibt es hier nicht
koordination #rat /sitzung schliessen
