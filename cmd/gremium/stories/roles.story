# Every command in the wrong hands: "nicht berechtigt", and who may. Rights come before forms, previews, ids and state.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vorsitzende"
person stellv "Stellvertreter"
person schrift "Schriftführerin"
person mitglied "Mitglied Eins"
person beratend "Beraterin"
person gast "Gast"
person fremd "Fremder"
person andere "Mitglied der AG"
channel rat root koordination vorsitz stellv schrift mitglied beratend gast fremd andere
channel ag root koordination andere
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #ag /gremium einrichten muster:arbeitsgruppe name:AG
root #ag /mitglied neu @andere rolle:vorsitz
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @stellv rolle:stellvertretung
koordination #rat /mitglied neu @schrift rolle:schriftfuehrung
koordination #rat /mitglied neu @mitglied
koordination #rat /mitglied neu @beratend rolle:beratend
koordination #rat /mitglied neu @gast rolle:gast
koordination #rat /sitzung neu 24.03.2027 16:00
koordination #rat /top neu Haushalt
# root: no member of this body.
root #rat /sitzung neu 25.03.2027 16:00
  > nicht berechtigt
  > Koordination, Vorsitz und stellv. Vorsitz (Rat)
root #rat /sitzung neu
  > nicht berechtigt
root #rat /sitzung liste
  > nicht berechtigt
  > Mitglieder und beratende Mitglieder (Rat)
root #rat /sitzung zeigen S1
  > nicht berechtigt
root #rat /sitzung zeigen S99
  > nicht berechtigt
root #rat /g S1 ja
  > nicht berechtigt
root #rat /sitzung verschieben S1 auf:01.04.2027 16:00
  > nicht berechtigt
root #rat /sitzung verschieben S1
  > nicht berechtigt
root #rat /sitzung absagen S1 grund:Unfug
  > nicht berechtigt
root #rat /sitzung verwerfen S1
  > nicht berechtigt
root #rat /sitzung einladen S1
  > nicht berechtigt
root #rat /sitzung einladen S1 jetzt:ja
  > nicht berechtigt
root #rat /sitzung zugestellt S1 @mitglied weg:Brief
  > nicht berechtigt
root #rat /sitzung rueckmeldung S1 ja fuer:@mitglied
  > nicht berechtigt
root #rat /top neu Unfug
  > nicht berechtigt
root #rat /top neu
  > nicht berechtigt
root #rat /top liste S1
  > nicht berechtigt
  ! Haushalt
root #rat /top zurueckziehen S1-1
  > nicht berechtigt
root #rat /mitglied neu @fremd
  > nicht berechtigt
root #rat /mitglied ende @mitglied
  > nicht berechtigt
root #rat /mitglied verwerfen 123
  > nicht berechtigt
root #rat /gremium regeln frist:0
  > nicht berechtigt
  > der Vorsitz (Rat)
root #rat /gremium sprache englisch kanal:ja
  > nicht berechtigt
# fremd: no member of this body.
fremd #rat /sitzung neu 25.03.2027 16:00
  > nicht berechtigt
  > Koordination, Vorsitz und stellv. Vorsitz (Rat)
fremd #rat /sitzung neu
  > nicht berechtigt
fremd #rat /sitzung liste
  > nicht berechtigt
  > Mitglieder und beratende Mitglieder (Rat)
fremd #rat /sitzung zeigen S1
  > nicht berechtigt
fremd #rat /sitzung zeigen S99
  > nicht berechtigt
fremd #rat /g S1 ja
  > nicht berechtigt
fremd #rat /sitzung verschieben S1 auf:01.04.2027 16:00
  > nicht berechtigt
fremd #rat /sitzung verschieben S1
  > nicht berechtigt
fremd #rat /sitzung absagen S1 grund:Unfug
  > nicht berechtigt
fremd #rat /sitzung verwerfen S1
  > nicht berechtigt
fremd #rat /sitzung einladen S1
  > nicht berechtigt
