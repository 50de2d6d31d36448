# Cancelling: with a reason, everybody hears of it once, and nothing of the meeting asks or reminds any more.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vorsitzende"
person polizei "Polizei"
person schule "Schulamt"
person vera "Vera Vertreterin"
person fremd "Fremder"
channel rat root koordination vorsitz polizei schule vera fremd
root #rat /gremium einrichten muster:lenkungsgremium name:Rat land:SN
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @polizei
koordination #rat /mitglied neu @schule
koordination #rat /sitzung neu 24.03.2027 16:00
koordination #rat /sitzung neu 25.03.2027 16:00
koordination #rat /erinnerung neu "Mappe mitnehmen" wann:"zur nächsten Sitzung"
  > Mittwoch, 24. März 2027, 09:00 Uhr
# Only planned: the reason is asked in a form; nobody is told.
koordination #rat /sitzung absagen S1
  > Grund
koordination #rat {Grund: Kein Bedarf}
  > ist abgesagt. Grund: Kein Bedarf
  ! erfahren es
polizei #rat ?
  ! abgesagt
# The reminder has moved to the next meeting.
koordination #rat /erinnerung liste
  > Donnerstag, 25. März 2027, 09:00 Uhr
koordination #rat /sitzung absagen S1 grund:nochmal
  > Diese Sitzung ist abgesagt
koordination #rat /sitzung einladen S1 jetzt:ja
  > abgesagt
polizei #rat /top neu Haushalt sitzung:S1
  > abgesagt
# Invited: everybody is told; the button is on the view of the meeting.
koordination #rat /sitzung einladen S2 jetzt:ja
polizei #rat [Zusage S2]
schule #rat /sitzung rueckmeldung S2 vertretung @vera
koordination #rat /sitzung zeigen S2
koordination #rat [Sitzung absagen]
  > Grund
koordination #rat {Grund: Krankheit der Vorsitzenden}
  > Alle Eingeladenen erfahren es
polizei #rat ?
  > Die Sitzung S2 am Donnerstag, 25. März 2027, 16:00 Uhr ist abgesagt. Grund: Krankheit der Vorsitzenden
  > Die Sitzung ist abgesagt.
  ! [Zusage]
polizei #rat /sitzung zeigen S2
  > Abgesagt: S2
  ! Ihre Rückmeldung
  ! offen
polizei @bot ?
  > Abgesagt: S2
  > ist abgesagt
  > Sie waren von „Rat“ eingeladen
  ! [Zusage]
vera @bot ?
  > Die Vertretung für Schulamt bei S2 hat sich erledigt
  > Die Sitzung S2 am Donnerstag, 25. März 2027, 16:00 Uhr ist abgesagt
fremd @bot ?
  ! S2
polizei #rat /g S2 ja
  > abgesagt
koordination #rat /sitzung liste
  > Es ist keine Sitzung geplant
  > S2 Donnerstag, 25. März 2027, 16:00 Uhr (abgesagt)
koordination #rat /sitzung
  > Es ist keine Sitzung geplant
  > S2 Donnerstag, 25. März 2027, 16:00 Uhr (abgesagt)
# No reminder of it, and the one of the coordination waits for a meeting.
koordination #rat /erinnerung liste
  > zur nächsten Sitzung
clock 2027-04-01 09:00
polizei @bot ?
  ! Rückmeldung fehlt
koordination @bot ?
  ! Mappe mitnehmen
koordination #rat /sitzung liste
  > Es ist keine Sitzung geplant
  ! S2
koordination #rat /sitzung
  > Es ist keine Sitzung geplant
koordination #rat /sitzung liste alle:ja
  > S2 Donnerstag, 25. März 2027, 16:00 Uhr (abgesagt)
koordination #rat /sitzung neu 20.05.2027 16:00
koordination #rat /erinnerung liste
  > Donnerstag, 20. Mai 2027, 09:00 Uhr
