# The minutes of one evening: notes by several, the draft as soon as the meeting is closed, release by chair and minute
# taker, the period for objections, approval when it ends, and a correction afterwards as a version with old and new.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Karla Koord"
person vorsitz "Vera Vorsitz"
person schrift "Sven Schrift"
person polizei "Paul Polizei"
person schule "Susi Schule"
person sozial "Sina Sozial"
person fremd "Fred Fremd"
channel rat root koordination vorsitz schrift polizei schule sozial fremd
root #rat /gremium einrichten muster:lenkungsgremium name:Lenkungsgremium kuerzel:LG land:SN
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz institution:Ordnungsamt
koordination #rat /mitglied neu @schrift rolle:schriftfuehrung
koordination #rat /mitglied neu @polizei institution:Polizei
koordination #rat /mitglied neu @schule institution:Schulamt
koordination #rat /mitglied neu @sozial
koordination #rat /sitzung neu 24.03.2027 16:00 ort:"Rathaus, Saal 2"
polizei #rat /top neu "Beleuchtung am Bahnhof" art:beschluss
koordination #rat /top neu "Personalsache" nichtoeffentlich:ja
koordination #rat /sitzung einladen S1 jetzt:ja
# There is nothing before the meeting is opened.
koordination #rat /protokoll
  > Es gibt noch keine Niederschriften
koordination #rat /protokoll zeigen S1
  > noch keine Niederschrift
koordination #rat /protokoll notiz Zu früh zu:S1-1
  > nicht eröffnet
clock 2027-03-24 16:00
vorsitz #rat /sitzung eroeffnen S1
vorsitz #rat /sitzung anwesend alle ausser @sozial
vorsitz #rat /top aufruf S1-1
# Two write at once; each note is its own. The item called is meant unless another is named.
koordination #rat /protokoll notiz Drei Lampen am Bahnhof sind defekt.
  > Notiz 1 steht im Entwurf
  > Beleuchtung am Bahnhof
  > Drei Lampen am Bahnhof sind defekt.
schrift #rat /niederschrift notiz Der Bauhof schätzt zehn Lampen.
  > Notiz 2
schrift #rat /minutes note "Der Bewerber ist geeignet." item:"NÖ 1"
  > Notiz 3
  > Personalsache
# A member makes a declaration of their own; other notes are for those who run the meeting.
polizei #rat /protokoll notiz Das ist mir zu teuer.
  > Notizen für die Niederschrift schreiben
polizei #rat [Als Erklärung zu Protokoll]
  > Erklärung zu Protokoll als Notiz 4
schrift #rat /protokoll notiz Ich stimme trotzdem zu. art:erklaerung von:@polizei
  > Erklärung zu Protokoll von Paul Polizei als Notiz 5
fremd #rat /protokoll notiz Ich auch art:erklaerung
  > nicht berechtigt
# One's own notes are changed, and taken back; others' are not.
koordination #rat /protokoll aendern 1 Vier Lampen am Bahnhof sind defekt.
  > Notiz 1 ist geändert
koordination #rat [Rückgängig]
  > Notiz 1 ist geändert
  > Drei Lampen
polizei #rat /protokoll aendern 1 Unsinn
  > Diese Notiz können Sie nicht ändern
koordination #rat /protokoll aendern 4 Doch nicht
  > Diese Notiz können Sie nicht ändern
koordination #rat /protokoll notiz Vertippt
  > Notiz 6
koordination #rat [Rückgängig]
  > Notiz 6 ist zurückgezogen
koordination #rat [Rückgängig]
  > Zurückgenommen
koordination #rat /protokoll zurueckziehen 6
  > Notiz 6 ist zurückgezogen
# A note that landed at the wrong item is moved, with its text or without, and back.
polizei #rat /protokoll aendern 2 zu:NÖ 1
  > Diese Notiz können Sie nicht ändern
schrift #rat /protokoll aendern 2 zu:NÖ 1
  > Notiz 2 gehört jetzt zu: NÖ 1 Personalsache
  > Der Bauhof schätzt zehn Lampen.
schrift #rat [Rückgängig]
  > Notiz 2 gehört jetzt zu: Ö 1 Beleuchtung am Bahnhof
schrift #rat /protokoll aendern 2 zu:Ö 1
  > Text und TOP sind dieselben
schrift #rat /protokoll aendern 2 Der Bauhof schätzt elf Lampen. zu:S1
  > Notiz 2 ist geändert: Sitzung im Ganzen
  > elf Lampen
schrift #rat [Rückgängig]
  > Notiz 2 ist geändert: Ö 1 Beleuchtung am Bahnhof
  > zehn Lampen
schrift #rat /protokoll aendern 2 zu:7
  > Einen TOP 7 gibt es auf der Tagesordnung von S1 nicht
schrift #rat /protokoll aendern 2
  > Text: Der Bauhof schätzt zehn Lampen.
  > Zu welchem TOP (sonst wie bisher)
schrift #rat {Zu welchem TOP (sonst wie bisher): NÖ 1}
  > Notiz 2 gehört jetzt zu: NÖ 1 Personalsache
schrift #rat [Rückgängig]
koordination #rat /protokoll notiz Doppelt
  > Notiz 7
koordination #rat /protokoll loeschen 7
  > Notiz 7 ist zurückgezogen
koordination #rat /protokoll notiz Lageplan vom 20.3. art:anlage
  > Anlage als Notiz 8
