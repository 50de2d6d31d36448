# What people who tried it asked for: changing a meeting, slips, dead ends, and cards that say what is so now.
clock 2027-02-22 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vorsitzende"
person polizei "Polizei"
person schule "Schulamt"
person fremd "Fremder"
channel rat root koordination vorsitz polizei schule fremd
root #rat /gremium einrichten muster:lenkungsgremium name:Rat land:SN
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @polizei
koordination #rat /mitglied neu @schule
koordination #rat /mitglied neu name:"Dr. Albrecht"
# Plans that are probably slips are asked back: at night, and at the time of another meeting.
koordination #rat /sitzung neu 24.03.2027 03:00
  > liegt in der Nacht
  > [Trotzdem]
koordination #rat /sitzung neu 24.03.2027 16:00
  > S1 ist geplant
koordination #rat /sitzung neu 24.03.2027 17:00
  > Zu dieser Zeit ist schon S1 geplant (Mittwoch, 24. März 2027, 16:00 Uhr)
koordination #rat [Trotzdem]
  > S2 ist geplant
koordination #rat [Rückgängig]
koordination #rat /sitzung neu 24.03.2027 18:00
  > S3 ist geplant
koordination #rat [Rückgängig]
# The preview says what is missing, once, and can be closed.
koordination #rat /sitzung einladen S1
  > Es fehlt der Ort.
  > 1 Person davon hat kein Konto
  > Sie können auch so einladen
koordination #rat [Abbrechen]
  > Nicht gesendet.
koordination #rat ?
  ! Vorschau: S1
# Changing before anybody is invited tells nobody.
koordination #rat /sitzung zeigen S1
koordination #rat [Ändern]
  > Ort
  > Dauer
koordination #rat {Ort: Rathaus, Saal 2}
  > Ort: Rathaus, Saal 2
  ! Alle Eingeladenen
koordination #rat /sitzung aendern S1 ort:"Rathaus, Saal 2"
  > Es hat sich nichts geändert
koordination #rat /sitzung aendern S1 titel:Klausur moderation:@polizei dauer:90m
  > Titel: Klausur
  > Dauer: 1 Stunde 30 Minuten
  > Moderation: Polizei
polizei #rat /sitzung aendern S1 ort:Hof
  > nicht berechtigt
koordination #rat /sitzung einladen S1 jetzt:ja
polizei #rat ? S1
  > Mittwoch, 24. März 2027, 16:00 Uhr, Rathaus, Saal 2
  ! Wann:
# Afterwards another place is told, another length only shown.
koordination #rat /sitzung aendern S1 ort:Feuerwache
  > Alle Eingeladenen erfahren den neuen Ort
polizei #rat ?
  > Neuer Ort: Feuerwache (S1, Mittwoch, 24. März 2027, 16:00 Uhr). Bisher: Rathaus, Saal 2
  > Mittwoch, 24. März 2027, 16:00 Uhr, Feuerwache
schule @bot ?
  > Neuer Ort: Feuerwache
  > Sitzung-S1.ics
koordination #rat /sitzung aendern S1 dauer:60m
  ! erfahren
# Words that are no command, in direct messages: the open invitation, else a hint.
schule @bot ja
  > Meinen Sie die Einladung zu S1 (Mittwoch, 24. März 2027, 16:00 Uhr)?
schule @bot [Zusage]
  > Zusage notiert
schule @bot Hallo zusammen, was gibt es?
  > Guten Tag!
  > Hallo zusammen, was gibt es?
schule @bot nein
  > Meinen Sie die Einladung zu S1
fremd @bot ja
  > Guten Tag!
# The form of an answer names the meeting, and asks "Für wen" only those who may.
schule #rat [Vertretung S1]
schule #rat ?
  > S1, „Rat“: Mittwoch, 24. März 2027, 16:00 Uhr, Feuerwache
  ! Für wen
koordination #rat [Vertretung S1]
koordination #rat ?
  > Für wen
# Moved: whoever has answered again is not asked again.
koordination #rat /sitzung verschieben S1 auf:25.03.2027 16:00
  > [Ohne Grund verschieben] [Grund nennen]
koordination #rat [Ohne Grund verschieben]
  > verschoben
schule @bot ?
  > Bitte geben Sie für den neuen Termin Rückmeldung
schule #rat [Zusage S1]
schule @bot ?
  ! Bitte geben Sie für den neuen Termin Rückmeldung
  > jetzt Donnerstag, 25. März 2027, 16:00 Uhr
# Invited meetings stay on the Monday list until they begin, with who has not answered.
clock 2027-03-01 08:00
koordination @bot ?
  > noch ohne Antwort: Dr. Albrecht, Koordinierungsstelle, Polizei und Vorsitzende
# A deadline that is over: the next meeting that takes the item is offered, where there is one.
clock 2027-03-08 09:00
polizei #rat /top neu "Neue Lampen am Bahnhof" sitzung:S1
  > noch nicht geplant
  > [Im Formular verbessern]
koordination #rat /sitzung neu 21.04.2027 16:00
  > S4 ist geplant
polizei #rat /top neu "Neue Lampen am Bahnhof" sitzung:S1 dauer:15m
  > Für S4 (Mittwoch, 21. April 2027, 16:00 Uhr) können Sie ihn noch anmelden
polizei #rat [Für S4 anmelden]
  > TOP S4-1
  > 15 Minuten
polizei #rat /top neu sitzung:S1
polizei #rat {Titel: Bänke}
  > Antragsfrist
polizei #rat [Für S4 anmelden]
  > Bänke
# Cancelled: what was said of it before becomes one line, the cancellation remains.
koordination #rat /sitzung absagen S1 grund:Krankheit
schule @bot ?
  > Erledigt: Die Sitzung S1 ist abgesagt.
  > Die Sitzung S1 am Donnerstag, 25. März 2027, 16:00 Uhr ist abgesagt. Grund: Krankheit
  ! Bisher Mittwoch
# A dispatch day that has passed is told as passed, and the form asks for the reason it needs.
clock 2027-04-12 09:00
koordination @bot ?
  > letzter Tag für die Einladung war
koordination #rat /sitzung zeigen S4
  > Letzter Tag für die Einladung war Dienstag, 6. April 2027; Sie brauchen eine Begründung
koordination #rat /sitzung einladen S4
  > Mit Begründung einladen
koordination #rat [Mit Begründung einladen]
  > Warum ist die Sitzung eilig?
koordination #rat {Grund (wenn die Ladungsfrist verkürzt ist): Frist des Landes}
  > Vorschau
# A refused line comes back with its form.
koordination #rat /sitzung neu 01.02.2027 16:00 ort:Aula
  > ist schon vorbei
  > Sie hatten geschrieben: /sitzung neu
  > ort:Aula
koordination #rat [Im Formular verbessern]
  > Aula
# The end of a membership is taken back.
koordination #rat /mitglied ende @schule grund:Versetzung
  > endet mit Ablauf
koordination #rat [Rückgängig]
  > Zurückgenommen
koordination #rat /mitglied liste
  > Schulamt
  ! (bis
# Help: first what is done every day, only what one may; the rest behind a button; a verb is enough.
polizei #rat /gremium hilfe
  > /sitzung
  ! einladen
  > [Alles zeigen]
polizei #rat [Alles zeigen]
  > einladen
polizei #rat /gremium hilfe einladen
  > /sitzung einladen
# A recurring reminder says when, and can be stopped from its message.
polizei @bot erinnerung neu Kasse wann:"werktags 9 Uhr"
clock 2027-04-13 09:00
polizei @bot ?
  > Kasse
polizei @bot [Nicht mehr erinnern]
  > gelöscht
