# The agenda: members until the deadline, the coordination at any time; after the invitation a Nachtrag; what is not
# public stays hidden in the channel.
clock 2027-02-22 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vorsitzende"
person polizei "Polizei"
person schule "Schulamt"
person vera "Vera Vertreterin"
person fremd "Fremder"
channel rat root koordination vorsitz polizei schule vera fremd
root #rat /gremium einrichten muster:lenkungsgremium name:Rat land:SN
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @polizei
koordination #rat /mitglied neu @schule
polizei #rat /top neu "Beleuchtung am Bahnhof"
  > Es ist keine Sitzung geplant
  > Beleuchtung am Bahnhof
koordination #rat /sitzung neu 24.03.2027 16:00
  > Antragsfrist für Mitglieder: Mittwoch, 3. März 2027
polizei #rat /top neu
  > TOP anmelden
polizei #rat {Titel: Beleuchtung am Bahnhof; Art: Beschluss; Dauer: viertel}
  > Beleuchtung am Bahnhof
  > viertel
polizei #rat {Dauer: 15m}
  > TOP S1-1 ist für S1
  > Beschluss und 15 Minuten
schule #rat /top neu Schulweg, dauer:20m
  > S1-2
# A slip is taken back; numbers are not given again.
schule #rat [Rückgängig]
  > zurückgezogen
schule #rat /top neu Schulweg dauer:20m art:information
  > S1-3
koordination #rat /top neu "Fall Bahnhofstraße" nichtoeffentlich:ja von:@polizei
  > nichtöffentlich
koordination #rat /top liste
  > Ö 1 Beleuchtung am Bahnhof (Beschluss, 15 Minuten, S1-1)
  > Ö 2 Schulweg (Information, 20 Minuten, S1-3)
  > NÖ 1 Fall Bahnhofstraße
  > Geplant sind 35 Minuten von 2 Stunden
# Two days before the deadline the members of a steering committee hear of it; afterwards they are refused.
clock 2027-03-01 08:59
polizei @bot ?
  ! Antragsfrist
clock 2027-03-01 09:00
polizei @bot ?
  > können Sie noch bis Mittwoch, 3. März 2027 Tagesordnungspunkte anmelden (Antragsfrist)
clock 2027-03-03 23:59
polizei @bot [TOP anmelden]
  > Titel
polizei @bot {Titel: Noch rechtzeitig}
  > S1-5
clock 2027-03-04 00:00
polizei #rat /top neu Zu spät gekommen
  > Antragsfrist ist am Mittwoch, 3. März 2027 abgelaufen
  > Zu spät gekommen
koordination #rat /top neu Aufgenommen von der Koordination
  > S1-6
# Own items only, as long as the agenda has not been sent.
schule #rat /top zurueckziehen S1-1
  > nicht berechtigt
polizei #rat /top zurueckziehen S1-5
  > zurückgezogen
polizei #rat /top zurueckziehen S1-5
  > gibt es nicht
polizei #rat /top zurueckziehen S1-77
  > nicht berechtigt
koordination #rat /top zurueckziehen S1-77
  > gibt es nicht
# The invitation hides the non-public title from everyone in the channel and in direct messages; [Anzeigen] shows it
# to members, to nobody else.
koordination #rat /sitzung einladen S1 jetzt:ja
fremd #rat ? S1
  > NÖ 1 (nichtöffentlich)
  ! Fall Bahnhofstraße
fremd #rat [Anzeigen S1]
  > nicht berechtigt
  ! Fall Bahnhofstraße
polizei @bot ?
  ! Fall Bahnhofstraße
polizei #rat [Anzeigen S1]
  > Fall Bahnhofstraße
fremd #rat ?
  ! Fall Bahnhofstraße
# Sent is sent: what comes now is a Nachtrag, told in the channel; members do not withdraw any more.
koordination #rat /top neu Eilantrag
  > als Nachtrag
  > [Rückgängig]
polizei #rat ?
  > Nachtrag zur Tagesordnung (Mittwoch, 24. März 2027, 16:00 Uhr): Eilantrag (S1-7)
  > Eilantrag (Nachtrag, S1-7)
koordination #rat /top neu "Noch ein Fall" nichtoeffentlich:ja
fremd #rat ?
  > Nachtrag zur Tagesordnung (Mittwoch, 24. März 2027, 16:00 Uhr): (nichtöffentlich) (S1-8)
  ! Noch ein Fall
polizei #rat /top zurueckziehen S1-1
  > Die Tagesordnung ist schon versandt
# A slip is taken back within five minutes, and only the card of the Nachtrag says so; what is taken off later is
# told in the channel, and keeps its place on the agenda, so that the numbers stay.
koordination #rat /top zurueckziehen S1-7
  > zurückgezogen
polizei #rat ?
  ! Eilantrag (Nachtrag, S1-7)
  > Eilantrag (zurückgezogen)
  > Der Nachtrag ist zurückgezogen: Eilantrag
  ! Von der Tagesordnung genommen
clock 2027-03-04 00:06
koordination #rat /top zurueckziehen S1-1
polizei #rat ?
  > Von der Tagesordnung genommen: Beleuchtung am Bahnhof (S1-1, Sitzung am Mittwoch, 24. März 2027, 16:00 Uhr)
  > Ö 1 Beleuchtung am Bahnhof (zurückgezogen)
  > Ö 2 Schulweg
  ! Noch rechtzeitig (zurückgezogen)
# A deadline that was over when the meeting was planned binds nobody.
koordination #rat /sitzung neu 18.03.2027 16:00 trotzdem:ja
  > entfällt
polizei #rat /top neu Eilig sitzung:S2
  > S2-1
# A message becomes an item by its action.
vera #rat Wir sollten über die Parkbänke reden
schule #rat [Als TOP] on "Parkbänke"
  > Wir sollten über die Parkbänke reden
