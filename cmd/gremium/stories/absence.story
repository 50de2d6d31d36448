# Absence: reminders come before it, the deputy votes between meetings, a stand-in receives what goes to the coordination.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Karla Amt"
person vorsitz "Vera Vorsitz"
person anna "Anna Vogel"
person bert "Bert Braun"
person ernst "Ernst Eder"
person fremd "Frieda Fremd"
channel rat root koordination vorsitz anna bert ernst fremd
channel ag root anna bert
root #rat /gremium einrichten muster:lenkungsgremium name:Rat kuerzel:LG
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @anna
koordination #rat /mitglied neu @bert
koordination #rat /mitglied neu @ernst vertritt:@anna
root #ag /gremium einrichten muster:arbeitsgruppe name:AG kuerzel:AG
root #ag /mitglied neu @bert rolle:vorsitz
bert #ag /mitglied neu @anna
# Nothing recorded yet; a last day is asked for, and a slip is refused.
anna #rat /mitglied abwesend
  > Niemand ist abwesend gemeldet
  > [Abwesenheit eintragen]
anna #rat [Abwesenheit eintragen]
  > Bis einschließlich
anna #rat {Vom (sonst ab heute): 08.03.2027}
  > Bis wann
anna #rat /mitglied abwesend von:19.03.2027 bis:08.03.2027
  > Das Ende liegt vor dem Beginn
anna #rat /mitglied abwesend von:01.02.2027 bis:08.02.2027
  > ist schon vorbei
# Who is not of the body says nothing, nor does a member about others.
fremd #rat /mitglied abwesend
  > nicht berechtigt
fremd #rat /mitglied abwesend bis:08.03.2027
  > nicht berechtigt
bert #rat /mitglied abwesend @anna bis:08.03.2027
  > nicht berechtigt
  > Koordination
bert #rat /mitglied zurueck @anna
  > nicht berechtigt
koordination #rat /mitglied abwesend @fremd bis:08.03.2027
  > ist hier nicht bekannt
koordination #rat /mitglied zurueck @anna
  > keine Abwesenheit eingetragen
# Invited on the second; the seven-day reminder would come on the 17th, in her holiday: it comes on the eve, and once.
koordination #rat /sitzung neu 24.03.2027 16:00
koordination #rat /sitzung einladen S1 jetzt:ja
koordination #rat /aufgabe neu Zahlen liefern @anna bis:12.03.2027
anna @bot [Annehmen]
anna @bot erinnerung neu Blumen gießen wann:"10.03.2027 9 Uhr"
anna #rat /mitglied abwesend von:09.03.2027 bis:19.03.2027
  > Anna Vogel ist abwesend: Dienstag, 9. März 2027 bis Freitag, 19. März 2027
  > alle Gremien
  > Erinnerungen aus dieser Zeit kommen am Abend davor
  > Entschuldigt ist damit niemand
  > stimmt Ernst Eder ab
  > [Rückgängig]
# Said twice it is there once; one that overlaps moves the eve for both.
anna #rat /mitglied abwesend von:09.03.2027 bis:19.03.2027
  > Das ist schon geschehen
anna #rat [Rückgängig]
  > Zurückgenommen
anna #rat /mitglied abwesend
  > Niemand ist abwesend gemeldet
anna #rat /mitglied abwesend von:09.03.2027 bis:19.03.2027
koordination #rat /mitglied abwesend @anna von:08.03.2027 bis:10.03.2027
  > Das gilt für „Rat“
bert #rat /mitglied abwesend
  > Abwesend: Rat
  > Anna Vogel: Montag, 8. März 2027 bis Mittwoch, 10. März 2027
  > Anna Vogel: Dienstag, 9. März 2027 bis Freitag, 19. März 2027
bert #ag /mitglied abwesend
  > Anna Vogel: Dienstag, 9. März 2027 bis Freitag, 19. März 2027
  ! 8. März
clock 2027-03-07 19:59
anna @bot ?
  ! Rückmeldung fehlt: „Rat“
  ! Fällig: A1
clock 2027-03-07 20:00
anna @bot ?
  > Rückmeldung fehlt: „Rat“ tagt in 17 Tagen (S1)
  > Zahlen liefern
bert @bot ?
  ! Rückmeldung fehlt: „Rat“ tagt in 17 Tagen
# Her own reminder does not move; the others do not come again.
clock 2027-03-10 09:00
anna @bot ?
  > Blumen gießen
clock 2027-03-17 16:00
bert @bot ?
  > Rückmeldung fehlt: „Rat“ tagt in 7 Tagen (S1)
anna @bot ?
  ! in 7 Tagen
