# Elections: on paper with two tellers, a run-off, the lot drawn by a person and by the bot, one candidate, ballots in the chat.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Ordnungsamt"
person m1 "Polizei"
person m2 "Schulamt"
person m3 "Sozialdienst"
channel rat root koordination vorsitz m1 m2 m3
root #rat /gremium einrichten muster:lenkungsgremium name:Rat
root #rat /gremium regeln frist:0
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @m1
koordination #rat /mitglied neu @m2
koordination #rat /mitglied neu @m3
koordination #rat /abstimmung wahl "Sprecher" kandidaten:"Anna, Bert"
  > Mit Stimmzetteln wird in der Sitzung gewählt
koordination #rat /sitzung neu 01.03.2027 10:00
koordination #rat /top neu "Wahl der Sprecherin" art:wahl
koordination #rat /sitzung einladen S1 grund:"Eilt" jetzt:ja
clock 2027-03-01 10:00
koordination #rat /sitzung eroeffnen S1
koordination #rat /sitzung anwesend alle
koordination #rat /top aufruf 1
m1 #rat /abstimmung wahl "Sprecher" kandidaten:"Anna, Bert"
  > nicht berechtigt
koordination #rat /abstimmung wahl "Sprecher" kandidaten:"Anna"
  > V1
  > Stimmzetteln
koordination #rat /abstimmung zurueckziehen V1
# On paper: two tellers, each alone; differing figures are refused.
koordination #rat /abstimmung wahl "Sprecherin" kandidaten:"Anna, Bert, Carla"
  > Wahl mit Stimmzetteln
  > Zwei Personen zählen getrennt
m1 #rat /abstimmung stimme V2 Anna
  > keine Stimmen abgegeben
m1 #rat /abstimmung zaehlung V2 stimmen:"Anna 2, Bert 1, Carla 0" wortlaut:"Anna ist gewählt."
  > Aus einer Wahl wird kein Beschluss, und was bei „wortlaut:“ steht
m1 #rat /abstimmung zaehlung V2 stimmen:"Anna 2, Bert 1"
  > Nennen Sie jede Kandidatur
m1 #rat /abstimmung zaehlung V2 stimmen:"Anna 3, Bert 1, Carla 1"
  > Die Zahlen passen nicht
m1 #rat /abstimmung zaehlung V2 stimmen:"Anna 2, Bert 1, Carla 0" enthaltung:1
  > eingetragen
m1 #rat /abstimmung zaehlung V2 stimmen:"Anna 2, Bert 1, Carla 0" enthaltung:1
  > eingetragen
m2 #rat /abstimmung zaehlung V2 stimmen:"Anna 1, Bert 2, Carla 0" enthaltung:1
  > stimmen nicht mit der ersten Auszählung überein
  ! Anna 2
koordination #rat /abstimmung schliessen V2
  > zwei Personen
m2 #rat /abstimmung zaehlung V2 stimmen:"Anna 2, Bert 1, Carla 0" enthaltung:1
  > stimmen überein
  > Anna 2, Bert 1, Carla 0, Enthaltung 1
  > Mehr als die Hälfte (3 von 4) hat niemand erreicht
  > Stichwahl zwischen Anna und Bert
koordination #rat /abstimmung bestaetigen V2
  > noch nicht entschieden: Stichwahl
m1 #rat [Stichwahl V2]
  > nicht berechtigt
koordination #rat [Stichwahl V2]
  > V3
  > Stichwahl nach V2
  > Es entscheiden die meisten Stimmen, bei Stimmengleichheit das Los
  ! sonst folgt die Stichwahl
m1 #rat /abstimmung zaehlung V3 stimmen:"Anna 2, Bert 2"
koordination #rat /abstimmung zaehlung V3 stimmen:"Anna 2, Bert 2"
  > Stimmengleichheit: Losentscheid zwischen Anna und Bert
m3 #rat ? V3
  > Losentscheid
# A person draws, and it is recorded.
koordination #rat [Losentscheid V3]
  > Eine Person zieht es
  > [Anna gezogen]
koordination #rat /abstimmung los V3 gezogen:Carla
  > nicht im Los
koordination #rat /abstimmung los V3 gezogen:Bert
  > gezogen Bert
  > Bert ist gewählt
koordination #rat [Bestätigen V3]
  > festgestellt
# In the chat: one button for each; of three first with as many votes the bot draws twice who comes into the run-off.
vorsitz #rat /abstimmung wahl "Kassenprüfung" kandidaten:"Anna, Bert, Carla" modus:offen
  > [Anna] [Bert] [Carla] [Enthaltung]
  ! [Befangen]
vorsitz #rat [Anna V4]
  > Ihre Stimme: Anna
m1 #rat [Bert V4]
m2 #rat /abstimmung stimme V4 3
  > Ihre Stimme: Carla
m3 #rat /abstimmung stimme V4 enthaltung
koordination #rat /abstimmung schliessen V4
  > Losentscheid zwischen Anna, Bert und Carla, wer in die Stichwahl kommt
koordination #rat /abstimmung los V4 
koordination #rat [Bot zieht]
  > Hinterlegt vor der Ziehung
  > [Losentscheid]
m1 #rat ? V4
  > Hinterlegt vor der Ziehung
koordination #rat [Losentscheid]
  > gezogen
  > vorher hinterlegt als
koordination #rat /abstimmung los V4 bot:ja
koordination #rat [Losentscheid]
  > Stichwahl zwischen
koordination #rat /abstimmung stichwahl V4
  > V5
koordination #rat /abstimmung stichwahl V4
  > schon geschehen
vorsitz #rat /abstimmung stimme V5 1
m1 #rat /abstimmung stimme V5 1
m2 #rat /abstimmung stimme V5 2
koordination #rat /abstimmung schliessen V5
  > ist gewählt
# One candidate: yes, no; a second ballot where that was not enough.
koordination #rat /abstimmung wahl "Schriftführung" kandidaten:Dora modus:namentlich
  > sonst folgt ein zweiter Wahlgang
  > [Ja] [Nein] [Enthaltung]
vorsitz #rat [Ja V6]
m1 #rat [Ja V6]
m2 #rat [Nein V6]
koordination #rat /abstimmung schliessen V6
  > Zweiter Wahlgang mit Dora
koordination #rat [Zweiter Wahlgang V6]
  > Zweiter Wahlgang nach V6
  > Gewählt ist, wer mehr Ja als Nein bekommt
vorsitz #rat [Ja V7]
m2 #rat [Nein V7]
m1 #rat [Nein V7]
koordination #rat /abstimmung schliessen V7
  > Dora: nicht gewählt
koordination #rat /abstimmung bestaetigen V7
koordination #rat /abstimmung bestaetigen V5
koordination #rat /sitzung schliessen
koordination #rat /protokoll zeigen S1
  > Bert
  > gezogen
