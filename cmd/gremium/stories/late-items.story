# A late item awaits its admission: all members present and nobody objects, or two thirds of those present. What is not
# admitted comes up at the next meeting.
clock 2027-02-22 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vorsitzende"
person polizei "Polizei"
person schule "Schulamt"
person jugend "Jugendamt"
person fremd "Fremder"
channel rat root koordination vorsitz polizei schule jugend fremd
root #rat /gremium einrichten muster:lenkungsgremium name:Rat land:SN
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @polizei
koordination #rat /mitglied neu @schule
koordination #rat /mitglied neu @jugend
koordination #rat /sitzung neu 24.03.2027 16:00
koordination #rat /top neu Begrüßung
# Before the invitation there is nothing late.
koordination #rat /top dringlich "Brand im Park" grund:"Heute Nacht geschehen"
  > Zu S1 ist noch nicht eingeladen
  > [TOP anmelden]
koordination #rat /sitzung einladen S1 jetzt:ja
polizei #rat /top dringlich "Brand im Park" grund:"Heute Nacht geschehen"
  > nicht berechtigt
koordination #rat /top dringlich Brand im Park
  > Warum ist es dringlich?
koordination #rat {Warum ist es dringlich?: Heute Nacht geschehen}
  > TOP 2 Brand im Park (S1-2) ist dringlich angemeldet für S1 (Mittwoch, 24. März 2027, 16:00 Uhr)
  > Grund: Heute Nacht geschehen
  > zwei Drittel der Anwesenden
polizei #rat ?
  > TOP 2 Brand im Park (Nachtrag, S1-2) – wartet auf Aufnahme
  > Darüber entscheidet die Sitzung. Grund: Heute Nacht geschehen
koordination #rat /top aufnehmen 2 ja:3 nein:0
  > Gerade läuft keine Sitzung. Die nächste ist S1
clock 2027-03-24 16:00
koordination #rat /sitzung eroeffnen
# Nobody is there: the body cannot decide.
koordination #rat /top aufnehmen 2 ja:3 nein:0
  > Das sind 3 Stimmen, aber nur 0 können abstimmen
koordination #rat /sitzung anwesend alle
vorsitz #rat /top aufruf 2
  > TOP 2 Brand im Park wartet auf Aufnahme
  > /top aufnehmen S1-2 ja:9 nein:0
  > [TOP 2 aufnehmen]
polizei #rat /top aufnehmen 2 ja:4 nein:0
  > nicht berechtigt
koordination #rat /top aufnehmen 2 ja:4 nein:1
  > Das sind 5 Stimmen, aber nur 4 können abstimmen
koordination #rat /top aufnehmen 1 ja:4 nein:0
  > braucht keine Aufnahme
koordination #rat /top aufnehmen 2 ja:4
  > Nein-Stimmen
koordination #rat {Nein-Stimmen: 0}
  > TOP 2 Brand im Park ist aufgenommen: Ja 4, Nein 0, Enthaltung 0
  > Alle Mitglieder sind anwesend (4 von 4), niemand widerspricht
koordination #rat /top aufnehmen 2 ja:4 nein:0
  > Darüber ist entschieden
koordination #rat /top zurueckholen 2
  > wieder auf der Tagesordnung
koordination #rat /top aufnehmen ja:3 nein:1
  > TOP 2 Brand im Park ist aufgenommen: Ja 3, Nein 1, Enthaltung 0. Nötig waren zwei Drittel der 4 Anwesenden, also 3
koordination #rat [Aufrufen]
  > Aufgerufen: TOP 2 Brand im Park
# In the meeting something new needs a reason, too; what is non-public tells neither title nor reason.
koordination #rat /top neu "Fall am Park"
  > S1 läuft
koordination #rat /top dringlich "Fall am Park" grund:"Anzeige von heute" nichtoeffentlich:ja
  > NÖ 1 Fall am Park (S1-3)
fremd #rat ?
  > NÖ 1 (nichtöffentlich) (Nachtrag, S1-3) – wartet auf Aufnahme
  ! Fall am Park
  ! Anzeige von heute
koordination #rat /sitzung anwesend @jugend geht
vorsitz #rat /top weiter
  > Ö 2 Brand im Park ist erledigt
  > Aufgerufen: Ö 1 Begrüßung
vorsitz #rat /top weiter
  > Alle TOP von S1 sind erledigt
  > NÖ 1 Fall am Park wartet noch auf Aufnahme
vorsitz #rat /top aufnehmen ja:1 nein:0 enthaltung:2
  > Fall am Park ist nicht aufgenommen: Ja 1, Nein 0, Enthaltung 2. Nötig wären zwei Drittel der 3 Anwesenden, also 2
  > Eine nächste Sitzung ist noch nicht geplant
fremd #rat ?
  > NÖ 1 (nichtöffentlich) (Nachtrag, S1-3) – nicht aufgenommen
  ! Fall am Park
vorsitz #rat /top aufruf NÖ 1
  > NÖ 1 Fall am Park ist nicht aufgenommen
koordination #rat /sitzung schliessen
koordination #rat /sitzung neu 19.05.2027 16:00
  > Fall am Park (S2-1, aus S1-3)
fremd #rat ?
  ! Fall am Park
