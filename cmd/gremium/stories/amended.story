# A resolution says what was decided: with the amendments that were adopted before. Its wording is asked for.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Karla Amt"
person vorsitz "Vera Vorsitz"
person anna "Anna Vogel"
person bert "Bert Braun"
channel rat root koordination vorsitz anna bert
root #rat /gremium einrichten muster:lenkungsgremium name:Rat kuerzel:LG
root #rat /gremium regeln frist:0 antragsfrist:0
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @anna
koordination #rat /mitglied neu @bert
koordination #rat /sitzung neu 01.03.2027 16:00
koordination #rat /top neu Lampen art:beschluss
koordination #rat /sitzung einladen S1 jetzt:ja
clock 2027-03-01 16:00
koordination #rat /sitzung eroeffnen
koordination #rat /sitzung anwesend alle
koordination #rat /top aufruf 1
anna #rat /antrag Zehn Lampen werden gekauft.
bert #rat /antrag Zwölf statt zehn art:aenderung
anna #rat /antrag Zwanzig statt zehn art:aenderung
koordination #rat /abstimmung zaehlung antrag:3 ja:1 nein:2
  > abgelehnt
koordination #rat /abstimmung zaehlung antrag:2 ja:2 nein:1
  > angenommen
# The amendment that was adopted is missing in the motion's words; the one that was rejected does not matter.
koordination #rat /abstimmung zaehlung antrag:1 ja:3 nein:0
  > Änderungsantrag 2 ist angenommen. Ist er im Wortlaut des Beschlusses enthalten
  > Es ist noch nichts gespeichert
  > [Trotzdem eintragen]
  ! Beschluss LG
koordination #rat [Wortlaut anpassen]
koordination #rat {Wortlaut des Beschlusses (wenn anders als die Frage): Zwölf Lampen werden gekauft.}
  > Beschluss LG B2027-01
anna #rat /beschluss zeigen B2027-01
  > Zwölf Lampen werden gekauft.
  ! Zehn
# A meeting that is closed as it was opened keeps who was there.
koordination #rat /sitzung schliessen
  ! Nach dem Ende
# Once more, by somebody else: it is said that it is closed, not that none is planned.
vorsitz #rat /sitzung schliessen
  > S1 ist schon geschlossen
  > /sitzung wiederoeffnen S1
anna #rat /protokoll zeigen S1
  > Anna Vogel · Mitglied · durchgehend
  > Zwölf Lampen werden gekauft.
