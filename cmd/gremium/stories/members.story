# Members: roles, votes, deputies, people without an account, history true to the day, and taking a step back.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person polizei "Polizei"
person schule "Schulamt"
person vertreter "Vera Vertreterin"
person neu "Nora Neu"
channel rat root koordination polizei schule vertreter neu
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /mitglied liste
  > Noch gehört niemand dazu
  > /mitglied neu
root #rat /mitglied neu @koordination rolle:koordination
# Nobody named: the form opens; a name alone is enough in it.
koordination #rat /mitglied neu
  > Mitglied aufnehmen
  > Person
koordination #rat {Institution: Stadt}
  > Nennen Sie bitte eine Person oder einen Namen
koordination #rat {Name (wenn ohne Konto): Dr. Henriette Albrecht; Institution: Staatsanwaltschaft; Sektor: Justiz}
  > Dr. Henriette Albrecht gehört jetzt zu „Rat“: Mitglied, stimmberechtigt, Staatsanwaltschaft, Justiz
  > kein Konto
# Defaults of the right to vote; several roles at once.
koordination #rat /mitglied neu @polizei rolle:vorsitz+schriftfuehrung institution:Polizeirevier
  > Vorsitz, Schriftführung, stimmberechtigt, Polizeirevier
koordination #rat /mitglied neu @schule rolle:beratend
  > Beratend, ohne Stimme
koordination #rat /mitglied neu @neu rolle:beratend stimme:ja
  > Beratend, stimmberechtigt
# A slip is taken back with one press, within five minutes.
koordination #rat [Rückgängig]
  > Zurückgenommen
koordination #rat /mitglied liste
  ! Nora Neu
# A plain name of somebody whom the chat has: asked first, and nothing is stored until then.
koordination #rat /mitglied neu person:"Nora Neu"
  > Meinen Sie @neu (Nora Neu)? Es ist noch nichts gespeichert.
koordination #rat /mitglied liste
  ! Nora Neu
koordination #rat /mitglied neu person:neu
  > Meinen Sie @neu (Nora Neu)?
koordination #rat [Ja, dieses Konto]
  > Nora Neu gehört jetzt
  ! kein Konto
clock 2027-03-01 09:06
# A deputy has no seat of their own and needs somebody with a seat.
koordination #rat /mitglied neu @vertreter vertritt:@schule
  > Schulamt hat hier keinen stimmberechtigten Sitz
koordination #rat /mitglied neu @vertreter vertritt:@polizei
  > vertritt Polizei
koordination #rat /mitglied neu @vertreter
  > Vera Vertreterin gehört schon dazu
  > /mitglied ende
koordination #rat /mitglied neu @niemand
  > Ich finde hier niemanden mit dem Namen @niemand
# The list; who does not belong to the body sees its offices only.
root #rat /mitglied liste
  > 6 Mitglieder
  > Polizei: Vorsitz
  ! Vera
koordination #rat /mitglied liste
  > 6 Mitglieder, davon stimmberechtigt: 3
  > Polizei: Vorsitz, Schriftführung, stimmberechtigt, Polizeirevier
  > Vera Vertreterin: Mitglied, vertritt Polizei
# A membership from a day in the future is none before; it can be ended before it has begun.
koordination #rat /mitglied neu name:"Zora Zukunft" ab:01.05.2027
  > Die Mitgliedschaft beginnt am Samstag, 1. Mai 2027
koordination #rat /mitglied neu name:"Zora Zukunft"
  > Zora Zukunft gehört schon dazu
koordination #rat /mitglied liste
  ! Zora
koordination #rat /mitglied ende "Zora Zukunft"
  > beginnt nicht
koordination #rat /mitglied neu name:"Zora Zukunft" ab:01.05.2027 bis:30.04.2027
  > Das Ende liegt vor dem Beginn
# An end on a day holds with the end of that day.
koordination #rat /mitglied ende @schule zum:31.03.2027
  > endet mit Ablauf von Mittwoch, 31. März 2027
koordination #rat /mitglied liste
  > Schulamt: Beratend, ohne Stimme (bis 31.03.2027)
clock 2027-03-31 23:50
koordination #rat /mitglied liste
  > Schulamt
clock 2027-04-01 00:10
koordination #rat /mitglied liste
  ! Schulamt
schule #rat /sitzung liste
  > nicht berechtigt
koordination #rat /mitglied ende @schule
  > gehört zurzeit nicht zu „Rat“
koordination #rat /mitglied ende @root
  > hier nicht bekannt
# A change of role is an end and a new beginning on the same day; the list never shows a person twice.
koordination #rat /mitglied ende @neu
koordination #rat /mitglied neu @neu rolle:stellvertretung
  > Nora Neu gehört jetzt zu „Rat“: stellv. Vorsitz, stimmberechtigt
koordination #rat /mitglied liste
  > Nora Neu: stellv. Vorsitz
  ! Nora Neu: Mitglied
  > 5 Mitglieder
koordination #rat /mitglied ende @neu zum:30.06.2027
koordination #rat /mitglied liste
  > Nora Neu: stellv. Vorsitz, stimmberechtigt (bis 30.06.2027)
# Sixteen votes need a reason. [S54]
koordination #rat /mitglied neu name:"Mitglied 1"
koordination #rat /mitglied neu name:"Mitglied 2"
koordination #rat /mitglied neu name:"Mitglied 3"
koordination #rat /mitglied neu name:"Mitglied 4"
koordination #rat /mitglied neu name:"Mitglied 5"
koordination #rat /mitglied neu name:"Mitglied 6"
koordination #rat /mitglied neu name:"Mitglied 7"
koordination #rat /mitglied neu name:"Mitglied 8"
koordination #rat /mitglied neu name:"Mitglied 9"
koordination #rat /mitglied neu name:"Mitglied 10"
koordination #rat /mitglied neu name:"Mitglied 11"
koordination #rat /mitglied neu name:"Mitglied 12"
koordination #rat /mitglied neu name:"Einer zu viel"
  > Es sind schon 15 stimmberechtigte Mitglieder
  > grund:
  > Einer zu viel
koordination #rat /mitglied neu name:"Einer zu viel" grund:"Beschluss des Stadtrats"
  > Einer zu viel gehört jetzt
