# Circular resolutions: reply time, all meanings of silence, too few, an objection, nobody objects, extension, reminders.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Ordnungsamt"
person m1 "Polizei"
person m2 "Schulamt"
person m3 "Sozialdienst"
channel rat root koordination vorsitz m1 m2 m3
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @m1
koordination #rat /mitglied neu @m2
koordination #rat /mitglied neu @m3
# Seven days are usual; shorter is asked back, and stores nothing.
koordination #rat /abstimmung umlauf "Plakate drucken?" bis:"04.03.2027 12:00"
  > mindestens 7 Tage
  > [Trotzdem]
koordination #rat /abstimmung liste
  ! V1
koordination #rat /abstimmung umlauf "Plakate drucken?"
  > Bis wann?
koordination #rat /abstimmung umlauf "Plakate drucken?" bis:"zweiter Dienstag"
  ! V1
m1 #rat /abstimmung umlauf "Plakate drucken?" bis:10.03.2027
  > nicht berechtigt
koordination #rat /abstimmung umlauf "Plakate drucken?" bis:10.03.2027
  > Mittwoch, 10. März 2027, 23:59 Uhr
  > mehr als die Hälfte der Mitglieder
  > Wer nicht antwortet, hat nicht abgestimmt
  > Mindestens 3 von 4
  > Donnerstag, 4. März 2027, 23:59 Uhr
# Everybody is asked in person.
m1 @bot ?
  > Umlaufbeschluss: V1
  > Plakate drucken?
  > Ihre Stimme fehlt noch
m1 @bot [Ja V1]
  > Ihre Stimme: Ja
  > bis Mittwoch, 10. März 2027, 23:59 Uhr
vorsitz #rat [Ja V1]
m2 #rat /abstimmung stimme V1 nein
# Not closed before the shortest reply time.
koordination #rat /abstimmung schliessen V1
  > mindestens bis Montag, 8. März 2027, 09:00 Uhr
koordination #rat /abstimmung verlaengern V1 bis:09.03.2027
  > läuft schon bis
koordination #rat /abstimmung verlaengern V1 bis:"11.03.2027 12:00"
  > Donnerstag, 11. März 2027, 12:00 Uhr
# A day before the end, and only who is missing.
clock 2027-03-10 12:00
m3 @bot ?
  > Stimme fehlt: V1
  > Donnerstag, 11. März 2027, 12:00 Uhr
m1 @bot ?
  ! Stimme fehlt
m3 @bot [Ja V1]
m3 @bot ?
  ! Stimme fehlt
clock 2027-03-11 12:00
m1 #rat ? V1
  > Ja 3, Nein 1, Enthaltung 0
  > Nötig mehr als die Hälfte der Mitglieder (3 von 4), erreicht 3: angenommen
  > Beteiligt 4 von 4
m3 #rat /abstimmung stimme V1 nein
  > geschlossen
koordination @bot ?
  > V1 ist geschlossen
vorsitz #rat [Bestätigen V1]
  > B2027-01
# Silence counts as said; too few is no rejection.
koordination #rat /abstimmung umlauf "Zwei?" bis:20.03.2027 schweigen:zustimmung beteiligung:1
  > Schweigen zählt als Ja
  > Mindestens 1 von 4 muss sich beteiligen
vorsitz #rat [Ja V2]
koordination #rat /abstimmung umlauf "Drei?" bis:20.03.2027 schweigen:ablehnung beteiligung:1
  > Schweigen zählt als Nein
vorsitz #rat [Ja V3]
koordination #rat /abstimmung umlauf "Vier?" bis:20.03.2027 schweigen:enthaltung beteiligung:1 mehrheit:einfach
  > Schweigen zählt als Enthaltung
vorsitz #rat [Ja V4]
koordination #rat /abstimmung umlauf "Fünf?" bis:20.03.2027
vorsitz #rat [Ja V5]
koordination #rat /abstimmung umlauf "Sechs?" bis:20.03.2027 mehrheit:kein-widerspruch
  > wogegen niemand stimmt
koordination #rat /abstimmung umlauf "Sieben?" bis:20.03.2027 mehrheit:kein-widerspruch
m1 #rat [Nein V7]
koordination #rat /abstimmung umlauf "Acht?" bis:20.03.2027 beteiligung:9
  > höchstens 4
clock 2027-03-21 10:00
m1 #rat ? V2
  > Nicht geantwortet 3, gezählt als Ja
  > angenommen
m2 #rat ? V3
  > Nicht geantwortet 3, gezählt als Nein
  > abgelehnt
m2 #rat ? V4
  > Nicht geantwortet 3, gezählt als Enthaltung
  > angenommen
m2 #rat ? V5
  > nicht zustande gekommen
  > [Als TOP]
  ! abgelehnt
m2 #rat ? V6
  > Kein Widerspruch: angenommen
m2 #rat ? V7
  > 1 Widerspruch: nicht zustande gekommen
# One demands a meeting: the circulation is over, and the matter is on the next agenda.
koordination #rat /abstimmung umlauf "Neun?" bis:31.03.2027
m1 @bot [Sitzung verlangen V8]
  > Bestätigen
m1 @bot [Bestätigen V8]
  > nicht zustande gekommen
  > noch nicht geplant
koordination @bot ? V8
  > [Als TOP]
koordination #rat /sitzung neu 21.04.2027 16:00
koordination #rat /abstimmung umlauf "Zehn?" bis:31.03.2027
vorsitz #rat [Ja V9]
m2 #rat /abstimmung widerspruch V9
  > S1-1
m1 #rat ? V9
  > 1 Widerspruch gegen das Umlaufverfahren: nicht zustande gekommen
koordination #rat /top liste S1
  > Zehn?
koordination #rat /abstimmung umlauf "Elf?" bis:05.04.2027
clock 2027-03-25 09:00
m1 #rat /abstimmung widerspruch V10
  > ließ sich bis
# It ends as soon as everybody has voted, where that was said.
koordination #rat /abstimmung umlauf "Zwölf?" bis:05.04.2027 vorzeitig:ja
vorsitz #rat [Ja V11]
  > solange noch jemand fehlt
m1 #rat [Nein V11]
m1 #rat [Ja V11]
m2 #rat [Ja V11]
m3 #rat [Enthaltung V11]
  > haben alle abgestimmt
  > Ja 3, Nein 0, Enthaltung 1
# The three working days to demand a meeting leave out weekends and the holidays of every Land: Good Friday and Easter Monday.
clock 2027-04-28 09:00
koordination #rat /abstimmung umlauf "Dreizehn?" bis:20.05.2027
  > widerspricht bis Montag, 3. Mai 2027, 23:59 Uhr
clock 2028-04-12 09:00
koordination #rat /abstimmung umlauf "Ostern?" bis:30.04.2028
  > widerspricht bis Mittwoch, 19. April 2028, 23:59 Uhr
