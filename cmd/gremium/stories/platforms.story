# What a body shows where, second accounts and second channels, as far as one chat can play them: codes are single-use and
# random, so no story can type one that works (commands/platforms_test.go does).
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vorsitzende"
person mitglied "Mitglied Eins"
account mitglied2 = mitglied
person fremd "Fremder"
channel rat root koordination vorsitz mitglied mitglied2 fremd
channel nebenan root
root #rat /gremium einrichten muster:verein name:Rat
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @mitglied
# Confidentiality: this chat is the council's own, so nothing is to be agreed to.
mitglied #rat /gremium vertraulichkeit
  > Vertraulichkeit: Rat
  > alles, was Sie sehen dürfen
  ! [Internes hier zeigen]
mitglied #rat /gremium vertraulichkeit stufe:intern
  > nicht berechtigt
  > der Vorsitz (Rat)
vorsitz #rat /gremium vertraulichkeit intern
  > ist dafür keine Zustimmung nötig
vorsitz #rat /council confidentiality public
  > nichts zurückzunehmen
# A code for a second account is for the asker's eyes only.
mitglied #rat /mitglied verknuepfen
  > Konten verknüpfen
  > Ihr Code:
  > /mitglied verknuepfen
  > 15 Minuten und nur einmal
  > Geben Sie ihn niemandem
fremd #rat ?
  ! Code
mitglied #rat /member link
  > Ihr Code:
fremd #rat /mitglied verknuepfen
  > kenne dieses Konto hier nicht
mitglied2 #rat /mitglied verknuepfen AAAA-AAAA
  > Diesen Code gibt es nicht
  > /mitglied verknuepfen (ohne Code)
mitglied2 @bot mitglied verknuepfen aaaabbbb
  > Diesen Code gibt es nicht
mitglied #rat /mitglied trennen
  > (@mitglied) – hierher gehen Erinnerungen
  ! [Local
mitglied #rat /mitglied trennen @mitglied
  > einziges Konto
mitglied #rat /mitglied trennen @vorsitz
  > Ein Konto „@vorsitz“ von Ihnen gibt es hier nicht
mitglied #rat /erinnerung hier
  > gehen schon an
fremd #rat /reminder here
  > kenne dieses Konto hier nicht
# A second channel: who coordinates gets the code, who administers the other chat types it.
mitglied #rat /gremium verbinden
  > nicht berechtigt
  > Koordination, Vorsitz, stellv. Vorsitz und Administration des Chats
koordination #rat /gremium verbinden
  > Kanal verbinden: Rat
  > Der Code:
root #rat /council connect
  > Der Code:
root #nebenan /gremium verbinden
  > noch kein Gremium eingerichtet
root #nebenan /gremium verbinden BBBB-BBBB
  > Diesen Code gibt es nicht
koordination @bot gremium verbinden BBBB-BBBB
  > in dem Kanal ein
mitglied #rat /gremium trennen
  > nicht berechtigt
koordination #rat /gremium trennen
  > einzige Kanal
koordination #rat /gremium trennen mattermost
  > Einen solchen Kanal hat „Rat“ nicht. Kanäle gibt es in
# Who guesses is stopped; after a quarter of an hour it goes on.
fremd #rat /mitglied verknuepfen CCCC-CCCC
fremd #rat /mitglied verknuepfen DDDD-DDDD
fremd #rat /mitglied verknuepfen EEEE-EEEE
fremd #rat /mitglied verknuepfen FFFF-FFFF
fremd #rat /mitglied verknuepfen GGGG-GGGG
  > Diesen Code gibt es nicht
fremd #rat /mitglied verknuepfen HHHH-HHHH
  > zu viele falsche Codes. Ab 09:15 Uhr
clock 2027-03-01 09:16
fremd #rat /mitglied verknuepfen HHHH-HHHH
  > Diesen Code gibt es nicht
