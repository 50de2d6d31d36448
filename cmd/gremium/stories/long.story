# Much of everything: sixty members, forty meetings, long titles. Lists have pages, nothing is cut off or lost.
clock 2027-01-04 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person polizei "Polizei"
channel rat root koordination polizei
root #rat /gremium einrichten muster:verein name:Rat
root #rat /mitglied neu @koordination rolle:koordination
koordination #rat /mitglied neu @polizei
koordination #rat /mitglied neu name:"Mitglied 01" institution:"Institution Nummer 01" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 02" institution:"Institution Nummer 02" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 03" institution:"Institution Nummer 03" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 04" institution:"Institution Nummer 04" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 05" institution:"Institution Nummer 05" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 06" institution:"Institution Nummer 06" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 07" institution:"Institution Nummer 07" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 08" institution:"Institution Nummer 08" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 09" institution:"Institution Nummer 09" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 10" institution:"Institution Nummer 10" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 11" institution:"Institution Nummer 11" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 12" institution:"Institution Nummer 12" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 13" institution:"Institution Nummer 13" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 14" institution:"Institution Nummer 14" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 15" institution:"Institution Nummer 15" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 16" institution:"Institution Nummer 16" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 17" institution:"Institution Nummer 17" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 18" institution:"Institution Nummer 18" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 19" institution:"Institution Nummer 19" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 20" institution:"Institution Nummer 20" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 21" institution:"Institution Nummer 21" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 22" institution:"Institution Nummer 22" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 23" institution:"Institution Nummer 23" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 24" institution:"Institution Nummer 24" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 25" institution:"Institution Nummer 25" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 26" institution:"Institution Nummer 26" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 27" institution:"Institution Nummer 27" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 28" institution:"Institution Nummer 28" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 29" institution:"Institution Nummer 29" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 30" institution:"Institution Nummer 30" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 31" institution:"Institution Nummer 31" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 32" institution:"Institution Nummer 32" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 33" institution:"Institution Nummer 33" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 34" institution:"Institution Nummer 34" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 35" institution:"Institution Nummer 35" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 36" institution:"Institution Nummer 36" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 37" institution:"Institution Nummer 37" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 38" institution:"Institution Nummer 38" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 39" institution:"Institution Nummer 39" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 40" institution:"Institution Nummer 40" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 41" institution:"Institution Nummer 41" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 42" institution:"Institution Nummer 42" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 43" institution:"Institution Nummer 43" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 44" institution:"Institution Nummer 44" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 45" institution:"Institution Nummer 45" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 46" institution:"Institution Nummer 46" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 47" institution:"Institution Nummer 47" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 48" institution:"Institution Nummer 48" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 49" institution:"Institution Nummer 49" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 50" institution:"Institution Nummer 50" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 51" institution:"Institution Nummer 51" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 52" institution:"Institution Nummer 52" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 53" institution:"Institution Nummer 53" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 54" institution:"Institution Nummer 54" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 55" institution:"Institution Nummer 55" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 56" institution:"Institution Nummer 56" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 57" institution:"Institution Nummer 57" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 58" institution:"Institution Nummer 58" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 59" institution:"Institution Nummer 59" sektor:Sektor
koordination #rat /mitglied neu name:"Mitglied 60" institution:"Institution Nummer 60" sektor:Sektor
koordination #rat /mitglied liste
  > 62 Mitglieder
  > Mitglied 23
  ! Mitglied 25
  > [Weiter (2 von 3)]
koordination #rat [Weiter (2 von 3)]
  > Mitglied 25
  > Mitglied 47
  > [Zurück] [Weiter (3 von 3)]
