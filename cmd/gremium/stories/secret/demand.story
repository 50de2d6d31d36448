# Another way of voting on demand: roll call by a fifth, secret by a quarter of those present; who may, twice, too late, and where it cannot be held.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Ordnungsamt"
person schrift "Schriftführung"
person stellv "Stellvertretung"
person m1 "Polizei"
person m2 "Schulamt"
person m3 "Sozialdienst"
person m4 "Jugendamt"
person gast "Gast"
channel rat root koordination vorsitz schrift stellv m1 m2 m3 m4 gast
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /gremium regeln frist:0
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @stellv rolle:stellvertretung
koordination #rat /mitglied neu @schrift rolle:schriftfuehrung
koordination #rat /mitglied neu @m1
koordination #rat /mitglied neu @m2
koordination #rat /mitglied neu @m3
koordination #rat /mitglied neu @m4
koordination #rat /mitglied neu @gast rolle:beratend
koordination #rat /sitzung neu 01.03.2027 10:00
koordination #rat /top neu "Haushalt" art:beschluss
koordination #rat /sitzung einladen S1 grund:"Eilt" jetzt:ja
clock 2027-03-01 10:00
koordination #rat /sitzung eroeffnen S1
koordination #rat /sitzung anwesend alle
koordination #rat /top aufruf 1
m1 #rat /abstimmung verlangen namentlich
  > keine Abstimmung
koordination #rat /abstimmung neu "Haushalt?"
  > V1
# Six are present: two are a fifth, and two are a quarter.
m1 #rat /abstimmung verlangen
  > [Absenden]
gast #rat /abstimmung verlangen V1 namentlich
  > nicht berechtigt
koordination #rat /abstimmung verlangen V1 geheim
  > nicht berechtigt
m1 #rat /abstimmung verlangen V1 offen
  > offen
m1 #rat /abstimmung verlangen V1 namentlich
  > 1 von nötigen 2
m1 #rat /abstimmung verlangen V1 namentlich
  > 1 von nötigen 2
# Demands of different kinds are not added up.
m2 #rat /abstimmung verlangen V1 geheim
  > 1 von nötigen 2
# Voting has begun: what was cast until then is void.
m3 #rat [Ja V1]
  > Ihre Stimme: Ja
m4 #rat /abstimmung verlangen V1 namentlich
  > V2
vorsitz #rat ? V1
  > an ihre Stelle tritt V2
  > gelöscht
m3 #rat /abstimmung ergebnis V1
  ! Ihre Stimme: Ja
m3 #rat /abstimmung verlangen V1 geheim
  > zurückgezogen
vorsitz #rat ? V2
  > Namentliche Abstimmung
  > Abgestimmt: 0 von 6
m3 #rat /abstimmung verlangen V2 namentlich
  > schon namentlich
# From the roll call to a secret vote; from there nobody leads back.
m3 #rat [Ja V2]
m1 #rat /abstimmung verlangen V2 geheim
  > 1 von nötigen 2
m2 #rat /abstimmung verlangen V2 geheim
  > V3
m1 #rat ? V3
  > Geheime Abstimmung
  > Abgestimmt: 0 von 6
m1 #rat /abstimmung verlangen V3 namentlich
  > bleibt es
vorsitz #rat [Ja V3]
stellv #rat [Nein V3]
m1 #rat [Ja V3]
m2 #rat [Ja V3]
koordination #rat /abstimmung schliessen V3
m1 #rat /abstimmung verlangen V3 namentlich
  > geschlossen
schrift @bot [Urne öffnen]
vorsitz @bot [Urne öffnen]
  > Ja 3, Nein 1, Enthaltung 0
vorsitz #rat [Bestätigen V3]
  > B2027-01
# With fewer than five it cannot be held in the chat: then on paper.
koordination #rat /sitzung anwesend @m3 geht
koordination #rat /sitzung anwesend @m4 geht
koordination #rat /abstimmung neu "Stellenplan?" top:S1-1
  > V4
m1 #rat /abstimmung verlangen V4 geheim
  > mindestens 5
  > zaehlung
vorsitz #rat ? V4
  > zurückgezogen
