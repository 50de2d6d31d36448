# Answers to an invitation: a change of mind, two clicks, a deputy, for others, and who is not asked.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Vorsitzende"
person polizei "Polizei"
person schule "Schulamt"
person vera "Vera Vertreterin"
person fremd "Fremder"
person aylin "Aylin Demir"
channel rat root koordination vorsitz polizei schule vera fremd aylin
root #rat /gremium einrichten muster:lenkungsgremium name:Rat land:SN
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @polizei
koordination #rat /mitglied neu @schule
koordination #rat /mitglied neu name:"Dr. Albrecht" institution:Staatsanwaltschaft
koordination #rat /mitglied neu @fremd rolle:gast
koordination #rat /sitzung neu 24.03.2027 16:00
polizei #rat /g S1 ja
  > noch nicht eingeladen
koordination #rat /sitzung einladen
  > an 5 Personen
koordination #rat [Senden]
  > Kein Konto haben: Dr. Albrecht
  > /sitzung zugestellt S1 "Dr. Albrecht" weg:Brief
  ! [Senden]
fremd @bot ?
  ! lädt Sie ein
# The last answer counts, whatever is clicked how often and where.
polizei #rat [Zusage S1]
polizei #rat [Absage S1]
  > Absage notiert: Sie nehmen nicht teil, die Sitzung findet statt
  > Zusagen 0, Absagen 1, Vertretungen 0, offen 4
polizei @bot [Zusage S1]
  > Ihre Rückmeldung: Zusage
polizei @bot [Zusage S1]
polizei #rat /sitzung rueckmeldung ja
  > Zusage notiert
polizei #rat ? S1
  > Zusage
# Everybody sees figures, only who runs the meeting sees names.
schule #rat /sitzung zeigen S1
  > Zusagen 1, Absagen 0, Vertretungen 0, offen 4
  > Ihre Rückmeldung: noch keine
  ! Polizei
koordination #rat /sitzung zeigen S1
  > Polizei: Zusage (Chat, 01.03.2027)
  > Dr. Albrecht: noch keine (noch nicht zugestellt: kein Konto)
  > Einladung versandt: Montag, 1. März 2027, 09:00 Uhr
koordination #rat /sitzung zugestellt S1 "Dr. Albrecht" weg:Brief
  > Festgehalten
koordination #rat /sitzung zeigen S1
  > Dr. Albrecht: noch keine (Brief, 01.03.2027)
koordination #rat /sitzung zugestellt S1 @fremd weg:Brief
  > nicht eingeladen
# A deputy: the form asks who; nobody is their own; the deputy is told, and told again when not needed.
schule #rat [Vertretung S1]
schule #rat ?
  > Wer vertritt
  ! Antwort
  ! Für wen
schule #rat {Wer vertritt: @schule}
  > Niemand vertritt sich selbst
schule #rat {Wer vertritt: @vera}
  > Vera Vertreterin kommt für Sie zu S1
vera @bot ?
  > Schulamt bittet Sie um Vertretung
  > [Tagesordnung] [Ich kann nicht]
# A deputy may look, and say that they cannot; what is not public they do not read.
vera @bot [Tagesordnung]
  > Mittwoch, 24. März 2027
vera #rat /sitzung zeigen S1
  > [Ich kann nicht]
  ! [Zusage]
vera #rat /g S1 ja
  > als Vertretung für Schulamt schon vermerkt
vera @bot [Ich kann nicht]
  > Sie können Schulamt bei S1 nicht vertreten
schule @bot ?
  > Vera Vertreterin kann Sie bei S1 (Mittwoch, 24. März 2027, 16:00 Uhr) nicht vertreten
  > Ihre Rückmeldung: noch keine
koordination @bot ?
  > Vera Vertreterin kann Schulamt bei S1 nicht vertreten
vera #rat /sitzung zeigen S1
  > nicht berechtigt
