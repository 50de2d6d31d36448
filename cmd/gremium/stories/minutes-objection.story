# Objections: one that is accepted and corrected, one that the body must decide on, and approval by the body's decision. The
# coordination releases for a minute taker whom there is not. The bot is killed on the way.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Karla Koord"
person vorsitz "Vera Vorsitz"
person polizei "Paul Polizei"
person schule "Susi Schule"
person sozial "Sina Sozial"
channel rat root koordination vorsitz polizei schule sozial
root #rat /gremium einrichten muster:lenkungsgremium name:Lenkungsgremium kuerzel:LG
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @polizei
koordination #rat /mitglied neu @schule
koordination #rat /mitglied neu @sozial
koordination #rat /mitglied neu name:"Dr. Ohnekonto"
koordination #rat /sitzung neu 24.03.2027 16:00 ort:Rathaus
koordination #rat /top neu Lampen
koordination #rat /top neu Akte nichtoeffentlich:ja
koordination #rat /sitzung einladen S1 jetzt:ja
clock 2027-03-24 16:00
koordination #rat /sitzung eroeffnen S1
koordination #rat /sitzung anwesend alle
koordination #rat /top aufruf S1-1
koordination #rat /protokoll notiz Zehn Lampen sind defekt.
koordination #rat /protokoll notiz Die Akte bleibt geschlossen. zu:S1-2
clock 2027-03-24 17:00
koordination #rat /sitzung schliessen
# An objection needs a released text.
polizei #rat /protokoll einwendung S1-1 Es waren zwölf Lampen, nicht zehn.
  > ist noch ein Entwurf
koordination #rat /protokoll freigeben
  > Es fehlt noch: Vorsitz (Vera Vorsitz)
stop
start
vorsitz @bot ?
  > Es fehlt Ihre Freigabe
vorsitz @bot [Freigeben]
  > freigegeben
  > Kein Konto haben: Dr. Ohnekonto
polizei #rat [Einwendung]
polizei #rat ?
  > möglich bis Mittwoch, 7. April 2027
polizei #rat {Was ist nicht richtig, und wie lautet es richtig?: Der Beginn stimmt nicht.}
  > Einwendung 1 ist festgehalten: Sitzung im Ganzen (S1)
polizei #rat [Rückgängig]
  > Einwendung 1 ist zurückgezogen
polizei #rat /protokoll einwendung S1-1 Es waren zwölf Lampen, nicht zehn.
  > Einwendung 2 ist festgehalten: Ö 1 Lampen (S1)
schule #rat /protokoll einwendung S1-2 Die Akte wurde geöffnet.
  > Einwendung 3
schule #rat /protokoll einwendung S1-9 Unsinn
  > Diesen TOP gibt es nicht
koordination @bot ?
  > Einwendung 2 zur Niederschrift S1 von Paul Polizei: Ö 1 Lampen
  > Es waren zwölf Lampen, nicht zehn.
  > Einwendung 3 zur Niederschrift S1 von Susi Schule: NÖ 1 (nichtöffentlich)
  ! Die Akte wurde geöffnet.
sozial #rat ?
  > 2 Einwendungen sind noch offen
  ! zwölf Lampen
# Outside of a meeting nobody approves what is disputed.
koordination #rat /protokoll genehmigen S1
  > Die Niederschrift ist strittig: Darüber entscheidet das Gremium in einer Sitzung
  > [Einwendungen]
koordination #rat /protokoll
  > S1 Mittwoch, 24. März 2027: freigegeben
koordination #rat /protokoll entscheiden 2
  > (angenommen / abgelehnt / zurückgezogen)
# Whose it is not takes it not back; who runs the meeting decides.
sozial #rat /protokoll entscheiden 2 zurueckgezogen sitzung:S1
  > nicht berechtigt
polizei #rat /protokoll entscheiden 2 angenommen sitzung:S1
  > nicht berechtigt
koordination #rat /protokoll berichtigen S1-1 "Zwölf Lampen sind defekt." grund:Zählung
  > nur berichtigt, wozu eine Einwendung angenommen ist
koordination #rat /protokoll einwendungen S1
  > Einwendung 2
  > Die Akte wurde geöffnet.
koordination #rat [Einwendung 2 annehmen]
koordination #rat {Text der Entscheidung: Die Zahl wird berichtigt.}
  > Einwendung 2 ist angenommen
  > Berichtigen Sie jetzt den Text
koordination #rat [Berichtigen]
koordination #rat ?
  > Zehn Lampen sind defekt.
