# A meeting that loses its quorum, has it again, and one that never has it: the second session.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vera Vorsitz"
person anna "Anna Vogel"
person bert "Bert Braun"
person carl "Carl Clausen"
channel rat root koordination vorsitz anna bert carl
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @anna
koordination #rat /mitglied neu @bert
koordination #rat /mitglied neu @carl
koordination #rat /mitglied neu name:"Dora Dietz"
koordination #rat /mitglied neu name:"Ernst Eder"
koordination #rat /sitzung neu 24.03.2027 16:00
koordination #rat /top neu Haushalt art:beschluss
koordination #rat /sitzung einladen S1 jetzt:ja
clock 2027-03-24 16:00
koordination #rat /sitzung eroeffnen
  > nötig: 4 von 6
vorsitz #rat [Bin da]
  > Anwesend 1 von 6 Stimmberechtigten, nötig 4: nicht beschlussfähig
anna #rat [Bin da]
bert #rat [Bin da]
# To have it for the first time is no news; the card says so.
carl #rat [Bin da]
  > Anwesend 4 von 6 Stimmberechtigten, nötig 4: beschlussfähig
  ! wieder beschlussfähig
clock 2027-03-24 17:00
carl #rat [Gehe jetzt]
  > Anwesend 3 von 6 Stimmberechtigten, nötig 4: nicht beschlussfähig
anna #rat ?
  > Nicht beschlussfähig: S1
  > Das Gremium ist seit 17:00 Uhr nicht beschlussfähig.
  > kann die Sitzung beraten, aber nichts beschließen
clock 2027-03-24 17:10
koordination #rat /sitzung anwesend "Dora Dietz"
  > Anwesend 4 von 6
  ! Ohne Beschlussfähigkeit
anna #rat ?
  > Wieder beschlussfähig: S1
  > seit 17:10 Uhr wieder beschlussfähig
# A change a moment later changes that message.
clock 2027-03-24 17:11
koordination #rat /sitzung anwesend "Dora Dietz" geht
anna #rat ?
  > Das Gremium ist seit 17:11 Uhr nicht beschlussfähig.
  ! wieder beschlussfähig
koordination #rat /sitzung schliessen
  > S1 ist geschlossen
  ! zweite Sitzung
koordination #rat /sitzung neu 31.03.2027 16:00 zweite:S1 trotzdem:ja
  > S1 war beschlussfähig
# The next one never has it.
koordination #rat /sitzung neu 21.04.2027 16:00 ort:Rathaus
  > Haushalt
koordination #rat /sitzung einladen S2 jetzt:ja
clock 2027-04-21 16:00
koordination #rat /sitzung eroeffnen
koordination #rat /sitzung neu 12.05.2027 16:00 zweite:S2
  > S2 ist nicht geschlossen
koordination #rat /sitzung anwesend @vorsitz @anna @bert
  > Anwesend 3 von 6 Stimmberechtigten, nötig 4: nicht beschlussfähig
  > Ohne Beschlussfähigkeit kann die Sitzung beraten
  > Kommen nicht genug, schließen Sie die Sitzung
clock 2027-04-21 16:30
koordination #rat /sitzung schliessen
  > zu keiner Zeit beschlussfähig
  > mit drei Stimmberechtigten beschlussfähig, wenn die Einladung darauf hinweist
koordination #rat [Zweite Sitzung planen]
  > Wann
koordination #rat {Wann: 12.05.2027 16:00}
  > Sitzung S3 ist geplant
  > Haushalt
koordination #rat /sitzung einladen S3 jetzt:ja
anna #rat ? S3
  > Zweite Sitzung nach S2
  > mit drei Stimmberechtigten beschlussfähig
clock 2027-05-12 16:00
koordination #rat /sitzung eroeffnen
koordination #rat /sitzung anwesend @vorsitz @anna @bert
  > In der zweiten Sitzung nötig 3: beschlussfähig
  ! nicht beschlussfähig
