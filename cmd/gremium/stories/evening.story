# An evening of the steering committee: twelve voting members, eight items, three votes by show of hands with three kinds of
# majority, five tasks. One comes late, one leaves early, one is recused, one is represented, one is excused. When the meeting
# is closed, the draft of its minutes is there; it is released, sent, and approved when the period for objections ends. What
# is non-public is never seen by who does not belong to the committee.
clock 2027-02-01 09:00
admin root "Rechenzentrum"
person koordination "Katrin Lorenz"
person vorsitz "Dr. Martin Seidel"
person stv "Sabine Wolf"
person polizei "Jörg Hentschel"
person schule "Anne Richter"
person jugend "Tobias Krüger"
person sozial "Petra Böhm"
person bauhof "Uwe Lehmann"
person bahn "Ines Zimmermann"
person gewerbe "Frank Schäfer"
person sport "Heike Großmann"
person kirche "Thomas Weiß"
person vikarin "Miriam Öhler"
person senioren "Renate Jäger"
person beratung "Prof. Dr. Ayşe Yıldız"
person presse "Paul Presse"
channel lenkungsgremium root koordination vorsitz stv polizei schule jugend sozial bauhof bahn gewerbe sport kirche vikarin senioren beratung presse

root #lenkungsgremium /gremium einrichten muster:lenkungsgremium name:"Lenkungsgremium Prävention" kuerzel:LG land:SN
root #lenkungsgremium /mitglied neu @koordination rolle:koordination+schriftfuehrung institution:Präventionsstelle
koordination #lenkungsgremium /gremium briefkopf "Stadt Musterstadt – Kommunaler Präventionsrat" anschrift:"Rathausplatz 1, 01234 Musterstadt" kontakt:"Telefon 01234 567-890, praevention@musterstadt.example"
  > Rathausplatz 1
koordination #lenkungsgremium /mitglied neu @vorsitz rolle:vorsitz institution:Bürgermeisteramt
koordination #lenkungsgremium /mitglied neu @stv rolle:stellvertretung institution:Ordnungsamt
koordination #lenkungsgremium /mitglied neu @polizei institution:"Polizeirevier Musterstadt"
koordination #lenkungsgremium /mitglied neu @schule institution:Schulverwaltungsamt
koordination #lenkungsgremium /mitglied neu @jugend institution:Jugendamt
koordination #lenkungsgremium /mitglied neu @sozial institution:Sozialamt
koordination #lenkungsgremium /mitglied neu @bauhof institution:Bauhof
koordination #lenkungsgremium /mitglied neu @bahn institution:Verkehrsbetriebe
koordination #lenkungsgremium /mitglied neu @gewerbe institution:Gewerbeverein
koordination #lenkungsgremium /mitglied neu @sport institution:Stadtsportbund
koordination #lenkungsgremium /mitglied neu @kirche institution:Kirchgemeinde
koordination #lenkungsgremium /mitglied neu @vikarin vertritt:@kirche
koordination #lenkungsgremium /mitglied neu @senioren institution:Seniorenbeirat
koordination #lenkungsgremium /mitglied neu @beratung rolle:beratend institution:"Hochschule Musterstadt"

# The meeting before, whose minutes are approved when this one begins.
koordination #lenkungsgremium /sitzung neu 17.02.2027 16:00 art:konstituierend ort:"Rathaus, Saal 2" dauer:1h
  > Ladungsfrist 14 Tage: Die Einladung muss spätestens am Dienstag, 2. Februar 2027 hinausgehen
koordination #lenkungsgremium /top neu "Vorstellung der Mitglieder" art:information dauer:30m
koordination #lenkungsgremium /sitzung einladen S1 jetzt:ja
clock 2027-02-17 16:00
koordination #lenkungsgremium /sitzung eroeffnen S1
koordination #lenkungsgremium /sitzung anwesend alle
  > Anwesend 12 von 12 Stimmberechtigten
