# What needs a meeting that is on says so where none is, and which one could be opened: never that none is planned where one is.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person m1 "Polizei"
person m2 "Police"
channel rat root koordination m1 m2
root #rat /gremium einrichten muster:arbeitsgruppe name:Rat
root #rat /mitglied neu @koordination rolle:koordination+vorsitz
koordination #rat /mitglied neu @m1
koordination #rat /mitglied neu @m2 rolle:koordination
m2 #rat /gremium sprache english
# None is planned.
koordination #rat /top weiter
  > Gerade läuft keine Sitzung, und es ist keine geplant. Planen Sie eine mit /sitzung neu 24.03.2027 16:00.
koordination #rat /top aufruf 1
  > Gerade läuft keine Sitzung, und es ist keine geplant
m2 #rat /item next
  > No meeting is running, and none is planned. Plan one with /meeting new 24.03.2027 16:00.
m1 #rat /top weiter
  > nicht berechtigt
# The next one lies ahead, with an empty agenda.
koordination #rat /sitzung neu 24.03.2027 16:00
koordination #rat /top aufruf 1
  > Gerade läuft keine Sitzung. Die nächste ist S1 am Mittwoch, 24. März 2027, 16:00 Uhr. Eröffnet wird sie mit /sitzung eroeffnen S1.
  > [Eröffnen]
koordination #rat /top vertagen
  > Die nächste ist S1 am Mittwoch
koordination #rat /top absetzen 1
  > Die nächste ist S1 am Mittwoch
koordination #rat /sitzung unterbrechen bis:17:00
  > Die nächste ist S1 am Mittwoch
koordination #rat /sitzung schliessen
  > Die nächste ist S1 am Mittwoch
koordination #rat /abstimmung zaehlung "Lampen?" ja:2 nein:0
  > Die nächste ist S1 am Mittwoch
  > Sie hatten geschrieben: /abstimmung zaehlung
m2 #rat /item defer
  > No meeting is running. The next one is S1 on Wednesday, 24 March 2027, 16:00. It is opened by /meeting open S1.
# What may precede the meeting says what is missing for it.
m1 #rat /top befangen
  > Auf der Tagesordnung von S1 steht noch kein TOP.
# It was never opened, and none is planned after it.
clock 2027-03-25 09:00
koordination #rat /top weiter
  > Gerade läuft keine Sitzung. S1 (Mittwoch, 24. März 2027, 16:00 Uhr) ist nicht eröffnet worden. Eröffnet wird sie mit /sitzung eroeffnen S1.
koordination #rat /sitzung einladen
  > Es steht keine Sitzung bevor. S1 (Mittwoch, 24. März 2027, 16:00 Uhr) ist nicht eröffnet worden
koordination #rat [Eröffnen]
  > S1
# One of long ago is named no more.
clock 2027-05-25 09:00
koordination #rat /sitzung einladen
  ! nicht eröffnet worden