koordination #rat [Weiter (3 von 3)]
  > Mitglied 60
  ! [Weiter
koordination #rat [Zurück]
  > Mitglied 30
koordination #rat /mitglied liste seite:999
  > Mitglied 60
koordination #rat /sitzung neu 03.02.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 1"
koordination #rat /sitzung neu 10.02.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 2"
koordination #rat /sitzung neu 17.02.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 3"
koordination #rat /sitzung neu 24.02.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 4"
koordination #rat /sitzung neu 03.03.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 5"
koordination #rat /sitzung neu 10.03.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 6"
koordination #rat /sitzung neu 17.03.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 7"
koordination #rat /sitzung neu 24.03.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 8"
koordination #rat /sitzung neu 31.03.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 9"
koordination #rat /sitzung neu 07.04.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 10"
koordination #rat /sitzung neu 14.04.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 11"
koordination #rat /sitzung neu 21.04.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 12"
koordination #rat /sitzung neu 28.04.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 13"
koordination #rat /sitzung neu 05.05.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 14"
koordination #rat /sitzung neu 12.05.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 15"
koordination #rat /sitzung neu 19.05.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 16"
koordination #rat /sitzung neu 26.05.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 17"
koordination #rat /sitzung neu 02.06.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 18"
koordination #rat /sitzung neu 09.06.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 19"
koordination #rat /sitzung neu 16.06.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 20"
koordination #rat /sitzung neu 23.06.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 21"
koordination #rat /sitzung neu 30.06.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 22"
koordination #rat /sitzung neu 07.07.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 23"
koordination #rat /sitzung neu 14.07.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 24"
koordination #rat /sitzung neu 21.07.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 25"
koordination #rat /sitzung neu 28.07.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 26"
koordination #rat /sitzung neu 04.08.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 27"
koordination #rat /sitzung neu 11.08.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 28"
koordination #rat /sitzung neu 18.08.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 29"
koordination #rat /sitzung neu 25.08.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 30"
koordination #rat /sitzung neu 01.09.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 31"
koordination #rat /sitzung neu 08.09.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 32"
koordination #rat /sitzung neu 15.09.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 33"
koordination #rat /sitzung neu 22.09.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 34"
koordination #rat /sitzung neu 29.09.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 35"
koordination #rat /sitzung neu 06.10.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 36"
koordination #rat /sitzung neu 13.10.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 37"
koordination #rat /sitzung neu 20.10.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 38"
koordination #rat /sitzung neu 27.10.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 39"
koordination #rat /sitzung neu 03.11.2027 16:00 trotzdem:ja titel:"Sitzung Nummer 40"
koordination #rat /sitzung liste
  > S1 Mittwoch, 3. Februar 2027
  > S10 Mittwoch
  ! S11 Mittwoch
koordination #rat [Weiter (2 von 4)]
  > S11 Mittwoch
koordination #rat [Weiter (3 von 4)]
koordination #rat [Weiter (4 von 4)]
  > S40 Mittwoch, 3. November 2027, 16:00 Uhr (geplant): Sitzung Nummer 40
koordination #rat [Zurück]
  > S30
koordination #rat /sitzung zeigen S40
  > Sitzung Nummer 40
koordination #rat /sitzung einladen S1 jetzt:ja
  > geht an 62 Personen
polizei #rat [Zusage S1]
  > Zusage notiert
koordination #rat /sitzung zeigen S1
  > Zusagen 1, Absagen 0, Vertretungen 0, offen 61
  > Polizei: Zusage
  > [Weiter (2 von 4)]
koordination #rat [Weiter (2 von 4)]
koordination #rat [Weiter (3 von 4)]
koordination #rat [Weiter (4 von 4)]
  > Mitglied 60: noch keine
  > [Zurück]
# 200 characters are a title, 201 are not, and 10,000 are no reason to fall over; the form keeps them.
koordination #rat /top neu "Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S2
  > Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
koordination #rat /top neu "Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxy" sitzung:S2
  > 201 Zeichen, höchstens 200
  > [Im Formular verbessern]
koordination #rat [Im Formular verbessern]
  > Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxy
koordination #rat {Titel: Kurz}
  > S2-2
koordination #rat /top neu "Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang Lang" sitzung:S2
  > 5004 Zeichen, höchstens 200
koordination #rat [Im Formular verbessern]
  > Lang Lang
koordination #rat /top neu "000 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "001 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "002 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "003 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "004 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "005 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "006 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "007 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "008 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "009 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "010 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "011 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "012 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "013 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "014 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "015 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "016 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "017 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "018 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "019 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "020 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "021 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "022 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "023 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "024 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "025 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "026 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "027 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "028 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "029 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "030 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "031 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "032 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "033 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "034 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "035 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "036 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "037 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "038 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "039 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "040 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "041 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "042 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "043 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "044 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "045 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "046 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "047 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "048 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "049 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "050 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "051 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "052 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "053 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "054 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "055 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "056 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "057 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "058 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "059 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "060 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "061 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "062 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "063 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "064 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "065 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "066 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "067 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "068 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "069 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "070 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "071 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "072 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "073 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "074 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "075 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "076 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "077 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "078 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "079 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "080 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "081 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "082 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "083 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "084 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "085 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "086 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "087 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "088 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "089 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "090 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "091 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "092 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "093 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "094 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "095 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "096 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "097 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "098 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
koordination #rat /top neu "099 Ein langer Titel xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" sitzung:S3
# A hundred long items: the card still reaches the channel.
koordination #rat /sitzung einladen S3 jetzt:ja
  > geht an
polizei #rat ? S3
  > TOP 11 010 Ein langer Titel
  ! TOP 12
  > … und 89 weitere; alle zeigt /top liste S3
  > [Ganze Tagesordnung]
polizei #rat [Ganze Tagesordnung]
  > Tagesordnung
polizei #rat /top liste S3
  > [Weiter (2 von 5)]
polizei #rat [Weiter (2 von 5)]
  > TOP 40 039 Ein langer Titel
  > [Zurück] [Weiter (3 von 5)]
root #rat /gremium selbsttest
  > Keine Nachricht und keine Aufgabe ist liegen geblieben