koordination #lenkungsgremium /top weiter
clock 2027-02-17 16:40
koordination #lenkungsgremium /sitzung schliessen S1
clock 2027-02-19 10:00
koordination #lenkungsgremium /protokoll freigeben S1
vorsitz @bot [Freigeben]
  > Einwendungen sind bis Freitag, 5. März 2027 möglich

# The invitation: agenda, papers, answers.
clock 2027-03-01 09:00
koordination #lenkungsgremium /sitzung neu 24.03.2027 16:00 ort:"Rathaus, Saal 2" dauer:2h
  > S2
koordination #lenkungsgremium /top neu "Begrüßung und Feststellung der Beschlussfähigkeit" art:information dauer:5m
koordination #lenkungsgremium /top neu "Niederschrift der letzten Sitzung" art:information dauer:5m
polizei #lenkungsgremium /top neu "Lagebericht der Polizei" art:information dauer:20m
bauhof #lenkungsgremium /top neu "Beleuchtung am Bahnhof" art:beschluss dauer:25m
jugend #lenkungsgremium /top neu "Zuschuss für die Nachtsport-Reihe" art:beschluss dauer:15m
stv #lenkungsgremium /top neu "Änderung der Geschäftsordnung" art:beschluss dauer:10m
koordination #lenkungsgremium /top neu "Personelles: Nachfolge im Sozialamt" nichtoeffentlich:ja dauer:10m
  > nichtöffentlich
koordination #lenkungsgremium /sitzung einladen S2 jetzt:ja
  > geht an 14 Personen und in den Kanal
presse #lenkungsgremium ? S2
  > Ö 6 Änderung der Geschäftsordnung
  > NÖ 1 (nichtöffentlich)
  > Einladung-S2.pdf
  ! Personelles
polizei #lenkungsgremium [Zusage S2]
  > Zusage notiert
sport #lenkungsgremium [Absage S2]
  > Absage notiert
kirche #lenkungsgremium /sitzung rueckmeldung S2 vertretung @vikarin
  > Miriam Öhler
clock 2027-03-08 09:00
presse #lenkungsgremium ?
  > Niederschrift genehmigt: S1

# The evening.
clock 2027-03-24 16:00
vorsitz #lenkungsgremium /sitzung eroeffnen S2
  > S2 ist eröffnet, 16:00 Uhr
koordination #lenkungsgremium /sitzung anwesend alle ausser @bahn @gewerbe
  > Nicht als anwesend vermerkt, weil entschuldigt: Heike Großmann und Thomas Weiß
  > Anwesend 9 von 12 Stimmberechtigten, nötig 7: beschlussfähig
  ! nicht beschlussfähig
vorsitz #lenkungsgremium [Aufrufen]
  > Aufgerufen: Ö 1 Begrüßung und Feststellung der Beschlussfähigkeit
koordination #lenkungsgremium /protokoll notiz "Der Vorsitzende begrüßt die Mitglieder und als Gast Frau Lux von den Stadtwerken."
# What has happened since the invitation: admitted by two thirds of those present.
koordination #lenkungsgremium /top dringlich "Sperrung der Fußgängerbrücke am Schulzentrum" grund:"Das Bauamt hat die Brücke am 23. März gesperrt." art:beratung dauer:15m von:@schule
  > wartet auf Aufnahme
koordination #lenkungsgremium /top aufnehmen ja:9 nein:0
  > ist aufgenommen: Ja 9, Nein 0, Enthaltung 0
clock 2027-03-24 16:05
vorsitz #lenkungsgremium /top weiter
  > Aufgerufen: Ö 2 Niederschrift der letzten Sitzung
koordination #lenkungsgremium /protokoll notiz "Einwendungen gab es nicht."
clock 2027-03-24 16:08
vorsitz #lenkungsgremium [Weiter]
  > Aufgerufen: Ö 3 Lagebericht der Polizei
