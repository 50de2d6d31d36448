# Tasks of a public authority's body in Discord: everyone can give, accept and finish them; what they say and who has them is
# shown elsewhere.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person polizei "Polizei"
channel lenkung root koordination polizei
root #lenkung /gremium einrichten muster:lenkungsgremium name:Lenkung
root #lenkung /mitglied neu @koordination rolle:koordination
koordination #lenkung /mitglied neu @polizei
koordination #lenkung /aufgabe neu Plakate am Bahnhof aufhängen @polizei bis:10.03.2027
  > A1 ist angelegt
  > (Text nicht gezeigt)
  > Frist: Mittwoch, 10. März 2027
  > In Discord nicht gezeigt: wer was zu tun hat
  ! Zuständig
polizei @bot ?
  > Neue Aufgabe für Sie: A1
  > Frist: Mittwoch, 10. März 2027
  > [Annehmen]
  ! Plakate
  ! Koordinierungsstelle
polizei @bot [Annehmen A1]
  > Angenommen: A1
  ! Plakate
koordination #lenkung /aufgabe liste
  > A1 (Text nicht gezeigt) – Mittwoch, 10. März 2027
  ! Polizei
  ! Plakate
polizei #lenkung /aufgabe notiz A1 "Leiter fehlt"
koordination #lenkung /aufgabe zeigen A1
  ! Leiter
  ! Plakate
  > In Discord nicht gezeigt
polizei #lenkung /aufgabe erledigt
  > A1 ist erledigt
  ! Plakate
koordination #lenkung /mitglied uebergabe koordination an:@polizei
  > Koordination: Polizei übernimmt
