# A body of a public authority in Discord: what is public is shown there, names with answers and non-public titles are
# not, and everyone can act all the same.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vorsitzende"
person polizei "Polizei"
person schule "Schulamt"
channel lenkung root koordination vorsitz polizei schule
root #lenkung /gremium einrichten muster:lenkungsgremium name:Lenkung
  > Lenkung ist eingerichtet
  > In Discord zeige ich davon nur Öffentliches
  > zweiter, eigener Chat: /gremium verbinden
root #lenkung /mitglied neu @koordination rolle:koordination
  > Koordinierungsstelle gehört jetzt zu „Lenkung“
koordination #lenkung /mitglied neu @vorsitz rolle:vorsitz
koordination #lenkung /mitglied neu @polizei
koordination #lenkung /mitglied neu @schule
koordination #lenkung /gremium vertraulichkeit
  > nur Öffentliches
  > lässt sich das nicht ändern
  > Was hier fehlt, zeigt ein zweiter, eigener Chat: /gremium verbinden
vorsitz #lenkung /gremium vertraulichkeit stufe:intern
  > Behörde
koordination #lenkung /mitglied liste
  > In Discord nicht gezeigt
  > Dafür braucht das Gremium einen zweiten Chat: /gremium verbinden
  ! Fragen Sie bitte die Koordination
  ! Polizei
polizei #lenkung /mitglied liste
  > Fragen Sie bitte die Koordination
koordination #lenkung /mitglied ende "Niemand Bekanntes"
  > hier nicht bekannt
  ! /mitglied liste
# A meeting with a non-public item: its title is left out, also for who submitted it.
koordination #lenkung /sitzung neu 24.03.2027 16:00 ort:Rathaus
  > S1
polizei #lenkung /top neu "Beleuchtung am Bahnhof"
  > Beleuchtung am Bahnhof
polizei #lenkung /top neu "Fall Bahnhofstraße" nichtoeffentlich:ja
  > angemeldet
  > (nichtöffentlich)
  > In Discord nicht gezeigt: die Titel nichtöffentlicher Punkte
  ! Fall Bahnhofstraße
koordination #lenkung /top liste
  > Beleuchtung am Bahnhof
  > (nichtöffentlich)
  ! Fall Bahnhofstraße
koordination #lenkung /sitzung einladen S1 jetzt:ja
  > geht an 4 Personen
# Answers count, and each sees the own one; who answered what is not shown, not even to the coordination.
polizei #lenkung [Zusage S1]
  > Ihre Rückmeldung
polizei @bot ? S1
  > Ihre Rückmeldung: Zusage
schule @bot [Absage S1]
  > Sie nehmen nicht teil
koordination #lenkung ? S1
  > Zusagen 1, Absagen 1
  ! Fall Bahnhofstraße
koordination #lenkung /sitzung zeigen S1
  > Zusagen 1, Absagen 1
  > wer geantwortet hat und wer nicht
  ! Polizei: Zusage
  ! Fall Bahnhofstraße
clock 2027-03-15 08:00
koordination @bot ?
  ! Polizei: Zusage
  ! Fall Bahnhofstraße
