# Motions: word for word, posted for all to read, voted on in order – procedural motions first, the most far-reaching amendment
# next, the main motion last. Those to a non-public item are as non-public as the item.
clock 2027-02-22 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vorsitzende"
person polizei "Polizei"
person schule "Schulamt"
person berater "Fachberaterin"
person gast "Gast"
person fremd "Fremder"
channel rat root koordination vorsitz polizei schule berater gast fremd
root #rat /gremium einrichten muster:lenkungsgremium name:Rat land:SN
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @polizei
koordination #rat /mitglied neu @schule
koordination #rat /mitglied neu @berater rolle:beratend
koordination #rat /mitglied neu @gast rolle:gast
koordination #rat /mitglied neu name:"Dr. Albrecht"
koordination #rat /sitzung neu 24.03.2027 16:00
koordination #rat /top neu "Beleuchtung am Bahnhof" art:beschluss
koordination #rat /top neu Schulweg
koordination #rat /top neu "Fall Bahnhofstraße" nichtoeffentlich:ja
polizei #rat /antrag Wir beschaffen zehn Lampen zu:Ö 1
  > Zu S1 ist noch nicht eingeladen
  > Wir beschaffen zehn Lampen
koordination #rat /sitzung einladen S1 jetzt:ja
polizei #rat /antrag liste
  > Es liegen keine Anträge vor
# From the invitation on, in writing; a bare text is enough. Guests and outsiders make none.
polizei #rat /antrag Wir beschaffen zehn Lampen zu:Ö 1
  > Antrag 1 zu Ö 1 Beleuchtung am Bahnhof von Polizei ist gestellt
  > Wir beschaffen zehn Lampen
fremd #rat ?
  > Antrag: S1 · Sitzung Rat
  > Antrag 1 zu Ö 1 Beleuchtung am Bahnhof
  > Gestellt von Polizei
gast #rat /antrag Ich möchte auch etwas
  > nicht berechtigt
fremd #rat /antrag liste
  > nicht berechtigt
polizei #rat /antrag lsite
  > Meinten Sie /antrag liste?
polizei #rat /antrag Wir beschaffen zwanzig Lampen
  > Welcher TOP von S1?
polizei #rat [Ö 2]
  > Antrag 2 zu Ö 2 Schulweg von Polizei
polizei #rat [Rückgängig]
  > Antrag 2 zu Ö 2 Schulweg ist zurückgezogen
schule #rat ?
  > Antrag 2 zu Ö 2 Schulweg – zurückgezogen
clock 2027-03-24 16:00
koordination #rat /sitzung eroeffnen
koordination #rat /sitzung anwesend alle
vorsitz #rat /top aufruf Ö 1
  > Dazu liegt 1 Antrag vor
# To the item that is called without saying so.
schule #rat /antrag "Statt zehn Lampen zwölf" art:aenderung
  > Änderungsantrag 3 zu Ö 1 Beleuchtung am Bahnhof von Schulamt
berater #rat /antrag Alle Lampen ersetzen art:aenderung
  > Änderungsantrag 4
  > Über den weitestgehenden Änderungsantrag wird zuerst abgestimmt
vorsitz #rat /antrag Keine Lampen, sondern eine Wache art:aenderung fuer:"Dr. Albrecht"
  > Änderungsantrag 5 zu Ö 1 Beleuchtung am Bahnhof von Dr. Albrecht
polizei #rat /antrag Mehr Lampen fuer:@schule
  > nicht berechtigt
polizei #rat /antrag Ende der Debatte art:geschaeftsordnung
  > Geschäftsordnungsantrag 6
polizei #rat /antrag ordnen 4 3
  > nicht berechtigt
vorsitz #rat /antrag ordnen 4 1
  > nur Änderungsanträge
vorsitz #rat /antrag ordnen 4 44
  > Einen der Anträge gibt es in S1 nicht
vorsitz #rat /antrag ordnen 5 4
  > So wird abgestimmt
polizei #rat /antrag liste
  > Ö 1 Beleuchtung am Bahnhof
  > Geschäftsordnungsantrag 6 (Polizei): Ende der Debatte
  ! Abstimmen
# Voted on in order; then it stands.
vorsitz #rat /antrag
  > Wortlaut
vorsitz #rat /antrag liste
  > [Über Antrag 6 abstimmen]
vorsitz #rat [Über Antrag 6 abstimmen]
  > Ja
vorsitz #rat {Ja: 4; Nein: 0}
  > Ja 4, Nein 0, Enthaltung 0
vorsitz #rat /antrag liste
  > Ende der Debatte – angenommen
  > [Über Antrag 5 abstimmen]
polizei #rat /antrag zurueckziehen 6
  > ist abgestimmt
polizei #rat /antrag zurueckziehen 3
  > nicht berechtigt
schule #rat /antrag zurueckziehen
  > Änderungsantrag 3 zu Ö 1 Beleuchtung am Bahnhof ist zurückgezogen
schule #rat [Rückgängig]
  > gilt wieder
schule #rat /antrag zeigen 3
  > Gestellt von Schulamt, Mittwoch, 24. März 2027, 16:00 Uhr
  > Statt zehn Lampen zwölf
schule #rat /antrag zeigen 33
  > Einen Antrag 33 gibt es in S1 nicht
# A post becomes a motion; made by who runs the meeting, it is its author's.
schule #rat Die Wache soll auch samstags besetzt sein
vorsitz #rat [Als Antrag] on "auch samstags"
  > Antrag 7 zu Ö 1 Beleuchtung am Bahnhof von Schulamt
# Non-public.
vorsitz #rat /top aufruf NÖ 1
polizei #rat /antrag Der Platz wird gesperrt
  > Antrag 8 zu NÖ 1 Fall Bahnhofstraße
fremd #rat ?
  > Antrag 8 zu NÖ 1 (nichtöffentlich)
  ! Platz wird gesperrt
  ! Fall Bahnhofstraße
fremd #rat [Anzeigen]
  > nicht berechtigt
schule #rat /antrag zeigen 8
  > Der Platz wird gesperrt
koordination #rat /sitzung schliessen
polizei #rat /antrag Zu spät zu:S1-1
  > S1 ist geschlossen
