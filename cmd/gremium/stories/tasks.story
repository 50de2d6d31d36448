# Tasks: given in a line, by a form, with a due date in the text; accepted, declined, handed over, finished and opened again;
# who may; reminders and the coordination's list.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vorsitzende"
person polizei "Polizei"
person schule "Schulamt"
person gast "Gast"
channel rat root koordination vorsitz polizei schule gast
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @polizei
koordination #rat /mitglied neu @schule
koordination #rat /mitglied neu @gast rolle:gast
# Nothing yet.
polizei #rat /aufgabe
  > Sie haben nichts zu erledigen
  > [Neue Aufgabe]
polizei #rat /aufgabe liste
  > Es ist keine Aufgabe offen
gast #rat /aufgabe neu "Kaffee kochen"
  > nicht berechtigt
root #rat /aufgabe meine
  > nicht berechtigt
# A line: mentions are lifted out of the text, and a date at its end is the due date, until somebody says that it is not.
koordination #rat /aufgabe neu Plakate am Bahnhof aufhängen @polizei bis 24.03.2027
  > A1 ist angelegt: Plakate am Bahnhof aufhängen
  > Zuständig: Polizei (noch nicht angenommen)
  > Frist: Mittwoch, 24. März 2027
  > [Gehört zum Text]
  > [Rückgängig]
polizei @bot ?
  > Neue Aufgabe für Sie: A1
  > Plakate am Bahnhof aufhängen
  > Frist: Mittwoch, 24. März 2027
  > Koordinierungsstelle
  > [Annehmen]
  > [Ablehnen]
  > [Erledigt]
  > [+1 Woche]
koordination #rat [Gehört zum Text]
  > A1 lautet jetzt: Plakate am Bahnhof aufhängen bis 24.03.2027
  > Ohne Frist
polizei @bot ? A1
  > Plakate am Bahnhof aufhängen bis 24.03.2027
  ! Frist:
koordination #rat /aufgabe frist A1 24.03.2027
  > A1 Plakate am Bahnhof aufhängen bis 24.03.2027: neue Frist Mittwoch, 24. März 2027
koordination #rat [Rückgängig]
  > ohne Frist
koordination #rat /aufgabe frist A1 bis:24.03.2027
  > neue Frist Mittwoch, 24. März 2027
koordination #rat /aufgabe frist A1 bis:24.03.2027
  > Das ist schon die Frist
# A span is no due date; a day that is past is none either.
koordination #rat /aufgabe neu "Stand betreuen vom 3.5. bis 5.5.2027" @schule
  > A2 ist angelegt: Stand betreuen vom 3.5. bis 5.5.2027
  > Ohne Frist
koordination #rat /aufgabe zurueckziehen A2
  > A2 ist zurückgezogen
schule @bot ?
  > Aufgabe A2 wurde zurückgezogen (Koordinierungsstelle)
  ! [Annehmen]
koordination #rat /aufgabe neu Bericht lesen bis:"gestern"
  > ist schon vorbei
  > Bericht lesen
# Several, one of them without an account; the form has what was typed.
koordination #rat /aufgabe neu
  > Was ist zu tun?
koordination #rat {Was ist zu tun?: Flyer verteilen; Wer (mehrere mit Komma): @polizei, @schule, Dr. Henriette Albrecht; Bis wann: 10.03.2027}
  > A3 ist angelegt: Flyer verteilen
  > Zuständig: Polizei (noch nicht angenommen), Schulamt (noch nicht angenommen) und Dr. Henriette Albrecht
  > Kein Konto hat: Dr. Henriette Albrecht
schule @bot [Annehmen A3]
  > Angenommen: A3 Flyer verteilen
schule @bot ?
  ! [Annehmen]
# Only one open: its number goes without saying. One's own task is accepted.
vorsitz #rat /aufgabe neu Rede schreiben
  > A4 ist angelegt: Rede schreiben
  > Zuständig: Vorsitzende
  ! noch nicht angenommen
  > [Frist setzen]
vorsitz @bot ?
  ! Rede schreiben
vorsitz #rat /aufgabe ablehnen
  > haben Sie sich selbst gegeben
vorsitz #rat /aufgabe erledigt
  > A4 ist erledigt: Rede schreiben
vorsitz #rat [Rückgängig]
  > A4 ist wieder offen
vorsitz #rat /g A4 erledigt
  > A4 ist erledigt
vorsitz #rat /aufgabe erledigt A4
  > A4 ist schon erledigt (Vorsitzende, Montag, 1. März 2027, 09:00 Uhr)
  > [Wieder öffnen]
vorsitz #rat /aufgabe erledigt
  > Sie haben keine offene Aufgabe
polizei #rat /aufgabe erledigt
  > Welche Aufgabe?
  > [A1]
# Declined: who gave it has it again.
polizei @bot [Ablehnen A1]
  > Abgelehnt: A1
  > Koordinierungsstelle erfährt es und hat die Aufgabe wieder
