# A meeting that nobody has closed: the bot asks an hour after its end and the next morning, also when it was down meanwhile.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vera Vorsitz"
person anna "Anna Vogel"
channel rat root koordination vorsitz anna
root #rat /gremium einrichten muster:arbeitsgruppe name:Runde
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @anna
koordination #rat /sitzung neu 24.03.2027 16:00
koordination #rat /sitzung einladen S1 jetzt:ja
clock 2027-03-24 16:00
koordination #rat /sitzung eroeffnen
  > Eine Mindestzahl gilt nicht
koordination #rat /sitzung anwesend alle
  > eine Mindestzahl gilt nicht: beschlussfähig
# However late, it is the meeting that commands mean.
clock 2027-03-24 19:05
koordination @bot ?
  > Noch eröffnet: S1
  > vorgesehen war das Ende für 18:00 Uhr
  > [Schließen]
anna @bot ?
  ! Noch eröffnet
# It is still on the next morning, after a night without the bot.
stop
clock 2027-03-25 09:30
start
koordination @bot ?
  > verspätet
anna #rat /sitzung liste
  > S1
  > eröffnet
koordination #rat /sitzung neu 25.03.2027 10:00 trotzdem:ja
  > S2 ist geplant
koordination #rat /sitzung eroeffnen S2 trotzdem:ja
  > S1 läuft noch, seit Mittwoch, 24. März 2027, 16:00 Uhr
  > [S1 schließen]
# Closed as of when it really ended.
koordination #rat /sitzung schliessen S1 um:"24.3.2027 18:20"
  > S1 ist geschlossen, 18:20 Uhr. Dauer: 2 Stunden 20 Minuten.
koordination @bot ?
  > Die Frage ist erledigt: S1 ist seit 18:20 Uhr geschlossen.
  ! [Schließen]
koordination #rat /sitzung eroeffnen S2 trotzdem:ja
  > S2 ist eröffnet
# Opened late, as of when it began.
koordination #rat /sitzung schliessen S2
koordination #rat /sitzung neu 26.03.2027 10:00 trotzdem:ja
koordination #rat /sitzung einladen S3 grund:Nachholen jetzt:ja
clock 2027-03-26 14:00
koordination #rat /sitzung anwesend S3 alle
  > S3 ist nicht eröffnet worden
  > /sitzung eroeffnen S3 um:"10:00"
koordination #rat /sitzung eroeffnen
  > die vorgesehene Zeit ist vorbei
koordination #rat /sitzung eroeffnen S3 um:10:05 trotzdem:ja
  > S3 ist eröffnet, 10:05 Uhr
koordination #rat /sitzung anwesend alle um:10:05
  > ab 10:05 Uhr
koordination #rat /sitzung schliessen um:11:45
  > Dauer: 1 Stunde 40 Minuten.
