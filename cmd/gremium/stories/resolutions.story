# The register of resolutions: over two years, numbered without gaps, old ones entered later, what became of each, and the
# way upwards to the executive staff and the city council.
clock 2026-11-02 09:00
admin root "Rechenzentrum"
person ob "Oberbürgermeisterin"
person koordination "Koordinierungsstelle"
person vorsitz "Ordnungsamt"
person polizei "Polizei"
person schule "Schulamt"
person besuch "Nachbarstadt"
channel stab root ob koordination
channel rat root koordination vorsitz polizei schule besuch
root #stab /gremium einrichten muster:kpr-fuehrungsstab name:Führungsstab kuerzel:FS
root #rat /gremium einrichten muster:lenkungsgremium name:Lenkungsgremium kuerzel:LG ueber:FS
root #rat /gremium regeln frist:0 antragsfrist:0
root #rat /mitglied neu @koordination rolle:koordination
root #rat /mitglied neu @vorsitz rolle:vorsitz
root #rat /mitglied neu @polizei
root #rat /mitglied neu @schule
root #stab /mitglied neu @ob rolle:vorsitz
# Nothing yet; nobody but the coordination enters anything.
polizei #rat /beschluss liste
  > Hier steht noch nichts
  ! Beschluss nachtragen
polizei #rat /beschluss neu "Wir gründen eine Arbeitsgruppe." datum:12.03.2024
  > nicht berechtigt
koordination #rat /beschluss neu "Wir gründen eine Arbeitsgruppe." datum:12.03.2030
  > liegt in der Zukunft
# Old resolutions come with their day, and are numbered in their year.
koordination #rat /beschluss neu "Wir gründen eine Arbeitsgruppe Graffiti." datum:12.03.2024 fundstelle:"Niederschrift vom 12.03.2024, TOP 4"
  > LG B2024-01
  > Dienstag, 12. März 2024
koordination #rat /beschluss neu "Wir gründen eine Arbeitsgruppe Graffiti." datum:12.03.2024
  > schon geschehen
koordination #rat /beschluss neu "Ein Irrtum." datum:13.03.2024
  > LG B2024-02
koordination #rat [Rückgängig]
  > LG B2024-02 ist zurückgezogen
koordination #rat /beschluss neu "Wir laden die Schulen ein." datum:14.03.2024
  > LG B2024-03
koordination #rat /beschluss liste 2024
  > LG B2024-03
  > LG B2024-02
  > zurückgezogen
  > LG B2024-01
koordination #rat /beschluss stand B2024-02 erledigt
  > ist zurückgezogen
# A meeting of this year makes the first one of 2026.
koordination #rat /sitzung neu 02.11.2026 10:00
koordination #rat /top neu "Zaun am Sportplatz" art:beschluss
koordination #rat /sitzung einladen S1 jetzt:ja
clock 2026-11-02 10:00
koordination #rat /sitzung eroeffnen S1
koordination #rat /sitzung anwesend alle
koordination #rat /top aufruf 1
koordination #rat /abstimmung zaehlung "Der Zaun am Sportplatz wird erneuert." ja:3 nein:0
  > Beschluss LG B2026-01
koordination #rat /sitzung schliessen S1
# In the new year the numbers begin anew; a slip in an earlier entry has left its number behind.
clock 2027-01-11 09:00
koordination #rat /sitzung neu 11.01.2027 10:00
koordination #rat /top neu "Streife am Bahnhof" art:beschluss
koordination #rat /top neu "Vergabe" art:beschluss nichtoeffentlich:ja
koordination #rat /sitzung einladen S2 jetzt:ja
clock 2027-01-11 10:00
koordination #rat /sitzung eroeffnen S2
koordination #rat /sitzung anwesend alle
koordination #rat /top aufruf Ö 1
koordination #rat /abstimmung zaehlung "Die Stadt stellt am Bahnhof eine Streife." ja:2 nein:1
  > Beschluss LG B2027-01
koordination #rat /top aufruf NÖ 1
koordination #rat /abstimmung zaehlung "Die Firma Geheim erhält den Auftrag." ja:3 nein:0
  > Beschluss LG B2027-02
koordination #rat /sitzung schliessen S2
# Newest first, by year, only the open ones.
polizei #rat /beschluss
  > LG B2027-02
  > LG B2027-01
  > LG B2026-01
  > LG B2024-01
  > Die Firma Geheim
polizei #rat /beschluss liste jahr:2026
  > LG B2026-01
  ! LG B2027
# A visitor in the channel sees what is public, and that there is something else.
besuch #rat /beschluss liste
  > LG B2027-02
  > (nichtöffentlich)
  > Die Stadt stellt am Bahnhof eine Streife.
  ! Geheim
