# Slips: the nearest command, the option that was meant, dates with a reason, and nothing typed is ever lost.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person polizei "Polizei"
channel rat root koordination polizei
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @polizei
koordination #rat /sitzung neuu 24.03.2027 16:00 ort:Rathaus
  > Meinten Sie /sitzung neu? Zum Beispiel: /sitzung neu 24.03.2027 16:00
  > [/sitzung neu]
koordination #rat [/sitzung neu]
  > Sitzung planen
  > 24.03.2027 16:00
  > Rathaus
koordination #rat {}
  > S1 ist geplant: Mittwoch, 24. März 2027, 16:00 Uhr
koordination #rat /sitzug liste
  > Meinten Sie
koordination #rat /kuchen backen
  > kenne ich nicht
  > [Hilfe]
koordination #rat [Hilfe]
  > Was ich kann
# An option's name that is nearly right.
koordination #rat /sitzung neu 24.04.2027 16:00 titell:Klausur
  > Meinten Sie „titel:“ statt „titell:“?
  > sitzung neu 24.04.2027 16:00 titell:Klausur
koordination #rat [Im Formular verbessern]
  > 24.04.2027 16:00
# Dates: the wrong weekday, a day that no calendar has, the past, a time without a day, the gap, nonsense.
koordination #rat /sitzung neu Montag, 24.03.2027 16:00 ort:"Rathaus, Saal 2"
  > kein Montag
  > Rathaus, Saal 2
koordination #rat [Im Formular verbessern]
  > Rathaus, Saal 2
koordination #rat {Wann: Mittwoch, 24.03.2027 19:00}
  > S2 ist geplant
koordination #rat /sitzung neu 31.04.2027 16:00
  > steht in keinem Kalender
koordination #rat /sitzung neu 28.02.2027 16:00 ort:"Altes Rathaus"
  > Sonntag, 28. Februar 2027, 16:00 Uhr ist schon vorbei
  > Altes Rathaus
koordination #rat /sitzung neu 24.05.2027
  > fehlt die Uhrzeit
koordination #rat /sitzung neu 8:30
  > 08:30 Uhr ist heute schon vorbei. Schreiben Sie den Tag dazu, zum Beispiel morgen 08:30
koordination #rat /sitzung neu 28.03.2027 2:30
  > gibt es nicht
koordination #rat /sitzung neu bald
  > verstehe ich nicht
# Choices, numbers and persons say what is possible.
koordination #rat /top neu Test art:vortrag
  > Möglich sind: information, beratung, beschluss oder wahl
koordination #rat /gremium regeln frist:viele
  > nicht berechtigt
koordination #rat /mitglied neu @polizist
  > niemanden mit dem Namen @polizist
koordination #rat /sitzung einladen X1
  > [Im Formular verbessern]
clock 2027-03-05 09:00
# What a rule refuses is said again too, so that it can be copied; a form stays open with what was typed.
polizei #rat /top neu "Bericht über die Lage am Bahnhof" sitzung:S1
  > abgelaufen
  > Sie hatten geschrieben: /top neu
  > "Bericht über die Lage am Bahnhof" sitzung:S1
koordination #rat /sitzung neu
koordination #rat {Wann: 1.1.2020 10:00; Ort: Aula; Titel: Klausur}
  > ist schon vorbei
  > Aula
  > Klausur
koordination #rat {Wann: 5.5.2027 10:00}
  > S3 ist geplant
  > S3 · Klausur
# English names and infinitives are understood in German, umlauts spelled either way.
koordination #rat /meeting list
  > Sitzungen: Rat
koordination #rat /sitzung rückmeldung S1 ja
  > noch nicht eingeladen
koordination #rat /gremium sitzung liste
  > Sitzungen: Rat