# Somebody without an account cannot be told by the bot, and the receipt says so; who belongs to the body is found by
# the name alone, and of a stranger whom the chat has under that name the bot asks first.
schule #rat /g S1 vertretung person:"Hans Hausmeister"
  > Hans Hausmeister kommt für Sie
  > Hans Hausmeister hat hier kein Konto und erfährt es nicht von mir; bitte sagen Sie es selbst.
  > gehört hier keinem Gremium an
schule #rat /g S1 vertretung "Vera Vertreterin"
  > Meinen Sie @vera (Vera Vertreterin)?
  ! kommt für Sie
schule #rat [Ja, dieses Konto]
  > Vera Vertreterin kommt für Sie
  ! kein Konto
vera @bot ?
  > Schulamt bittet Sie um Vertretung
schule #rat /g S1 vertretung "Frau Polizei"
  > Polizei kommt für Sie
vera @bot ?
  > Die Vertretung für Schulamt bei S1 hat sich erledigt
  ! bittet Sie um Vertretung
schule #rat /g S1 vertretung @vera
vera @bot ?
  > Schulamt bittet Sie um Vertretung
schule #rat /g S1 vertretung Aylin Demir
  > Meinen Sie @aylin (Aylin Demir)?
  > [Ja, dieses Konto] [Nein, ohne Konto]
schule #rat [Ja, dieses Konto]
  > Aylin Demir kommt für Sie
  ! kein Konto
aylin @bot ?
  > Schulamt bittet Sie um Vertretung
# Without quotes, too, and in the form.
schule #rat /g S1 vertretung Vera Vertreterin
schule #rat [Ja, dieses Konto]
  > Vera Vertreterin kommt für Sie
schule #rat [Vertretung S1]
schule #rat {Wer vertritt: vera vertreterin}
  > Meinen Sie @vera
schule #rat [Ja, dieses Konto]
  > Vera Vertreterin kommt für Sie
# For others: the coordination; who is not invited cannot be answered for.
koordination #rat /sitzung rueckmeldung S1 ja fuer:"Dr. Albrecht"
  > Zusage für Dr. Albrecht notiert
koordination #rat /sitzung rueckmeldung S1 nein fuer:@fremd
  > Fremder ist zu S1 nicht eingeladen
koordination #rat /sitzung rueckmeldung S1 nein fuer:@root
  > hier nicht bekannt
polizei #rat /sitzung rueckmeldung S1 ja fuer:@polizei
  > Zusage notiert: Sie nehmen
# Who joins later is invited later, at once.
koordination #rat /mitglied ende @fremd
koordination #rat /mitglied neu @fremd
  > Die Einladung zu S1 ist nachgesandt
  ! [Rückgängig]
fremd @bot ?
  > „Rat“ lädt Sie ein
fremd @bot [Absage S1]
  > Absage notiert
koordination #rat /sitzung zeigen S1
  > Fremder: Absage
# Who leaves before the meeting is neither counted nor reminded.
koordination #rat /mitglied ende @vorsitz
koordination #rat /sitzung zeigen S1
  > Zusagen 2, Absagen 1, Vertretungen 1, offen 1
clock 2027-03-23 09:00
koordination @bot ?
  > Rückmeldung fehlt
vorsitz @bot ?
  ! Rückmeldung fehlt
vorsitz #rat [Zusage S1]
  > nicht berechtigt
# An hour before, who comes is reminded: the member, or the deputy instead.
clock 2027-03-24 15:00
polizei @bot ?
  > Sie haben zugesagt
vera @bot ?
  > Sie vertreten Schulamt. Beginn: Mittwoch, 24. März 2027, 16:00 Uhr
schule @bot ?
  ! Sie haben zugesagt
# Until it is over one may say that one is late; then no more.
clock 2027-03-24 16:30
polizei #rat /g S1 nein
  > Absage notiert
clock 2027-03-24 18:00
polizei #rat /g S1 ja
  > vorbei
