# Who changes the language finds the invitations that wait in it; the channel's cards follow the channel's.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person polizei "Polizei"
channel rat root koordination polizei
root #rat /gremium einrichten muster:projektgruppe name:Rat
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @polizei
koordination #rat /sitzung neu 24.03.2027 16:00
koordination #rat /sitzung einladen S1 jetzt:ja
polizei @bot ?
  > Mittwoch, 24. März 2027, 16:00 Uhr
polizei @bot gremium sprache englisch
  > Wednesday, 24 March 2027, 16:00
polizei #rat ?
  > Mittwoch, 24. März 2027, 16:00 Uhr
koordination #rat /gremium sprache englisch kanal:ja
  > Wednesday, 24 March 2027, 16:00
