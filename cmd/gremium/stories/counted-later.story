# A count that was forgotten in the meeting is entered after its closing, for the item as it was then, until the minutes are released.
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
koordination #rat /sitzung neu 01.03.2027 17:00
koordination #rat /top neu Lampen art:beschluss
koordination #rat /top neu Bänke art:beschluss
koordination #rat /top neu Bäume art:beschluss
koordination #rat /sitzung einladen S1 jetzt:ja
clock 2027-03-01 17:00
koordination #rat /sitzung eroeffnen
koordination #rat /sitzung anwesend alle
koordination #rat /top aufruf 1
anna #rat /antrag Zehn Lampen werden gekauft.
clock 2027-03-01 17:20
koordination #rat /top aufruf 2
clock 2027-03-01 17:30
# Two leave: at the second item the body can decide no more.
koordination #rat /sitzung anwesend @anna @bert geht
clock 2027-03-01 17:40
koordination #rat /sitzung schliessen
koordination #rat /sitzung neu 12.04.2027 17:00
clock 2027-03-02 09:00
anna #rat /abstimmung zaehlung Lampen kaufen? ja:2 nein:1
  > nicht berechtigt
# It is asked which item; more votes than there were people at that item are refused.
koordination #rat /abstimmung zaehlung Lampen kaufen? ja:2 nein:1
  > Welcher TOP von S1
  > [TOP 1]
  > [TOP 2]
  ! [TOP 3]
koordination #rat /abstimmung zaehlung Lampen kaufen? ja:3 nein:1 top:S1-1
  > stimmberechtigt
  ! Beschluss
koordination #rat /abstimmung zaehlung Bäume pflanzen? ja:3 nein:0 top:S1-3
  > nicht behandelt
koordination #rat /abstimmung zaehlung Bänke? ja:1 nein:0 top:S1-2
  > nicht beschlussfähig
koordination #rat /abstimmung zaehlung ja:2 nein:1 antrag:1 top:S1-1
  > Ja 2, Nein 1, Enthaltung 0. Mehr Ja als Nein: angenommen. Anwesend 3 von 3
  > Beschluss LG B2027-01
  > [Rückgängig]
# A slip is taken back, and what was entered again is in the minutes, with the day of the meeting.
koordination #rat [Rückgängig]
  > V1 ist zurückgenommen
koordination #rat /abstimmung zaehlung ja:3 nein:0 antrag:1
  > Ja 3, Nein 0
koordination #rat /abstimmung zaehlung ja:3 nein:0 antrag:1
  > schon abgestimmt
anna #rat /beschluss zeigen B2027-02
  > Montag, 1. März 2027
  > Zehn Lampen werden gekauft.
anna #rat /protokoll zeigen S1
  > Ja 3, Nein 0, Enthaltung 0
# Once somebody has released the minutes nothing is entered any more.
vorsitz #rat /protokoll freigeben S1 
koordination #rat /abstimmung zaehlung Noch eine? ja:3 nein:0 top:S1-1
  > schon freigegeben
# A vote that has not been taken cannot be opened in a meeting that is over.
koordination #rat /abstimmung neu Noch eine? top:S1-1
  > vorbei
