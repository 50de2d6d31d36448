# 40 items and 200 notes by two clerks: nothing is lost, and it stays fast.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Karla Koord"
person vorsitz "Vera Vorsitz"
person polizei "Paul Polizei"
channel rat root koordination vorsitz polizei
root #rat /gremium einrichten muster:verein name:Verein kuerzel:V
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @vorsitz rolle:vorsitz
koordination #rat /mitglied neu @polizei
koordination #rat /sitzung neu 24.03.2027 16:00 ort:Vereinsheim
koordination #rat /top neu "Punkt 1 Bericht"
koordination #rat /top neu "Punkt 2 Bericht"
koordination #rat /top neu "Punkt 3 Bericht"
koordination #rat /top neu "Punkt 4 Bericht"
koordination #rat /top neu "Punkt 5 Bericht"
koordination #rat /top neu "Punkt 6 Bericht"
koordination #rat /top neu "Punkt 7 Bericht"
koordination #rat /top neu "Punkt 8 Bericht"
koordination #rat /top neu "Punkt 9 Bericht"
koordination #rat /top neu "Punkt 10 Bericht"
koordination #rat /top neu "Punkt 11 Bericht"
koordination #rat /top neu "Punkt 12 Bericht"
koordination #rat /top neu "Punkt 13 Bericht"
koordination #rat /top neu "Punkt 14 Bericht"
koordination #rat /top neu "Punkt 15 Bericht"
koordination #rat /top neu "Punkt 16 Bericht"
koordination #rat /top neu "Punkt 17 Bericht"
koordination #rat /top neu "Punkt 18 Bericht"
koordination #rat /top neu "Punkt 19 Bericht"
koordination #rat /top neu "Punkt 20 Bericht"
koordination #rat /top neu "Punkt 21 Bericht"
koordination #rat /top neu "Punkt 22 Bericht"
koordination #rat /top neu "Punkt 23 Bericht"
koordination #rat /top neu "Punkt 24 Bericht"
koordination #rat /top neu "Punkt 25 Bericht"
koordination #rat /top neu "Punkt 26 Bericht"
koordination #rat /top neu "Punkt 27 Bericht"
koordination #rat /top neu "Punkt 28 Bericht"
koordination #rat /top neu "Punkt 29 Bericht"
koordination #rat /top neu "Punkt 30 Bericht"
koordination #rat /top neu "Punkt 31 Bericht"
koordination #rat /top neu "Punkt 32 Bericht"
koordination #rat /top neu "Punkt 33 Bericht"
koordination #rat /top neu "Punkt 34 Bericht"
koordination #rat /top neu "Punkt 35 Bericht"
koordination #rat /top neu "Punkt 36 Bericht"
koordination #rat /top neu "Punkt 37 Bericht"
koordination #rat /top neu "Punkt 38 Bericht"
koordination #rat /top neu "Punkt 39 Bericht"
koordination #rat /top neu "Punkt 40 Bericht"
koordination #rat /sitzung einladen S1 jetzt:ja
clock 2027-03-24 16:00
vorsitz #rat /sitzung eroeffnen S1
koordination #rat /sitzung anwesend alle
vorsitz #rat /top aufruf S1-1
koordination #rat /protokoll notiz Satz 1 zu Bericht 1: es wurde ausführlich berichtet und gefragt. zu:S1-1
vorsitz #rat /protokoll notiz Satz 2 zu Bericht 1: es wurde ausführlich berichtet und gefragt. zu:S1-1
koordination #rat /protokoll notiz Satz 3 zu Bericht 1: es wurde ausführlich berichtet und gefragt. zu:S1-1
vorsitz #rat /protokoll notiz Satz 4 zu Bericht 1: es wurde ausführlich berichtet und gefragt. zu:S1-1
koordination #rat /protokoll notiz Satz 5 zu Bericht 1: es wurde ausführlich berichtet und gefragt. zu:S1-1
vorsitz #rat /top aufruf S1-2
koordination #rat /protokoll notiz Satz 6 zu Bericht 2: es wurde ausführlich berichtet und gefragt. zu:S1-2
vorsitz #rat /protokoll notiz Satz 7 zu Bericht 2: es wurde ausführlich berichtet und gefragt. zu:S1-2
koordination #rat /protokoll notiz Satz 8 zu Bericht 2: es wurde ausführlich berichtet und gefragt. zu:S1-2
vorsitz #rat /protokoll notiz Satz 9 zu Bericht 2: es wurde ausführlich berichtet und gefragt. zu:S1-2
koordination #rat /protokoll notiz Satz 10 zu Bericht 2: es wurde ausführlich berichtet und gefragt. zu:S1-2
vorsitz #rat /top aufruf S1-3
koordination #rat /protokoll notiz Satz 11 zu Bericht 3: es wurde ausführlich berichtet und gefragt. zu:S1-3
vorsitz #rat /protokoll notiz Satz 12 zu Bericht 3: es wurde ausführlich berichtet und gefragt. zu:S1-3
koordination #rat /protokoll notiz Satz 13 zu Bericht 3: es wurde ausführlich berichtet und gefragt. zu:S1-3
vorsitz #rat /protokoll notiz Satz 14 zu Bericht 3: es wurde ausführlich berichtet und gefragt. zu:S1-3
koordination #rat /protokoll notiz Satz 15 zu Bericht 3: es wurde ausführlich berichtet und gefragt. zu:S1-3
vorsitz #rat /top aufruf S1-4
koordination #rat /protokoll notiz Satz 16 zu Bericht 4: es wurde ausführlich berichtet und gefragt. zu:S1-4
vorsitz #rat /protokoll notiz Satz 17 zu Bericht 4: es wurde ausführlich berichtet und gefragt. zu:S1-4
koordination #rat /protokoll notiz Satz 18 zu Bericht 4: es wurde ausführlich berichtet und gefragt. zu:S1-4
vorsitz #rat /protokoll notiz Satz 19 zu Bericht 4: es wurde ausführlich berichtet und gefragt. zu:S1-4
koordination #rat /protokoll notiz Satz 20 zu Bericht 4: es wurde ausführlich berichtet und gefragt. zu:S1-4
vorsitz #rat /top aufruf S1-5
koordination #rat /protokoll notiz Satz 21 zu Bericht 5: es wurde ausführlich berichtet und gefragt. zu:S1-5
vorsitz #rat /protokoll notiz Satz 22 zu Bericht 5: es wurde ausführlich berichtet und gefragt. zu:S1-5
koordination #rat /protokoll notiz Satz 23 zu Bericht 5: es wurde ausführlich berichtet und gefragt. zu:S1-5
vorsitz #rat /protokoll notiz Satz 24 zu Bericht 5: es wurde ausführlich berichtet und gefragt. zu:S1-5
koordination #rat /protokoll notiz Satz 25 zu Bericht 5: es wurde ausführlich berichtet und gefragt. zu:S1-5
vorsitz #rat /top aufruf S1-6
koordination #rat /protokoll notiz Satz 26 zu Bericht 6: es wurde ausführlich berichtet und gefragt. zu:S1-6
vorsitz #rat /protokoll notiz Satz 27 zu Bericht 6: es wurde ausführlich berichtet und gefragt. zu:S1-6
koordination #rat /protokoll notiz Satz 28 zu Bericht 6: es wurde ausführlich berichtet und gefragt. zu:S1-6
vorsitz #rat /protokoll notiz Satz 29 zu Bericht 6: es wurde ausführlich berichtet und gefragt. zu:S1-6
koordination #rat /protokoll notiz Satz 30 zu Bericht 6: es wurde ausführlich berichtet und gefragt. zu:S1-6
vorsitz #rat /top aufruf S1-7
koordination #rat /protokoll notiz Satz 31 zu Bericht 7: es wurde ausführlich berichtet und gefragt. zu:S1-7
vorsitz #rat /protokoll notiz Satz 32 zu Bericht 7: es wurde ausführlich berichtet und gefragt. zu:S1-7
koordination #rat /protokoll notiz Satz 33 zu Bericht 7: es wurde ausführlich berichtet und gefragt. zu:S1-7
vorsitz #rat /protokoll notiz Satz 34 zu Bericht 7: es wurde ausführlich berichtet und gefragt. zu:S1-7
koordination #rat /protokoll notiz Satz 35 zu Bericht 7: es wurde ausführlich berichtet und gefragt. zu:S1-7
vorsitz #rat /top aufruf S1-8
koordination #rat /protokoll notiz Satz 36 zu Bericht 8: es wurde ausführlich berichtet und gefragt. zu:S1-8
vorsitz #rat /protokoll notiz Satz 37 zu Bericht 8: es wurde ausführlich berichtet und gefragt. zu:S1-8
koordination #rat /protokoll notiz Satz 38 zu Bericht 8: es wurde ausführlich berichtet und gefragt. zu:S1-8
vorsitz #rat /protokoll notiz Satz 39 zu Bericht 8: es wurde ausführlich berichtet und gefragt. zu:S1-8
koordination #rat /protokoll notiz Satz 40 zu Bericht 8: es wurde ausführlich berichtet und gefragt. zu:S1-8
vorsitz #rat /top aufruf S1-9
koordination #rat /protokoll notiz Satz 41 zu Bericht 9: es wurde ausführlich berichtet und gefragt. zu:S1-9
vorsitz #rat /protokoll notiz Satz 42 zu Bericht 9: es wurde ausführlich berichtet und gefragt. zu:S1-9
koordination #rat /protokoll notiz Satz 43 zu Bericht 9: es wurde ausführlich berichtet und gefragt. zu:S1-9
vorsitz #rat /protokoll notiz Satz 44 zu Bericht 9: es wurde ausführlich berichtet und gefragt. zu:S1-9
koordination #rat /protokoll notiz Satz 45 zu Bericht 9: es wurde ausführlich berichtet und gefragt. zu:S1-9
vorsitz #rat /top aufruf S1-10
koordination #rat /protokoll notiz Satz 46 zu Bericht 10: es wurde ausführlich berichtet und gefragt. zu:S1-10
vorsitz #rat /protokoll notiz Satz 47 zu Bericht 10: es wurde ausführlich berichtet und gefragt. zu:S1-10
koordination #rat /protokoll notiz Satz 48 zu Bericht 10: es wurde ausführlich berichtet und gefragt. zu:S1-10
vorsitz #rat /protokoll notiz Satz 49 zu Bericht 10: es wurde ausführlich berichtet und gefragt. zu:S1-10
koordination #rat /protokoll notiz Satz 50 zu Bericht 10: es wurde ausführlich berichtet und gefragt. zu:S1-10
  > Notiz 50 steht im Entwurf
