# Mondays at eight the coordination reads what lies ahead, a day later after a holiday, and nothing when nothing does.
clock 2027-03-01 07:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vorsitzende"
person polizei "Polizei"
channel rat root koordination vorsitz polizei
root #rat /gremium einrichten muster:lenkungsgremium name:Rat land:SN
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @polizei
clock 2027-03-08 09:00
koordination @bot ?
  ! Woche ab
koordination #rat /sitzung neu 07.04.2027 16:00
koordination #rat /sitzung neu 26.05.2027 16:00
clock 2027-03-15 07:59
koordination @bot ?
  ! Woche ab
clock 2027-03-15 08:00
koordination @bot ?
  > Woche ab 15.03.2027: Rat
  > S1 Mittwoch, 7. April 2027, 16:00 Uhr (geplant) – Einladung spätestens am Dienstag, 23. März 2027
polizei @bot ?
  ! Woche ab
vorsitz @bot ?
  ! Woche ab
koordination #rat /sitzung einladen S1 jetzt:ja
polizei #rat /g S1 ja
# 29.03.2027 is Easter Monday: the digest comes on Tuesday; of an invitation it names who has not answered.
clock 2027-03-29 12:00
koordination @bot ?
  ! Woche ab 29.03.2027
clock 2027-03-30 08:00
koordination @bot ?
  > Woche ab 30.03.2027
  > noch ohne Antwort: Koordinierungsstelle und Vorsitzende
  ! Polizei
# Without a coordination the chair reads it.
koordination #rat /mitglied ende @koordination
clock 2027-04-05 08:00
vorsitz @bot ?
  > Woche ab 05.04.2027
# With a cadence it says when nobody has met for too long.
vorsitz #rat /sitzung absagen S2 grund:Ferien
vorsitz #rat /gremium regeln turnus:"60 Tage"
  > Turnus: spätestens nach 60 Tagen
clock 2027-05-03 09:00
vorsitz @bot ?
  ! Turnus
clock 2027-06-14 09:00
vorsitz @bot ?
  > Es ist keine Sitzung geplant, und die letzte liegt länger als 60 Tage zurück
# Missed by a day: late.
stop
clock 2027-06-22 10:00
start
vorsitz @bot ?
  > verspätet
