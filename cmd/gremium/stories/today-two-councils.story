# My day in direct messages, of somebody who belongs to two councils: both, one below the other, and each button means its own.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person anna "Anna Vogel"
person karla "Karla Amt"
channel rat root anna karla
channel verein root anna karla
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /mitglied neu @karla rolle:koordination
karla #rat /mitglied neu @anna
root #verein /gremium einrichten muster:verein name:Sportverein rat:neu
root #verein /mitglied neu @karla rolle:koordination
karla #verein /mitglied neu @anna
anna @bot heute
  > Heute, Montag, 1. März 2027
  > Rat
  > Sportverein
  > Heute steht nichts an
karla #rat /aufgabe neu Lampen zählen @anna bis:02.03.2027
karla #verein /aufgabe neu Bälle zählen @anna bis:02.03.2027
karla #verein /sitzung neu 24.03.2027 16:00
karla #verein /sitzung einladen S1 jetzt:ja
anna @bot heute
  > Lampen zählen
  > Bälle zählen
  > Ihre Rückmeldung fehlt
  ! Für welches Gremium
# Both have a task A1: the button finishes the one beside which it stands.
anna @bot [Zusage]
  > Zusage notiert
anna @bot heute
  > [A1 erledigt (Rat)]
anna @bot [A1 erledigt (Sportverein)]
  > A1 ist erledigt: Bälle zählen
anna @bot heute
  > Lampen zählen
  ! Frist: Bälle zählen
  ! Ihre Rückmeldung fehlt
anna @bot [A1 erledigt]
  > A1 ist erledigt: Lampen zählen
# What is typed is still asked back where it may mean either; in a channel it is the channel's council.
anna @bot A1
  > Für welches Gremium
anna #rat /gremium heute
  ! Sportverein