koordination #lenkungsgremium /protokoll notiz "Das Polizeirevier berichtet: Die Sachbeschädigungen am Bahnhof sind gegenüber dem Vorjahr um ein Fünftel gestiegen, die übrigen Zahlen gleich geblieben."
koordination #lenkungsgremium /protokoll notiz "Präsentation „Lage 2026“" art:anlage
koordination #lenkungsgremium /aufgabe neu @polizei "Zahlen zum Bahnhof nach Monaten aufschlüsseln" bis:14.04.2027
  > Frist: Mittwoch, 14. April 2027
clock 2027-03-24 16:25
bahn #lenkungsgremium [Bin da]
  > (stimmberechtigt): ab 16:25 Uhr
  > Anwesend 10 von 12
clock 2027-03-24 16:30
vorsitz #lenkungsgremium [Weiter]
  > Aufgerufen: Ö 4 Beleuchtung am Bahnhof
koordination #lenkungsgremium /top gast "Frau Lux, Stadtwerke"
  > Frau Lux, Stadtwerke
koordination #lenkungsgremium /protokoll notiz "Der Bauhof stellt drei Varianten vor. Bevorzugt wird Variante B mit sechs Leuchten; sie kostet 48.000 Euro und braucht am wenigsten Strom."
bauhof #lenkungsgremium /antrag "Der Stadt wird empfohlen, den Bahnhofsvorplatz bis zum 31. Oktober 2027 nach Variante B zu beleuchten."
  > Antrag 1 zu Ö 4
koordination #lenkungsgremium /abstimmung zaehlung antrag:1 ja:9 nein:0 enthaltung:1 empfehlung:ja
  > Ja 9, Nein 0, Enthaltung 1. Mehr Ja als Nein: angenommen. Anwesend 10 von 12, beschlussfähig
  > B2027-01
koordination #lenkungsgremium /aufgabe neu @bauhof "Angebote für sechs Leuchten einholen" bis:30.04.2027
koordination #lenkungsgremium /aufgabe neu @gewerbe @bahn "Beteiligung der Anlieger klären" bis:"zur nächsten Sitzung"
  > Frank Schäfer
  > Ines Zimmermann
clock 2027-03-24 16:55
vorsitz #lenkungsgremium /sitzung unterbrechen bis:17:05
clock 2027-03-24 17:05
vorsitz #lenkungsgremium /sitzung fortsetzen
  > Die Unterbrechung dauerte 10 Minuten
vorsitz #lenkungsgremium /top weiter
  > Aufgerufen: Ö 5 Zuschuss für die Nachtsport-Reihe
jugend #lenkungsgremium /top befangen
  > als befangen eingetragen
koordination #lenkungsgremium /protokoll notiz "Das Jugendamt hat die Reihe 2026 begleitet; im Schnitt kamen 35 Jugendliche."
# Ten are present, one of them recused: more than half of nine are five.
koordination #lenkungsgremium /abstimmung zaehlung "Die Nachtsport-Reihe erhält 2027 einen Zuschuss von 1.500 Euro." ja:6 nein:2 enthaltung:1 mehrheit:anwesende
  > Nötig mehr als die Hälfte der Anwesenden (5 von 9), erreicht 6: angenommen
  > davon befangen 1
  > B2027-02
senioren #lenkungsgremium /protokoll notiz "Ich habe zugestimmt, weil die Reihe ab 22 Uhr endet." art:erklaerung
  > Erklärung zu Protokoll
koordination #lenkungsgremium /aufgabe neu @jugend "Verwendungsnachweis der Nachtsport-Reihe vorlegen" bis:31.01.2028
clock 2027-03-24 17:20
polizei #lenkungsgremium [Gehe jetzt]
  > 16:00 Uhr bis 17:20 Uhr
  > Anwesend 9 von 12
vorsitz #lenkungsgremium /top weiter
  > Aufgerufen: Ö 6 Änderung der Geschäftsordnung
koordination #lenkungsgremium /abstimmung zaehlung "§ 4 der Geschäftsordnung wird geändert: Die Ladungsfrist beträgt zehn Tage." ja:6 nein:3 mehrheit:zweidrittel
  > Ja 6, Nein 3, Enthaltung 0. Nötig zwei Drittel der abgegebenen Stimmen (6 von 9), erreicht 6: angenommen
  > B2027-03
