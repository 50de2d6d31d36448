# People's own reminders: once, recurring, at the next meeting; they come as direct messages, at the minute, and belong
# to one person only.
clock 2027-03-22 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person polizei "Polizei"
channel rat root koordination polizei
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @polizei
polizei #rat /erinnerung liste
  > Sie haben keine Erinnerung
  > [Neue Erinnerung]
polizei #rat [Neue Erinnerung]
  > Wann
polizei #rat {Text: Bauhof anrufen; Wann: gestern 9 Uhr}
  > ist schon vorbei
  > Bauhof anrufen
polizei #rat {Wann: morgen 9 Uhr}
  > E1 ist gestellt: Dienstag, 23. März 2027, 09:00 Uhr – Bauhof anrufen
# In direct messages without a slash; a date without a time is nine o'clock; at night is at night.
polizei @bot erinnerung neu Akten holen wann:24.03.2027
  > Mittwoch, 24. März 2027, 09:00 Uhr
polizei @bot erinnerung neu "Nachts prüfen" wann:"23.03.2027 3:15"
  > Dienstag, 23. März 2027, 03:15 Uhr
polizei @bot erinnerung neu Gleich wann:"in 30 Minuten"
  > 09:30 Uhr
polizei @bot erinnerung neu Statistik wann:"jeden zweiten Dienstag im Monat 17 Uhr"
  > das nächste Mal Dienstag, 13. April 2027, 17:00 Uhr
polizei @bot erinnerung neu "Kasse zählen" wann:"werktags 9 Uhr"
  > E6
polizei @bot erinnerung neu Quatsch wann:"dann und wann"
  > verstehe ich nicht
  > [Im Formular verbessern]
polizei @bot /erinnerung liste
  > E4 Montag, 22. März 2027, 09:30 Uhr – Gleich
  > Statistik (wiederholt sich: jeden zweiten Dienstag im Monat 17 Uhr)
  ! Quatsch
# Nobody else's: neither seen nor deleted.
koordination #rat /erinnerung liste
  > Sie haben keine Erinnerung
koordination #rat /erinnerung aus E1
  > Eine Erinnerung E1 von Ihnen gibt es nicht
koordination #rat /g E1
  > Eine Erinnerung E1 von Ihnen gibt es nicht
polizei #rat /g E1
  > Bauhof anrufen
  > [E1 löschen]
polizei #rat /g E2 aus
  > E2 ist gelöscht: Akten holen
polizei #rat /erinnerung aus E2
  > gibt es nicht
clock 2027-03-22 09:29
polizei @bot ?
  ! Gestellt für Montag
clock 2027-03-22 09:30
polizei @bot ?
  > Gestellt für Montag, 22. März 2027, 09:30 Uhr
# Again in an hour, by its button.
polizei @bot [In 1 Stunde]
  > Montag, 22. März 2027, 10:30 Uhr – Gleich
clock 2027-03-23 02:00
polizei @bot ?
  > Gestellt für Montag, 22. März 2027, 10:30 Uhr
  ! Gestellt für Dienstag, 23. März 2027, 03:15 Uhr
clock 2027-03-23 09:00
polizei @bot ?
  > Gestellt für Dienstag, 23. März 2027, 03:15 Uhr
  > Gestellt für Dienstag, 23. März 2027, 09:00 Uhr
  ! verspätet
# Both changes of the clocks: 26.03. to 29.03. has one hour less, 29.10. to 01.11. one more; on the wall it is nine.
polizei @bot erinnerung neu "Uhr vor" wann:"28.03.2027 2:30"
  > gibt es nicht
polizei @bot erinnerung neu "Uhr zurück" wann:"31.10.2027 2:30"
  > gibt es zweimal
polizei @bot erinnerung neu "Täglich neun" wann:"täglich 9 Uhr"
clock 2027-03-28 08:59
polizei @bot ?
  ! Gestellt für Sonntag, 28. März 2027
clock 2027-03-28 09:00
polizei @bot ?
  > Gestellt für Sonntag, 28. März 2027, 09:00 Uhr
clock 2027-04-13 17:00
polizei @bot ?
  > Statistik
  > Gestellt für Dienstag, 13. April 2027, 17:00 Uhr
# Recurring ones go on until they are switched off.
polizei @bot /erinnerung liste
  > Dienstag, 11. Mai 2027, 17:00 Uhr – Statistik
polizei @bot [E5 löschen]
  > gelöscht
clock 2027-05-11 18:00
polizei @bot ?
  ! Gestellt für Dienstag, 11. Mai 2027, 17:00 Uhr
# At the next meeting: it waits for one, moves with it, and comes on its morning.
polizei #rat /erinnerung neu "Schlüssel mitbringen" wann:"zur nächsten Sitzung"
  > noch keine geplant
koordination #rat /sitzung neu 16.06.2027 16:00
koordination #rat /sitzung neu 23.06.2027 8:00
polizei #rat /erinnerung liste
  > Mittwoch, 16. Juni 2027, 09:00 Uhr – Schlüssel mitbringen
koordination #rat /sitzung verschieben S1 auf:30.06.2027 16:00
# The other meeting is now next; it begins before nine, so the reminder comes at its start.
polizei #rat /erinnerung liste
  > Mittwoch, 23. Juni 2027, 08:00 Uhr – Schlüssel mitbringen
clock 2027-06-23 08:00
polizei @bot ?
  > Schlüssel mitbringen
  > Gestellt für Mittwoch, 23. Juni 2027, 08:00 Uhr
# Who has left is not reminded any more.
koordination #rat /mitglied ende @polizei
clock 2027-06-25 10:00
polizei @bot ?
  ! Gestellt für Donnerstag, 24. Juni 2027
polizei #rat /erinnerung liste
  > nicht berechtigt
