# Two people of the same name: the bot never takes the first, it asks which.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person mueller1 "Peter Müller"
person mueller2 "Peter Müller"
channel rat root koordination mueller1 mueller2
root #rat /gremium einrichten muster:projektgruppe name:Rat
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @mueller1
koordination #rat /mitglied neu @mueller2
koordination #rat /mitglied ende "Peter Müller"
  > heißen hier mehrere
  > @mueller1
  > @mueller2
  ! endet
koordination #rat /mitglied neu name:"Peter Müller"
  > heißen hier mehrere
koordination #rat /mitglied ende @mueller2
  > Die Mitgliedschaft von Peter Müller
