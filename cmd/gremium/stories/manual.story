# The commands that the manual (manual/manual.md) shows, as they stand there and in its order.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Ordnungsamt"
person schrift "Schriftführung"
person polizei "Polizei"
person sport "Sportamt"
person bahn "Deutsche Bahn"
channel rat root koordination vorsitz schrift polizei sport bahn

root #rat /gremium einrichten muster:lenkungsgremium land:SN
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @schrift rolle:schriftfuehrung
koordination #rat /mitglied neu @polizei
koordination #rat /mitglied neu @sport
koordination #rat /mitglied neu @bahn
koordination #rat /mitglied neu name:"Dr. Albrecht"
polizei #rat /gremium hilfe
  > /sitzung
vorsitz #rat /gremium regeln
  > Ladungsfrist

# Für die Koordination: eine Sitzung
koordination #rat /sitzung neu 24.03.2027 16:00 ort:"Rathaus, Saal 2"
  > Mittwoch, 24. März 2027, 16:00 Uhr
polizei #rat /top neu Beleuchtung am Bahnhof dauer:15m art:beschluss
  > Beleuchtung am Bahnhof
sport #rat /top neu Hallenzeiten
koordination #rat /top neu Verschiedenes
koordination #rat /sitzung einladen
  > Senden
koordination #rat [Senden]
koordination #rat /sitzung zugestellt S1 "Dr. Albrecht" weg:Brief
  > Brief
koordination #rat /sitzung zeigen S1
  > Dr. Albrecht

# Für Mitglieder: zwei Schaltflächen
polizei @bot /g S1 nein
  > Absage
polizei @bot S1 ja
  > Zusage
polizei @bot /erinnerung neu Bauhof anrufen wann:morgen 9 Uhr
  > Dienstag, 2. März 2027, 09:00 Uhr
polizei @bot /erinnerung neu Bericht schreiben wann:"jeden ersten Montag im Monat 9 Uhr"
  > Montag
polizei @bot /erinnerung neu Unterlagen mitbringen wann:"zur nächsten Sitzung"
  > kommt zur nächsten Sitzung
koordination #rat /sitzung verschieben S1 auf:14.04.2027 17:00 grund:"Saal belegt"
  > Mittwoch, 14. April 2027, 17:00 Uhr

# In der Sitzung
clock 2027-04-14 17:00
koordination #rat /sitzung eroeffnen
koordination #rat /sitzung anwesend alle ausser @sport @bahn
  > beschlussfähig
koordination #rat /sitzung anwesend @bahn kommt
  > Deutsche Bahn
koordination #rat /sitzung anwesenheitsliste
koordination #rat /top aufruf 1
  > Beleuchtung am Bahnhof
schrift #rat /protokoll notiz Der Bauhof stellt drei Varianten vor.
  > Der Bauhof stellt drei Varianten vor.
polizei #rat /antrag neu Der Rat empfiehlt Variante zwei.
  > Variante zwei
schrift #rat /aufgabe neu @polizei Zahlen nachreichen bis:30.4.
  > Freitag, 30. April 2027
koordination #rat /top ordnen 3 2
koordination #rat /top dringlich Wasserrohrbruch in der Halle grund:"seit heute Morgen"
  > Wasserrohrbruch
koordination #rat /abstimmung zaehlung "Der Rat empfiehlt Variante zwei." ja:3 nein:1 enthaltung:0
  > angenommen
koordination #rat /abstimmung neu "Der Bauhof berichtet im Mai."
  > V2
# One of four present suffices for a roll call.
polizei #rat /abstimmung verlangen V2 namentlich
  > an ihre Stelle tritt V3
polizei #rat /abstimmung stimme V3 ja
  > Ihre Stimme
koordination #rat /abstimmung schliessen V3
  > Ja 1
koordination #rat /abstimmung meinungsbild "Soll der Flyer farbig sein?"
  > V4
koordination #rat /abstimmung schliessen V4
koordination #rat /sitzung schliessen
  > Entwurf

# Die Niederschrift, Beschlüsse und Aufgaben
schrift #rat /protokoll zeigen
  > Beleuchtung am Bahnhof
schrift #rat /protokoll export format:odt
schrift #rat /protokoll export format:pdf
koordination #rat /beschluss liste offen
  > B2027-01
koordination #rat /beschluss zeigen B2027-01
  > Variante zwei
koordination #rat /gremium suche Bahnhof
  > Beleuchtung am Bahnhof
polizei #rat /aufgabe meine
  > Zahlen nachreichen
polizei #rat /gremium heute
  > Zahlen nachreichen

# Abstimmen im Chat
koordination #rat /abstimmung umlauf "Der Rat stimmt dem Flyer zu." bis:30.4.
  > V5
koordination #rat /abstimmung wahl Sprecherin kandidaten:"Ada, Berta, Carla"
  > Sprecherin

# Amt, Plattformen, Vertraulichkeit
koordination #rat /gremium verbinden
  > Code
polizei @bot /mitglied verknuepfen
  > Code
polizei @bot /mitglied trennen
  > Konto
koordination #rat /gremium vertraulichkeit
  > Nichtöffentliches nur für Sie allein
root #rat /gremium selbsttest
  > Uhr
koordination #rat /sitzung neu 19.05.2027 16:00
koordination #rat /sitzung absagen S2 grund:"kein Saal"
  > abgesagt
koordination #rat /mitglied uebergabe koordination an:@schrift
  > Schriftführung