fremd #rat /sitzung einladen S1 jetzt:ja
  > nicht berechtigt
fremd #rat /sitzung zugestellt S1 @mitglied weg:Brief
  > nicht berechtigt
fremd #rat /sitzung rueckmeldung S1 ja fuer:@mitglied
  > nicht berechtigt
fremd #rat /top neu Unfug
  > nicht berechtigt
fremd #rat /top neu
  > nicht berechtigt
fremd #rat /top liste S1
  > nicht berechtigt
  ! Haushalt
fremd #rat /top zurueckziehen S1-1
  > nicht berechtigt
fremd #rat /mitglied neu @fremd
  > nicht berechtigt
fremd #rat /mitglied ende @mitglied
  > nicht berechtigt
fremd #rat /mitglied verwerfen 123
  > nicht berechtigt
fremd #rat /gremium regeln frist:0
  > nicht berechtigt
  > der Vorsitz (Rat)
fremd #rat /gremium sprache englisch kanal:ja
  > nicht berechtigt
# gast: no member of this body.
gast #rat /sitzung neu 25.03.2027 16:00
  > nicht berechtigt
  > Koordination, Vorsitz und stellv. Vorsitz (Rat)
gast #rat /sitzung neu
  > nicht berechtigt
gast #rat /sitzung liste
  > nicht berechtigt
  > Mitglieder und beratende Mitglieder (Rat)
gast #rat /sitzung zeigen S1
  > nicht berechtigt
gast #rat /sitzung zeigen S99
  > nicht berechtigt
gast #rat /g S1 ja
  > nicht berechtigt
gast #rat /sitzung verschieben S1 auf:01.04.2027 16:00
  > nicht berechtigt
gast #rat /sitzung verschieben S1
  > nicht berechtigt
gast #rat /sitzung absagen S1 grund:Unfug
  > nicht berechtigt
gast #rat /sitzung verwerfen S1
  > nicht berechtigt
gast #rat /sitzung einladen S1
  > nicht berechtigt
gast #rat /sitzung einladen S1 jetzt:ja
  > nicht berechtigt
gast #rat /sitzung zugestellt S1 @mitglied weg:Brief
  > nicht berechtigt
gast #rat /sitzung rueckmeldung S1 ja fuer:@mitglied
  > nicht berechtigt
gast #rat /top neu Unfug
  > nicht berechtigt
gast #rat /top neu
  > nicht berechtigt
gast #rat /top liste S1
  > nicht berechtigt
  ! Haushalt
gast #rat /top zurueckziehen S1-1
  > nicht berechtigt
gast #rat /mitglied neu @fremd
  > nicht berechtigt
gast #rat /mitglied ende @mitglied
  > nicht berechtigt
gast #rat /mitglied verwerfen 123
  > nicht berechtigt
gast #rat /gremium regeln frist:0
  > nicht berechtigt
  > der Vorsitz (Rat)
gast #rat /gremium sprache englisch kanal:ja
  > nicht berechtigt
# andere: no member of this body.
andere #rat /sitzung neu 25.03.2027 16:00
  > nicht berechtigt
  > Koordination, Vorsitz und stellv. Vorsitz (Rat)
andere #rat /sitzung neu
  > nicht berechtigt
andere #rat /sitzung liste
  > nicht berechtigt
  > Mitglieder und beratende Mitglieder (Rat)
andere #rat /sitzung zeigen S1
  > nicht berechtigt
andere #rat /sitzung zeigen S99
  > nicht berechtigt
andere #rat /g S1 ja
  > nicht berechtigt
andere #rat /sitzung verschieben S1 auf:01.04.2027 16:00
  > nicht berechtigt
andere #rat /sitzung verschieben S1
  > nicht berechtigt
andere #rat /sitzung absagen S1 grund:Unfug
  > nicht berechtigt
andere #rat /sitzung verwerfen S1
  > nicht berechtigt
andere #rat /sitzung einladen S1
  > nicht berechtigt
andere #rat /sitzung einladen S1 jetzt:ja
  > nicht berechtigt
