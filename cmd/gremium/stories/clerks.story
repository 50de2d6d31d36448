# Two clerks at once, a restart in the middle, an officer for one evening, an opening by mistake, a joint meeting.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vera Vorsitz"
person schrift "Paula Protokoll"
person anna "Anna Vogel"
person bert "Bert Braun"
person carl "Carl Clausen"
channel rat root koordination vorsitz schrift anna bert
channel sucht root koordination carl bert
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @schrift rolle:schriftfuehrung
koordination #rat /mitglied neu @anna
koordination #rat /mitglied neu @bert
root #sucht /gremium einrichten muster:arbeitsgruppe name:"AG Sucht"
root #sucht /mitglied neu @koordination rolle:koordination
koordination #sucht /mitglied neu @carl
koordination #sucht /mitglied neu @bert
koordination #rat /sitzung neu 24.03.2027 16:00 mit:"AG Sucht"
koordination #rat /top neu Auftakt
koordination #rat /sitzung einladen S1 jetzt:ja
clock 2027-03-24 16:00
# Opened by mistake, it is taken back; what was recorded stays.
koordination #sucht /sitzung da
koordination #sucht /sitzung eroeffnen
  > S1 ist eröffnet
koordination #sucht [Rückgängig]
  > Zurückgenommen
bert #rat ?
  > Die Eröffnung von S1 wurde zurückgenommen
  ! [Bin da]
# Who is named takes the minutes, whatever else they are.
koordination #rat /sitzung eroeffnen protokoll:@anna vorsitz:@bert
  > Leitung: Bert Braun. Protokoll: Anna Vogel.
# In the channels of both bodies; somebody in both has one seat.
carl #sucht [Bin da]
  > Anwesend 1 von 4 Stimmberechtigten, nötig 3
anna #rat /sitzung anwesend @bert @vorsitz
  > Bert Braun und Vera Vorsitz
  > Anwesend 3 von 4
schrift #rat /sitzung anwesend @bert @anna
  > Schon als anwesend vermerkt: Bert Braun
  > Anna Vogel
  > Anwesend 4 von 4
# Anna's record cannot take away what Paula has recorded.
anna #rat [Rückgängig]
  > Zurückgenommen
  > Anwesend 2 von 4
stop
clock 2027-03-24 16:30
start
bert #rat [Bin da]
  > (stimmberechtigt): ab 16:30 Uhr
vorsitz #rat /sitzung eroeffnen vorsitz:@vorsitz
  > Leitung: Vera Vorsitz
bert #rat /sitzung unterbrechen
  > nicht berechtigt
anna #rat /sitzung unterbrechen
  > ist unterbrochen
carl #sucht ?
  > Unterbrochen: S1
# What only a meeting that lies ahead can be the object of means the next one.
koordination #rat /sitzung absagen grund:Unfug
  > eröffnet und läuft
koordination #rat /sitzung neu 14.04.2027 16:00
  > S2 ist geplant
koordination #rat /sitzung einladen
  > Vorschau: S2
koordination #rat /sitzung absagen grund:Ferien
  > S2
  > ist abgesagt
# One at a time of a body.
koordination #sucht /sitzung neu 24.03.2027 17:00 trotzdem:ja
koordination #sucht /sitzung eroeffnen S3 trotzdem:ja
  > S1 läuft noch
anna #rat /sitzung schliessen
  > S1 ist geschlossen
# An opening cannot be taken back once something was dealt with.
koordination #sucht /sitzung eroeffnen S3 trotzdem:ja
koordination #sucht /top dringlich "Raumfrage" grund:eilt
koordination #sucht /sitzung unterbrechen
koordination #sucht /sitzung eroeffnung-zurueck S3
  > nicht mehr zurücknehmen
