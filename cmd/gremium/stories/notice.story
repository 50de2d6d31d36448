# The notice period: shown when planning, asked back when it has passed, and inviting late needs a reason that stands on the card.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vorsitzende"
person polizei "Polizei"
channel rat root koordination vorsitz polizei
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @polizei
# Fourteen clear days: for the 16th the invitation must go today, for the 15th it is too late.
koordination #rat /sitzung neu 15.03.2027 16:00
  > Ladungsfrist von 14 Tagen ist nicht mehr einzuhalten
  > Sonntag, 28. Februar 2027
  > nichts gespeichert
koordination #rat /sitzung neu 16.03.2027 16:00
  > S1 ist geplant
  > spätestens am Montag, 1. März 2027
  > entfällt
koordination #rat /sitzung neu 15.03.2027 16:00 ort:Rathaus
  > [Trotzdem]
koordination #rat [Trotzdem]
  > S2 ist geplant
  > Rathaus
# The other way out of the question opens the form with what was typed.
koordination #rat /sitzung neu 10.03.2027 9:00 ort:Aula
koordination #rat [Anderer Termin]
  > Sitzung planen
  > Aula
koordination #rat {Wann: 20.04.2027 9:00}
  > S3 ist geplant
  > Ort: Aula
# Inviting late without a reason is refused, the reason is asked in a form, and stands on card and preview.
koordination #rat /sitzung einladen S2
  > Die Ladungsfrist ist nicht mehr einzuhalten
  > grund:
koordination #rat [Mit Begründung einladen]
  > Grund
koordination #rat {Grund (wenn die Ladungsfrist verkürzt ist): Eilt wegen Anmeldefrist}
  > Vorschau
  > Begründung: Eilt wegen Anmeldefrist
  > [Senden]
polizei #rat ?
  ! S2
koordination #rat [Senden]
  > geht an 3 Personen
polizei #rat ? S2
  > Eilfall
  > Eilt wegen Anmeldefrist
# Just in time on the last day, late a minute after midnight.
clock 2027-03-01 23:59
koordination #rat /sitzung einladen S1
  > Vorschau
  ! Eilfall
clock 2027-03-02 00:00
koordination #rat [Senden]
  > nicht mehr einzuhalten
koordination #rat /sitzung einladen S1 grund:Eilfall jetzt:ja
  > geht an
koordination #rat /sitzung einladen S1
  > schon eingeladen
# Two days before the last day the coordination is told, once, and not when it has invited.
clock 2027-04-02 12:00
koordination @bot ?
  ! noch nicht eingeladen
clock 2027-04-03 09:00
koordination @bot ?
  > Sitzung am Dienstag, 20. April 2027, 09:00 Uhr ist geplant, aber noch nicht eingeladen
  > spätestens am Montag, 5. April 2027
polizei @bot ?
  ! noch nicht eingeladen
koordination @bot [Einladen]
  > Vorschau
koordination @bot [Senden]
  > geht an
# The chair changes the period; what was planned follows the new rules, calendar days count otherwise.
vorsitz #rat /gremium regeln frist:7 fristart:kalendertage
  > Ladungsfrist: 7 Tage (Kalendertage)
koordination #rat /sitzung neu 10.04.2027 10:00
  > spätestens am Samstag, 3. April 2027
# A security conference needs 28 days whatever the rules say.
koordination #rat /sitzung neu 30.04.2027 10:00 art:sicherheitskonferenz
  > Ladungsfrist von 28 Tagen ist nicht mehr einzuhalten
