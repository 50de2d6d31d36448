# Who belongs to several bodies is away from all of them: in direct messages nobody asks for which, unless it makes a difference.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Kim Amt"
person anna "Anna Vogel"
person bert "Bert Kahl"
channel rat root koordination anna bert
channel ag root koordination anna bert
channel ak root koordination anna
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /mitglied neu @koordination rolle:koordination
root #ag /gremium einrichten muster:arbeitsgruppe name:AG
root #ag /mitglied neu @koordination rolle:koordination
root #ak /gremium einrichten muster:arbeitsgruppe name:Arbeitskreis
root #ak /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @anna
koordination #rat /mitglied neu @bert rolle:koordination
koordination #ag /mitglied neu @anna rolle:koordination+mitglied
koordination #ag /mitglied neu @bert
anna @bot abwesend von:08.03.2027 bis:12.03.2027
  > Anna Vogel ist abwesend: Montag, 8. März 2027 bis Freitag, 12. März 2027
  > Das gilt für alle Gremien, denen Sie angehören
  ! Für welches Gremium
# Twice is once.
anna @bot mitglied abwesend von:08.03.2027 bis:12.03.2027
  > schon
bert #rat /mitglied abwesend
  > Anna Vogel
bert #ag /mitglied abwesend
  > Anna Vogel
anna @bot mitglied zurueck
  > Zurückgenommen: Abwesenheit von Anna Vogel
  ! Für welches Gremium
bert #rat /mitglied abwesend
  ! Anna Vogel
# It may be said of oneself by name, and in the form.
anna @bot mitglied abwesend @anna bis:05.03.2027
  > Anna Vogel ist abwesend
  > Das gilt für alle Gremien, denen Sie angehören
anna @bot mitglied zurueck @anna
  > Anna Vogel ist wieder da
# A stand-in has the duties of one body only: that is clear for who coordinates one, and asked of who coordinates several.
anna @bot mitglied abwesend von:08.03.2027 bis:12.03.2027 vertretung:@koordination
  > Anna Vogel ist abwesend
  > Kim Amt
  ! Für welches Gremium
koordination @bot mitglied abwesend von:15.03.2027 bis:19.03.2027 vertretung:@anna
  > Für welches Gremium?
  > [Rat]
  > [AG]
  > [Arbeitskreis]
koordination @bot [Rat]
  > Kim Amt ist abwesend
koordination @bot mitglied abwesend von:22.03.2027 bis:26.03.2027
  > Kim Amt ist abwesend: Montag, 22. März 2027
  ! Für welches Gremium
# Of others it is said for one body, and a list is of one body.
koordination @bot mitglied abwesend @anna von:15.03.2027 bis:19.03.2027
  > Für welches Gremium?
anna @bot mitglied abwesend
  > Für welches Gremium?
anna @bot [AG]
  > Anna Vogel: Montag, 8. März 2027 bis Freitag, 12. März 2027
anna @bot [Abwesenheit eintragen]
anna @bot {Bis einschließlich: 26.03.2027}
  > Anna Vogel ist abwesend
