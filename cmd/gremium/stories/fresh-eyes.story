# Met by a coordinator, a member on a phone and a newcomer who read nothing but the specification.
clock 2027-03-01 09:00
admin root "Rita Root"
person anna "Anna Vogel"
person bert "Bert Blau"
person cora "Cora Clark"
person dora "Dora Dreher"
channel rat root anna bert cora dora
# What a form shows can be typed, too: a Land by its name, and zwei-drittel as well as zweidrittel.
root #rat /gremium einrichten lenkungsgremium name:Rat land:Sachsen
  > Rat ist eingerichtet
root #rat /gremium regeln mehrheit:zwei-drittel
  > zwei Drittel
root #rat /gremium regeln mehrheit:einfach
root #rat /mitglied neu @anna koordination
  > Meinten Sie „rolle:koordination“?
root #rat /mitglied neu @anna rolle:koordination
anna #rat /mitglied neu @bert rolle:vorsitz
anna #rat /mitglied neu @cora
anna #rat /mitglied neu @dora rolle:Schriftführung+Mitglied
# The next meeting is not invited yet, a later one is: an answer is to the invitation that there is.
anna #rat /sitzung neu 24.3.2027 16:00 ort:Rathaus
anna #rat /sitzung neu 3.3.2027 16:00 ort:Rathaus trotzdem:ja
anna #rat /sitzung einladen S1 jetzt:ja
cora #rat /sitzung rueckmeldung ja
  > Zusage notiert: Sie nehmen an S1 am Mittwoch, 24. März 2027, 16:00 Uhr teil
cora #rat /g nein
  > Meinen Sie die Einladung zu S1
cora #rat [Absage S1]
  > Absage notiert
cora #rat /sitzung rueckmeldung S2 ja
  > Zu S2 (Mittwoch, 3. März 2027, 16:00 Uhr) ist noch nicht eingeladen
# An item is withdrawn by the number that people see, too; and ids may be typed without their letter.
cora #rat /top neu Beleuchtung sitzung:S2
cora #rat /top neu Bänke sitzung:S2
cora #rat /top zurueckziehen 2
  > Bänke
cora #rat /top liste S2
  > Beleuchtung
  ! Bänke
cora #rat /top zurueckziehen zwei
  > zum Beispiel S1-3
cora #rat /sitzung zeigen 1
  > S1 · Sitzung Rat
cora #rat /erinnerung neu Kaffee wann:morgen 9 Uhr
cora #rat /erinnerung aus 1
  > Erinnerung E1 ist gelöscht
cora #rat /beschluss zeigen 27/1
  > zum Beispiel B2027-04
cora #rat /beschluss zeigen 2027-01
  > B2027-01 gibt es hier nicht
# Tried out within one minute: opened, voted, closed. Everybody was there, and it was quorate.
clock 2027-03-24 16:00
anna #rat /sitzung eroeffnen S1
anna #rat /sitzung anwesend alle
anna #rat /sitzung anwesend @cora
  > Anwesend 3 von 3 Stimmberechtigten, nötig 3: beschlussfähig
anna #rat /top dringlich Lampen grund:eilt art:beschluss
anna #rat /top aufnehmen 1 ja:3 nein:0
anna #rat /top aufruf 1
cora #rat /antrag Zehn Lampen
cora #rat /antrag zurueckziehen 1
cora #rat /antrag zurueckziehen 1
  > Antrag 1 zu TOP 1 Lampen ist schon zurückgezogen
anna #rat /abstimmung zaehlung "Kaufen wir Lampen?" ja:3 nein:0
  > angenommen
anna #rat /sitzung schliessen
  > Der Entwurf der Niederschrift liegt vor
  ! zu keiner Zeit beschlussfähig
anna #rat /protokoll zeigen
  > 3 von 3 Stimmberechtigten
  > Das Gremium ist beschlussfähig
# The same question again, but on other terms: what runs already is named, with what to do, and nothing typed is lost.
anna #rat /abstimmung umlauf "Bank kaufen?" bis:5.4.2027
  > V2 ist eröffnet
# Who reads the channel only finds there how to demand a meeting.
cora #rat ? V2
  > Wer eine Sitzung dazu verlangt
  > [Sitzung verlangen]
anna #rat /abstimmung umlauf "Bank kaufen?" bis:12.4.2027
  > V2
  > /abstimmung verlaengern V2
  > Sie hatten geschrieben
# Two invitations are open: the buttons of the day say which is meant; with one they need not.
anna #rat /sitzung neu 5.5.2027 16:00 ort:Rathaus
anna #rat /sitzung neu 9.6.2027 16:00 ort:Rathaus
anna #rat /sitzung einladen S3 jetzt:ja
anna #rat /sitzung einladen S4 jetzt:ja
dora @bot /gremium heute
  > [Zusage S3] [Absage S3] [Zusage S4] [Absage S4]
dora @bot [Absage S4]
  > Absage notiert
dora @bot /gremium heute
  > [Zusage] [Absage]
# The minutes of another meeting show that a result has not been established yet, before anybody releases them.
clock 2027-05-05 16:00
anna #rat /sitzung eroeffnen S3
anna #rat /sitzung anwesend alle
anna #rat /top dringlich Geländer grund:eilt art:beschluss
anna #rat /top aufnehmen S3-1 ja:3 nein:0
anna #rat /top aufruf 1
anna #rat /sitzung unterbrechen
anna #rat /sitzung unterbrechen
  > schon unterbrochen
  > /sitzung fortsetzen
anna #rat /sitzung fortsetzen
anna #rat /abstimmung neu "Streichen wir das Geländer?"
bert #rat [Ja]
anna #rat /abstimmung schliessen V3
clock 2027-05-05 17:00
anna #rat /sitzung schliessen
anna #rat /protokoll zeigen S3
  > Im Entwurf fehlt noch: die Feststellung mancher Ergebnisse
# What cannot be done says what can.
anna #rat /sitzung absagen S4 grund:Sommerfest
anna #rat /sitzung verschieben S4 auf:"10.6.2027 16:00" grund:Umzug
  > Diese Sitzung ist abgesagt
  > /sitzung liste
