# A time without a day is today's while it is still to come, in votes, meetings, reminders and tasks alike; when it is past the bot
# says so and what to type, and takes it for no other day.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person m1 "Polizei"
person m2 "Police"
channel rat root koordination m1 m2
root #rat /gremium einrichten muster:arbeitsgruppe name:Rat
root #rat /mitglied neu @koordination rolle:koordination+vorsitz
koordination #rat /mitglied neu @m1
koordination #rat /mitglied neu @m2
koordination #rat /sitzung neu 10:00 trotzdem:ja
  > S1 ist geplant: Montag, 1. März 2027, 10:00 Uhr
koordination #rat /top neu "Haushalt" art:beschluss
koordination #rat /sitzung einladen S1 grund:"Eilt" jetzt:ja
clock 2027-03-01 10:00
koordination #rat /sitzung eroeffnen S1
koordination #rat /sitzung anwesend alle
koordination #rat /top aufruf 1
koordination #rat /abstimmung neu "Haushalt annehmen?" bis:9:30
  > 09:30 Uhr ist heute schon vorbei. Schreiben Sie den Tag dazu, zum Beispiel morgen 09:30 oder 24.03.2027 09:30.
  > Haushalt annehmen?
koordination #rat [Im Formular verbessern]
  > 9:30
koordination #rat {Bis wann?: 10:30}
  > V1 ist eröffnet: „Haushalt annehmen?“
  > Montag, 1. März 2027, 10:30 Uhr
koordination #rat /abstimmung verlaengern V1 11 Uhr
  > Montag, 1. März 2027, 11:00 Uhr
koordination #rat /abstimmung verlaengern V1 9 Uhr
  > 09:00 Uhr ist heute schon vorbei
koordination #rat /erinnerung neu "Kaffee kochen" um:10:15
  > Montag, 1. März 2027, 10:15 Uhr
koordination #rat /erinnerung neu "Kaffee kochen" um:9:15
  > 09:15 Uhr ist heute schon vorbei
koordination #rat /aufgabe neu "Stühle stellen" bis:17 Uhr
  > Montag, 1. März 2027
m2 #rat /gremium sprache english
m2 #rat /reminder new "Make coffee" when:9am
  > 09:00 is past today. Add the day, for example tomorrow 09:00
m2 #rat /reminder new "Make coffee" when:half past ten
  > Monday, 1 March 2027, 10:30
# It ends at that time, also when the bot was away then.
stop
clock 2027-03-01 11:01
start
m1 #rat ? V1
  > Abstimmung V1: abgelehnt
