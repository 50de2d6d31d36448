# Minutes in English: every step has its English name, and German ones work beside them.
clock 2027-03-01 09:00
admin root "Ruth Root"
person anna "Anna Alder"
person bert "Bert Birch"
person carl "Carl Cedar"
channel club root anna bert carl
root #club /council setup template:association name:Club
root #club /member new @anna role:coordinator
anna #club /member new @bert role:chair
anna #club /member new @carl
anna #club /council language english channel:yes
anna #club /council language english
bert #club /council language english
carl #club /council language english
anna #club /meeting new 24.03.2027 16:00 place:Hall
carl #club /item new Lamps kind:decision
anna #club /meeting invite S1 now:yes
clock 2027-03-24 16:00
anna #club /meeting open S1
anna #club /item call S1-1
anna #club /minutes note Ten lamps are broken.
  > Note 1 is in the draft
carl #club /minutes note Too expensive.
  > Notes for the minutes are written by
carl #club /minutes note Too expensive. kind:declaration
  > Declaration for the record, note 2
anna #club Three lamps at the station as well.
carl #club [Ins Protokoll] on "Three lamps at the station as well."
  > Notes for the minutes are written by
anna #club [Ins Protokoll] on "Three lamps at the station as well."
  > Note 3
bert #club [Ins Protokoll] on "Three lamps at the station as well."
  > This post is in the draft minutes already
anna #club /meeting close
  > The draft of the minutes is there
anna #club /minutes edit 1 Twelve lamps are broken.
  > Note 1 is changed
bert #club /minutes release
  > Still missing
anna #club /minutes release
  > The minutes of S1 are released and sent to the members
carl #club /minutes objection S1-1 There were eleven.
  > Objection 1 is recorded
anna #club /minutes decide 1 accepted Corrected. meeting:S1
  > Objection 1 is accepted
anna #club /minutes correct S1-1 Eleven passage:Twelve reason:Counted
  > Correction of the minutes of S1: version 2
  > Before: Twelve
clock 2027-04-08 09:00
carl #club ?
  > Minutes approved: S1
carl #club /minutes show
  > State: approved
  > Eleven lamps are broken.
  > Declaration for the record by Carl Cedar
  > Three lamps at the station
carl #club /minutes export edition:public format:md
  > Minutes-S1-public-version.md
anna #club /council letterhead name:"The Club" address:"1 Sample Street"
  > The Club
carl #club /meeting letter S1
  > Invitation-S1.pdf
