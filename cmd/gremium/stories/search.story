# "What became of …?": by words, number and year, as a member and as somebody who only reads along; what is not public, and
# what is for members, nobody else finds.
clock 2026-11-02 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Ordnungsamt"
person polizei "Polizei"
person schule "Schulamt"
person bauhof "Bauhof"
person besuch "Nachbarstadt"
channel rat root koordination vorsitz polizei schule besuch
channel ag root koordination bauhof
root #rat /gremium einrichten muster:lenkungsgremium name:Lenkungsgremium kuerzel:LG
root #ag /gremium einrichten muster:arbeitsgruppe name:"AG Licht" kuerzel:AGL ueber:LG
root #rat /gremium regeln frist:0 antragsfrist:0
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @polizei
koordination #rat /mitglied neu @schule
koordination #rat /mitglied neu @besuch rolle:gast
root #ag /mitglied neu @koordination rolle:koordination
koordination #ag /mitglied neu @bauhof
koordination #rat /beschluss neu "Die Straßenbeleuchtung am Bahnhof wird geprüft." datum:12.03.2024
koordination #rat /sitzung neu 02.11.2026 10:00
koordination #rat /top neu "Beleuchtung am Bahnhof" art:beschluss
koordination #rat /top neu "Müllkörbe im Park" art:beschluss
koordination #rat /top neu "Personal der Beleuchtung" art:beschluss nichtoeffentlich:ja
koordination #rat /sitzung einladen S1 jetzt:ja
clock 2026-11-02 10:00
koordination #rat /sitzung eroeffnen S1
koordination #rat /sitzung anwesend alle
koordination #rat /top aufruf Ö 1
polizei #rat /antrag "Die Beleuchtung am Bahnhof wird bis Mai erneuert."
koordination #rat /protokoll notiz "Der Bauhof hat die Lampen am Bahnhof gezählt."
koordination #rat /abstimmung zaehlung ja:3 nein:0 antrag:1
  > Die Beleuchtung am Bahnhof wird bis Mai erneuert.
  > Beschluss LG B2026-01
koordination #rat /aufgabe neu @polizei Angebote für Lampen einholen bis:20.11.2026 beschluss:B2026-01
koordination #rat /top aufruf NÖ 1
koordination #rat /protokoll notiz "Die Beleuchtung braucht Frau Beispiel."
koordination #rat /abstimmung zaehlung "Die Beleuchtung bekommt eine Stelle." ja:3 nein:0
koordination #rat /aufgabe neu @vorsitz Stelle für die Beleuchtung ausschreiben zu:S1-3
koordination #rat /top vertagen Ö 2
koordination #rat /sitzung schliessen S1
clock 2027-01-11 09:00
koordination #ag /beschluss neu "Wir messen die Beleuchtung in der Altstadt." datum:11.01.2027
  > AGL B2027-01
# A member finds all of their body, newest first, each with its state.
polizei #rat /gremium suche Beleuchtung
  > LG B2026-02
  > Die Beleuchtung bekommt eine Stelle.
  > LG B2026-01
  > offen (rot)
  > S1-1
  > behandelt
  > S1-3
  > Personal der Beleuchtung
  > Antrag 1 zu S1-1
  > angenommen
  > Frau Beispiel
  > A2
  ! Straßenbeleuchtung
  ! Altstadt
# All words must be there; what is typed may be the beginning of a word, and umlauts may be written out.
polizei #rat /gremium suche bahnh beleucht
  > LG B2026-01
  > 3 Treffer
  ! Stelle
  ! Beispiel
polizei #rat /gremium suche muellkörbe
  > S1-2
  > vertagt
polizei #rat /gremium suche lampen
  > A1
  > überfällig seit Freitag, 20. November 2026
  > Niederschrift
  > Der Bauhof hat die Lampen am Bahnhof gezählt.
polizei #rat /gremium suche Schwimmbad
  > Dazu finde ich nichts
polizei #rat /gremium suche "? !"
  > mindestens zwei Buchstaben
# Who reads along in the channel finds what is public, and no tasks, motions or notes; a guest is no member.
besuch #rat /gremium suche Beleuchtung
  > LG B2026-01
  > S1-1
  ! Stelle
  ! Personal
  ! Beispiel
  ! Antrag
  ! A2
root #rat /gremium suche lampen
  > Dazu finde ich nichts
bauhof @bot gremium suche Beleuchtung
  > AGL B2027-01
  > Altstadt
  ! LG
# Numbers: of a resolution, with its body's code, of a meeting, an item, a task, a vote.
koordination #rat /gremium suche LG B2026-01
  > LG B2026-01
  > A1
  ! AGL
koordination #rat /gremium suche S1
  > S1-1
  > behandelt, LG B2026-01: offen (rot)
  > S1-2
  > S1-3
besuch #rat /gremium suche S1
  > S1-1
  ! S1-3
besuch #rat /gremium suche A1
  > Dazu finde ich nichts
besuch #rat /gremium suche V2
  > Dazu finde ich nichts
polizei #rat /gremium suche V1
  > Ja 3, Nein 0, Enthaltung 0
# Years: alone the register of that year, beside words only what is of that year.
polizei #rat /beschluss suche 2024
  > LG B2024-01
  ! B2026
polizei #rat /gremium suche bahnhof 2024
  > LG B2024-01
  ! B2026
polizei #rat /gremium suche bahnhof jahr:2026
  > LG B2026-01
  ! B2024
koordination #rat /beschluss suche beleuchtung
  > AGL B2027-01
  > LG B2026-02
  > LG B2026-01
  ! S1-1
  ! A2
# What becomes of it is found with it.
koordination #rat /beschluss stand LG B2026-01 erledigt
stop
start
polizei #rat /suche erneuert
  > LG B2026-01
  > erledigt (grün)
