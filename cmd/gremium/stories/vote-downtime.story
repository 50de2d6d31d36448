# What ends while the bot is down is closed as of its end: nothing that comes later counts, and the coordination hears of it.
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
koordination #rat /abstimmung umlauf "Plakate drucken?" bis:"10.03.2027 12:00"
vorsitz #rat [Ja V1]
m1 #rat [Ja V1]
m2 #rat [Nein V1]
clock 2027-03-08 18:00
stop
# Both the reminder and the end fall into the night without a bot.
clock 2027-03-11 09:00
start
m3 #rat /abstimmung stimme V1 ja
  > geschlossen (Mittwoch, 10. März 2027, 12:00 Uhr)
m1 #rat /abstimmung stimme V1 nein
  > geschlossen
m3 @bot ?
  ! Stimme fehlt
m2 #rat ? V1
  > Ja 2, Nein 1, Enthaltung 0
  > Beteiligt 3 von 4
koordination @bot ?
  > V1 ist geschlossen, Mittwoch, 10. März 2027, 12:00 Uhr
  > verspätet
  > Die Erinnerung an fehlende Stimmen zu V1
koordination #rat /abstimmung verlaengern V1 bis:12.03.2027
  > geschlossen
koordination #rat /abstimmung liste
  > V1 10.03.2027
  ! läuft