koordination #rat /abstimmung zaehlung "Die Lampen am Bahnhof werden ersetzt." ja:2 nein:0 enthaltung:1
koordination #rat /aufgabe neu @polizei Lampen zählen bis:15.04.2027 zu:S1-1
# The draft is there all along.
schrift #rat /protokoll zeigen
  > Stand: Entwurf
  > Drei Lampen am Bahnhof sind defekt.
  > Erklärung zu Protokoll von Paul Polizei
  > Ja 2, Nein 0, Enthaltung 1
  > Der Bewerber ist geeignet.
  ! Vertippt
schrift #rat /protokoll freigeben
  > Die Sitzung läuft noch
polizei #rat /protokoll notizen
  > Das ist mir zu teuer.
  ! Drei Lampen
clock 2027-03-24 17:30
vorsitz #rat /sitzung schliessen
  > Der Entwurf der Niederschrift liegt vor
schrift @bot ?
  > Der Entwurf der Niederschrift liegt vor
  > Niederschrift-S1.pdf
  > Niederschrift-S1.odt
  > fertig sein soll er bis Mittwoch, 7. April 2027
  > [Anzeigen] [Freigeben]
  ! Bewerber
polizei @bot ?
  ! Der Entwurf der Niederschrift
# What is forgotten comes after the meeting, to the newest draft.
schrift #rat /protokoll notiz Die nächste Sitzung ist im Mai.
  > Notiz 9
  > Sitzung im Ganzen (S1)
polizei #rat /protokoll
  > S1 Mittwoch, 24. März 2027: Entwurf, freizugeben bis Mittwoch, 21. April 2027
# Two days before it is due, the coordination is reminded.
clock 2027-04-05 09:00
koordination @bot ?
  > Der Entwurf der Niederschrift zu S1 soll bis Mittwoch, 7. April 2027 fertig sein
polizei #rat /protokoll freigeben S1
  > nicht berechtigt
  > Vorsitz und Schriftführung, für Fehlende die Koordination
koordination #rat /protokoll freigeben
  > Es fehlt noch: Vorsitz (Vera Vorsitz) und Schriftführung (Sven Schrift)
vorsitz @bot [Freigeben]
  > Es fehlt noch: Schriftführung (Sven Schrift)
vorsitz #rat /protokoll freigeben
  > schon freigegeben
schrift @bot ?
  > Vera Vorsitz hat den Entwurf der Niederschrift zu S1 freigegeben. Es fehlt Ihre Freigabe.
# Who changes the draft now makes that release void; both release the same text.
schrift #rat /protokoll aendern 2 Der Bauhof schätzt zehn bis zwölf Lampen.
  > Vera Vorsitz hat den Entwurf schon freigegeben; das gilt nach dieser Änderung nicht mehr
schrift #rat /protokoll freigeben
  > Es fehlt noch: Vorsitz (Vera Vorsitz)
vorsitz @bot ?
  > Ihre Freigabe galt dem früheren Text
vorsitz #rat /protokoll freigeben S1
  > ist freigegeben und an die Mitglieder versandt
  > Einwendungen sind bis Montag, 19. April 2027 möglich
# The channel and each member hear of it; what it says is read by "Anzeigen".
polizei #rat ?
  > Niederschrift freigegeben: S1 · Sitzung Lenkungsgremium
  > Einwendungen sind bis Montag, 19. April 2027 möglich
  > [Anzeigen] [Einwendung]
  ! Lampen am Bahnhof sind
schule @bot ?
  > Die Niederschrift zu S1 (Mittwoch, 24. März 2027) ist seit Montag, 5. April 2027 freigegeben
schule @bot [Anzeigen S1]
  > Niederschrift über die 1. Sitzung 2027: Lenkungsgremium
  > zehn bis zwölf Lampen
  > Der Bewerber ist geeignet.
  > Elektronisch freigegeben
fremd #rat /protokoll zeigen S1
  > nicht berechtigt
schrift #rat /protokoll aendern 2 Zu spät
  > schon freigegeben und wird nicht mehr geändert
# Nobody objects: approved when the period ends, told in the morning.
clock 2027-04-20 07:00
polizei #rat ?
  ! Niederschrift genehmigt
polizei #rat /protokoll
  > S1 Mittwoch, 24. März 2027: genehmigt
clock 2027-04-20 09:00
polizei #rat ?
  > Niederschrift genehmigt: S1
  > Bis zum Montag, 19. April 2027 blieb keine Einwendung offen
polizei #rat /protokoll einwendung S1-1 Es waren zwölf.
  > schon genehmigt
  > /protokoll berichtigen
# Afterwards nothing is changed, only corrected, with old and new.
polizei #rat /protokoll berichtigen S1-1 x grund:y
  > nicht berechtigt
schrift #rat /protokoll berichtigen S1-1 "zwölf Lampen" statt:"zehn bis zwölf Lampen" grund:"Auskunft des Bauhofs"
  > Berichtigung der Niederschrift zu S1: Fassung 2
  > Bisher: zehn bis zwölf Lampen
  > Jetzt: zwölf Lampen
polizei #rat ?
  > Berichtigung: Niederschrift S1
  > neue Fassung (2)
  ! zehn bis zwölf
polizei #rat /protokoll zeigen S1
  > genehmigt
  > Der Bauhof schätzt zwölf Lampen.
  > Bisher: zehn bis zwölf Lampen
  > Grund: Auskunft des Bauhofs
