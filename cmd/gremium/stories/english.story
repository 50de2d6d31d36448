# English: one person reads English among Germans; what goes to the channel has the channel's language.
clock 2027-03-01 09:00
admin root "Computing centre"
person carla "Carla Coordinator"
person emma "Emma English"
person hans "Hans Deutsch"
channel council root carla emma hans
channel group root
root #council /gremium einrichten muster:lenkungsgremium name:Committee land:sn
  > Lenkungsgremium
root #council /member new @carla role:coordinator
emma #council /council language english
  > nicht berechtigt
carla #council /member new @emma institution:Police
carla #council /member new @hans
emma #council /council language
  > Deutsch
emma #council [English]
  > From now on I will speak English with you
emma #council /meeting list
  > No meeting is planned
emma #council /meeting new 24.03.2027 16:00
  > You are not permitted to use /meeting new
  > the coordinator, the chair and the deputy chair (Committee)
carla #council /council language english
carla #council /meeting new 17 November 2027 3pm
  > public holiday
  > [Go ahead anyway]
carla #council /meeting new 24 March 2027 4pm place:"Town hall"
  > Wednesday, 24 March 2027, 16:00
  > Town hall
carla #council /item new "Street lighting" kind:decision duration:15m
  > S1-1
carla #council /item new "A case" non-public:yes
carla #council /meeting invite S1
  > Preview
carla #council [Send]
  > 3 people
# The channel is German until somebody who runs the body says otherwise; direct messages speak each person's language.
emma #council ? S1
  > Tagesordnung
  > [Zusage] [Absage] [Vertretung]
emma @bot ?
  > invites you
  > Agenda
  > [Accept] [Decline] [Deputy]
  ! Tagesordnung
hans @bot ?
  > lädt Sie ein
emma #council /council language english channel:yes
  > not permitted
carla #council /council language english channel:yes
  > English
hans #council /gremium sprache deutsch
carla #council /meeting move S1 to:"25 March 2027 4pm" reason:"Room taken"
  > Thursday, 25 March 2027, 16:00
emma #council ?
  > The meeting has been moved, previously
  > [Accept] [Decline] [Deputy]
hans #council ?
  > Meeting S1 has been moved
hans @bot ?
  > Die Sitzung S1 ist verschoben
emma @bot S1 yes
  > Acceptance noted
emma @bot S1 deputy @hans
  > Hans Deutsch
emma @bot S1 no
  > Apologies noted
emma #council /meeting show S1
  > Your reply: declined
emma #council /item list
  > A case
emma #council /member list
  > Emma English: Member, voting, Police
emma #council /reminder new "Bring the key" when:"tomorrow 9am"
  > Tuesday, 2 March 2027, 09:00
emma #council /reminder new Report when:"every second Tuesday of the month at 5pm"
  > Tuesday, 9 March 2027, 17:00
emma #council /reminder new Key when:"next meeting"
  > Thursday, 25 March 2027, 09:00
emma #council /reminder list
  > Your reminders
emma #council /reminder off E1
  > deleted
emma #council /council rules
  > Notice period: 14 days
emma #council /council help meeting
  > /meeting new
  ! /sitzung
emma #council /meting list
  > Did you mean
clock 2027-03-23 16:00
hans @bot ?
  > Rückmeldung fehlt
clock 2027-03-24 09:00
carla #council /meeting cancel S1 reason:"Nobody can come"
  > cancelled
emma @bot ?
  > cancelled
root #council /council selftest
  > Self-test
# A body that was founded in English speaks English from the beginning.
root #group /council setup template:working_group name:Group above:Committee
root #group /council rules
  > Rules: Group
  > Notice period: 7 days
# The first words in a new channel are English, too: what is refused, and what was founded.
channel new root hans emma
emma #new /council setup
  > not permitted
root #new /item new
  > No committee has been set up in this channel yet
root #new /council setup steering_committee name:Board land:Saxony
  > Board has been set up
  > Notice period
  > [Add member]
root #new /gremium regeln
  > Rules: Board
