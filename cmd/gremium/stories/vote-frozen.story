# What holds while a vote runs: its rules on the card as they will be applied, its shortest time, and who takes part in it.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Ordnungsamt"
person m1 "Polizei"
person m2 "Schulamt"
person m3 "Sozialdienst"
person m4 "Jugendamt"
channel rat root koordination vorsitz m1 m2 m3 m4
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /gremium regeln frist:0 gleichstand:stichentscheid zwischenstand:ja
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @m1
koordination #rat /mitglied neu @m2
koordination #rat /mitglied neu @m3
koordination #rat /mitglied neu @m4
# A circular resolution without an end has the shortest reply time all the same: more time never makes it shorter.
koordination #rat /abstimmung neu "Plakate?"
  > läuft, bis
koordination #rat /abstimmung verlaengern V1 bis:"02.03.2027 12:00"
  > mindestens bis Montag, 8. März 2027, 09:00 Uhr
koordination #rat /abstimmung verlaengern V1 bis:"09.03.2027 12:00"
  > läuft jetzt bis Dienstag, 9. März 2027, 12:00 Uhr
koordination #rat /abstimmung zurueckziehen V1
# What silence means and how many must answer is settled where nobody may object.
koordination #rat /abstimmung umlauf "Logo?" bis:20.03.2027 mehrheit:kein-widerspruch schweigen:ablehnung
  > einverstanden, wer nicht antwortet
koordination #rat /abstimmung umlauf "Logo?" bis:20.03.2027 mehrheit:kein-widerspruch beteiligung:3
  > einverstanden, wer nicht antwortet
koordination #rat /abstimmung umlauf "Logo?" bis:20.03.2027 mehrheit:kein-widerspruch schweigen:zustimmung
  > V2
koordination #rat /abstimmung zurueckziehen V2
# A tie is spoken of where there can be one that decides: of a simple majority, by circulation, too.
koordination #rat /abstimmung umlauf "Zelt?" bis:20.03.2027 mehrheit:einfach
  > mehr Ja als Nein. Bei Stimmengleichheit entscheidet die Stimme des Vorsitzes (Stichentscheid).
koordination #rat /abstimmung umlauf "Bühne?" bis:20.03.2027
  > mehr als die Hälfte der Mitglieder
  ! Stichentscheid
# Who leaves the body keeps the ballot that was cast, and takes no further part: no other ballot, no objection, no reminder.
m1 #rat [Ja V3]
koordination #rat /mitglied ende @m1 zum:02.03.2027
koordination #rat /mitglied ende @m2 zum:02.03.2027
m2 #rat [Ja V4]
  > Ihre Stimme: Ja
clock 2027-03-03 10:00
m1 #rat [Nein V3]
  > nicht mehr berechtigt
m2 #rat /abstimmung stimme V3 nein
  > nicht mehr berechtigt
koordination #rat /abstimmung stimme V3 nein fuer:@m2
  > Schulamt ist in V3 nicht mehr berechtigt
m1 #rat /abstimmung widerspruch V3
  > nicht mehr berechtigt
vorsitz #rat [Nein V3]
m3 #rat [Ja V3]
clock 2027-03-19 23:59
m2 @bot ?
  ! Stimme fehlt: V3
m4 @bot ?
  > Stimme fehlt: V3
clock 2027-03-21 10:00
vorsitz #rat ? V3
  > Ja 2, Nein 1, Enthaltung 0
  > Beteiligt 3 von 5
# In a meeting: whoever leaves without having voted has not voted; back again, there is time as long as the vote runs.
koordination #rat /sitzung neu 22.03.2027 10:00
koordination #rat /top neu "Haushalt" art:beschluss
koordination #rat /sitzung einladen S1 grund:"Eilt" jetzt:ja
clock 2027-03-22 10:00
koordination #rat /sitzung eroeffnen S1
koordination #rat /sitzung anwesend alle
koordination #rat /top aufruf 1
koordination #rat /abstimmung neu "Haushalt?" mehrheit:zweidrittel
  > zwei Drittel der abgegebenen Stimmen
  > Ja 0, Nein 0, Enthaltung 0
  ! Stichentscheid
m3 #rat [Ja V5]
clock 2027-03-22 10:10
m3 #rat [Gehe jetzt]
m4 #rat [Gehe jetzt]
m4 #rat [Nein V5]
  > nicht als anwesend eingetragen
  > nicht berechtigt
  > [Bin da]
koordination #rat /abstimmung stimme V5 nein fuer:@m4
  > Jugendamt ist in V5 nicht berechtigt
m3 #rat [Enthaltung V5]
  > Ihre Stimme: Enthaltung
clock 2027-03-22 10:20
m4 #rat [Bin da]
m4 #rat [Nein V5]
  > Ihre Stimme: Nein
koordination #rat /abstimmung schliessen V5
  > Ja 0, Nein 1, Enthaltung 1
# Figures while it runs are those of open votes, never of a roll call.
koordination #rat /abstimmung neu "Namentlich?" modus:namentlich trotzdem:ja
vorsitz #rat [Ja V6]
  > 1 von 2
  ! Zwischenstand
