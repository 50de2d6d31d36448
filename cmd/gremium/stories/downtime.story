# The bot is away for days: reminders come late, once; what is over is not sent but listed to the coordination; buttons
# work as before, and nothing comes twice.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person polizei "Polizei"
person schule "Schulamt"
channel rat root koordination polizei schule
root #rat /gremium einrichten muster:arbeitsgruppe name:AG
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @polizei
koordination #rat /mitglied neu @schule
koordination #rat /sitzung neu 15.03.2027 16:00
koordination #rat /sitzung neu 22.03.2027 16:00
koordination #rat /sitzung einladen S1 jetzt:ja
koordination #rat /sitzung einladen S2 jetzt:ja
polizei #rat /g S1 ja
polizei @bot erinnerung neu "Bauhof anrufen" wann:"14.03.2027 10:00"
polizei @bot erinnerung neu "Täglich" wann:"täglich 9 Uhr"
# A preview is open when the process dies; it works afterwards.
koordination #rat /sitzung neu 19.04.2027 16:00
koordination #rat /sitzung einladen S3
  > [Senden]
clock 2027-03-12 18:00
stop
koordination #rat /sitzung liste
  ! S1
clock 2027-03-16 10:00
start
# The person's own reminders: the one late, of the daily one a single late one.
polizei @bot ?
  > Bauhof anrufen
  > verspätet: Ich war zur vorgesehenen Zeit nicht in Betrieb
  > Gestellt für Sonntag, 14. März 2027, 10:00 Uhr
  > Gestellt für Samstag, 13. März 2027, 09:00 Uhr
  ! Gestellt für Sonntag, 14. März 2027, 09:00 Uhr
  ! Gestellt für Montag, 15. März 2027
# S1 is over: who had not answered is not asked, who had accepted is not sent there; the coordination reads what was
# left out. S2 is still ahead: asked late.
polizei @bot ?
  ! Sie haben zugesagt
schule @bot ?
  > Rückmeldung fehlt: „AG“ tagt in 6 Tagen (S2)
  ! tagt heute
koordination @bot ?
  > Eine Erinnerung entfiel
  > Erinnerung vor Beginn, fällig am Montag, 15. März 2027, 15:00 Uhr
  > Rückmeldung fehlt, fällig am Samstag, 13. März 2027, 16:00 Uhr
koordination #rat [Senden]
  > geht an 3 Personen
schule @bot [Zusage S2]
  > Zusage notiert
# The next day goes on as ever.
clock 2027-03-17 09:00
polizei @bot ?
  > Gestellt für Mittwoch, 17. März 2027, 09:00 Uhr
# A short stop around a due minute is not late.
stop
clock 2027-03-18 09:05
start
polizei @bot ?
  > Gestellt für Donnerstag, 18. März 2027, 09:00 Uhr
# Stopped and started without anything due: nothing new.
stop
start
polizei #rat ?
  ! Eine Erinnerung entfiel
