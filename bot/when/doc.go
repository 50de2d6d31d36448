// Package when reads dates, times of day, durations and recurrences as people type them, in German and English
// (always both), and knows the wall clock and the German holidays. Nothing is guessed: every word must be understood,
// or the input is refused with an *Error whose Code says why. The package never asks for the current time, writes
// nothing for people, and keeps no state.
//
// # Functions
//
//	DateTime, Date, DateOrTime, Duration, Recur       read the whole input
//	RecurFrom                                         a recurrence of days, with what it leaves out from a moment
//	LastTime, NextTime                                a time of day nearest to now
//	Understood                                        whether an error is about a whole input, so that no part of it is to be read
//	Wall, AddDays, Midnight                           wall clock to instant and back
//	Rule, ParseRRule, NewRule, Pattern                recurrences as data (RFC 5545)
//	Holiday, Lands                                    statutory holidays of the German Länder
//
// # Spelling
//
// Case does not matter; ä and ae, ß and ss are the same, composed or not; no-break spaces and typographic dashes are
// folded; a comma may stand between date and time, a comma or full stop at the end. Numbers may be words ("in zwei
// Wochen", "um acht"). An input has at most 200 bytes.
//
// # Dates
//
//	24.03.2027  24.3.27  24.3.  24. März 2027  24. Maerz  March 24, 2027  24th of March  2027-03-24  24/03/2027
//	heute  morgen  übermorgen  gestern  vorgestern  today  tomorrow  yesterday  the day after tomorrow
//	Dienstag  Di  nächsten Dienstag  am kommenden Dienstag  diesen Dienstag  next Tuesday  letzten Dienstag
//	nächste Woche Dienstag  Tuesday next week  Freitag in einer Woche  heute in 14 Tagen
//	in 3 Tagen  in einem Monat  vor 2 Wochen  in a week  3 days ago
//	Mittwoch, 24. März 2027  am Mittwoch, dem 24.3.
//
// A weekday is the next one, never today ("heute" says that). A day and month without a year is the next such date,
// today included. Two-digit years are 2000 and later. A weekday that does not fit its date is an error. In the slash
// form the day comes first, and only a first number above 12 proves it. Months keep the day or take the month's last.
// Years go from 1900 to 2199. A date in the past is no error: the caller knows whether it may be.
//
// # Times of day
//
//	16:00  16:00 Uhr  17.30 Uhr  um 17.30  9 Uhr  9 Uhr 30  17h  17h30  16:00h  5 pm  9:30 a.m.  um 9  at 9  acht Uhr
//	halb acht  Viertel nach 3  viertel vor 8  dreiviertel acht  viertel acht  zehn vor halb acht  half past seven
//	mittags  noon  8 Uhr abends  heute Abend um 8  Dienstagabend 19 Uhr  3 nachmittags  tonight at 8
//
// Without a part of the day, hours are those of 24: "halb acht" is 7:30 ("halb eins" alone is 12:30). "24 Uhr" is
// the end of the day, midnight of the next. Refused because people differ about them: Mitternacht, "heute Nacht 2
// Uhr", "half seven", "12:00 am Dienstag", and a bare number without "um". A part of the day alone is no time.
// "in 2 Stunden" is date and time in one, rounded up to the full minute.
//
// # A time of day without a day
//
// One rule for whatever takes a date with a time: "10:30" is today's if that is still to come. If it is past, it is
// refused (Over) and tomorrow's is offered: whoever types at eleven that a vote ends at 10:30 has more likely mistaken
// the time than left out the day. Where only a day is asked for (Date), a time alone lacks it (NoDate). What happens
// around now and cannot be far away, when somebody came or until when a break lasts, is read by LastTime and NextTime
// instead: they take the nearest such time, over midnight if it must be.
//
// # Zones
//
// Everything is meant on the wall clock of now's location, and results are in that location. A time the clocks jump
// over is refused (Gap), one that they show twice as well (Ambiguous), unless MEZ, MESZ, CET, CEST, Winterzeit,
// Sommerzeit, first, second, "zum ersten Mal" or "zum zweiten Mal" behind it says which. Such a word that does not
// fit is refused (WrongZone). What is computed and not typed never fails: Wall maps a time in a gap to the first
// instant after it and one that comes twice to the first, and AddDays and Rule.Next use it. "Two days before 16:00"
// is therefore 49 hours before if summer time ends in between.
//
// # Durations
//
//	90m  90 Minuten  1h30  1:30  1,5 Stunden  anderthalb Stunden  eine halbe Stunde  dreiviertel Stunde  Viertelstunde
//	2 Tage  1 week  1 Tag und 2 Stunden  an hour and a half  half an hour
//
// # Recurrences
//
//	täglich 9 Uhr  jeden Tag 9 Uhr  every day at noon  alle 3 Tage 9 Uhr  jeden Abend um 8
//	werktags 9 Uhr  Mo-Fr 9 Uhr  every weekday at 9  montags und donnerstags 8:30  jeden Montag 9 Uhr
//	alle 2 Wochen montags 10 Uhr  14-tägig dienstags 10 Uhr  every other Tuesday at 5pm
//	jeden zweiten Dienstag im Monat 17 Uhr  am letzten Freitag im Monat 14 Uhr  am letzten Werktag des Monats 14 Uhr
//	am 1. jedes Monats 9 Uhr  monatlich am 15. 9 Uhr  alle drei Monate am ersten Dienstag 17 Uhr  am Monatsende 9 Uhr
//	jährlich am 24.12. 10 Uhr  jährlich am ersten Montag im September 10 Uhr  every year on December 24 at 10
//
// The clauses may stand in any order. "jeden zweiten Dienstag" without "im Monat" is every other week, "jeden ersten"
// and "jeden letzten" are of the month; since people differ, callers say what was understood, from Rule.Pattern.
// Intervals are counted from the first occurrence after now. Workdays are Monday to Friday, holidays or not. A day
// that a month lacks (31., fifth Friday) is left out in that month, as RFC 5545 says.
//
// # Errors
//
// See Code. Over, Gap, Ambiguous, WrongZone, Mismatch and AmbiguousSlash carry the alternatives that may have been meant.
package when
