# A municipal prevention council under an executive staff: the staff alone decides members and rules [S50, S51]; rules
# are provisional until a decision adopts them, and change only by a decision afterwards.
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person ob "Oberbürgermeisterin"
person koordination "Koordinierungsstelle"
person ordnung "Ordnungsamt"
person bauhof "Bauhof"
channel stab root ob koordination
channel lg root ob koordination ordnung
channel ag root ob koordination ordnung bauhof
root #stab /gremium einrichten muster:kpr-fuehrungsstab name:Führungsstab kuerzel:FS land:SN
  > Führungsstab ist eingerichtet
  > Ladungsfrist: 7 Tage
  > vorläufig, bis die konstituierende Sitzung sie beschließt
root #lg /gremium einrichten muster:lenkungsgremium name:Lenkungsgremium kuerzel:LG ueber:FS
  > vorläufig
root #ag /gremium einrichten muster:arbeitsgruppe name:"AG Graffiti" ueber:LG
# As long as the staff has nobody, the administrator sets everything up.
root #lg /mitglied neu @ordnung rolle:vorsitz
  > Ordnungsamt gehört jetzt
root #lg /mitglied neu @koordination rolle:koordination
root #stab /mitglied neu @ob rolle:vorsitz
root #lg /mitglied neu @bauhof
  > nicht berechtigt
  > (Führungsstab)
# Now the staff alone: neither the chair of the steering committee nor its coordination.
ordnung #lg /mitglied neu @bauhof
  > nicht berechtigt
  > (Führungsstab)
koordination #lg /mitglied ende @ordnung
  > nicht berechtigt
ordnung #lg /gremium regeln frist:10
  > nicht berechtigt
  > der Vorsitz (Führungsstab)
ob #lg /mitglied neu @bauhof institution:Bauhof
  > Bauhof gehört jetzt zu „Lenkungsgremium“
ob #lg [Rückgängig]
  > Zurückgenommen
ob #ag /mitglied neu @bauhof rolle:vorsitz
  > Bauhof gehört jetzt zu „AG Graffiti“
bauhof #ag /mitglied neu @ordnung
  > nicht berechtigt
# Planning and inviting stay with the body's own coordination.
koordination #lg /sitzung neu 24.03.2027 16:00 art:konstituierend
  > Konstituierende Sitzung Lenkungsgremium
ob #lg /sitzung neu 25.03.2027 16:00
  > nicht berechtigt
# Provisional rules change without a decision and stay provisional, another preset included.
ob #lg /gremium regeln grundlage:saechsgemo frist:10
  > mindestens die Hälfte
  > Ladungsfrist: 10 Tage
  > vorläufig
# The change is told in the channel, with who made it.
ordnung #lg ?
  > Oberbürgermeisterin hat die Regeln geändert. Sie gelten ab Montag, 1. März 2027
ob #lg /gremium regeln beschluss:"LG 2027-01"
  > Beschluss: LG 2027-01
  ! vorläufig
ob #lg /gremium regeln frist:12
  > Die Regeln sind beschlossen. Nennen Sie zur Änderung den Beschluss
ob #lg /gremium regeln frist:12 beschluss:"LG 2027-02" ab:01.05.2027
  > gelten ab Samstag, 1. Mai 2027
  > Ladungsfrist: 12 Tage
# Rules that are to come are shown as such, and hold from their day.
ordnung #lg /gremium regeln
  > Ladungsfrist: 10 Tage
  > Ab Samstag, 1. Mai 2027 gilt:
  > Ladungsfrist: 12 Tage
ob #lg /gremium regeln sitze:12 beschluss:"LG 2027-03" ab:01.06.2027
  > Ladungsfrist: 12 Tage
  > Sitze: 12
ordnung #lg /gremium regeln
  > Ab Samstag, 1. Mai 2027 gilt:
  > Ab Dienstag, 1. Juni 2027 gilt:
# A change from an earlier day replaces what was to come later, and says so.
ob #lg /gremium regeln frist:11 beschluss:"LG 2027-04" ab:15.05.2027
  > Die Regeln, die ab Dienstag, 1. Juni 2027 vorgesehen waren, entfallen
ob #lg /gremium regeln frist:11 beschluss:"LG 2027-05" ab:01.02.2027
  > frühestens ab heute
clock 2027-05-20 09:00
ordnung #lg /gremium regeln
  > Ladungsfrist: 11 Tage
  ! gilt:
koordination #lg /sitzung neu 10.06.2027 16:00
  > spätestens am Samstag, 29. Mai 2027
