# Votes in one's day, and a result as a table.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person m1 "Polizei"
person m2 "Schulamt"
channel ag root koordination m1 m2
root #ag /gremium einrichten muster:arbeitsgruppe name:"AG Graffiti"
root #ag /mitglied neu @koordination rolle:koordination
koordination #ag /mitglied neu @m1
koordination #ag /mitglied neu @m2
koordination #ag /abstimmung umlauf "Neue Wand?" bis:"10.03.2027 12:00" modus:namentlich
m1 @bot /gremium heute
  > Abstimmungen
  > Neue Wand? – läuft bis Mittwoch, 10. März 2027, 12:00 Uhr
  > [V1 abstimmen]
m1 @bot [V1 abstimmen]
  > [Ja]
m1 @bot [Ja V1]
m1 @bot /gremium heute
  ! Neue Wand
koordination #ag /abstimmung export V1
  > noch kein Ergebnis
m2 #ag [Ja V1]
koordination @bot /gremium heute
  ! Neue Wand
clock 2027-03-10 12:00
koordination @bot /gremium heute
  > Das Ergebnis von V1 ist noch nicht festgestellt
koordination #ag /abstimmung export V1
  > Abstimmung-V1.csv
koordination #ag [Bestätigen V1]
  > B2027-01
koordination @bot /gremium heute
  ! V1
