# What people type stays text: no mention, no formatting, no link with another face, no second line, no command.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person polizei "**Fett** @all [x](http://boese.example)"
channel rat root koordination polizei
root #rat /gremium einrichten muster:lenkungsgremium name:"**Rat** @all"
  > **Rat** @all ist eingerichtet
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @polizei institution:"_Revier_ <b>1</b>"
  > **Fett** @all [x](
  > _Revier_ <b>1</b>
koordination #rat /sitzung neu 24.03.2027 16:00 ort:"`Saal` ~~2~~ @channel" titel:"# Titel | mit * allem"
  > `Saal` ~~2~~ @channel
  > # Titel | mit * allem
koordination #rat /top neu "@here **Eilt** [Klick](https://boese.example) <script>alert(1)</script>"
  > @here **Eilt** [Klick](
  > <script>alert(1)</script>
koordination #rat /top neu "1. Liste\n- Punkt /sitzung absagen S1 grund:x"
  > S1-2
koordination #rat /top neu Erster grund: Zweiter ‮verkehrt
  > verkehrt
koordination #rat /sitzung einladen S1 jetzt:ja
polizei #rat ? S1
  > @here **Eilt** [Klick](
  > # Titel | mit * allem
# A reminder that looks like a command is a text; its button repeats the text only.
polizei @bot erinnerung neu "/sitzung absagen S1 grund:Unfug" wann:"in 5 Minuten"
clock 2027-03-01 09:10
polizei @bot [In 1 Stunde]
  > /sitzung absagen S1 grund:Unfug
  > ist gestellt
polizei @bot erinnerung neu "Er sagte \"ja\" um 10:30 wann: morgen" wann:"in 5 Minuten"
clock 2027-03-01 09:20
polizei @bot [Morgen 9 Uhr]
  > um 10:30
  > Dienstag, 2. März 2027, 09:00 Uhr
# The name of a body in a question back is no option either.
koordination #rat /sitzung absagen S1 "Grund \" jetzt:ja trotzdem:ja"
  > ist abgesagt. Grund: Grund
