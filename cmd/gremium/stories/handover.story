# Handing an office over: who holds it from when on, what it leaves open, its tasks with one press; also when the one who held
# it has gone.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Anna Amt"
person vorsitz "Vorsitzende"
person nachfolge "Bert Nachfolger"
person dritte "Dora Dritte"
person mitglied "Mitglied Eins"
channel rat root koordination vorsitz nachfolge dritte mitglied
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /mitglied neu @koordination rolle:koordination+mitglied institution:Stabsstelle
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @nachfolge rolle:beratend
koordination #rat /mitglied neu @mitglied
koordination #rat /sitzung neu 28.04.2027 16:00 moderation:@koordination
koordination #rat /aufgabe neu Broschüre drucken bis:01.04.2027
koordination #rat /aufgabe neu Personalakte zu:S1
koordination #rat /erinnerung neu "Geburtstag" wann:"zur nächsten Sitzung"
# Who may, and what is missing.
mitglied #rat /mitglied uebergabe koordination an:@mitglied
  > nicht berechtigt
vorsitz #rat /mitglied uebergabe schriftfuehrung an:@dritte
  > Niemand hat dieses Amt oder hatte es: Schriftführung
vorsitz #rat /mitglied uebergabe koordination an:@koordination
  > hat das Amt schon
vorsitz #rat /mitglied uebergabe koordination an:@nachfolge von:@mitglied
  > Mitglied Eins hat dieses Amt nicht: Koordination
vorsitz #rat /mitglied uebergabe
  > Amt übergeben
  > An wen
koordination #rat /mitglied uebergabe koordination an:@nachfolge zum:01.02.2027
  > ist schon vorbei
# From a day in the future on: until then all stays as it is.
koordination #rat /mitglied uebergabe koordination an:@nachfolge zum:15.03.2027
  > Koordination: Bert Nachfolger übernimmt ab Montag, 15. März 2027 von Anna Amt
  > Bert Nachfolger: Koordination, Beratend, ohne Stimme
  > Anna Amt: Mitglied, stimmberechtigt, Stabsstelle
  > S1 am Mittwoch, 28. April 2027, 16:00 Uhr: noch nicht eingeladen, spätestens am Dienstag, 13. April 2027
  > S1: Antragsfrist bis Mittwoch, 7. April 2027
  > Die Moderation ist noch eingetragen
  > Aufgabe A1 Broschüre drucken – Donnerstag, 1. April 2027
  > 1 eigene Erinnerung
  ! Geburtstag
  > [Aufgaben übergeben]
  > [Rückgängig]
vorsitz #rat ?
  > Koordination: Bert Nachfolger übernimmt ab Montag, 15. März 2027 von Anna Amt. Eingetragen von Anna Amt
nachfolge @bot ?
  > Sie übernehmen: Koordination, Rat
  > bisher Anna Amt
  > Aufgabe A1 Broschüre drucken
  > [Aufgaben übergeben]
koordination #rat [Rückgängig]
  > Zurückgenommen
vorsitz #rat ?
  ! übernimmt ab
nachfolge @bot ?
  > Die Übergabe wurde zurückgenommen
  ! [Aufgaben übergeben]
koordination #rat /mitglied liste
  > Anna Amt: Koordination, Mitglied, stimmberechtigt, Stabsstelle
  > Bert Nachfolger: Beratend, ohne Stimme
# Again, and for good. Pressing twice does it once.
koordination #rat /mitglied uebergabe @nachfolge koordination zum:15.03.2027
  > übernimmt ab Montag, 15. März 2027
koordination #rat /mitglied uebergabe koordination an:@nachfolge zum:15.03.2027
  > hat das Amt schon
nachfolge #rat /sitzung neu 05.05.2027 16:00
  > nicht berechtigt
nachfolge @bot [Aufgaben übergeben]
  > 2 Aufgaben gehen an Bert Nachfolger
nachfolge @bot ?
  ! [Aufgaben übergeben]
nachfolge #rat /aufgabe meine
  > A1 Broschüre drucken
  > A2 Personalakte
koordination #rat /aufgabe meine
  > Sie haben nichts zu erledigen
clock 2027-03-15 09:00
koordination #rat /sitzung neu 05.05.2027 16:00
  > nicht berechtigt
nachfolge #rat /sitzung neu 05.05.2027 16:00
  > S2
nachfolge #rat /mitglied liste
  > Anna Amt: Mitglied, stimmberechtigt, Stabsstelle
  > Bert Nachfolger: Koordination, Beratend
# On the same day on to somebody new, who has no account; the other then has only the other role.
vorsitz #rat /mitglied uebergabe koordination an:"Dr. Clara Neu"
  > Dr. Clara Neu übernimmt ab Montag, 15. März 2027 von Bert Nachfolger
  > kein Konto
  > Bert Nachfolger: Beratend, ohne Stimme
  > [Aufgaben übergeben]
vorsitz #rat [Aufgaben übergeben]
  > 2 Aufgaben gehen an Dr. Clara Neu
# The old account is gone: the membership has ended, nobody holds the office.
vorsitz #rat /mitglied ende "Dr. Clara Neu" zum:31.03.2027
clock 2027-04-10 09:00
vorsitz #rat /mitglied uebergabe koordination an:@dritte
  > Dora Dritte übernimmt ab Samstag, 10. April 2027 von Dr. Clara Neu
  > Dora Dritte: Koordination, ohne Stimme
  > Aufgabe A1 Broschüre drucken – Donnerstag, 1. April 2027 (überfällig)
dritte @bot ?
  > Sie übernehmen: Koordination, Rat
dritte @bot [Aufgaben übergeben]
  > 2 Aufgaben gehen an Dora Dritte
dritte #rat /aufgabe meine
  > A1 Broschüre drucken
# The chair: the vote goes with the office; who has no other role belongs to the body no more, unless it is said.
vorsitz #rat /mitglied uebergabe vorsitz an:@mitglied
  > Mitglied Eins: Vorsitz, Mitglied, stimmberechtigt
  > Vorsitzende hat keine andere Rolle und gehört damit nicht mehr zu „Rat“
  > [Bleibt Mitglied]
vorsitz #rat [Rückgängig]
  > Zurückgenommen
vorsitz #rat /mitglied uebergabe vorsitz an:@mitglied
  > übernimmt ab Samstag
mitglied #rat /mitglied liste
  ! Vorsitzende: Vorsitz
mitglied #rat /mitglied uebergabe vorsitz an:@koordination bleibt:ja
  > Anna Amt: Vorsitz, Mitglied, stimmberechtigt, Stabsstelle
  > Mitglied Eins: Mitglied, stimmberechtigt
  > Offen ist
# Two hold it: it is asked whose.
koordination #rat /mitglied neu @vorsitz rolle:koordination
koordination #rat /mitglied uebergabe koordination an:@nachfolge
  > Das Amt haben mehrere. Wer gibt es ab?
  > [Dora Dritte]
  > [Vorsitzende]
koordination #rat [Dora Dritte]
  > Bert Nachfolger übernimmt ab Samstag, 10. April 2027 von Dora Dritte
# The bot was away: the cards are as they were.
stop
clock 2027-04-11 09:00
start
nachfolge @bot ?
  > Sie übernehmen: Koordination, Rat
