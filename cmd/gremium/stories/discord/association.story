# An association in Discord: its chair agrees once that internal things are shown there, and can take it back.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vorsitzende"
person mitglied "Mitglied Eins"
person zweites "Mitglied Zwei"
channel verein root koordination vorsitz mitglied zweites
root #verein /gremium einrichten muster:verein name:Verein
root #verein /mitglied neu @koordination rolle:koordination
koordination #verein /mitglied neu @vorsitz rolle:vorsitz
koordination #verein /mitglied neu @mitglied
koordination #verein /mitglied neu @zweites
mitglied #verein /mitglied liste
  > In Discord nicht gezeigt
  > Vorsitzende
  > Mitglied Eins
  ! Mitglied Zwei
  ! [Internes hier zeigen]
vorsitz #verein /mitglied liste
  > [Internes hier zeigen]
koordination #verein /gremium vertraulichkeit stufe:intern
  > nicht berechtigt
vorsitz #verein [Internes hier zeigen]
  > zeige ich von „Verein“ ab jetzt auch Internes
mitglied #verein /mitglied liste
  > Vorsitzende
  > Mitglied Zwei
koordination #verein /sitzung neu 24.03.2027 16:00
koordination #verein /sitzung einladen S1 jetzt:ja
mitglied #verein [Zusage S1]
koordination #verein /sitzung zeigen S1
  > Mitglied Eins: Zusage
# Non-public titles stay where they are, agreed or not.
koordination #verein /top neu "Personalsache Meier" nichtoeffentlich:ja
  ! Personalsache
koordination #verein /sitzung zeigen S1
  > die Titel nichtöffentlicher Punkte
  ! Personalsache
vorsitz #verein /gremium vertraulichkeit stufe:oeffentlich
  > nur noch Öffentliches
koordination #verein /sitzung zeigen S1
  ! Mitglied Eins: Zusage
  > wer geantwortet hat und wer nicht
