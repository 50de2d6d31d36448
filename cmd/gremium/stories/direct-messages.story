# Direct messages: no slash is needed, an id says what it is about, and who belongs to several bodies is asked which.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person polizei "Polizei"
person schule "Schulamt"
person fremd "Fremder"
channel lg root koordination polizei schule
channel ag root koordination polizei
root #lg /gremium einrichten muster:lenkungsgremium name:Lenkungsgremium
root #lg /mitglied neu @koordination rolle:koordination
koordination #lg /mitglied neu @polizei
koordination #lg /mitglied neu @schule
root #ag /gremium einrichten muster:arbeitsgruppe name:"AG Graffiti"
root #ag /mitglied neu @koordination rolle:koordination
koordination #ag /mitglied neu @polizei
# One body: everything goes without naming it.
schule @bot Hallo
  > Guten Tag! Das habe ich nicht verstanden
  > [Hilfe]
# Everyday words are no command, and who writes of meetings is shown the way.
schule @bot ich kann leider nicht kommen
  > Das habe ich nicht verstanden
  ! Meinten Sie
schule @bot Wann ist die nächste Sitzung?
  > [Sitzungen] [Hilfe]
  ! Meinten Sie
schule @bot sitzung liste
  > Sitzungen: Lenkungsgremium
schule @bot mitglied liste
  > Polizei
schule @bot hilfe
  > Was ich kann
fremd @bot sitzung liste
  > Ich kenne Sie noch aus keinem Gremium
fremd @bot S1 ja
  > Ich kenne Sie noch aus keinem Gremium
# Several: asked which; the button says the same for one of them, with all that was typed.
koordination @bot sitzung neu 24.03.2027 16:00 ort:"Rathaus, Saal 2"
  > Für welches Gremium? Sie gehören zu Lenkungsgremium und AG Graffiti
  > [Lenkungsgremium] [AG Graffiti]
koordination @bot [Lenkungsgremium]
  > S1 ist geplant
  > Rathaus, Saal 2
koordination @bot sitzung neu
  > Für welches Gremium
koordination @bot [AG Graffiti]
  > Sitzung planen
koordination @bot {Wann: 25.03.2027 17:00}
  > S2 ist geplant
  > Sitzung AG Graffiti
koordination @bot gremium regeln
  > Für welches Gremium
koordination @bot [AG Graffiti]
  > Ladungsfrist: 7 Tage
  ! [Regeln ändern]
koordination @bot S2 einladen
  > Vorschau: S2 · Sitzung AG Graffiti
koordination @bot [Senden]
  > geht an 2 Personen
koordination @bot sitzung einladen S1 jetzt:ja
  > geht an 3 Personen
schule @bot ich kann leider nicht kommen
  > Meinen Sie die Einladung zu S1
  > [Zusage] [Absage] [Vertretung]
# The id decides, short as on a phone.
polizei @bot /g S1 ja
  > Zusage notiert
polizei @bot S2 nein
  > Absage notiert
polizei @bot S2
  > Ihre Rückmeldung: Absage
schule @bot S2 ja
  > Eine Sitzung S2 gibt es nicht
polizei @bot S9 ja
  > Eine Sitzung S9 gibt es nicht
# What belongs to the person and not to a body is not asked.
polizei @bot erinnerung neu Test wann:"morgen 9 Uhr"
  > E1 ist gestellt
polizei @bot erinnerung liste
  > Test
polizei @bot erinnerung neu Mappe wann:"zur nächsten Sitzung"
  > Für welches Gremium
polizei @bot [AG Graffiti]
  > Donnerstag, 25. März 2027, 09:00 Uhr
polizei @bot gremium
  > Lenkungsgremium, 3 Mitglieder
  > AG Graffiti, 2 Mitglieder
# The person who left one of two bodies is not asked any more.
koordination #ag /mitglied ende @polizei
clock 2027-03-02 09:00
polizei @bot sitzung liste
  > Sitzungen: Lenkungsgremium
polizei @bot S2 ja
  > nicht berechtigt