andere #rat /sitzung zugestellt S1 @mitglied weg:Brief
  > nicht berechtigt
andere #rat /sitzung rueckmeldung S1 ja fuer:@mitglied
  > nicht berechtigt
andere #rat /top neu Unfug
  > nicht berechtigt
andere #rat /top neu
  > nicht berechtigt
andere #rat /top liste S1
  > nicht berechtigt
  ! Haushalt
andere #rat /top zurueckziehen S1-1
  > nicht berechtigt
andere #rat /mitglied neu @fremd
  > nicht berechtigt
andere #rat /mitglied ende @mitglied
  > nicht berechtigt
andere #rat /mitglied verwerfen 123
  > nicht berechtigt
andere #rat /gremium regeln frist:0
  > nicht berechtigt
  > der Vorsitz (Rat)
andere #rat /gremium sprache englisch kanal:ja
  > nicht berechtigt
root #rat /erinnerung neu Test wann:morgen
  > nicht berechtigt
root #rat /erinnerung liste
  > nicht berechtigt
root #rat /erinnerung aus E1
  > nicht berechtigt
fremd #rat /erinnerung neu Test wann:morgen
  > nicht berechtigt
fremd #rat /erinnerung liste
  > nicht berechtigt
fremd #rat /erinnerung aus E1
  > nicht berechtigt
gast #rat /erinnerung neu Test wann:morgen
  > nicht berechtigt
gast #rat /erinnerung liste
  > nicht berechtigt
gast #rat /erinnerung aus E1
  > nicht berechtigt
# mitglied: belongs to the body, but does not run it.
mitglied #rat /sitzung neu 25.03.2027 16:00
  > nicht berechtigt
mitglied #rat /sitzung verschieben S1 auf:01.04.2027 16:00
  > nicht berechtigt
mitglied #rat /sitzung absagen S1
  > nicht berechtigt
mitglied #rat /sitzung verwerfen S1
  > nicht berechtigt
mitglied #rat /sitzung einladen S1
  > nicht berechtigt
mitglied #rat /sitzung zugestellt S1 @mitglied weg:Brief
  > nicht berechtigt
mitglied #rat /sitzung rueckmeldung S1 ja fuer:@vorsitz
  > nicht berechtigt
mitglied #rat /sitzung rueckmeldung S1 ja fuer:"Gibt Es Nicht"
  > nicht berechtigt
mitglied #rat /top zurueckziehen S1-1
  > nicht berechtigt
  > Koordination, Vorsitz und stellv. Vorsitz
mitglied #rat /mitglied neu @fremd
  > nicht berechtigt
mitglied #rat /mitglied ende @vorsitz
  > nicht berechtigt
mitglied #rat /gremium regeln frist:0
  > nicht berechtigt
mitglied #rat /gremium sprache englisch kanal:ja
  > nicht berechtigt
mitglied #rat /gremium selbsttest
  > nicht berechtigt
  > Administratorinnen
mitglied #rat /gremium einrichten muster:verein
  > nicht berechtigt
mitglied #rat /top liste
  > Haushalt
mitglied #rat /sitzung zeigen
  > S1
# beratend: belongs to the body, but does not run it.
beratend #rat /sitzung neu 25.03.2027 16:00
  > nicht berechtigt
beratend #rat /sitzung verschieben S1 auf:01.04.2027 16:00
  > nicht berechtigt
beratend #rat /sitzung absagen S1
  > nicht berechtigt
beratend #rat /sitzung verwerfen S1
  > nicht berechtigt
beratend #rat /sitzung einladen S1
  > nicht berechtigt
beratend #rat /sitzung zugestellt S1 @mitglied weg:Brief
  > nicht berechtigt
beratend #rat /sitzung rueckmeldung S1 ja fuer:@vorsitz
  > nicht berechtigt
beratend #rat /sitzung rueckmeldung S1 ja fuer:"Gibt Es Nicht"
  > nicht berechtigt
