# Founding a body: who may, what is said where nothing is there yet, and that a second body joins the same council.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person anna "Anna Vogel"
person bert "Bert Lang"
channel rat root anna bert
channel ag root anna bert
channel gewalt root anna bert
# An empty channel says what to do, to everyone, and never more.
anna #rat /gremium
  > noch kein Gremium eingerichtet
  > /gremium einrichten
anna #rat /sitzung neu 24.03.2027 16:00
  > noch kein Gremium eingerichtet
anna #rat /mitglied liste
  > noch kein Gremium eingerichtet
anna @bot sitzung liste
  > Ich kenne Sie noch aus keinem Gremium
anna #rat /gremium hilfe
  > Was ich kann
# Only who administers the chat server founds; the refusal names them.
anna #rat /gremium einrichten muster:lenkungsgremium
  > nicht berechtigt
  > Administratorinnen und Administratoren des Chat-Servers
  ! (.)
anna #rat /gremium einrichten
  > nicht berechtigt
root @bot /gremium einrichten muster:kpr
  > gehört zu einem Kanal
root #rat /gremium einrichten muster:stadtrat
  > lenkungsgremium
  > Im Formular verbessern
# Without the pattern the form opens; submitting it founds the body.
root #rat /gremium einrichten
  > Gremium einrichten
  > Muster
root #rat {Muster: Lenkungsgremium; Name: Lenkungsgremium Musterstadt; Bundesland: Sachsen}
  > Lenkungsgremium Musterstadt ist eingerichtet
  > Ladungsfrist: 14 Tage
  > [Mitglied aufnehmen]
root #rat /gremium einrichten muster:verein
  > arbeitet schon „Lenkungsgremium Musterstadt“
  > anderen Kanal
# The second body joins the same council; the body above must exist.
root #ag /gremium einrichten muster:arbeitsgruppe name:"AG Graffiti" ueber:KPR
  > Ein Gremium „KPR“ gibt es nicht
  > Lenkungsgremium Musterstadt (LM)
root #ag /gremium einrichten muster:arbeitsgruppe name:"AG Graffiti" ueber:LM
  > AG Graffiti ist eingerichtet
  > Ladungsfrist: 7 Tage
  > immer, ohne Mindestzahl
# Names and codes are each body's own; a code that was not chosen is made different.
root #gewalt /gremium einrichten muster:arbeitsgruppe name:"AG Graffiti"
  > gibt es schon
root #gewalt /gremium einrichten muster:arbeitsgruppe name:"AG Gewalt" kuerzel:lm
  > Das Kürzel lm hat schon ein anderes Gremium
root #gewalt /gremium einrichten muster:arbeitsgruppe name:"AG Gewalt" ueber:XX
  > AG Graffiti (AGG)
root #gewalt /gremium einrichten muster:arbeitsgruppe name:"AG Gewalt" ueber:AGG
  > AG Gewalt ist eingerichtet
# Until somebody leads it, the administrator takes in members and sets rules; then no more.
root #rat [Mitglied aufnehmen]
  > Person
root #rat {Person: @anna; Rolle: Koordination}
  > Anna Vogel gehört jetzt zu „Lenkungsgremium Musterstadt“: Koordination, ohne Stimme
root #rat /mitglied neu @bert
  > nicht berechtigt
  > Koordination, Vorsitz und stellv. Vorsitz
root #rat /gremium regeln frist:7
  > nicht berechtigt
  > der Vorsitz
# The working group has nobody yet: there the administrator still may.
root #ag /mitglied neu @bert rolle:vorsitz
  > Vorsitz, stimmberechtigt
# When the last one who leads goes, the bot says so, and the day after the administrator may again.
anna #rat /mitglied ende @anna
  > weder Vorsitz noch Koordination
clock 2027-03-02 09:00
root #rat /mitglied neu @bert rolle:koordination
  > Bert Lang gehört jetzt
# What is typed by somebody who is in the channel but no member shows only the body's name and next meeting.
anna #rat /gremium
  > Lenkungsgremium Musterstadt
  > keine Sitzung geplant
  ! 1 Mitglied
  ! AG Graffiti
