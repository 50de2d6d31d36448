# Recurring tasks: when one is done, or on its day, the next is on the list; never more than two at once.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person polizei "Polizei"
channel rat root koordination polizei
root #rat /gremium einrichten muster:arbeitsgruppe name:AG
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @polizei
koordination #rat /aufgabe neu Kasse prüfen @polizei wiederholung:"ab und zu"
  > verstehe ich nicht als Wiederholung
  > jeden Montag
koordination #rat /aufgabe neu Kasse prüfen @polizei wiederholung:monatlich
  > sagt, wie oft, aber nicht, ab wann
koordination #rat /aufgabe neu Kasse prüfen @polizei wiederholung:monatlich bis:31.03.2027
  > A1 ist angelegt: Kasse prüfen
  > Frist: Mittwoch, 31. März 2027
  > Wiederholt sich: monatlich
koordination #rat /aufgabe neu Zettel leeren @polizei wiederholung:"jeden Montag"
  > Frist: Montag, 8. März 2027
polizei @bot [Annehmen A1]
# Done early: the next is the one behind its day. April has no 31st.
clock 2027-03-20 10:00
polizei @bot [Erledigt A1]
  > A1 ist erledigt: Kasse prüfen
  > Die nächste ist A4, Frist: Freitag, 30. April 2027
# Taken back: the next goes, too; done again, there is one again.
polizei @bot [Rückgängig]
  > A1 ist wieder offen
polizei #rat /aufgabe meine
  > A1 Kasse prüfen – Mittwoch, 31. März 2027
  ! A4
polizei #rat /aufgabe erledigt A1
  > Die nächste ist A5, Frist: Freitag, 30. April 2027
polizei #rat /g A5
  > Zuständig: Polizei
  > Wiederholt sich: monatlich
# Not done: on its day the next is there, with its own reminders; a third is not made.
polizei #rat /aufgabe liste
  > A2 Zettel leeren – Polizei (noch nicht angenommen); Montag, 8. März 2027 (überfällig)
  > A3 Zettel leeren – Polizei (noch nicht angenommen); Montag, 15. März 2027 (überfällig)
clock 2027-03-31 10:00
polizei #rat /aufgabe liste
  > A3 Zettel leeren
  ! A6
polizei #rat /aufgabe erledigt A2
  ! Die nächste
polizei #rat /aufgabe erledigt A3
  > Die nächste ist A6, Frist: Montag, 5. April 2027
# It ends when somebody says so, or withdraws it.
koordination #rat /aufgabe aendern A6 einmalig:ja
  ! Wiederholt sich
polizei #rat /aufgabe erledigt A6
  ! Die nächste
koordination #rat /aufgabe zurueckziehen A5
  > kommt nicht wieder
clock 2027-06-01 10:00
polizei #rat /aufgabe meine
  > Sie haben nichts zu erledigen
# A fixed day each year.
polizei #rat /aufgabe neu Beitrag überweisen wiederholung:"jährlich am 24.12."
  > Frist: Freitag, 24. Dezember 2027
clock 2027-12-24 09:00
polizei @bot ?
  > Aufgabe A7 ist heute fällig
polizei #rat /aufgabe meine
  > A7 Beitrag überweisen – Freitag, 24. Dezember 2027
  > A8 Beitrag überweisen – Sonntag, 24. Dezember 2028
