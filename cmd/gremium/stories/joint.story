# A meeting of several bodies: one meeting, one id, both channels, everybody invited once, both may answer and run it.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person agleiter "AG-Leiterin"
person polizei "Polizei"
person bauhof "Bauhof"
person sucht "Suchtberatung"
channel lg root koordination polizei
channel ag root agleiter polizei bauhof
channel sucht root sucht
root #lg /gremium einrichten muster:lenkungsgremium name:Lenkungsgremium
root #lg /mitglied neu @koordination rolle:koordination
koordination #lg /mitglied neu @polizei
root #ag /gremium einrichten muster:arbeitsgruppe name:"AG Graffiti" kuerzel:AGG ueber:Lenkungsgremium
root #ag /mitglied neu @agleiter rolle:vorsitz
agleiter #ag /mitglied neu @polizei
agleiter #ag /mitglied neu @bauhof
root #sucht /gremium einrichten muster:arbeitsgruppe name:"AG Sucht" ueber:Lenkungsgremium
root #sucht /mitglied neu @sucht rolle:vorsitz
# Only who coordinates both may invite the members of both.
koordination #lg /sitzung neu 24.03.2027 16:00 mit:AGG
  > nur gemeinsam planen, wer auch dort berechtigt ist
agleiter #ag /mitglied neu @koordination rolle:koordination
koordination #lg /sitzung neu 24.03.2027 16:00 mit:"AG Unbekannt"
  > Es gibt:
  > AG Graffiti (AGG)
  ! AG Sucht
koordination #lg /sitzung neu 24.03.2027 16:00 mit:AGG+AGG+Lenkungsgremium dauer:90m moderation:"Frau Dr. Moder"
  > S1 ist geplant
  > Dauer: 1 Stunde 30 Minuten
  > Moderation: Frau Dr. Moder
  > Gemeinsam mit: AG Graffiti
  > Ladungsfrist 14 Tage
# Both bodies find it as their next meeting; the third one does not.
bauhof #ag /sitzung liste
  > S1 Mittwoch, 24. März 2027, 16:00 Uhr
bauhof #ag /top neu "Legale Wand"
  > S1-1
sucht #sucht /sitzung liste
  > keine Sitzung geplant
sucht #sucht /sitzung zeigen S1
  > Eine Sitzung S1 gibt es nicht
koordination #lg /sitzung einladen S1
  > an 4 Personen und in den Kanal von „Lenkungsgremium und AG Graffiti“
  > Gremien
  > Lenkungsgremium und AG Graffiti
koordination #lg [Senden]
bauhof #ag ? S1
  > Gremien
  > Lenkungsgremium und AG Graffiti
  > [Zusage] [Absage] [Vertretung]
polizei #lg ? S1
  > Legale Wand
bauhof #ag [Zusage S1]
  > Zusage notiert
polizei #lg [Absage S1]
polizei #ag ?
  > Zusagen 1, Absagen 1, Vertretungen 0, offen 2
# The other body's chair may act, without the id too; the rules are those of the body that called the meeting.
agleiter #ag /sitzung verschieben auf:25.03.2027 16:00 grund:Saal
  > S1 · Sitzung Lenkungsgremium
polizei #lg ?
  > Die Sitzung S1 ist verschoben
bauhof #ag ?
  > Die Sitzung S1 ist verschoben
clock 2027-03-23 16:00
bauhof @bot ?
  > Rückmeldung fehlt
  > in 2 Tagen
agleiter #ag /sitzung absagen grund:Hitze
  > ist abgesagt
koordination @bot ?
  > S1 am Donnerstag, 25. März 2027, 16:00 Uhr ist abgesagt
sucht @bot ?
  ! S1
