# Under the VwVfG all members must have been invited, under an association's statutes the assembly must be convened properly.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vera Vorsitz"
person anna "Anna Vogel"
person bert "Bert Braun"
channel rat root koordination vorsitz anna bert
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /gremium regeln grundlage:vwvfg
root #rat /gremium regeln frist:7
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @anna
koordination #rat /mitglied neu @bert
koordination #rat /mitglied neu name:"Dr. Albrecht"
koordination #rat /sitzung neu 24.03.2027 16:00
koordination #rat /sitzung einladen S1 jetzt:ja
clock 2027-03-24 16:00
koordination #rat /sitzung eroeffnen
  > Nicht eingeladen, oder ohne vermerkte Zustellung: Dr. Albrecht.
  > Es ist noch nichts gespeichert
  ! S1 ist eröffnet
koordination #rat [Trotzdem]
  > S1 ist eröffnet
koordination #rat /sitzung anwesend alle ausser "Dr. Albrecht"
  > Anwesend 3 von 4 Stimmberechtigten, nötig 3. Es sind nicht alle geladen
  > nicht beschlussfähig
# Recorded, it is as if it had been from the beginning.
koordination #rat /sitzung zugestellt S1 "Dr. Albrecht" weg:Brief
koordination #rat /sitzung anwesend
  > Anwesend 3 von 4 Stimmberechtigten, nötig 3: beschlussfähig
koordination #rat /sitzung schliessen
# Without any invitation it is asked, and recorded.
koordination #rat /sitzung neu 24.03.2027 18:00 trotzdem:ja
clock 2027-03-24 18:00
koordination #rat /sitzung eroeffnen S2
  > Zu S2 ist noch nicht eingeladen
  > ohne Einladung
  > nur beschlussfähig, wenn alle Mitglieder geladen sind
koordination #rat [Trotzdem]
  > S2 ist eröffnet
  > findet ohne Einladung statt
# Who comes all the same mends it.
koordination #rat /sitzung anwesend alle
  > Anwesend 4 von 4 Stimmberechtigten, nötig 3: beschlussfähig