vorsitz #rat /top aufruf S1-11
koordination #rat /protokoll notiz Satz 51 zu Bericht 11: es wurde ausführlich berichtet und gefragt. zu:S1-11
vorsitz #rat /protokoll notiz Satz 52 zu Bericht 11: es wurde ausführlich berichtet und gefragt. zu:S1-11
koordination #rat /protokoll notiz Satz 53 zu Bericht 11: es wurde ausführlich berichtet und gefragt. zu:S1-11
vorsitz #rat /protokoll notiz Satz 54 zu Bericht 11: es wurde ausführlich berichtet und gefragt. zu:S1-11
koordination #rat /protokoll notiz Satz 55 zu Bericht 11: es wurde ausführlich berichtet und gefragt. zu:S1-11
vorsitz #rat /top aufruf S1-12
koordination #rat /protokoll notiz Satz 56 zu Bericht 12: es wurde ausführlich berichtet und gefragt. zu:S1-12
vorsitz #rat /protokoll notiz Satz 57 zu Bericht 12: es wurde ausführlich berichtet und gefragt. zu:S1-12
koordination #rat /protokoll notiz Satz 58 zu Bericht 12: es wurde ausführlich berichtet und gefragt. zu:S1-12
vorsitz #rat /protokoll notiz Satz 59 zu Bericht 12: es wurde ausführlich berichtet und gefragt. zu:S1-12
koordination #rat /protokoll notiz Satz 60 zu Bericht 12: es wurde ausführlich berichtet und gefragt. zu:S1-12
vorsitz #rat /top aufruf S1-13
koordination #rat /protokoll notiz Satz 61 zu Bericht 13: es wurde ausführlich berichtet und gefragt. zu:S1-13
vorsitz #rat /protokoll notiz Satz 62 zu Bericht 13: es wurde ausführlich berichtet und gefragt. zu:S1-13
koordination #rat /protokoll notiz Satz 63 zu Bericht 13: es wurde ausführlich berichtet und gefragt. zu:S1-13
vorsitz #rat /protokoll notiz Satz 64 zu Bericht 13: es wurde ausführlich berichtet und gefragt. zu:S1-13
koordination #rat /protokoll notiz Satz 65 zu Bericht 13: es wurde ausführlich berichtet und gefragt. zu:S1-13
vorsitz #rat /top aufruf S1-14
koordination #rat /protokoll notiz Satz 66 zu Bericht 14: es wurde ausführlich berichtet und gefragt. zu:S1-14
vorsitz #rat /protokoll notiz Satz 67 zu Bericht 14: es wurde ausführlich berichtet und gefragt. zu:S1-14
koordination #rat /protokoll notiz Satz 68 zu Bericht 14: es wurde ausführlich berichtet und gefragt. zu:S1-14
vorsitz #rat /protokoll notiz Satz 69 zu Bericht 14: es wurde ausführlich berichtet und gefragt. zu:S1-14
koordination #rat /protokoll notiz Satz 70 zu Bericht 14: es wurde ausführlich berichtet und gefragt. zu:S1-14
vorsitz #rat /top aufruf S1-15
koordination #rat /protokoll notiz Satz 71 zu Bericht 15: es wurde ausführlich berichtet und gefragt. zu:S1-15
vorsitz #rat /protokoll notiz Satz 72 zu Bericht 15: es wurde ausführlich berichtet und gefragt. zu:S1-15
koordination #rat /protokoll notiz Satz 73 zu Bericht 15: es wurde ausführlich berichtet und gefragt. zu:S1-15
vorsitz #rat /protokoll notiz Satz 74 zu Bericht 15: es wurde ausführlich berichtet und gefragt. zu:S1-15
koordination #rat /protokoll notiz Satz 75 zu Bericht 15: es wurde ausführlich berichtet und gefragt. zu:S1-15
vorsitz #rat /top aufruf S1-16
koordination #rat /protokoll notiz Satz 76 zu Bericht 16: es wurde ausführlich berichtet und gefragt. zu:S1-16
vorsitz #rat /protokoll notiz Satz 77 zu Bericht 16: es wurde ausführlich berichtet und gefragt. zu:S1-16
koordination #rat /protokoll notiz Satz 78 zu Bericht 16: es wurde ausführlich berichtet und gefragt. zu:S1-16
vorsitz #rat /protokoll notiz Satz 79 zu Bericht 16: es wurde ausführlich berichtet und gefragt. zu:S1-16
koordination #rat /protokoll notiz Satz 80 zu Bericht 16: es wurde ausführlich berichtet und gefragt. zu:S1-16
vorsitz #rat /top aufruf S1-17
koordination #rat /protokoll notiz Satz 81 zu Bericht 17: es wurde ausführlich berichtet und gefragt. zu:S1-17
vorsitz #rat /protokoll notiz Satz 82 zu Bericht 17: es wurde ausführlich berichtet und gefragt. zu:S1-17
koordination #rat /protokoll notiz Satz 83 zu Bericht 17: es wurde ausführlich berichtet und gefragt. zu:S1-17
vorsitz #rat /protokoll notiz Satz 84 zu Bericht 17: es wurde ausführlich berichtet und gefragt. zu:S1-17
koordination #rat /protokoll notiz Satz 85 zu Bericht 17: es wurde ausführlich berichtet und gefragt. zu:S1-17
vorsitz #rat /top aufruf S1-18
koordination #rat /protokoll notiz Satz 86 zu Bericht 18: es wurde ausführlich berichtet und gefragt. zu:S1-18
vorsitz #rat /protokoll notiz Satz 87 zu Bericht 18: es wurde ausführlich berichtet und gefragt. zu:S1-18
koordination #rat /protokoll notiz Satz 88 zu Bericht 18: es wurde ausführlich berichtet und gefragt. zu:S1-18
vorsitz #rat /protokoll notiz Satz 89 zu Bericht 18: es wurde ausführlich berichtet und gefragt. zu:S1-18
koordination #rat /protokoll notiz Satz 90 zu Bericht 18: es wurde ausführlich berichtet und gefragt. zu:S1-18
vorsitz #rat /top aufruf S1-19
koordination #rat /protokoll notiz Satz 91 zu Bericht 19: es wurde ausführlich berichtet und gefragt. zu:S1-19
vorsitz #rat /protokoll notiz Satz 92 zu Bericht 19: es wurde ausführlich berichtet und gefragt. zu:S1-19
koordination #rat /protokoll notiz Satz 93 zu Bericht 19: es wurde ausführlich berichtet und gefragt. zu:S1-19
vorsitz #rat /protokoll notiz Satz 94 zu Bericht 19: es wurde ausführlich berichtet und gefragt. zu:S1-19
koordination #rat /protokoll notiz Satz 95 zu Bericht 19: es wurde ausführlich berichtet und gefragt. zu:S1-19
vorsitz #rat /top aufruf S1-20
koordination #rat /protokoll notiz Satz 96 zu Bericht 20: es wurde ausführlich berichtet und gefragt. zu:S1-20
vorsitz #rat /protokoll notiz Satz 97 zu Bericht 20: es wurde ausführlich berichtet und gefragt. zu:S1-20
koordination #rat /protokoll notiz Satz 98 zu Bericht 20: es wurde ausführlich berichtet und gefragt. zu:S1-20
vorsitz #rat /protokoll notiz Satz 99 zu Bericht 20: es wurde ausführlich berichtet und gefragt. zu:S1-20
koordination #rat /protokoll notiz Satz 100 zu Bericht 20: es wurde ausführlich berichtet und gefragt. zu:S1-20
  > Notiz 100 steht im Entwurf
