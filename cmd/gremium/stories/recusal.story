# Who is biased takes no part in an item: said by oneself, or noted by who runs the meeting; asked first by the button; out of
# quorum and count; taken back as long as nobody has voted.
clock 2027-02-22 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vorsitzende"
person polizei "Polizei"
person schule "Schulamt"
person fremd "Fremder"
channel rat root koordination vorsitz polizei schule fremd
root #rat /gremium einrichten muster:lenkungsgremium name:Rat land:SN
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @polizei
koordination #rat /mitglied neu @schule
koordination #rat /mitglied neu name:"Dr. Albrecht"
koordination #rat /sitzung neu 24.03.2027 16:00
koordination #rat /top neu Begrüßung
koordination #rat /top neu "Zuschuss für den Sportverein" art:beschluss
koordination #rat /top neu "Personalsache" nichtoeffentlich:ja
koordination #rat /sitzung einladen S1 jetzt:ja
# Before the meeting, typed: it holds at once.
schule #rat /top befangen Ö 2
  > Sie sind zu Ö 2 Zuschuss für den Sportverein (S1-2) als befangen eingetragen
  > Einen Grund halte ich nicht fest
  > setzt sich während des Punkts zur Öffentlichkeit
  > Im Zweifel entscheidet das Gremium
schule #rat /top befangen Ö 2
  > schon als befangen eingetragen
schule #rat [Rückgängig S1-2]
  > nicht mehr als befangen
schule #rat /top befangen S1-2
polizei #rat /top befangen Ö 2 @schule
  > nicht berechtigt
fremd #rat /top befangen Ö 2
  > nicht berechtigt
polizei #rat /top befangen
  > Welcher TOP von S1?
  > [Ö 1] [Ö 2] [NÖ 1]
clock 2027-03-24 16:00
koordination #rat /sitzung eroeffnen
koordination #rat /sitzung anwesend alle
vorsitz #rat /top aufruf Ö 2
  > befangen: Schulamt
# Who is recused does not take part in the debate: no motions on this item, of theirs or for them; on others they may.
schule #rat /antrag Der Zuschuss wird verdoppelt.
  > Sie sind zu Ö 2 Zuschuss für den Sportverein befangen
  ! ist gestellt
vorsitz #rat /antrag Der Zuschuss wird verdoppelt. fuer:@schule
  > Schulamt ist zu Ö 2 Zuschuss für den Sportverein befangen
schule #rat /antrag Kaffee zu:S1-1
  > ist gestellt
schule #rat [Rückgängig]
vorsitz #rat /top befangen @fremd
  > ist hier nicht bekannt
vorsitz #rat /top befangen "Dr. Albrecht"
  > Dr. Albrecht ist zu Ö 2 Zuschuss für den Sportverein (S1-2) als befangen eingetragen
vorsitz #rat [Rückgängig]
  > Dr. Albrecht gilt bei Ö 2 Zuschuss für den Sportverein nicht mehr als befangen
# By the button of the running order it is asked first; confirmed, it holds, and can be taken back.
polizei #rat [Befangen]
  > Sind Sie bei Ö 2 Zuschuss für den Sportverein befangen?
  > [Bestätigen]
polizei #rat ? S1
  ! davon 2 befangen
polizei #rat [Bestätigen]
  > Sie sind zu Ö 2 Zuschuss für den Sportverein (S1-2) als befangen eingetragen
  > davon 2 befangen
polizei #rat [Rückgängig]
  > Sie gelten bei Ö 2 Zuschuss für den Sportverein nicht mehr als befangen
polizei #rat /top befangen Ö 2 person:@polizei zurueck:ja
  > Polizei ist zu Ö 2 Zuschuss für den Sportverein nicht als befangen eingetragen
# Once voted without the person it stays.
koordination #rat /abstimmung zaehlung "Der Verein erhält 500 Euro" ja:3 nein:0
  > Ja 3, Nein 0
koordination #rat /top befangen S1-2 @schule zurueck:ja
  > wurde schon ohne Schulamt abgestimmt
# A non-public item tells an outsider nothing, and who is recused leaves the room.
vorsitz #rat /top aufruf NÖ 1
schule #rat /top befangen
  > als befangen eingetragen
  > verlässt bei einem nichtöffentlichen Punkt den Raum
fremd #rat ?
  ! Personalsache
vorsitz #rat /top weiter
schule #rat /top befangen NÖ 1
  > Befangenheit lässt sich nur vorher und währenddessen eintragen
