# More time for a vote: who is missing is reminded a day before each end that was set, once of each, and never told that the bot was
# down when it was not.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Ordnungsamt"
person m1 "Polizei"
person m2 "Schulamt"
person m3 "Sozialdienst"
channel rat root koordination vorsitz m1 m2 m3
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @m1
koordination #rat /mitglied neu @m2
koordination #rat /mitglied neu @m3
koordination #rat /abstimmung umlauf "Plakate?" bis:"12.03.2027 12:00"
m1 #rat [Ja V1]
clock 2027-03-11 12:00
m2 @bot ?
  > Stimme fehlt: V1
clock 2027-03-12 11:30
# On its last day: they have been reminded already.
koordination #rat /abstimmung verlaengern V1 bis:"12.03.2027 15:00"
clock 2027-03-12 11:40
m2 @bot ?
  > Die Abstimmung läuft bis Freitag, 12. März 2027, 15:00 Uhr
  ! verspätet
# By days: there is another day before the end, and a new message then.
koordination #rat /abstimmung verlaengern V1 bis:"22.03.2027 15:00"
clock 2027-03-21 14:00
m2 @bot ? V1
  ! verspätet
clock 2027-03-21 15:00
m2 @bot ? V1
  > Stimme fehlt: V1
  > Montag, 22. März 2027, 15:00 Uhr
  ! verspätet
m1 @bot ?
  ! Stimme fehlt
# A ballot settles both messages.
m2 @bot [Ja V1]
m2 @bot ?
  ! Stimme fehlt: V1
m3 @bot ?
  > Stimme fehlt: V1
clock 2027-03-22 15:00
m3 @bot ?
  ! Stimme fehlt: V1
m1 #rat ? V1
  > Ja 2, Nein 0
# One that ran too short to remind of, and is given more: there is still a day.
koordination #rat /abstimmung umlauf "Eilig?" bis:"23.03.2027 12:00" trotzdem:ja
clock 2027-03-23 11:00
koordination #rat /abstimmung verlaengern V2 bis:"24.03.2027 16:00"
m3 @bot ?
  ! Stimme fehlt: V2
clock 2027-03-23 17:00
m3 @bot ?
  > Stimme fehlt: V2
  ! verspätet
# Given more on what is its last day already: they are reminded at once.
koordination #rat /abstimmung umlauf "Kurz?" bis:"25.03.2027 12:00" trotzdem:ja
clock 2027-03-25 11:00
koordination #rat /abstimmung verlaengern V3 bis:"26.03.2027 10:00"
m3 @bot ?
  > Stimme fehlt: V3
  ! verspätet
