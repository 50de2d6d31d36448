# The running order in English, for who reads that: the same commands, numbers and buttons by their English names.
clock 2027-02-22 09:00
admin root "Computing centre"
person carla "Carla Coordinator"
person hans "Hans Chair"
person emma "Emma English"
channel council root carla hans emma
root #council /gremium einrichten muster:lenkungsgremium name:Committee
root #council /member new @carla role:coordinator
carla #council /member new @hans role:chair
carla #council /member new @emma
carla #council /council language english
emma #council /council language english
hans #council /council language english
carla #council /meeting new 24 March 2027 4pm
carla #council /item new Lighting kind:decision duration:15m
carla #council /item new "A case" non-public:yes
carla #council /item new Roads
carla #council /meeting invite S1 now:yes
clock 2027-03-24 16:00
carla #council /meeting open
carla #council /meeting attendance all
hans #council /item guest 1 "Dr. Light"
  > Number 1 is in the public and in the non-public part
  > [P 1] [NP 1]
hans #council /item call 1
  > Called: P 1 Lighting (Decision, planned 15 minutes, S1-1)
emma #council /motion Twelve lamps kind:amendment
  > Amendment 1 to P 1 Lighting by Emma English
  > [Undo]
emma #council /item recuse
  > You are noted as recused from P 1 Lighting (S1-1)
emma #council [Undo]
  > You are no longer recused
clock 2027-03-24 16:10
hans #council [Next]
  > P 1 Lighting is done: 10 of 15 minutes
  > Called: P 2 Roads
hans #council /item defer reason:"The map is missing"
  > P 2 Roads (S1-3) is deferred. Reason: The map is missing
  > No next meeting is planned yet. 1 item comes on its agenda
hans #council /item urgent Fire reason:"Last night"
  > P 3 Fire (S1-4) is submitted as urgent
hans #council /item admit 3 yes:2 no:0
  > P 3 Fire is admitted
  > All members are present (2 of 2), nobody objects
hans #council /item guest 3 "Chief Fire Officer"
  > Guests may speak on this item and do not vote
hans #council /item order 3 NP 1
  > This is how S1 goes on
hans #council /item next
  > Called: P 3 Fire
hans #council /item next
  > Called: NP 1 A case
  > ask the public and everybody who does not belong to the body to leave
hans #council /item next
  > All items of S1 are done
  > [Close]