clock 2027-03-24 17:32
vorsitz #lenkungsgremium /top weiter
  > Aufgerufen: Ö 7 Sperrung der Fußgängerbrücke am Schulzentrum
koordination #lenkungsgremium /protokoll notiz "Bis zur Freigabe der Brücke gehen die Kinder über die Lindenstraße. Dort fehlt ein Zebrastreifen."
koordination #lenkungsgremium /aufgabe neu @schule "Schulwegplan überarbeiten" bis:"zur nächsten Sitzung"
clock 2027-03-24 17:45
vorsitz #lenkungsgremium /top weiter
  > Aufgerufen: NÖ 1 Personelles: Nachfolge im Sozialamt
  > Bitten Sie die Öffentlichkeit und alle, die nicht zum Gremium gehören, hinaus
koordination #lenkungsgremium /protokoll notiz "Die Nachfolge übernimmt voraussichtlich Herr Conrad."
clock 2027-03-24 17:55
vorsitz #lenkungsgremium /sitzung schliessen
  > S2 ist geschlossen, 17:55 Uhr. Dauer: 1 Stunde 45 Minuten
  > Der Entwurf der Niederschrift liegt vor

# The draft is there.
koordination @bot ?
  > Der Entwurf der Niederschrift liegt vor
  > Niederschrift-S2.pdf
  > Niederschrift-S2.odt
  > [Freigeben]
  ! Conrad
koordination #lenkungsgremium /protokoll zeigen S2
  > Stand: Entwurf
  > 2. Sitzung 2027
  > Ja 9, Nein 0, Enthaltung 1
  > B2027-01
koordination #lenkungsgremium [Weiter (2 von 2)]
  > Conrad
koordination #lenkungsgremium /aufgabe liste
  > A5
# Who does not belong to the committee sees none of what is non-public, whichever way they try.
presse #lenkungsgremium ?
  > Beschluss LG B2027-02
  ! Personelles
  ! Sozialamt
  ! Conrad
presse #lenkungsgremium /protokoll zeigen S2
  > nicht berechtigt
presse #lenkungsgremium /protokoll export S2
  > nicht berechtigt
presse #lenkungsgremium /gremium suche Nachfolge
  ! Personelles
  ! Conrad
presse @bot ?
  ! Personelles
  ! Conrad

# Released by both, sent, and approved when the period has passed without an objection.
clock 2027-03-26 10:00
koordination @bot [Freigeben S2]
  > Es fehlt noch: Vorsitz (Dr. Martin Seidel oder Sabine Wolf)
vorsitz @bot [Freigeben S2]
  > ist freigegeben und an die Mitglieder versandt
  > Einwendungen sind bis Freitag, 9. April 2027 möglich
presse #lenkungsgremium [Anzeigen S2]
  > nicht berechtigt
  ! Personelles
sozial @bot ? S2
  > ist seit Freitag, 26. März 2027 freigegeben
  > [Anzeigen]
sozial @bot [Anzeigen S2]
  > Niederschrift über die 2. Sitzung 2027
clock 2027-04-12 09:00
presse #lenkungsgremium ?
  > Niederschrift genehmigt: S2
  > Bis zum Freitag, 9. April 2027 blieb keine Einwendung offen
  ! Personelles
  ! Conrad
sozial #lenkungsgremium /protokoll export S2 format:pdf+odt+md
  > Niederschrift-S2.pdf
  > Niederschrift-S2.odt
  > Niederschrift-S2.md
  > Der nichtöffentliche Teil ist nicht enthalten
presse #lenkungsgremium /beschluss zeigen B2027-02
  > Die Nachtsport-Reihe erhält 2027 einen Zuschuss von 1.500 Euro.
polizei #lenkungsgremium /aufgabe meine
  > Zahlen zum Bahnhof nach Monaten aufschlüsseln
