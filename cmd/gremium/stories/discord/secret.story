# Discord must not see secret ballots, whatever a chair has agreed to: a secret vote is not opened there, and a demand leads to ballot papers.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vorsitzende"
person m1 "Mitglied Eins"
person m2 "Mitglied Zwei"
person m3 "Mitglied Drei"
person m4 "Mitglied Vier"
channel verein root koordination vorsitz m1 m2 m3 m4
root #verein /gremium einrichten muster:verein name:Verein
root #verein /mitglied neu @koordination rolle:koordination
koordination #verein /mitglied neu @vorsitz rolle:vorsitz
koordination #verein /mitglied neu @m1
koordination #verein /mitglied neu @m2
koordination #verein /mitglied neu @m3
koordination #verein /mitglied neu @m4
vorsitz #verein /mitglied liste
vorsitz #verein [Internes hier zeigen]
koordination #verein /abstimmung umlauf "Vertrauen?" modus:geheim bis:20.03.2027
  > Geheim abstimmen geht nur in einem Chat, den Ihr Rat selbst betreibt
  > Discord
  > Stimmzetteln
koordination #verein /abstimmung liste
  ! V1
koordination #verein /abstimmung umlauf "Vertrauen?" bis:20.03.2027
  > V1
m1 #verein /abstimmung verlangen V1 geheim
  > 1 von nötigen 2
m2 #verein /abstimmung verlangen V1 geheim
  > Stimmzetteln
  > Geheim abstimmen geht nur
