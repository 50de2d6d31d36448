# Each deputy who is named gets a message, so one member may name ten for a meeting, not hundreds.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person schule "Schulamt"
person a "Anna"
person b "Bert"
channel rat root koordination schule a b
root #rat /gremium einrichten muster:projektgruppe name:Rat
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @schule
koordination #rat /sitzung neu 24.03.2027 16:00
koordination #rat /sitzung einladen S1 jetzt:ja
schule #rat /g S1 vertretung @a
schule #rat /g S1 vertretung @b
schule #rat /g S1 vertretung @a
schule #rat /g S1 vertretung @b
schule #rat /g S1 vertretung @a
schule #rat /g S1 vertretung @b
schule #rat /g S1 vertretung @a
schule #rat /g S1 vertretung @b
schule #rat /g S1 vertretung @a
schule #rat /g S1 vertretung @b
  > Vertretung notiert
schule #rat /g S1 vertretung @a
  > schon mehrmals eine Vertretung genannt
schule #rat /g S1 ja
  > Zusage notiert
koordination #rat /sitzung rueckmeldung S1 vertretung @a fuer:@schule
  > Vertretung für Schulamt notiert
# A reminder's button pressed twice makes one reminder.
schule @bot /erinnerung neu "Anrufen" wann:"morgen 9 Uhr"
  > E1 ist gestellt
schule @bot /erinnerung neu "Anrufen" wann:"morgen 9 Uhr"
  > schon geschehen
