# A meeting over midnight and over the end of summer time: lengths are right, and a time that comes twice says which it is.
clock 2027-10-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vera Vorsitz"
person anna "Anna Vogel"
person bert "Bert Braun"
channel rat root koordination vorsitz anna bert
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @anna
koordination #rat /mitglied neu @bert
koordination #rat /sitzung neu 30.10.2027 21:00 dauer:6h trotzdem:ja
koordination #rat /top neu Katastrophenschutz
koordination #rat /sitzung einladen S1 grund:Übung jetzt:ja
clock 2027-10-30 21:00
koordination #rat /sitzung eroeffnen
koordination #rat /sitzung anwesend alle
koordination #rat /top aufruf 1
# Half an hour after midnight somebody who left before it is recorded.
clock 2027-10-31 00:30
koordination #rat /sitzung anwesend @anna geht um:23:50
  > 21:00 Uhr bis 23:50 Uhr.
anna #rat [Bin da]
  > 21:00 Uhr bis 23:50 Uhr und ab 00:30 Uhr am 31. Oktober.
koordination #rat /sitzung unterbrechen
# At 3:00 the clocks are put back to 2:00.
clock 2027-10-31 01:30
koordination #rat /sitzung fortsetzen
  > Die Unterbrechung dauerte 1 Stunde.
clock 2027-10-31 02:20
koordination #rat /sitzung anwesend @bert geht um:"02:20 Sommerzeit"
  > 21:00 Uhr bis 02:20 Uhr (Sommerzeit) am 31. Oktober.
bert #rat [Bin da]
  > und ab 02:20 Uhr (Winterzeit) am 31. Oktober
clock 2027-10-31 03:05
koordination #rat /sitzung anwesend @vorsitz geht um:02:30
  > gibt es zweimal
koordination #rat /sitzung anwesend @vorsitz geht um:"02:30 Winterzeit"
  > 21:00 Uhr bis 02:30 Uhr (Winterzeit) am 31. Oktober.
koordination #rat /sitzung schliessen
  > Dauer: 6 Stunden 5 Minuten.
