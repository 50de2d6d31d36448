# Quiet hours from 20:00 to 07:00: the bot's reminders come before them; what is past when it is set up does not come.
clock 2027-03-01 21:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person polizei "Polizei"
channel rat root koordination polizei
root #rat /gremium einrichten muster:projektgruppe name:Projekt
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @polizei
# Tomorrow at eight: the reminders of seven and two days before are past, the one of the hour before comes at seven.
koordination #rat /sitzung neu 02.03.2027 8:00
  > Eine Ladungsfrist gilt hier nicht
koordination #rat /sitzung neu 03.03.2027 7:30
koordination #rat /sitzung neu 24.03.2027 21:30
koordination #rat /sitzung einladen S1 jetzt:ja
koordination #rat /sitzung einladen S2 jetzt:ja
koordination #rat /sitzung einladen S3 jetzt:ja
polizei @bot S1 ja
polizei @bot S2 ja
clock 2027-03-02 06:59
polizei @bot ?
  ! Sie haben zugesagt
  ! Rückmeldung fehlt
clock 2027-03-02 07:00
polizei @bot ?
  > Sie haben zugesagt. Beginn: Dienstag, 2. März 2027, 08:00 Uhr
# At half past seven: an hour before would be in the quiet time, so it comes the evening before.
clock 2027-03-02 19:59
polizei @bot ?
  ! Beginn: Mittwoch
clock 2027-03-02 20:00
polizei @bot ?
  > Sie haben zugesagt. Beginn: Mittwoch, 3. März 2027, 07:30 Uhr
clock 2027-03-03 07:29
polizei @bot ?
  ! verspätet
# In the evening likewise.
clock 2027-03-17 20:00
polizei @bot ?
  > Rückmeldung fehlt: „Projekt“ tagt in 7 Tagen (S3)
# A person's own reminder never moves.
polizei @bot erinnerung neu Nachtschicht wann:"18.03.2027 2:00"
clock 2027-03-18 02:00
polizei @bot ?
  > Nachtschicht
# A length that no meeting has is refused, with what was typed.
koordination #rat /sitzung neu 24.04.2027 16:00 dauer:2 Tage ort:"Haus am See"
  > höchstens 24 Stunden
  > Haus am See
# Called off while it goes on, and over: who is late may say so until its end.
clock 2027-03-24 22:00
polizei @bot S3 ja
  > Zusage notiert
clock 2027-03-24 23:30
polizei @bot S3 nein
  > vorbei
koordination #rat /sitzung absagen S3 grund:Spät
  > vorbei
