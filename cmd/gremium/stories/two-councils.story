# Two councils on one chat server: ids count for each, nothing of one is seen in the other, and in direct messages the
# id or a question says which is meant.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person kassier "Kassierin"
person polizei "Polizei"
person schule "Schulamt"
channel rat root koordination polizei schule
channel ag root koordination
channel verein root kassier polizei schule
channel vorstand root kassier
channel cafe koordination kassier polizei
root #rat /gremium einrichten muster:lenkungsgremium name:Präventionsrat land:SN
root #verein /gremium einrichten muster:verein name:Förderverein rat:neu
  > Förderverein ist eingerichtet
root #verein /gremium einrichten muster:verein rat:neu
  > gehört schon zu einem Gremium eines anderen Rats
# A third body: the team now has two councils, so the body above says which is meant.
root #ag /gremium einrichten muster:arbeitsgruppe name:"AG Graffiti"
  > mehrere Räte: Förderverein und Präventionsrat
  > ueber:
root #ag /gremium einrichten muster:arbeitsgruppe name:"AG Graffiti" ueber:Präventionsrat
  > AG Graffiti ist eingerichtet
root #vorstand /gremium einrichten muster:projektgruppe name:Vorstand ueber:Förderverein
  > Vorstand ist eingerichtet
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @polizei
root #verein /mitglied neu @kassier rolle:koordination
kassier #verein /mitglied neu @polizei rolle:vorsitz
kassier #verein /mitglied neu @schule
# Both begin with S1.
koordination #rat /sitzung neu 24.03.2027 16:00 titel:"Lagebild der Polizei"
  > S1 ist geplant
kassier #verein /sitzung neu 25.03.2027 19:00 titel:"Wahl des Vorstands"
  > S1 ist geplant
kassier #verein /sitzung neu 26.04.2027 19:00
  > S2 ist geplant
koordination #rat /sitzung einladen jetzt:ja
kassier #verein /sitzung einladen S1 jetzt:ja
# The channel says which; nobody reaches the other one.
kassier #verein /sitzung zeigen S1
  > Wahl des Vorstands
koordination #rat /sitzung zeigen S2
  > Eine Sitzung S2 gibt es nicht
koordination #rat /sitzung neu 24.04.2027 16:00 mit:Förderverein
  > Ein Gremium „Förderverein“ gibt es nicht
schule #rat /sitzung zeigen S1
  > nicht berechtigt
  ! Lagebild
# Direct messages of somebody in both: the button knows; a typed id that both have is asked back; one that only one
# has is clear.
polizei @bot [Absage]
  > Donnerstag, 25. März 2027, 19:00 Uhr
polizei @bot S1 ja
  > Für welches Gremium? Sie gehören zu Förderverein und Präventionsrat
polizei @bot [Präventionsrat]
  > Zusage notiert: Sie nehmen an S1 am Mittwoch, 24. März 2027, 16:00 Uhr teil
polizei @bot S2
  > Montag, 26. April 2027
polizei @bot sitzung liste
  > Für welches Gremium
polizei @bot [Förderverein]
  > Wahl des Vorstands
  ! Lagebild
polizei @bot S7 ja
  > gibt es nicht
polizei @bot hilfe
  > Was ich kann
# Somebody in one only is never asked, even in a channel that belongs to no body.
schule @bot S1
  > Wahl des Vorstands
koordination #cafe /sitzung zeigen S1
  > Lagebild der Polizei
kassier #cafe /sitzung zeigen S1
  > Wahl des Vorstands
polizei #cafe /sitzung zeigen S1
  > Für welches Gremium
# Reminders, too, are each council's own.
polizei #rat /erinnerung neu "Lagebild drucken" wann:"morgen 9 Uhr"
  > E1
polizei #verein /erinnerung neu "Stimmzettel drucken" wann:"morgen 10 Uhr"
  > E1
polizei #verein /erinnerung liste
  > Stimmzettel
  ! Lagebild
polizei @bot E1 aus
  > Für welches Gremium
polizei @bot [Förderverein]
  > E1 ist gelöscht: Stimmzettel drucken
polizei @bot E1 aus
  > E1 ist gelöscht: Lagebild drucken
# Of both digests each coordination reads its own.
clock 2027-03-22 08:00
koordination @bot ?
  > Woche ab 22.03.2027: Präventionsrat
  ! Förderverein
kassier @bot ?
  > Woche ab 22.03.2027: Förderverein
  ! Präventionsrat
