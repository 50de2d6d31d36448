# Who is recused from a non-public item leaves the room, and what is said there stays there: motions, notes, ballots, results,
# resolutions, tasks and its part of the minutes, wherever one asks, until the minutes are approved. That the item is on the agenda,
# its title, and their own words they know. A recusal that is taken back in time shows all again.
clock 2027-02-22 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vorsitzende"
person schrift "Schriftführerin"
person polizei "Polizei"
person schule "Schulamt"
channel rat root koordination vorsitz schrift polizei schule
root #rat /gremium einrichten muster:lenkungsgremium name:Rat land:SN
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @schrift rolle:schriftfuehrung
koordination #rat /mitglied neu @polizei
koordination #rat /mitglied neu @schule
koordination #rat /mitglied neu name:"Dr. Albrecht"
koordination #rat /mitglied neu name:"Frau Beyer"
koordination #rat /sitzung neu 24.03.2027 16:00
koordination #rat /top neu Begrüßung
koordination #rat /top neu "Personalsache Hausmeister" nichtoeffentlich:ja art:beschluss
koordination #rat /top neu "Fall Bahnhofstraße" nichtoeffentlich:ja
koordination #rat /sitzung einladen S1 jetzt:ja
# Before the meeting a motion is read by every member; who is recused reads it no more, and is told why.
polizei #rat /antrag "Der Hausmeister wird gekündigt" zu:S1-2
  > ist gestellt
schule #rat /antrag zeigen 1
  > Der Hausmeister wird gekündigt
schule #rat /antrag "Der Hausmeister wird befördert" zu:S1-2
schule #rat /top befangen S1-2
schule #rat /antrag zeigen 1
  > Antrag 1 zu NÖ 1 Personalsache Hausmeister
  > Sie sind zu S1-2 befangen
  > sobald die Niederschrift genehmigt ist
  ! gekündigt
schule #rat /antrag liste
  > Antrag 1 (nichtöffentlich)
  > Der Hausmeister wird befördert
  ! gekündigt
# Taken back while nothing has happened, it is shown again.
schule #rat /top befangen S1-2 person:@schule zurueck:ja
schule #rat /antrag zeigen 1
  > gekündigt
schule #rat /top befangen S1-2
schrift #rat /top befangen S1-2
clock 2027-03-24 16:00
koordination #rat /sitzung eroeffnen
koordination #rat /sitzung anwesend alle
vorsitz #rat /top aufruf NÖ 1
  > Wer protokolliert, ist hier befangen
  ! Wer leitet, ist hier befangen
koordination #rat /protokoll notiz "Die Abmahnungen werden erörtert"
schule #rat /protokoll notiz "Ich habe an der Beratung nicht teilgenommen" art:erklaerung
vorsitz #rat /abstimmung neu antrag:1 top:S1-2
  > V1
schule #rat /abstimmung ergebnis V1
  > Sie sind zu S1-2 befangen
  ! gekündigt
schule #rat /abstimmung liste
  ! gekündigt
polizei #rat /abstimmung ergebnis V1
  > gekündigt
polizei #rat /abstimmung stimme V1 ja
koordination #rat /abstimmung schliessen V1
koordination #rat /abstimmung feststellen V1
koordination #rat /aufgabe neu "Kündigung schreiben" @polizei zu:S1-2
  > A1
koordination #rat /aufgabe neu "Räume übergeben" @schule zu:S1-2
  > A2
schule #rat /aufgabe zeigen A1
  ! Kündigung schreiben
schule #rat /aufgabe zeigen A2
  > Räume übergeben
schule #rat /beschluss zeigen B2027-01
  > Sie sind zu S1-2 befangen
  ! gekündigt
schule #rat /beschluss liste
  ! gekündigt
# A search does not even say that there is something, and its page is not longer for it.
schule #rat /suche gekündigt
  > Dazu finde ich nichts
  ! befangen
schule #rat /suche Abmahnungen
  > Dazu finde ich nichts
schule #rat /suche Kündigung
  > Dazu finde ich nichts
schule #rat /suche Personalsache
  > Personalsache Hausmeister
polizei #rat /suche Abmahnungen
  > Abmahnungen werden erörtert
# The minutes, also for who takes them or signs them: nobody vouches for what was said while they were out of the room. What they are
# not recused from they read as before.
vorsitz #rat /top aufruf S1-3
koordination #rat /protokoll notiz "Die Streife kommt öfter"
# Once it was dealt with, a recusal stays: it would be a key to what was said.
schule #rat /top befangen S1-2 person:@schule zurueck:ja
  ! nicht mehr als befangen
koordination #rat /sitzung schliessen
schule #rat /protokoll zeigen S1
  > Die Streife kommt öfter
  > Sie sind zu S1-2 befangen
  ! Abmahnungen
  ! gekündigt
schrift #rat /protokoll zeigen S1
  > Die Streife kommt öfter
  ! Abmahnungen
schrift #rat /protokoll notizen S1
  > Die Streife kommt öfter
  ! Abmahnungen
schrift #rat /protokoll aendern 1 "Die Abmahnungen sind vom Tisch"
  > Zu NÖ 1 Personalsache Hausmeister sind Sie befangen
schule #rat /protokoll notizen S1
  > Ich habe an der Beratung nicht teilgenommen
polizei #rat /protokoll zeigen S1
  > Abmahnungen
schrift #rat /protokoll freigeben S1
  > Sie sind zu S1-2 befangen
vorsitz #rat /protokoll freigeben S1
polizei #rat /protokoll einwendung S1-2 "Die Abmahnungen wurden verlesen"
schule #rat /protokoll einwendungen S1
  ! verlesen
schule #rat /protokoll zeigen S1
  > Die Streife kommt öfter
  ! Abmahnungen
  ! gekündigt
schule #rat /protokoll export S1 format:md fassung:vollstaendig
  > Sie sind zu S1-2 befangen
polizei #rat /protokoll entscheiden 1 zurueckgezogen S1
# Approved, they are every member's.
clock 2027-05-03 09:00
schule #rat /protokoll zeigen S1
  > genehmigt
  > Abmahnungen
  > gekündigt
schule #rat /antrag zeigen 1 sitzung:S1
  > gekündigt
schule #rat /beschluss zeigen B2027-01
  > gekündigt
