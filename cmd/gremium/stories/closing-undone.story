# Closed as of a wrong time, and opened again: who came and went is there as it was.
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
koordination #rat /sitzung einladen S1 jetzt:ja
clock 2027-03-01 16:00
koordination #rat /sitzung eroeffnen
vorsitz #rat [Bin da]
anna #rat [Bin da]
clock 2027-03-01 17:00
bert #rat [Bin da]
clock 2027-03-01 17:45
anna #rat [Gehe jetzt]
clock 2027-03-01 18:30
# Half past four instead of half past six.
koordination #rat /sitzung schliessen um:16:30
  > geschlossen, 16:30 Uhr
  > Nach dem Ende der Sitzung gekommen und darum nicht anwesend: Bert Braun
koordination #rat /sitzung wiederoeffnen S1
  > wieder eröffnet
koordination #rat /sitzung anwesend
  > Vera Vorsitz (stimmberechtigt): ab 16:00 Uhr
  > Anna Vogel (stimmberechtigt): 16:00 Uhr bis 17:45 Uhr
  > Bert Braun (stimmberechtigt): ab 17:00 Uhr
koordination #rat /sitzung schliessen
koordination #rat /protokoll zeigen S1
  > Bert Braun · Mitglied · 17:00 Uhr bis 18:30 Uhr
  > Anna Vogel · Mitglied · 16:00 Uhr bis 17:45 Uhr
# What was recorded before the opening and is taken back after it counts from the opening; after the closing to its end.
koordination #rat /sitzung neu 02.03.2027 16:00
koordination #rat /sitzung einladen S2 jetzt:ja
clock 2027-03-02 15:30
anna #rat /sitzung da S2
koordination #rat /sitzung anwesend S2 @anna geht
clock 2027-03-02 15:33
koordination #rat /sitzung eroeffnen S2
koordination #rat /sitzung anwesenheit-zurueck S2 stand:2
  > Zurückgenommen
anna #rat /sitzung anwesend
  > Anna Vogel (stimmberechtigt): ab 15:33 Uhr
# After the closing it is taken back to its end.
koordination #rat /sitzung anwesend S2 @anna geht
clock 2027-03-02 15:35
koordination #rat /sitzung schliessen S2
koordination #rat /sitzung anwesenheit-zurueck S2 stand:3
  > Zurückgenommen
anna #rat /sitzung anwesend S2
  > Anna Vogel (stimmberechtigt): 15:33 Uhr bis 15:35 Uhr
