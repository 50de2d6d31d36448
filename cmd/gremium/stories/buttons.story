# Every button on every card does what it says; undo holds for five minutes and only while nothing came of it.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person stellv "Stellvertreter"
person polizei "Polizei"
channel rat root koordination stellv polizei
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat [Regeln]
  > Ladungsfrist: 14 Tage
root #rat [Regeln ändern]
  > Grundlage
root #rat {Ladungsfrist in Tagen: 7}
  > Ladungsfrist: 7 Tage
root #rat /mitglied liste
root #rat [Mitglied aufnehmen]
root #rat {Person: @koordination; Rolle: Koordination}
koordination #rat /mitglied neu @stellv rolle:stellvertretung
koordination #rat /mitglied neu @polizei
# The overview leads everywhere.
koordination #rat /gremium
koordination #rat [Mitglieder]
  > 3 Mitglieder
koordination #rat /gremium
koordination #rat [Sitzungen]
  > Es ist keine Sitzung geplant
koordination #rat [Sitzung planen]
koordination #rat {Wann: 24.03.2027 16:00; Ort: Aula}
  > S1 ist geplant
  > [Rückgängig]
koordination #rat [Rückgängig]
  > Zurückgenommen
koordination #rat /sitzung liste
  > keine Sitzung geplant
# After five minutes, after something came of it, or typed by others: no more.
koordination #rat /sitzung neu 24.03.2027 16:00 ort:Aula
  > S2 ist geplant
koordination #rat [TOP anmelden]
  > Titel
koordination #rat {Titel: Haushalt}
  > S2-1
koordination #rat /sitzung verwerfen S2
  > nicht mehr zurücknehmen
  > /sitzung absagen S2
koordination #rat /sitzung neu 21.04.2027 16:00
clock 2027-03-01 09:06
stellv #rat /sitzung verwerfen S3
  > nicht mehr zurücknehmen
polizei #rat /sitzung verwerfen S3
  > nicht berechtigt
koordination #rat /sitzung zeigen S3
  > 21. April 2027
koordination #rat [Sitzung absagen]
koordination #rat {Grund: Doppelt}
# A member who has been invited since is not discarded any more.
koordination #rat /mitglied neu name:"Nora Neu"
  > [Rückgängig]
koordination #rat /sitzung zeigen S2
  > [Einladen]
koordination #rat [Einladen]
  > Vorschau
koordination #rat [Senden]
  > geht an 4 Personen
koordination #rat [Rückgängig]
  > nicht mehr zurücknehmen
  > /mitglied ende person:"Nora Neu"
# Two coordinators at once: the second reads that it is done.
koordination #rat /sitzung neu 28.04.2027 16:00
koordination #rat /sitzung einladen S4
stellv #rat /sitzung einladen S4
stellv #rat [Senden]
  > geht an 4 Personen
koordination #rat [Senden]
  > schon eingeladen
# The view of a meeting: for members the answers, for those who run it all that comes next.
polizei #rat /sitzung zeigen S2
  > [Zusage] [Absage] [Vertretung] [TOP anmelden]
  ! [Verschieben]
koordination #rat /sitzung zeigen S2
  > [Verschieben] [Ändern] [Sitzung absagen]
koordination #rat [Verschieben]
  > Neuer Termin
koordination #rat {Neuer Termin: 25.03.2027 16:00; Grund: Saal belegt}
  > verschoben
polizei @bot [Vertretung S2]
polizei @bot {Wer vertritt: Kollegin Kurz}
  > Vertretung notiert
polizei @bot [Absage S2]
  > [Vertretung]
polizei @bot [Zusage S2]
clock 2027-03-25 15:00
polizei @bot ?
  > [Tagesordnung] [Absage]
polizei @bot [Tagesordnung]
  > Haushalt
polizei @bot [Absage]
  > Absage notiert
# Help: from the overview to one command and back.
polizei #rat /gremium hilfe
polizei #rat [/sitzung]
  > /sitzung verschieben
  ! verwerfen
polizei #rat [Zurück]
  > Was ich kann
polizei #rat /gremium hilfe erinnerung neu
  > morgen 9 Uhr
polizei #rat [/erinnerung neu]
  > Wann
polizei #rat /gremium hilfe kuchen
  > kenne ich nicht
polizei #rat /gremium sprache
polizei #rat [Deutsch]
  > ab jetzt Deutsch
