# Holidays of the Land are asked back; a question stores nothing and takes no id. Without a Land only nationwide ones count.
clock 2027-09-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
channel sachsen root koordination
channel ohne root koordination
root #sachsen /gremium einrichten muster:lenkungsgremium name:Sachsenrat land:SN
root #sachsen /mitglied neu @koordination rolle:koordination
koordination #sachsen /sitzung neu 17.11.2027 15:00
  > Mittwoch, 17. November 2027 ist ein Feiertag: Buß- und Bettag
  > [Trotzdem]
  > [Anderer Termin]
koordination #sachsen /sitzung liste
  > keine Sitzung geplant
koordination #sachsen [Trotzdem]
  > S1 ist geplant
koordination #sachsen /sitzung neu 25.12.2027 15:00 trotzdem:ja
  > S2 ist geplant
koordination #sachsen /sitzung verschieben S2 auf:31.10.2027 15:00
  > Reformationstag
koordination #sachsen /sitzung zeigen S2
  > 25. Dezember 2027
# Holiday and notice together are one question.
koordination #sachsen /sitzung neu 03.10.2027 10:00
  > Tag der Deutschen Einheit
koordination #sachsen /sitzung neu 31.10.2027 10:00
  > Reformationstag
koordination #sachsen /sitzung neu 01.11.2027 10:00
  > S3 ist geplant
