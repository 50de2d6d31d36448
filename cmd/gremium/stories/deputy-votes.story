# Deputies vote only where the member is not there, never both; who votes is frozen at the opening; in the chair they have no
# casting vote.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vera Vorsitz"
person vize "Viktor Vize"
person anna "Anna Vogel"
person bert "Bert Braun"
person dora "Dora Dietz"
channel rat root koordination vorsitz vize anna bert dora
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /gremium regeln frist:0 gleichstand:stichentscheid
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @vize rolle:stellvertretung
koordination #rat /mitglied neu @anna
koordination #rat /mitglied neu @bert
koordination #rat /mitglied neu @dora vertritt:@anna
koordination #rat /sitzung neu 01.03.2027 10:00
koordination #rat /top neu "Beleuchtung" art:beschluss
koordination #rat /sitzung einladen S1 grund:"Eilt" jetzt:ja
clock 2027-03-01 10:00
koordination #rat /sitzung eroeffnen S1
koordination #rat /sitzung anwesend @vorsitz @vize @bert @dora
koordination #rat /top aufruf 1
koordination #rat /abstimmung neu "Lampen kaufen?"
  > Stimmberechtigt sind 4 Personen
dora #rat [Nein V1]
  > Ihre Stimme: Nein
  > Sie stimmen für Anna Vogel ab
# The member comes while the vote runs: it stays with the deputy, and both never vote.
anna #rat [Bin da]
  > Dora Dietz stimmt nicht mehr mit
anna #rat [Ja V1]
  > nicht berechtigt
  > Auf Ihrem Sitz stimmt Dora Dietz ab
koordination #rat /abstimmung stimme V1 ja fuer:@anna
  > nicht berechtigt
vorsitz #rat [Ja V1]
vize #rat [Ja V1]
bert #rat [Nein V1]
koordination #rat /abstimmung schliessen V1
  > Ja 2, Nein 2, Enthaltung 0
  > Stichentscheid
  > angenommen
vorsitz #rat [Bestätigen V1]
# In the next vote it is the member who votes.
koordination #rat /abstimmung neu "Lampen mieten?"
dora #rat [Nein V2]
  > nicht berechtigt
anna #rat [Nein V2]
  > Ihre Stimme: Nein
  ! Sie stimmen für
vorsitz #rat [Ja V2]
vize #rat [Ja V2]
bert #rat [Nein V2]
koordination #rat /abstimmung zurueckziehen V2
# The deputy chair presides: a tie is a tie.
koordination #rat /sitzung anwesend @vorsitz geht
koordination #rat /sitzung eroeffnen S1 vorsitz:@vize
koordination #rat /abstimmung neu "Lampen leihen?"
vize #rat [Ja V3]
bert #rat [Nein V3]
anna #rat [Enthaltung V3]
koordination #rat /abstimmung schliessen V3
  > Ja 1, Nein 1, Enthaltung 1
  > Stimmengleichheit, und kein Stichentscheid
  > abgelehnt
# Somebody without an account sits in: whoever leads casts for them, and is told about them, not about themself.
koordination #rat /sitzung anwesend @bert geht
koordination #rat /sitzung anwesend "Frau Neu" fuer:@bert
koordination #rat /abstimmung neu "Lampen borgen?"
vize #rat /abstimmung stimme V4 ja fuer:"Frau Neu"
  > Stimme für Frau Neu eingetragen: Ja
  > Frau Neu stimmt für Bert Braun ab
  ! Sie stimmen für
vize #rat /abstimmung stimme V4 ja fuer:@bert
  > Bert Braun ist in V4 nicht berechtigt: Auf diesem Sitz stimmt Frau Neu ab
vize #rat /abstimmung befangen V4 "Frau Neu"
  > Frau Neu ist in V4 als befangen eingetragen
vize #rat /abstimmung stimme V4 ja fuer:"Frau Neu"
  > Frau Neu ist in V4 befangen und stimmt nicht mit
# A roll call names a deputy with the member in whose place they voted; so do the minutes.
koordination #rat /abstimmung zurueckziehen V4
koordination #rat /sitzung anwesend @anna geht
koordination #rat /sitzung anwesend @bert kommt
koordination #rat /abstimmung neu "Lampen tauschen?" modus:namentlich
dora #rat [Nein V5]
bert #rat [Ja V5]
koordination #rat /abstimmung schliessen V5
  > Ja: Bert Braun. Nein: Dora Dietz (Vertretung für Anna Vogel).
clock 2027-03-01 11:00
koordination #rat /sitzung schliessen
koordination #rat /protokoll zeigen S1
  > Dora Dietz (Vertretung für Anna Vogel)