koordination #rat {Neuer Text: Zwölf Lampen sind defekt.}
  > Fassung 2
polizei @bot ?
  > angenommen am Mittwoch, 24. März 2027: Die Zahl wird berichtigt.
vorsitz #rat /protokoll entscheiden 2 abgelehnt Nein
  > schon entschieden
vorsitz #rat /protokoll entscheiden 9 abgelehnt Nein
  > Eine Einwendung 9 zu S1 gibt es nicht
vorsitz #rat /protokoll entscheiden 3 abgelehnt Sie blieb zu. sitzung:S1
  > Einwendung 3 ist abgelehnt
  > Sie bleibt strittig
# The period ends while the bot is down: what is disputed goes to the body, as soon as there is a next meeting.
stop
clock 2027-04-09 09:00
start
schule #rat ?
  > Niederschrift strittig: S1
  > Das Gremium entscheidet darüber in der nächsten Sitzung, sobald eine geplant ist
schule #rat /protokoll einwendung S1-1 Noch etwas
  > Einwendungsfrist für S1 ist am Mittwoch, 7. April 2027 abgelaufen
# Disputed minutes are for a meeting: nobody approves them alone.
koordination #rat /protokoll genehmigen S1
  > Die Niederschrift ist strittig
  > in:S4
  ! ist genehmigt
koordination #rat /sitzung neu 05.05.2027 16:00 ort:Rathaus
koordination #rat [Rückgängig]
  > Zurückgenommen
koordination #rat /sitzung neu 12.05.2027 16:00 ort:Rathaus
koordination #rat /top liste S3
  > Genehmigung der Niederschrift zu S1
schule #rat /protokoll
  > S1 Mittwoch, 24. März 2027: freigegeben, das Gremium entscheidet unter S3-2
koordination #rat /sitzung einladen S3 jetzt:ja
clock 2027-05-12 16:00
koordination #rat /sitzung eroeffnen S3
koordination #rat /sitzung anwesend alle
polizei #rat /protokoll genehmigen S1
  > nicht berechtigt
koordination #rat /protokoll genehmigen
  > Die Niederschrift zu S1 ist genehmigt
  > Festgehalten als Entscheidung des Gremiums in S3
schule #rat ?
  > durch Beschluss des Gremiums in S3 genehmigt
schule #rat /protokoll zeigen S1
  > Zwölf Lampen sind defekt.
  > Bisher: Zehn Lampen sind defekt.
  > Einwendung 3 zu NÖ 1 (S1-2), Susi Schule
  > Genehmigt durch Beschluss des Gremiums in S3
  > abgelehnt am Mittwoch, 24. März 2027 (Beschluss in S3): Sie blieb zu.
  ! Der Beginn stimmt nicht
koordination #rat /protokoll genehmigen S1
  > schon genehmigt
# The minutes of the next meeting tell that those before were approved in it.
koordination #rat /protokoll zeigen S3
  > Niederschrift S1 vom Mittwoch, 24. März 2027: genehmigt am Mittwoch, 12. Mai 2027 durch Beschluss in S3
# By the body's decision only: the item is there as soon as the minutes are released.
clock 2027-05-12 17:00
koordination #rat /sitzung schliessen
vorsitz #rat /gremium regeln genehmigung:sitzung
koordination #rat /sitzung neu 16.06.2027 16:00 ort:Rathaus
vorsitz #rat /protokoll freigeben
koordination #rat /protokoll freigeben
  > freigegeben
  > Das Gremium entscheidet darüber unter S4-2
koordination #rat /sitzung einladen S4 jetzt:ja
clock 2027-06-16 16:30
koordination #rat /protokoll
  > S3 Mittwoch, 12. Mai 2027: freigegeben, das Gremium entscheidet unter S4-2
koordination #rat /sitzung eroeffnen S4
koordination #rat /protokoll genehmigen S3 in:S4
  > genehmigt
# Without a meeting and an objection it is asked whether the body has decided; the period goes on meanwhile.
clock 2027-06-16 18:00
koordination #rat /sitzung schliessen
vorsitz #rat /gremium regeln genehmigung:frist
vorsitz #rat /protokoll freigeben
koordination #rat /protokoll freigeben
  > freigegeben
koordination #rat /protokoll genehmigen S4
  > Hat das Gremium die Niederschrift zu S4 auf anderem Weg genehmigt
  > Ohne Einwendung bis Mittwoch, 30. Juni 2027
  > Es ist noch nichts gespeichert
  ! ist genehmigt
koordination #rat [Gremium hat entschieden]
  > Die Niederschrift zu S4 ist genehmigt
