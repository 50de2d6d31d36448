# The demo: Präventionsrat Musterstadt with its steering committee, a working group and the coordination office.
# All names are invented.
clock 2027-01-04 09:00
admin rechenzentrum "Rechenzentrum"
person koordination "Jana Brandt (Koordination)"
person ordnungsamt "Martin Keller (Ordnungsamt)"
person polizei "Sabine Wolf (Polizei)"
person schulamt "Thomas Richter (Schulamt)"
person jugendhilfe "Aylin Demir (Jugendhilfe)"
person bauhof "Peter Lorenz (Bauhof)"
person streetwork "Mia Krüger (Streetwork)"
channel lenkungsgremium rechenzentrum koordination ordnungsamt polizei schulamt jugendhilfe
channel ag-graffiti rechenzentrum koordination polizei schulamt bauhof streetwork
channel koordinierungsstelle rechenzentrum koordination ordnungsamt private

rechenzentrum #lenkungsgremium /gremium einrichten muster:lenkungsgremium name:"Lenkungsgremium" kuerzel:LG land:SN auftrag:"Lenkt die Präventionsarbeit der Stadt Musterstadt"
  > ist eingerichtet
rechenzentrum #lenkungsgremium /mitglied neu @koordination rolle:koordination institution:Koordinierungsstelle sektor:Verwaltung
koordination #lenkungsgremium /mitglied neu @ordnungsamt rolle:vorsitz institution:Ordnungsamt sektor:Verwaltung
koordination #lenkungsgremium /mitglied neu @polizei institution:Polizeirevier sektor:Polizei
koordination #lenkungsgremium /mitglied neu @schulamt rolle:stellvertretung institution:Schulamt sektor:Bildung
koordination #lenkungsgremium /mitglied neu @jugendhilfe institution:"Jugendhilfe e. V." sektor:Sozialdienste
koordination #lenkungsgremium /mitglied neu name:"Dr. Henriette Albrecht" institution:Staatsanwaltschaft sektor:Justiz
  > kein Konto

rechenzentrum #ag-graffiti /gremium einrichten muster:arbeitsgruppe name:"AG Graffiti" ueber:LG
rechenzentrum #ag-graffiti /mitglied neu @koordination rolle:koordination
koordination #ag-graffiti /mitglied neu @bauhof rolle:vorsitz institution:Bauhof sektor:Verwaltung
koordination #ag-graffiti /mitglied neu @streetwork institution:"Streetwork Musterstadt" sektor:Sozialdienste
koordination #ag-graffiti /mitglied neu @polizei institution:Polizeirevier sektor:Polizei
koordination #ag-graffiti /mitglied neu @schulamt rolle:beratend institution:Schulamt sektor:Bildung

rechenzentrum #koordinierungsstelle /gremium einrichten muster:projektgruppe name:Koordinierungsstelle kuerzel:KS ueber:LG
rechenzentrum #koordinierungsstelle /mitglied neu @koordination rolle:koordination+mitglied
koordination #koordinierungsstelle /mitglied neu @ordnungsamt rolle:vorsitz

# A meeting that has been held: its minutes are approved, its resolution and its tasks go on.
koordination #lenkungsgremium /sitzung neu 26.01.2027 16:00 ort:"Rathaus, Saal 2" titel:"Jahresauftakt"
  > Dienstag, 26. Januar 2027, 16:00 Uhr
polizei #lenkungsgremium /top neu "Lagebericht zum Jahreswechsel" dauer:20m art:information
ordnungsamt #lenkungsgremium /top neu "Nachtbus zum Stadtfest" dauer:20m art:beschluss
jugendhilfe #lenkungsgremium /top neu "Schwerpunkte für das Jahr" dauer:30m art:beratung
koordination #lenkungsgremium /sitzung einladen S1 jetzt:ja
koordination #lenkungsgremium /sitzung zugestellt S1 "Dr. Henriette Albrecht" weg:Brief
clock 2027-01-26 16:00
koordination #lenkungsgremium /sitzung eroeffnen S1 protokoll:@koordination
koordination #lenkungsgremium /sitzung anwesend alle
koordination #lenkungsgremium /sitzung anwesend "Dr. Henriette Albrecht" geht
clock 2027-01-26 16:03
koordination #lenkungsgremium /top aufruf 1
koordination #lenkungsgremium /protokoll notiz "Das Polizeirevier berichtet von einem ruhigen Jahreswechsel. Am Bahnhof wurden zwölf Sachbeschädigungen angezeigt, im Vorjahr waren es neunzehn."
clock 2027-01-26 16:21
koordination #lenkungsgremium /top weiter
polizei #lenkungsgremium /antrag neu "Die Stadt richtet zum Stadtfest 2027 einen Nachtbus bis 2 Uhr ein."
koordination #lenkungsgremium /abstimmung zaehlung "Das Lenkungsgremium empfiehlt der Stadt, zum Stadtfest 2027 einen Nachtbus bis 2 Uhr einzurichten." ja:3 nein:0 enthaltung:1
  > angenommen
