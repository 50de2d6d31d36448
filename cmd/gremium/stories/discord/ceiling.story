# A body of a public authority in Discord: what is internal or not public is not shown there.
clock 2027-03-01 09:00
admin root "Rita Root"
person anna "Anna Vogel"
channel lenkung anna root

root #lenkung /gremium einrichten muster:lenkungsgremium
  > Lenkungsgremium
