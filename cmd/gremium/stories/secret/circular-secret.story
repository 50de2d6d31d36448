# A secret vote by circulation: asked in direct messages, reminded unless one alone is missing, ended while the bot is down, repeated.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Ordnungsamt"
person stellv "Stellvertretung"
person m1 "Polizei"
person m2 "Schulamt"
person m3 "Sozialdienst"
channel rat root koordination vorsitz stellv m1 m2 m3
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @stellv rolle:stellvertretung
koordination #rat /mitglied neu @m1
koordination #rat /mitglied neu @m2
koordination #rat /mitglied neu @m3
koordination #rat /abstimmung umlauf "Vertrauen?" modus:geheim bis:15.03.2027
  > V1
  > einstimmiges Ergebnis
m1 @bot ?
  > Umlaufbeschluss: V1
  > geheim
  > [Ja]
m1 @bot [Ja V1]
  > Ihre Stimme liegt in der Urne
m1 @bot ?
  > Ihre Stimme liegt in der Urne
vorsitz #rat [Nein V1]
m2 #rat [Nein V1]
# Two are missing the day before: both are reminded.
clock 2027-03-14 23:58
m3 @bot ?
  > Stimme fehlt: V1
stellv @bot ?
  > Stimme fehlt: V1
m1 @bot ?
  ! Stimme fehlt: V1
m3 #rat [Ja V1]
# It ends while the bot is down, as of its end; nobody sees a figure before two keys are there.
stop
clock 2027-03-17 09:00
start
vorsitz @bot ?
  > in der Urne liegen 4 Stimmen
m3 #rat /abstimmung stimme V1 nein
  > geschlossen
m1 #rat /abstimmung ergebnis V1
  ! Ja 2
  ! Nein 2
vorsitz #rat /gremium heute
  > V1
koordination #rat /abstimmung export V1
  ! Ja
# Two keys are lost: it is opened anew, and runs until it is closed.
koordination #rat /abstimmung wiederholen V1 trotzdem:ja
  > V2
m3 @bot ?
  > Umlaufbeschluss: V2
m1 #rat [Ja V2]
m2 #rat [Ja V2]
m3 #rat [Ja V2]
stellv #rat [Ja V2]
vorsitz #rat [Ja V2]
koordination #rat /abstimmung schliessen V2
koordination @bot [Urne öffnen]
  > Es fehlt noch ein zweiter
stellv @bot [Urne öffnen]
  > Ja 5, Nein 0
