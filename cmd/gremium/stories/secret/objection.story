# Somebody demands a meeting instead of a secret vote by circulation: nobody looks into the box, and its ballots are deleted. Until a
# box is open, its result has no verdict, and says so in words.
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
m1 #rat [Ja V1]
m2 #rat [Ja V1]
vorsitz #rat [Ja V1]
m3 #rat /abstimmung widerspruch V1
  > nicht zustande gekommen
m1 #rat ? V1
  > Abstimmung V1: nicht zustande gekommen
  > 1 Widerspruch gegen das Umlaufverfahren
  > Die Urne wurde nicht geöffnet, die Stimmen sind gelöscht.
  ! Ja 3
  ! Ja 0
  ! Wiederholen
vorsitz @bot ?
  > Ihren Schlüssel brauchen Sie nicht mehr
  ! Bitte drücken Sie jetzt
  ! [Urne öffnen]
m2 #rat /abstimmung liste
  > V1
  ! Ja 0
koordination #rat /abstimmung export V1
  > Abstimmung-V1.csv
koordination #rat [Bestätigen V1]
  > festgestellt
# Closed, and nobody has opened the box yet.
koordination #rat /abstimmung umlauf "Noch einmal?" modus:geheim bis:20.03.2027
m1 #rat [Ja V2]
m2 #rat [Ja V2]
vorsitz #rat [Ja V2]
clock 2027-03-21 10:00
m1 #rat ? V2
  > Abstimmung V2
  > Noch nicht ausgezählt
  ! vote.verdict
