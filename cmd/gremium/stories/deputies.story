# Deputies vote only while the member is absent, never both; one person has one vote.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vera Vorsitz"
person anna "Anna Vogel"
person bert "Bert Braun"
person carl "Carl Clausen"
person dora "Dora Dietz"
person ernst "Ernst Eder"
channel rat root koordination vorsitz anna bert carl dora ernst
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @anna
koordination #rat /mitglied neu @bert
koordination #rat /mitglied neu @carl
koordination #rat /mitglied neu @ernst vertritt:@carl
koordination #rat /sitzung neu 24.03.2027 16:00
koordination #rat /sitzung einladen S1 jetzt:ja
anna #rat /sitzung rueckmeldung S1 vertretung @dora
clock 2027-03-24 16:00
koordination #rat /sitzung eroeffnen
# "alle" takes the deputy in the place of the member.
koordination #rat /sitzung anwesend alle ausser @carl
  > Dora Dietz
  > Nicht als anwesend vermerkt, weil entschuldigt: Anna Vogel
  > Dora Dietz sitzt jetzt auf dem Sitz von Anna Vogel
  > Anwesend 3 von 4 Stimmberechtigten, nötig 3: beschlussfähig
# The member comes after all: the deputy speaks, and votes no more.
clock 2027-03-24 16:30
anna #rat [Bin da]
  > (stimmberechtigt): ab 16:30 Uhr
  > Anna Vogel ist jetzt selbst da. Dora Dietz stimmt nicht mehr mit und nimmt beratend teil.
  > Anwesend 3 von 4
clock 2027-03-24 16:40
anna #rat [Gehe jetzt]
  > Dora Dietz sitzt jetzt auf dem Sitz von Anna Vogel
  > Anwesend 3 von 4
# A standing deputy, who comes before the member and stays.
ernst #rat [Bin da]
  > Vertretung für Carl Clausen
  > Anwesend 4 von 4
carl #rat [Bin da]
  > Ernst Eder stimmt nicht mehr mit
  > Anwesend 4 von 4
ernst #rat [Gehe jetzt]
clock 2027-03-24 16:50
ernst #rat [Bin da]
  > Carl Clausen ist selbst da. Ernst Eder stimmt daher nicht mit und nimmt beratend teil.
  > Anwesend 4 von 4
# Somebody whom nobody had announced sits in for a member.
koordination #rat /sitzung anwesend @bert geht
  > Anwesend 3 von 4
koordination #rat /sitzung anwesend "Frau Neu" fuer:@bert
  > Frau Neu (Vertretung für Bert Braun)
  > Frau Neu sitzt jetzt auf dem Sitz von Bert Braun
  > Anwesend 4 von 4
koordination #rat /sitzung anwesend @carl fuer:@bert
  > Carl Clausen hat selbst einen Sitz. Eine Person hat nur eine Stimme.
koordination #rat /sitzung anwesend @dora fuer:@koordination
  > keinen stimmberechtigten Sitz
# A second deputy on a seat has no vote of their own.
koordination #rat /sitzung anwesend "Herr Zweit" fuer:@bert
  > Auf dem Sitz von Bert Braun sitzt schon eine Vertretung. Herr Zweit nimmt beratend teil.
  > Anwesend 4 von 4
koordination #rat /sitzung anwesend
  > Frau Neu (Vertretung für Bert Braun)
  > Bert Braun (stimmberechtigt): 16:00 Uhr bis 16:50 Uhr.
