# Rules that few bodies have: a quorum of a third, and recused seats that do not count among the members.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Ordnungsamt"
person polizei "Polizei"
person schule "Schulamt"
channel rat root koordination vorsitz polizei schule
root #rat /gremium einrichten muster:lenkungsgremium name:Rat kuerzel:R
root #rat /gremium regeln frist:0 antragsfrist:0 sitze:6 quorum:drittel mehrheit:mitglieder
  > wenn mindestens ein Drittel der Sitze anwesend ist
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @polizei
koordination #rat /mitglied neu @schule
koordination #rat /sitzung neu 01.03.2027 10:00
koordination #rat /top neu "Zaun" art:beschluss
koordination #rat /sitzung einladen S1 jetzt:ja
clock 2027-03-01 10:00
koordination #rat /sitzung eroeffnen S1
koordination #rat /sitzung anwesend alle
koordination #rat /top aufruf 1
koordination #rat /top befangen 1 @schule
koordination #rat /abstimmung zaehlung "Neuer Zaun?" ja:2 nein:0
  > mehr als die Hälfte der Mitglieder (4 von 6), erreicht 2: abgelehnt
  > Anwesend 3 von 6, davon befangen 1, beschlussfähig
vorsitz #rat /gremium regeln befangene:abziehen quorum:zweidrittel
  > wenn mindestens zwei Drittel der Sitze anwesend sind
  > ohne die befangenen gerechnet
koordination #rat /abstimmung zaehlung "Alter Zaun?" ja:2 nein:0
  > nötig 4: nicht beschlussfähig
vorsitz #rat /gremium regeln quorum:keines
koordination #rat /abstimmung zaehlung "Kein Zaun?" ja:2 nein:0
  > mehr als die Hälfte der Mitglieder ohne die befangenen (3 von 5), erreicht 2: abgelehnt
