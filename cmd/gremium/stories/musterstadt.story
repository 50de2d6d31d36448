# The demo: Präventionsrat Musterstadt with its steering committee, a working group and the coordination office.
# All names are invented.
clock 2027-02-01 09:00
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

koordination #lenkungsgremium /sitzung neu 24.03.2027 16:00 ort:"Rathaus, Saal 2"
  > Mittwoch, 24. März 2027, 16:00 Uhr
polizei #lenkungsgremium /top neu "Beleuchtung am Bahnhof" dauer:15m art:beschluss
schulamt #lenkungsgremium /top neu "Schulwegbegleitung im Winter" dauer:20m art:beratung
koordination #lenkungsgremium /top neu "Bericht der Koordinierungsstelle" dauer:10m art:information
koordination #lenkungsgremium /top neu "Einzelfall aus dem Bahnhofsviertel" dauer:10m nichtoeffentlich:ja
clock 2027-02-24 10:00
koordination #lenkungsgremium /sitzung einladen S1 jetzt:ja
  > geht an
koordination #lenkungsgremium /sitzung zugestellt S1 "Dr. Henriette Albrecht" weg:Brief
polizei #lenkungsgremium [Zusage S1]
ordnungsamt #lenkungsgremium [Zusage S1]
schulamt #lenkungsgremium /sitzung rueckmeldung S1 vertretung @jugendhilfe
koordination #lenkungsgremium /sitzung neu 16.06.2027 16:00 ort:"Rathaus, Saal 2" titel:"Sommersitzung"

koordination #ag-graffiti /sitzung neu 10.03.2027 17:30 ort:Jugendzentrum dauer:90m
bauhof #ag-graffiti /top neu "Legale Wand am Bahnhof" art:beschluss dauer:30m
streetwork #ag-graffiti /top neu "Rückblick auf den Workshop" art:information
koordination #ag-graffiti /sitzung einladen jetzt:ja
streetwork #ag-graffiti [Zusage S3]
bauhof @bot /erinnerung neu "Angebot für die Wandfarbe einholen" wann:"05.03.2027 9 Uhr"
  > Freitag, 5. März 2027, 09:00 Uhr
koordination #koordinierungsstelle /erinnerung neu "Presseverteiler prüfen" wann:"jeden ersten Montag im Monat 9 Uhr"
koordination #koordinierungsstelle /sitzung neu 02.03.2027 9:00 ort:"Zimmer 114" titel:"Wochenbesprechung" dauer:45m
koordination #koordinierungsstelle /sitzung einladen jetzt:ja
clock 2027-02-24 11:30
