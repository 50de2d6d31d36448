# The same in English: a counted vote, its resolution, and what became of it.
clock 2027-03-01 09:00
admin root "Computing centre"
person coordination "Coordination office"
person chair "Public order office"
person police "Police"
person school "School board"
channel council root coordination chair police school
root #council /council setup template:steering_committee name:Committee code:SC
  > Committee
root #council /council rules notice:0 deadline:0 tie:casting_vote
root #council /member new @coordination role:coordinator
coordination #council /member new @chair role:chair
coordination #council /member new @police
coordination #council /member new @school
coordination #council /meeting new "2027-03-01 10:00"
coordination #council /item new "Lights at the station" kind:decision
coordination #council /meeting invite S1 now:yes
clock 2027-03-01 10:00
coordination #council /meeting open S1
coordination #council /meeting attendance all
coordination #council /item call 1
coordination #council /vote count "New lights at the station?" yes:2 no:1
  > Yes 2, No 1, Abstain 0. More yes than no: adopted. Present 3 of 3, quorate.
  > Resolution SC B2027-01
coordination #council /vote count "Even more lights?" yes:1 no:1 abstain:1
  > How did Public order office vote?
coordination #council [No]
  > the chair's casting vote (No): rejected
coordination #council /vote count "All lights?" yes:3 no:1
  > The figures do not fit
  > only 3
coordination #council /vote count "Half the lights?" yes:2 no:1 majority:three_quarters
  > three quarters of the votes cast (3 of 3), reached 2: rejected
police #council /vote result
  > rejected
coordination #council /resolution state B2027-01 underway note:"Offers asked for"
  > in progress (yellow)
police #council /resolution show SC B2027-01
  > Resolution SC B2027-01
  > New lights at the station?
  > Offers asked for
police #council /resolution list open
  > SC B2027-01
coordination #council /resolution refer B2027-01 city-council paper:17/2027
  > referred to: City council
police #council /council search light station
  > SC B2027-01
  > referred to: City council
  > S1-1
police #council /council search swimming
  > I find nothing