vorsitz #rat /top aufruf S1-21
koordination #rat /protokoll notiz Satz 101 zu Bericht 21: es wurde ausführlich berichtet und gefragt. zu:S1-21
vorsitz #rat /protokoll notiz Satz 102 zu Bericht 21: es wurde ausführlich berichtet und gefragt. zu:S1-21
koordination #rat /protokoll notiz Satz 103 zu Bericht 21: es wurde ausführlich berichtet und gefragt. zu:S1-21
vorsitz #rat /protokoll notiz Satz 104 zu Bericht 21: es wurde ausführlich berichtet und gefragt. zu:S1-21
koordination #rat /protokoll notiz Satz 105 zu Bericht 21: es wurde ausführlich berichtet und gefragt. zu:S1-21
vorsitz #rat /top aufruf S1-22
koordination #rat /protokoll notiz Satz 106 zu Bericht 22: es wurde ausführlich berichtet und gefragt. zu:S1-22
vorsitz #rat /protokoll notiz Satz 107 zu Bericht 22: es wurde ausführlich berichtet und gefragt. zu:S1-22
koordination #rat /protokoll notiz Satz 108 zu Bericht 22: es wurde ausführlich berichtet und gefragt. zu:S1-22
vorsitz #rat /protokoll notiz Satz 109 zu Bericht 22: es wurde ausführlich berichtet und gefragt. zu:S1-22
koordination #rat /protokoll notiz Satz 110 zu Bericht 22: es wurde ausführlich berichtet und gefragt. zu:S1-22
vorsitz #rat /top aufruf S1-23
koordination #rat /protokoll notiz Satz 111 zu Bericht 23: es wurde ausführlich berichtet und gefragt. zu:S1-23
vorsitz #rat /protokoll notiz Satz 112 zu Bericht 23: es wurde ausführlich berichtet und gefragt. zu:S1-23
koordination #rat /protokoll notiz Satz 113 zu Bericht 23: es wurde ausführlich berichtet und gefragt. zu:S1-23
vorsitz #rat /protokoll notiz Satz 114 zu Bericht 23: es wurde ausführlich berichtet und gefragt. zu:S1-23
koordination #rat /protokoll notiz Satz 115 zu Bericht 23: es wurde ausführlich berichtet und gefragt. zu:S1-23
vorsitz #rat /top aufruf S1-24
koordination #rat /protokoll notiz Satz 116 zu Bericht 24: es wurde ausführlich berichtet und gefragt. zu:S1-24
vorsitz #rat /protokoll notiz Satz 117 zu Bericht 24: es wurde ausführlich berichtet und gefragt. zu:S1-24
koordination #rat /protokoll notiz Satz 118 zu Bericht 24: es wurde ausführlich berichtet und gefragt. zu:S1-24
vorsitz #rat /protokoll notiz Satz 119 zu Bericht 24: es wurde ausführlich berichtet und gefragt. zu:S1-24
koordination #rat /protokoll notiz Satz 120 zu Bericht 24: es wurde ausführlich berichtet und gefragt. zu:S1-24
vorsitz #rat /top aufruf S1-25
koordination #rat /protokoll notiz Satz 121 zu Bericht 25: es wurde ausführlich berichtet und gefragt. zu:S1-25
vorsitz #rat /protokoll notiz Satz 122 zu Bericht 25: es wurde ausführlich berichtet und gefragt. zu:S1-25
koordination #rat /protokoll notiz Satz 123 zu Bericht 25: es wurde ausführlich berichtet und gefragt. zu:S1-25
vorsitz #rat /protokoll notiz Satz 124 zu Bericht 25: es wurde ausführlich berichtet und gefragt. zu:S1-25
koordination #rat /protokoll notiz Satz 125 zu Bericht 25: es wurde ausführlich berichtet und gefragt. zu:S1-25
vorsitz #rat /top aufruf S1-26
koordination #rat /protokoll notiz Satz 126 zu Bericht 26: es wurde ausführlich berichtet und gefragt. zu:S1-26
vorsitz #rat /protokoll notiz Satz 127 zu Bericht 26: es wurde ausführlich berichtet und gefragt. zu:S1-26
koordination #rat /protokoll notiz Satz 128 zu Bericht 26: es wurde ausführlich berichtet und gefragt. zu:S1-26
vorsitz #rat /protokoll notiz Satz 129 zu Bericht 26: es wurde ausführlich berichtet und gefragt. zu:S1-26
koordination #rat /protokoll notiz Satz 130 zu Bericht 26: es wurde ausführlich berichtet und gefragt. zu:S1-26
vorsitz #rat /top aufruf S1-27
koordination #rat /protokoll notiz Satz 131 zu Bericht 27: es wurde ausführlich berichtet und gefragt. zu:S1-27
vorsitz #rat /protokoll notiz Satz 132 zu Bericht 27: es wurde ausführlich berichtet und gefragt. zu:S1-27
koordination #rat /protokoll notiz Satz 133 zu Bericht 27: es wurde ausführlich berichtet und gefragt. zu:S1-27
vorsitz #rat /protokoll notiz Satz 134 zu Bericht 27: es wurde ausführlich berichtet und gefragt. zu:S1-27
koordination #rat /protokoll notiz Satz 135 zu Bericht 27: es wurde ausführlich berichtet und gefragt. zu:S1-27
vorsitz #rat /top aufruf S1-28
koordination #rat /protokoll notiz Satz 136 zu Bericht 28: es wurde ausführlich berichtet und gefragt. zu:S1-28
vorsitz #rat /protokoll notiz Satz 137 zu Bericht 28: es wurde ausführlich berichtet und gefragt. zu:S1-28
koordination #rat /protokoll notiz Satz 138 zu Bericht 28: es wurde ausführlich berichtet und gefragt. zu:S1-28
vorsitz #rat /protokoll notiz Satz 139 zu Bericht 28: es wurde ausführlich berichtet und gefragt. zu:S1-28
koordination #rat /protokoll notiz Satz 140 zu Bericht 28: es wurde ausführlich berichtet und gefragt. zu:S1-28
vorsitz #rat /top aufruf S1-29
koordination #rat /protokoll notiz Satz 141 zu Bericht 29: es wurde ausführlich berichtet und gefragt. zu:S1-29
vorsitz #rat /protokoll notiz Satz 142 zu Bericht 29: es wurde ausführlich berichtet und gefragt. zu:S1-29
koordination #rat /protokoll notiz Satz 143 zu Bericht 29: es wurde ausführlich berichtet und gefragt. zu:S1-29
vorsitz #rat /protokoll notiz Satz 144 zu Bericht 29: es wurde ausführlich berichtet und gefragt. zu:S1-29
koordination #rat /protokoll notiz Satz 145 zu Bericht 29: es wurde ausführlich berichtet und gefragt. zu:S1-29
vorsitz #rat /top aufruf S1-30
koordination #rat /protokoll notiz Satz 146 zu Bericht 30: es wurde ausführlich berichtet und gefragt. zu:S1-30
vorsitz #rat /protokoll notiz Satz 147 zu Bericht 30: es wurde ausführlich berichtet und gefragt. zu:S1-30
koordination #rat /protokoll notiz Satz 148 zu Bericht 30: es wurde ausführlich berichtet und gefragt. zu:S1-30
vorsitz #rat /protokoll notiz Satz 149 zu Bericht 30: es wurde ausführlich berichtet und gefragt. zu:S1-30
koordination #rat /protokoll notiz Satz 150 zu Bericht 30: es wurde ausführlich berichtet und gefragt. zu:S1-30
  > Notiz 150 steht im Entwurf