koordination @bot ?
  > Polizei hat A1 abgelehnt. Die Aufgabe ist wieder bei Ihnen
  > [Abgeben]
koordination @bot [Abgeben]
  > An wen
koordination @bot {An wen: @schule}
  > geht an Schulamt
  > Schulamt wird gefragt
schule @bot ?
  > Neue Aufgabe für Sie: A1
# Handed on by the coordination; when it comes back it comes to the coordination.
schule @bot [Ablehnen A1]
  > Koordinierungsstelle erfährt es und hat die Aufgabe wieder
koordination #rat /aufgabe abgeben A1 an:@polizei
polizei @bot [Annehmen A1]
  > Angenommen
# Who may: not the other member, but who has it, who gave it, and the coordination.
vorsitz #rat /aufgabe notiz A1 "Leitern gibt es im Bauhof"
  > Notiert zu A1
schule #rat /aufgabe erledigt A1
  > nicht berechtigt
  > wer die Aufgabe hat, wer sie gegeben hat, sowie Koordination
polizei #rat /aufgabe zurueckziehen A1
  > nicht berechtigt
polizei #rat /aufgabe aendern A1 text:"Nichts tun"
  > nicht berechtigt
gast #rat /aufgabe erledigt A1
  > nicht berechtigt
schule #rat /aufgabe zeigen A99
  > Eine Aufgabe A99 gibt es nicht
koordination #rat /aufgabe aendern A1 text:"Plakate am Bahnhof aufhängen"
  > A1 lautet jetzt: Plakate am Bahnhof aufhängen
schule #rat /g A1
  > Aufgabe A1 (offen)
  > Zuständig: Polizei
  > Verlauf
  > Leitern gibt es im Bauhof
  > Text geändert (Koordinierungsstelle)
  ! [Erledigt]
# The lists.
koordination #rat /aufgabe liste
  > A3 Flyer verteilen
  > A1 Plakate am Bahnhof aufhängen – Polizei; Mittwoch, 24. März 2027
  ! A4
  ! A2
koordination #rat /aufgabe liste person:@schule
  > A3
  ! A1
koordination #rat /aufgabe liste erledigt:ja
  > A4 Rede schreiben
  > erledigt am Montag, 1. März 2027
  ! A1
koordination #rat /aufgabe liste alle:ja
  > A2
  > zurückgezogen
polizei #rat /aufgabe meine
  > A3 Flyer verteilen – Mittwoch, 10. März 2027; bitte annehmen oder ablehnen
  > A1 Plakate am Bahnhof aufhängen
# Reminders: three days before and on the day at nine, by direct message, to those who are to do it.
clock 2027-03-07 09:00
polizei @bot ?
  > Aufgabe A3 ist fällig am Mittwoch, 10. März 2027
vorsitz @bot ?
  ! A3
clock 2027-03-10 08:59
schule @bot ?
  ! heute fällig
clock 2027-03-10 09:00
schule @bot ?
  > Aufgabe A3 ist heute fällig
# A week later is that, however often it is pressed.
schule @bot [+1 Woche]
  > neue Frist Mittwoch, 17. März 2027
polizei @bot ? A3
  > Die Frist ist jetzt Mittwoch, 17. März 2027
clock 2027-03-14 09:00
polizei @bot ?
  > Aufgabe A3 ist fällig am Mittwoch, 17. März 2027
# Overdue: weekly, three times, then only the coordination's Monday list has it.
clock 2027-03-21 12:00
clock 2027-03-24 09:00
polizei @bot ?
  > Aufgabe A3 ist überfällig seit Mittwoch, 17. März 2027
  > Aufgabe A1 ist heute fällig
koordination #rat /aufgabe liste
  > Überfällig: 1
  > Mittwoch, 17. März 2027 (überfällig)
clock 2027-03-29 09:00
koordination @bot ?
  > Woche ab 29.03.2027: Rat
  > 2 Aufgaben sind überfällig
  > A3 Flyer verteilen – Polizei (noch nicht angenommen), Schulamt und Dr. Henriette Albrecht; Mittwoch, 17. März 2027 (überfällig)
polizei @bot [Erledigt A1]
  > A1 ist erledigt
polizei @bot ?
  > Aufgabe A1 ist erledigt (Polizei)
  ! [Erledigt A1]
clock 2027-04-05 08:00
koordination @bot ?
  > 1 Aufgabe ist überfällig
clock 2027-04-07 09:00
clock 2027-04-14 10:00
# The coordination ticks off for who has no account. Then there is nothing, and no list.
koordination #rat /aufgabe erledigt A3
  > A3 ist erledigt
schule @bot ? A3
  > Aufgabe A3 ist erledigt (Koordinierungsstelle)
clock 2027-04-19 09:00
koordination @bot ?
  ! Woche ab 19.04.2027