koordination #lenkungsgremium /aufgabe neu @ordnungsamt "Angebot der Verkehrsbetriebe einholen" bis:05.03.2027
koordination #lenkungsgremium /aufgabe neu @polizei "Einsatzzahlen der letzten drei Stadtfeste zusammenstellen" bis:"zur nächsten Sitzung"
clock 2027-01-26 16:40
koordination #lenkungsgremium /top weiter
koordination #lenkungsgremium /protokoll notiz "Als Schwerpunkte werden das Bahnhofsviertel und sichere Schulwege genannt."
koordination #lenkungsgremium /aufgabe neu @jugendhilfe "Vorschlag für ein Jugendforum schreiben" bis:19.02.2027
clock 2027-01-26 17:20
koordination #lenkungsgremium /sitzung schliessen
  > Entwurf
clock 2027-01-28 10:00
koordination #lenkungsgremium /protokoll freigeben S1
ordnungsamt #lenkungsgremium /protokoll freigeben S1
  > freigegeben
clock 2027-02-16 09:00
jugendhilfe @bot /aufgabe erledigt A3

koordination #lenkungsgremium /sitzung neu 24.03.2027 16:00 ort:"Rathaus, Saal 2"
  > Mittwoch, 24. März 2027, 16:00 Uhr
polizei #lenkungsgremium /top neu "Beleuchtung am Bahnhof" dauer:15m art:beschluss
schulamt #lenkungsgremium /top neu "Schulwegbegleitung im Winter" dauer:20m art:beratung
koordination #lenkungsgremium /top neu "Bericht der Koordinierungsstelle" dauer:10m art:information
koordination #lenkungsgremium /top neu "Einzelfall aus dem Bahnhofsviertel" dauer:10m nichtoeffentlich:ja
koordination #lenkungsgremium /sitzung neu 16.06.2027 16:00 ort:"Rathaus, Saal 2" titel:"Sommersitzung"
clock 2027-02-24 10:00
koordination #lenkungsgremium /sitzung einladen S2 jetzt:ja
  > geht an
koordination #lenkungsgremium /sitzung zugestellt S2 "Dr. Henriette Albrecht" weg:Brief
polizei #lenkungsgremium [Zusage S2]
ordnungsamt #lenkungsgremium [Zusage S2]
schulamt #lenkungsgremium /sitzung rueckmeldung S2 vertretung @jugendhilfe

koordination #ag-graffiti /sitzung neu 10.03.2027 17:30 ort:Jugendzentrum dauer:90m
bauhof #ag-graffiti /top neu "Legale Wand am Bahnhof" art:beschluss dauer:30m
streetwork #ag-graffiti /top neu "Rückblick auf den Workshop" art:information
koordination #ag-graffiti /sitzung einladen jetzt:ja
streetwork #ag-graffiti [Zusage S4]
bauhof @bot /erinnerung neu "Angebot für die Wandfarbe einholen" wann:"05.03.2027 9 Uhr"
  > Freitag, 5. März 2027, 09:00 Uhr
koordination #koordinierungsstelle /erinnerung neu "Presseverteiler prüfen" wann:"jeden ersten Montag im Monat 9 Uhr"
koordination #koordinierungsstelle /sitzung neu 02.03.2027 9:00 ort:"Zimmer 114" titel:"Wochenbesprechung" dauer:45m
koordination #koordinierungsstelle /sitzung einladen jetzt:ja
# A vote by circulation is running.
koordination #ag-graffiti /abstimmung umlauf "Die AG beantragt beim Lenkungsgremium 800 Euro für die legale Wand." bis:05.03.2027
bauhof #ag-graffiti /abstimmung stimme V2 ja
clock 2027-02-24 11:30
