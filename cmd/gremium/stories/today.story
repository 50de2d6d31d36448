# My day: what is on in all of one's bodies, the open meeting first; what has nothing to say is left out.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person polizei "Polizei"
person handwerk "Handwerker"
person fremd "Fremder"
channel rat root koordination polizei handwerk fremd
channel ag root koordination polizei
root #rat /gremium einrichten muster:lenkungsgremium name:Rat kuerzel:LG
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @polizei
root #ag /gremium einrichten muster:arbeitsgruppe name:AG
root #ag /mitglied neu @polizei rolle:vorsitz
# Nothing: the empty day says so, and what can be looked at.
polizei @bot heute
  > Heute, Montag, 1. März 2027
  > Heute steht nichts an
  > [Meine Aufgaben]
fremd #rat /gremium heute
  > nicht berechtigt
fremd @bot heute
  > Ich kenne Sie noch aus keinem Gremium
koordination #rat /sitzung neu 24.03.2027 16:00
polizei #ag /sitzung neu 23.03.2027 10:00
polizei @bot /gremium heute
  > Die nächste Sitzung
  > S1 Mittwoch, 24. März 2027, 16:00 Uhr (geplant) – Rat
  > S2 Dienstag, 23. März 2027, 10:00 Uhr (geplant) – AG
  > S1: Antragsfrist bis Mittwoch, 3. März 2027
  ! S2: Einladung spätestens
clock 2027-03-02 09:00
koordination #rat /gremium heute
  > S1: Einladung spätestens am Dienstag, 9. März 2027
  ! S2
koordination #rat /sitzung einladen S1 jetzt:ja
polizei #rat /aufgabe neu Zahlen liefern bis:05.03.2027
koordination #rat /aufgabe neu Schlüssel holen @polizei @handwerk
polizei @bot heute
  > Ihre Rückmeldung fehlt
  > S1 am Mittwoch, 24. März 2027, 16:00 Uhr
  > A1 Zahlen liefern – Rat; Freitag, 5. März 2027
  > A2 Schlüssel holen – Rat; bitte annehmen oder ablehnen
  > [Zusage]
  > [A1 erledigt]
polizei @bot [Zusage]
  > Zusage notiert
polizei @bot heute
  ! Rückmeldung fehlt
# Who belongs to nothing and has a task, sees that.
handwerk @bot heute
  > A2 Schlüssel holen
  ! [Sitzungen]
# In the day of the meeting it stands at the top; what is overdue stays.
clock 2027-03-24 08:00
polizei @bot heute
  > Sitzungen heute
  > S1 Mittwoch, 24. März 2027, 16:00 Uhr
  > A1 Zahlen liefern – Rat; Freitag, 5. März 2027 (überfällig)
  ! Die nächste Sitzung
  > [S1 zeigen]
koordination @bot /council today
  > Heute, Mittwoch, 24. März 2027