vorsitz #rat /top aufruf S1-31
koordination #rat /protokoll notiz Satz 151 zu Bericht 31: es wurde ausführlich berichtet und gefragt. zu:S1-31
vorsitz #rat /protokoll notiz Satz 152 zu Bericht 31: es wurde ausführlich berichtet und gefragt. zu:S1-31
koordination #rat /protokoll notiz Satz 153 zu Bericht 31: es wurde ausführlich berichtet und gefragt. zu:S1-31
vorsitz #rat /protokoll notiz Satz 154 zu Bericht 31: es wurde ausführlich berichtet und gefragt. zu:S1-31
koordination #rat /protokoll notiz Satz 155 zu Bericht 31: es wurde ausführlich berichtet und gefragt. zu:S1-31
vorsitz #rat /top aufruf S1-32
koordination #rat /protokoll notiz Satz 156 zu Bericht 32: es wurde ausführlich berichtet und gefragt. zu:S1-32
vorsitz #rat /protokoll notiz Satz 157 zu Bericht 32: es wurde ausführlich berichtet und gefragt. zu:S1-32
koordination #rat /protokoll notiz Satz 158 zu Bericht 32: es wurde ausführlich berichtet und gefragt. zu:S1-32
vorsitz #rat /protokoll notiz Satz 159 zu Bericht 32: es wurde ausführlich berichtet und gefragt. zu:S1-32
koordination #rat /protokoll notiz Satz 160 zu Bericht 32: es wurde ausführlich berichtet und gefragt. zu:S1-32
vorsitz #rat /top aufruf S1-33
koordination #rat /protokoll notiz Satz 161 zu Bericht 33: es wurde ausführlich berichtet und gefragt. zu:S1-33
vorsitz #rat /protokoll notiz Satz 162 zu Bericht 33: es wurde ausführlich berichtet und gefragt. zu:S1-33
koordination #rat /protokoll notiz Satz 163 zu Bericht 33: es wurde ausführlich berichtet und gefragt. zu:S1-33
vorsitz #rat /protokoll notiz Satz 164 zu Bericht 33: es wurde ausführlich berichtet und gefragt. zu:S1-33
koordination #rat /protokoll notiz Satz 165 zu Bericht 33: es wurde ausführlich berichtet und gefragt. zu:S1-33
vorsitz #rat /top aufruf S1-34
koordination #rat /protokoll notiz Satz 166 zu Bericht 34: es wurde ausführlich berichtet und gefragt. zu:S1-34
vorsitz #rat /protokoll notiz Satz 167 zu Bericht 34: es wurde ausführlich berichtet und gefragt. zu:S1-34
koordination #rat /protokoll notiz Satz 168 zu Bericht 34: es wurde ausführlich berichtet und gefragt. zu:S1-34
vorsitz #rat /protokoll notiz Satz 169 zu Bericht 34: es wurde ausführlich berichtet und gefragt. zu:S1-34
koordination #rat /protokoll notiz Satz 170 zu Bericht 34: es wurde ausführlich berichtet und gefragt. zu:S1-34
vorsitz #rat /top aufruf S1-35
koordination #rat /protokoll notiz Satz 171 zu Bericht 35: es wurde ausführlich berichtet und gefragt. zu:S1-35
vorsitz #rat /protokoll notiz Satz 172 zu Bericht 35: es wurde ausführlich berichtet und gefragt. zu:S1-35
koordination #rat /protokoll notiz Satz 173 zu Bericht 35: es wurde ausführlich berichtet und gefragt. zu:S1-35
vorsitz #rat /protokoll notiz Satz 174 zu Bericht 35: es wurde ausführlich berichtet und gefragt. zu:S1-35
koordination #rat /protokoll notiz Satz 175 zu Bericht 35: es wurde ausführlich berichtet und gefragt. zu:S1-35
vorsitz #rat /top aufruf S1-36
koordination #rat /protokoll notiz Satz 176 zu Bericht 36: es wurde ausführlich berichtet und gefragt. zu:S1-36
vorsitz #rat /protokoll notiz Satz 177 zu Bericht 36: es wurde ausführlich berichtet und gefragt. zu:S1-36
koordination #rat /protokoll notiz Satz 178 zu Bericht 36: es wurde ausführlich berichtet und gefragt. zu:S1-36
vorsitz #rat /protokoll notiz Satz 179 zu Bericht 36: es wurde ausführlich berichtet und gefragt. zu:S1-36
koordination #rat /protokoll notiz Satz 180 zu Bericht 36: es wurde ausführlich berichtet und gefragt. zu:S1-36
vorsitz #rat /top aufruf S1-37
koordination #rat /protokoll notiz Satz 181 zu Bericht 37: es wurde ausführlich berichtet und gefragt. zu:S1-37
vorsitz #rat /protokoll notiz Satz 182 zu Bericht 37: es wurde ausführlich berichtet und gefragt. zu:S1-37
koordination #rat /protokoll notiz Satz 183 zu Bericht 37: es wurde ausführlich berichtet und gefragt. zu:S1-37
vorsitz #rat /protokoll notiz Satz 184 zu Bericht 37: es wurde ausführlich berichtet und gefragt. zu:S1-37
koordination #rat /protokoll notiz Satz 185 zu Bericht 37: es wurde ausführlich berichtet und gefragt. zu:S1-37
vorsitz #rat /top aufruf S1-38
koordination #rat /protokoll notiz Satz 186 zu Bericht 38: es wurde ausführlich berichtet und gefragt. zu:S1-38
vorsitz #rat /protokoll notiz Satz 187 zu Bericht 38: es wurde ausführlich berichtet und gefragt. zu:S1-38
koordination #rat /protokoll notiz Satz 188 zu Bericht 38: es wurde ausführlich berichtet und gefragt. zu:S1-38
vorsitz #rat /protokoll notiz Satz 189 zu Bericht 38: es wurde ausführlich berichtet und gefragt. zu:S1-38
koordination #rat /protokoll notiz Satz 190 zu Bericht 38: es wurde ausführlich berichtet und gefragt. zu:S1-38
vorsitz #rat /top aufruf S1-39
koordination #rat /protokoll notiz Satz 191 zu Bericht 39: es wurde ausführlich berichtet und gefragt. zu:S1-39
vorsitz #rat /protokoll notiz Satz 192 zu Bericht 39: es wurde ausführlich berichtet und gefragt. zu:S1-39
koordination #rat /protokoll notiz Satz 193 zu Bericht 39: es wurde ausführlich berichtet und gefragt. zu:S1-39
vorsitz #rat /protokoll notiz Satz 194 zu Bericht 39: es wurde ausführlich berichtet und gefragt. zu:S1-39
koordination #rat /protokoll notiz Satz 195 zu Bericht 39: es wurde ausführlich berichtet und gefragt. zu:S1-39
vorsitz #rat /top aufruf S1-40
koordination #rat /protokoll notiz Satz 196 zu Bericht 40: es wurde ausführlich berichtet und gefragt. zu:S1-40
vorsitz #rat /protokoll notiz Satz 197 zu Bericht 40: es wurde ausführlich berichtet und gefragt. zu:S1-40
koordination #rat /protokoll notiz Satz 198 zu Bericht 40: es wurde ausführlich berichtet und gefragt. zu:S1-40
vorsitz #rat /protokoll notiz Satz 199 zu Bericht 40: es wurde ausführlich berichtet und gefragt. zu:S1-40
koordination #rat /protokoll notiz Satz 200 zu Bericht 40: es wurde ausführlich berichtet und gefragt. zu:S1-40
  > Notiz 200 steht im Entwurf
clock 2027-03-24 19:00
vorsitz #rat /sitzung schliessen
polizei #rat /protokoll zeigen
  > Protokoll über die 1. Sitzung 2027: Verein
  > Satz 1 zu Bericht 1:
  > Weiter (2 von 5)
polizei #rat [Weiter (2 von 5)]
  > Satz 60 zu Bericht 12:
polizei #rat /protokoll zeigen S1 seite:99
  > Freigabe und Genehmigung
polizei #rat [Zurück]
  > Satz 200 zu Bericht 40:
koordination #rat /protokoll notizen S1 seite:14
  > Satz 200
vorsitz #rat /protokoll freigeben
  > Es fehlt noch
koordination #rat /protokoll freigeben
  > Das Protokoll zu S1 ist freigegeben
