# The same in English, by form, and in direct messages without a slash.
clock 2027-03-01 09:00
admin root "Computing Centre"
person koordination "Cora Coordinator"
person vorsitz "Chris Chair"
person anna "Anna Vogel"
person bert "Bert Braun"
person carl "Carl Clausen"
channel rat root koordination vorsitz anna bert carl
root #rat /council setup steering_committee name:Council
root #rat /council language english channel:yes
root #rat /member new @koordination role:coordinator
koordination #rat /council language english
koordination #rat /member new @vorsitz role:chair
koordination #rat /member new @anna
koordination #rat /member new @bert
koordination #rat /member new @carl
koordination #rat /meeting new 24.03.2027 16:00
koordination #rat /item new Lighting
koordination #rat /meeting invite S1 now:yes
clock 2027-03-24 16:00
koordination #rat /meeting open
  > S1 is open, 16:00
  > Presiding: Chris Chair. Minutes: Cora Coordinator.
  > Needed for a quorum: 3 of 4 entitled to vote
koordination #rat /meeting attendance all but @bert
  > Recorded as present, from 16:00: Chris Chair, Cora Coordinator, Anna Vogel and Carl Clausen.
  > Present: 3 of 4 entitled to vote, needed: 3: quorate.
anna #rat ?
  > Meeting on: S1
  > [I am here]
  > [Leaving now]
# Everything from the list of who is there, too; the form takes several persons.
koordination #rat /meeting attendance
  > Bert Braun: not recorded yet
  > [Record]
koordination #rat [Record]
  > Persons
koordination #rat {What: arrives; Persons: @bert, Prof. Guest}
  > Bert Braun and Prof. Guest
  > Counts as a guest
  > Present: 4 of 4
clock 2027-03-24 16:30
anna #rat /council language english
anna @bot meeting leave
  > You were present at S1 (entitled to vote): 16:00 to 16:30.
koordination @bot meeting attendance @bert left at:16:20
  > 16:00 to 16:20
  > not quorate
bert #rat ?
  > Not quorate: S1
koordination #rat /meeting suspend until:16:45
  > It goes on: Wednesday, 24 March 2027, 16:45
koordination #rat /meeting resume
  > S1 goes on
koordination #rat /meeting close
  > S1 is closed
  > 1 item was not dealt with
koordination #rat /meeting reopen S1
  > S1 is open again
koordination #rat /meeting close S1 at:16:30
  > S1 is closed, 16:30
koordination #rat /meeting sheet S1
  > Attendance-list-S1.pdf
