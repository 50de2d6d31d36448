# What was typed about a resolution is never lost: where there will be none, of a vote that was rejected for example, the bot
# says so and enters nothing until it was left out.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Ordnungsamt"
person m1 "Polizei"
channel rat root koordination vorsitz m1
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /gremium regeln frist:0
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @m1
koordination #rat /sitzung neu 01.03.2027 10:00
koordination #rat /top neu "Lampen" art:beschluss
koordination #rat /top neu "Sommerfest" art:beratung
koordination #rat /sitzung einladen S1 grund:"Eilt" jetzt:ja
clock 2027-03-01 10:00
koordination #rat /sitzung eroeffnen S1
koordination #rat /sitzung anwesend alle
koordination #rat /top aufruf 1
koordination #rat /abstimmung neu "Lampen kaufen?"
m1 #rat [Nein V1]
vorsitz #rat [Nein V1]
koordination #rat /abstimmung schliessen V1
  > Abstimmung V1: abgelehnt
koordination #rat /abstimmung bestaetigen V1 wortlaut:"Der Antrag, Lampen zu kaufen, findet keine Mehrheit."
  > Das Ergebnis ist „abgelehnt“. Daraus wird kein Beschluss, und was bei „wortlaut:“ steht, fände niemand wieder. Lassen Sie es bitte weg.
  > Sie hatten geschrieben: /abstimmung bestaetigen
  > Der Antrag, Lampen zu kaufen, findet keine Mehrheit.
  > [Im Formular verbessern]
  > [Notiz]
  > [Bestätigen]
# In the form it stays as it was, and the sentence with it.
koordination #rat [Im Formular verbessern]
  > Der Antrag, Lampen zu kaufen, findet keine Mehrheit.
koordination #rat {}
  > Lassen Sie es bitte weg
  > Der Antrag, Lampen zu kaufen, findet keine Mehrheit.
# Nothing was confirmed. What was typed may become a note to the item, and the result is confirmed without it.
koordination #rat [Notiz]
  > Der Antrag, Lampen zu kaufen, findet keine Mehrheit.
koordination #rat {}
  > steht im Entwurf: TOP 1 Lampen
koordination #rat /abstimmung bestaetigen V1 beschluss:ja
  > was bei „beschluss:“ steht
koordination #rat [Bestätigen]
  > V1
koordination #rat /niederschrift zeigen S1
  > Der Antrag, Lampen zu kaufen, findet keine Mehrheit.
# A counted vote is the same.
koordination #rat /abstimmung zaehlung "Bänke kaufen?" ja:0 nein:2 wortlaut:"Bänke werden gekauft."
  > Das Ergebnis ist „abgelehnt“. Daraus wird kein Beschluss, und was bei „wortlaut:“ steht
  > Bänke werden gekauft.
koordination #rat /abstimmung zaehlung "Bänke kaufen?" ja:0 nein:2 empfehlung:ja
  > was bei „empfehlung:“ steht
koordination #rat /abstimmung zaehlung "Bänke kaufen?" ja:2 nein:0 wortlaut:"Bänke werden gekauft." beschluss:nein
  > Das wird kein Beschluss, und was bei „wortlaut:“ steht, fände niemand wieder. Lassen Sie es bitte weg, oder sagen Sie beschluss:ja.
# V2 is free still: nothing was counted.
koordination #rat /abstimmung zaehlung "Bänke kaufen?" ja:0 nein:2
  > Abstimmung V2: abgelehnt
# Of an item that decides nothing no resolution comes by itself; a recommendation would be lost.
koordination #rat /top aufruf 2
koordination #rat /abstimmung neu "Sommerfest im Juni?"
m1 #rat [Ja V3]
vorsitz #rat [Ja V3]
koordination #rat /abstimmung schliessen V3
koordination #rat /abstimmung bestaetigen V3 empfehlung:ja
  > was bei „empfehlung:“ steht, fände niemand wieder. Lassen Sie es bitte weg, oder sagen Sie beschluss:ja.
koordination #rat /abstimmung bestaetigen V3 empfehlung:ja beschluss:ja
  > Empfehlung
# An own wording without a resolution is what was decided, in the result.
koordination #rat /abstimmung neu "Sommerfest im Park?"
m1 #rat [Ja V4]
vorsitz #rat [Ja V4]
koordination #rat /abstimmung schliessen V4
koordination #rat /abstimmung bestaetigen V4 wortlaut:"Im Park wird gefeiert." beschluss:nein
  > Im Park wird gefeiert.