# Back again, earlier than said: what comes then, comes as usual.
anna #rat /mitglied zurueck
  > Anna Vogel ist wieder da
anna #rat /mitglied zurueck
  > keine Abwesenheit eingetragen
clock 2027-03-22 16:00
anna @bot ?
  > Rückmeldung fehlt: „Rat“ tagt in 2 Tagen (S1)
# A vote between meetings: who is away does not vote, the deputy does.
clock 2027-04-01 09:00
anna #rat /mitglied abwesend bis:30.04.2027
  > Erinnerungen aus dieser Zeit entfallen
koordination #rat /abstimmung umlauf Sommerfest bis:20.04.2027
anna @bot V1 ja
  ! Ihre Stimme: Ja
ernst @bot V1 ja
  > Ihre Stimme
# The deputy is away, too: then nobody votes but the member.
ernst #rat /mitglied abwesend bis:25.04.2027
koordination #rat /abstimmung umlauf Herbstfest bis:20.04.2027
ernst @bot V2 ja
  ! Ihre Stimme: Ja
anna @bot V2 ja
  > Ihre Stimme: Ja
# The coordination is away: its chair receives what is due, until somebody is named who stands in.
koordination #rat /sitzung neu 01.06.2027 16:00
  > S2
koordination #rat /mitglied abwesend von:10.05.2027 bis:20.05.2027
  > Was an die Koordination geht, bekommt in dieser Zeit Vera Vorsitz
koordination #rat [Rückgängig]
bert #rat /mitglied abwesend bis:30.04.2027 vertretung:@ernst
  > koordiniert dieses Gremium nicht
koordination #rat /mitglied abwesend von:10.05.2027 bis:20.05.2027 vertretung:@koordination
  > Niemand vertritt sich selbst
koordination #rat /mitglied abwesend von:10.05.2027 bis:20.05.2027 vertretung:@fremd
  > ist hier nicht bekannt
koordination #rat /mitglied abwesend von:10.05.2027 bis:20.05.2027 vertretung:@bert
  > Was an die Koordination geht, bekommt in dieser Zeit Bert Braun
vorsitz #rat ?
  > Koordination von „Rat“: Bert Braun vertritt Karla Amt, Montag, 10. Mai 2027 bis Donnerstag, 20. Mai 2027. Eingetragen von Karla Amt
bert @bot ?
  > Sie vertreten die Koordination: Rat
  > S2 am Dienstag, 1. Juni 2027, 16:00 Uhr: noch nicht eingeladen
bert #rat /sitzung einladen S2
  > nicht berechtigt
clock 2027-05-10 08:00
# Monday: the digest goes to who stands in, who may do what is to be done.
bert @bot ?
  > Woche ab 10.05.2027: Rat
koordination @bot ?
  ! Woche ab 10.05.2027
clock 2027-05-15 09:00
bert @bot ?
  > Einladung fällig: S2
koordination @bot ?
  ! Einladung fällig
bert #rat /sitzung einladen S2 jetzt:ja
  > Einladung
# Back earlier: the stand-in's rights end at once.
vorsitz #rat /mitglied zurueck @koordination
  > Karla Amt ist wieder da
bert #rat /sitzung neu 02.07.2027 16:00
  > nicht berechtigt
vorsitz #rat ?
  > Die Vertretung der Koordination ist zu Ende
bert @bot ?
  > Die Vertretung der Koordination ist zu Ende
koordination #rat /mitglied abwesend
  ! Karla Amt
# "Wieder da" ends what is on and leaves the one in summer; typed once more, that is withdrawn, and can be taken back.
vorsitz @bot abwesend bis:20.05.2027
vorsitz @bot mitglied abwesend von:02.08.2027 bis:13.08.2027
vorsitz @bot mitglied abwesend
vorsitz @bot [Wieder da]
  > Vera Vorsitz ist wieder da
vorsitz @bot mitglied abwesend
  > Montag, 2. August 2027 bis Freitag, 13. August 2027
  ! [Wieder da]
vorsitz @bot mitglied zurueck
  > Zurückgenommen: Abwesenheit von Vera Vorsitz, Montag, 2. August 2027 bis Freitag, 13. August 2027
vorsitz @bot [Rückgängig]
  > Vera Vorsitz ist abwesend: Montag, 2. August 2027
# English.
anna #rat /gremium sprache englisch
anna #rat /member absent from:01.07.2027 until:14.07.2027
  > Anna Vogel is absent
anna #rat /member absent
  > Anna Vogel: Thursday, 1 July 2027 to Wednesday, 14 July 2027
anna #rat /member back
  > Withdrawn: absence of Anna Vogel
