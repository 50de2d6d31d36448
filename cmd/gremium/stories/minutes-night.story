# A meeting over midnight and over the end of summer time: every time in its minutes is clear, and the length is right.
clock 2027-10-01 09:00
admin root "Rechenzentrum"
person koordination "Karla Koord"
person vorsitz "Vera Vorsitz"
person polizei "Paul Polizei"
person schule "Susi Schule"
channel rat root koordination vorsitz polizei schule
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @polizei
koordination #rat /mitglied neu @schule
koordination #rat /sitzung neu 30.10.2027 22:00 ort:Feuerwehr trotzdem:ja
koordination #rat /top neu Nachtwache
koordination #rat /sitzung einladen S1 jetzt:ja
clock 2027-10-30 22:00
koordination #rat /sitzung eroeffnen S1
koordination #rat /sitzung anwesend alle
koordination #rat /top aufruf 1
clock 2027-10-30 23:50
koordination #rat /sitzung unterbrechen
clock 2027-10-31 00:10
koordination #rat /sitzung fortsetzen
schule #rat /sitzung anwesend @schule geht
koordination #rat /protokoll notiz Um Mitternacht war Pause.
clock 2027-10-31 03:30
koordination #rat /sitzung schliessen
koordination #rat /protokoll zeigen
  > Beginn: 22:00 Uhr (Sommerzeit)
  > Ende: Sonntag, 31. Oktober 2027, 03:30 Uhr (Winterzeit)
  > 23:50 Uhr (Sommerzeit) bis 31.10.2027, 00:10 Uhr (Sommerzeit)
  > Susi Schule · Mitglied · 22:00 Uhr (Sommerzeit) bis 31.10.2027, 00:10 Uhr (Sommerzeit)
  > 31.10.2027, 00:10 Uhr (Sommerzeit) · 2 von 3 · nicht beschlussfähig