besuch #rat /beschluss zeigen B2027-02
  > nichtöffentlich
  ! Geheim
# What became of it. Without a value it is shown.
polizei #rat /beschluss stand B2027-01
  > Beschluss LG B2027-01
  > Die Stadt stellt am Bahnhof eine Streife.
  > offen (rot)
  > Ja 2, Nein 1, Enthaltung 0
  > S2-1
  ! [Erledigt]
polizei #rat /beschluss stand B2027-01 erledigt
  > nicht berechtigt
koordination #rat /beschluss stand LG B2027-01 in-arbeit notiz:"Dienstplan wird erstellt"
  > LG B2027-01
  > in Arbeit (gelb)
koordination #rat /aufgabe neu @polizei Dienstplan besorgen bis:20.01.2027 beschluss:B2027-01
polizei #rat /beschluss zeigen LG B2027-01
  > in Arbeit (gelb)
  > Dienstplan wird erstellt
  > Koordinierungsstelle
  > A1
  > Dienstplan besorgen
  > offen, bis Mittwoch, 20. Januar 2027
  > [Neue Aufgabe]
besuch #rat /beschluss zeigen B2027-01
  > in Arbeit (gelb)
  ! Dienstplan
koordination #rat /beschluss stand B2027-01 in-arbeit
  > hat schon diesen Stand
koordination #rat /beschluss stand B2026-01 erledigt
  > erledigt (grün)
koordination #rat [Rückgängig]
  > Zurückgenommen
koordination #rat /beschluss zeigen B2026-01
  > offen (rot)
koordination #rat [Erledigt]
  > erledigt (grün)
polizei #rat /beschluss liste offen
  > LG B2027-01
  > LG B2027-02
  ! LG B2026-01
  ! LG B2024-02
# Upwards: the executive staff sees it in its channel, the city council is recorded with its paper's number.
polizei #rat /beschluss vorlegen B2027-01 an:fuehrungsstab
  > nicht berechtigt
koordination #rat /beschluss vorlegen B2027-01 an:fuehrungsstab
  > ist verwiesen an: Führungsstab
  > sieht die Vorlage in seinem Kanal
ob #stab ? B2027-01
  > Vorlage: LG B2027-01
  > „Lenkungsgremium“ legt vor
  > Die Stadt stellt am Bahnhof eine Streife.
  > TOP anmelden
koordination #rat /beschluss vorlegen B2027-01 an:fuehrungsstab
  > ist schon verwiesen
koordination #rat /beschluss vorlegen B2027-01 an:fuehrungsstab ergebnis:"Einverstanden, bitte in den Stadtrat."
  > was zurückkam von: Führungsstab
koordination #rat /beschluss vorlegen B2027-01 stadtrat
  > verwiesen an: Stadtrat
koordination #rat /beschluss vorlegen B2027-01 stadtrat drucksache:BV/123/2027
  > verwiesen an: Stadtrat
koordination #rat /beschluss vorlegen B2026-01 stadtrat ergebnis:"Zugestimmt"
  > nicht dorthin verwiesen
polizei #rat /beschluss liste
  > in Arbeit (gelb), verwiesen an: Stadtrat
koordination #rat /beschluss vorlegen B2027-01 stadtrat ergebnis:"Am 3. Februar zugestimmt."
stop
start
polizei #rat /beschluss zeigen B2027-01
  > verwiesen an: Führungsstab
  > zurück von: Führungsstab. Einverstanden, bitte in den Stadtrat.
  > Drucksache BV/123/2027
  > zurück von: Stadtrat. Am 3. Februar zugestimmt.
  ! (gelb), verwiesen an
# The wording of what is not public stays at home.
koordination #rat /beschluss vorlegen B2027-02 an:fuehrungsstab
ob #stab ? B2027-02
  > legt etwas Nichtöffentliches vor
  ! Geheim
# A number that is not there, another body's code, a code nobody has.
polizei #rat /beschluss zeigen B2027-99
  > gibt es hier nicht
polizei #rat /beschluss zeigen FS B2027-01
  > gibt es hier nicht
# A slip behind the number is no body's code.
koordination #rat /beschluss stand B2027-01 erledgt
  > „erledgt“ kann ich hier nicht zuordnen
  ! gibt es hier nicht
# In direct messages as it is printed.
polizei @bot LG B2027-01
  > Die Stadt stellt am Bahnhof eine Streife.
polizei @bot beschluss zeigen B2027-01
  > Die Stadt stellt am Bahnhof eine Streife.
polizei @bot /g B2027-01
  > Die Stadt stellt am Bahnhof eine Streife.
