# A change of the notice period moves the reminder to send the invitation.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Ordnungsamt"
channel rat root koordination vorsitz
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /sitzung neu 25.05.2027 16:00
  > spätestens am Montag, 10. Mai 2027
vorsitz #rat /gremium regeln frist:28
  > Ladungsfrist: 28 Tage
# Now the last day is 26 April; the reminder comes two days before.
clock 2027-04-24 09:30
koordination @bot ?
  > noch nicht eingeladen
  > Montag, 26. April 2027
