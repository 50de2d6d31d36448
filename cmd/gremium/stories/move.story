# Moving a meeting: before the invitation quietly, afterwards everybody is told, answers become void, and the
# reminders, cards and buttons of the old time ask nothing any more.
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
koordination #rat /sitzung neu 24.03.2027 16:00 ort:Rathaus
# Not invited yet: nobody hears of it. The same time, the past and a holiday are refused or asked back.
koordination #rat /sitzung verschieben S1 auf:24.03.2027 16:00
  > schon für diesen Zeitpunkt geplant
koordination #rat /sitzung verschieben S1 auf:24.02.2027 16:00
  > in der Vergangenheit
koordination #rat /sitzung verschieben S1
  > Neuer Termin
koordination #rat {Neuer Termin: 26.03.2027 16:00}
  > Karfreitag
  > [Trotzdem]
koordination #rat /sitzung verschieben S1 auf:25.03.2027 16:00
  > bisher Mittwoch, 24. März 2027, 16:00 Uhr, jetzt Donnerstag, 25. März 2027, 16:00 Uhr
  > spätestens am Mittwoch, 10. März 2027
polizei #rat ?
  ! 25. März
koordination #rat /sitzung einladen S1 jetzt:ja
polizei #rat [Zusage S1]
  > Zusage notiert
schule #rat /sitzung rueckmeldung S1 vertretung @vera
  > Vera Vertreterin kommt für Sie
vera @bot ?
  > Schulamt bittet Sie um Vertretung
  > Donnerstag, 25. März 2027
  > .ics
clock 2027-03-18 17:00
vorsitz @bot ?
  > Rückmeldung fehlt: S1 · Sitzung Rat
  > in 7 Tagen
# Invited: the reason is asked for, once; moving without one is possible.
koordination #rat /sitzung verschieben S1 auf:15.04.2027 17:00
  > nach dem Grund fragen
  > [Ohne Grund verschieben] [Grund nennen]
koordination #rat /sitzung verschieben S1 auf:15.04.2027 17:00 grund:"Saal belegt"
  > Alle Eingeladenen erfahren es
polizei #rat ?
  > Die Sitzung S1 ist verschoben. Bisher Donnerstag, 25. März 2027, 16:00 Uhr, jetzt Donnerstag, 15. April 2027, 17:00 Uhr. Grund: Saal belegt
  > Zusagen 0, Absagen 0, Vertretungen 0, offen 4
  ! Zusagen 1
polizei @bot ?
  > Verschoben: S1 · Sitzung Rat
  > Ihre Rückmeldung: noch keine
  > Die Sitzung S1 ist verschoben
  ! Ihre Rückmeldung: Zusage
# The reminder of the old time is settled; the deputy knows that nobody needs her now.
vorsitz @bot ?
  > Erledigt: Die Sitzung S1 ist verschoben auf Donnerstag, 15. April 2027, 17:00 Uhr
  ! Rückmeldung fehlt
vera @bot ?
  > Die Vertretung für Schulamt bei S1 hat sich erledigt
  > Die Sitzung S1 ist verschoben
  ! [Zusage]
# The button of the new message answers for the new time.
schule @bot [Absage S1]
  > Absage notiert: Sie nehmen nicht teil, die Sitzung findet statt (S1, Donnerstag, 15. April 2027, 17:00 Uhr)
# Moved a second time: what the first message says is marked as out of date and has no buttons.
koordination #rat /sitzung verschieben S1 auf:16.04.2027 17:00 grund:"Saal wieder belegt"
polizei #rat ?
  > Das ist überholt: Die Sitzung ist inzwischen auf Freitag, 16. April 2027, 17:00 Uhr verschoben
  > Bisher Donnerstag, 15. April 2027, 17:00 Uhr, jetzt Freitag, 16. April 2027, 17:00 Uhr
schule @bot ?
  > Ihre Rückmeldung: noch keine
# Reminders come before the new time only.
clock 2027-03-26 12:00
polizei @bot ?
  ! Rückmeldung fehlt
clock 2027-04-09 17:00
polizei @bot ?
  > Rückmeldung fehlt
  > in 7 Tagen
polizei @bot [Zusage]
  > Zusage notiert
# The answered reminder shows the answer instead of asking on.
polizei @bot ?
  > Ihre Rückmeldung: Zusage
  ! Rückmeldung fehlt
clock 2027-04-14 17:00
schule @bot ?
  > in 2 Tagen
clock 2027-04-16 16:00
polizei @bot ?
  > Sie haben zugesagt. Beginn: Freitag, 16. April 2027, 17:00 Uhr
schule @bot ?
  ! Sie haben zugesagt
# Over: nothing moves any more.
clock 2027-04-16 19:00
koordination #rat /sitzung verschieben S1 auf:01.05.2027 10:00
  > vorbei
# Who joins by the new day is invited when the meeting moves there.
koordination #rat /sitzung neu 20.05.2027 16:00
koordination #rat /mitglied neu @fremd ab:01.06.2027
koordination #rat /sitzung einladen S2 jetzt:ja
  > geht an 4 Personen
koordination #rat /sitzung verschieben S2 auf:10.06.2027 16:00 grund:Ferien
fremd @bot ?
  > „Rat“ lädt Sie ein
fremd @bot [Zusage]
  > Zusage notiert