beratend #rat /top zurueckziehen S1-1
  > nicht berechtigt
  > Koordination, Vorsitz und stellv. Vorsitz
beratend #rat /mitglied neu @fremd
  > nicht berechtigt
beratend #rat /mitglied ende @vorsitz
  > nicht berechtigt
beratend #rat /gremium regeln frist:0
  > nicht berechtigt
beratend #rat /gremium sprache englisch kanal:ja
  > nicht berechtigt
beratend #rat /gremium selbsttest
  > nicht berechtigt
  > Administratorinnen
beratend #rat /gremium einrichten muster:verein
  > nicht berechtigt
beratend #rat /top liste
  > Haushalt
beratend #rat /sitzung zeigen
  > S1
# schrift: belongs to the body, but does not run it.
schrift #rat /sitzung neu 25.03.2027 16:00
  > nicht berechtigt
schrift #rat /sitzung verschieben S1 auf:01.04.2027 16:00
  > nicht berechtigt
schrift #rat /sitzung absagen S1
  > nicht berechtigt
schrift #rat /sitzung verwerfen S1
  > nicht berechtigt
schrift #rat /sitzung einladen S1
  > nicht berechtigt
schrift #rat /sitzung zugestellt S1 @mitglied weg:Brief
  > nicht berechtigt
schrift #rat /sitzung rueckmeldung S1 ja fuer:@vorsitz
  > nicht berechtigt
schrift #rat /sitzung rueckmeldung S1 ja fuer:"Gibt Es Nicht"
  > nicht berechtigt
schrift #rat /top zurueckziehen S1-1
  > nicht berechtigt
  > Koordination, Vorsitz und stellv. Vorsitz
schrift #rat /mitglied neu @fremd
  > nicht berechtigt
schrift #rat /mitglied ende @vorsitz
  > nicht berechtigt
schrift #rat /gremium regeln frist:0
  > nicht berechtigt
schrift #rat /gremium sprache englisch kanal:ja
  > nicht berechtigt
schrift #rat /gremium selbsttest
  > nicht berechtigt
  > Administratorinnen
schrift #rat /gremium einrichten muster:verein
  > nicht berechtigt
schrift #rat /top liste
  > Haushalt
schrift #rat /sitzung zeigen
  > S1
# The coordination and the deputy chair do not set the rules; the chair does.
koordination #rat /gremium regeln frist:7
  > nicht berechtigt
stellv #rat /gremium regeln frist:7
  > nicht berechtigt
vorsitz #rat /gremium regeln frist:10
  > gelten ab Montag, 1. März 2027
  > Ladungsfrist: 10 Tage
# Whoever looks may read the rules and the members, and ask for help.
fremd #rat /gremium regeln
  > Ladungsfrist: 10 Tage
fremd #rat /mitglied liste
  > Vorsitzende: Vorsitz
  ! Mitglied, stimmberechtigt
# A body's things cannot be reached from another body's channel; not even that they are there is told.
andere #ag /sitzung absagen S1 grund:Unfug
  > Eine Sitzung S1 gibt es nicht
  ! Rat
andere #ag /top neu Unfug sitzung:S1
  > Eine Sitzung S1 gibt es nicht
# Each may choose the own language, guests too; who belongs to nothing may not.
gast #rat /gremium sprache deutsch
  > Deutsch
fremd #rat /gremium sprache englisch
  > nicht berechtigt
root #rat /gremium selbsttest
  > Selbsttest
  > Europe/Berlin
stellv #rat /sitzung neu 25.03.2027 16:00
  > S2 ist geplant
# Buttons are offered to who may use them only.
schrift #rat /sitzung zeigen S2
  ! [Einladen]
  ! [Verschieben]
fremd #rat /mitglied liste
  ! [Mitglied aufnehmen]
fremd #rat /gremium regeln
  ! [Regeln ändern]
fremd #rat /gremium
  > [Mitglieder] [Regeln] [Hilfe]
  ! [Sitzungen]
vorsitz #rat /gremium regeln
  > [Regeln ändern]
