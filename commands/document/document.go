// Package document is what is handed out: files made from the council's records, for programs and people outside
// the chat.
//
// Every maker takes an entry, a value with all it needs (the record, names already looked up, a text.Printer for the
// language, the time of making), and returns the bytes of one file. There is no store, no clock and no chat here:
// makers run after the transaction has ended, and the same entry gives the same bytes.
//
// # Calendar entries
//
//	entry := document.Entry{Meeting: m, Body: "Lenkungsgremium", Stamp: now, Text: printer}
//	file, err := document.Calendar(entry)
//	name, mime := entry.FileName(), entry.ContentType()
//
// The file is for download or a feed: it tells, it does not ask (METHOD:PUBLISH, no attendees; answers are given in
// the chat). A newer file replaces an older one in the reader's calendar by UID and SEQUENCE, and the file of a
// cancelled meeting (METHOD:CANCEL) takes the entry out. Times carry the meeting's zone and a VTIMEZONE, so that a
// meeting stays at its wall-clock time; where a zone or a time cannot be said exactly so, they are in UTC, which is
// never wrong.
//
// # Papers
//
//	d := document.Document{Title: "Niederschrift", Language: text.German, Created: at, Blocks: []document.Block{…}}
//	file, err := document.PDF(d) // or ODT, Markdown; CSV for one table
//	name := document.FileName("Niederschrift S12", "pdf")
//
// A Document says what stands in a paper, not how it looks. PDF is for sending and keeping: PDF/A-1b with a structure
// for screen readers (package pdf). ODT is for an office that goes on writing, Markdown for wikis and editors, CSV for
// spreadsheets. All of them clean what people typed (clean) and lose nothing of it that can be seen.
//
// # What is not handed out
//
// Files are copied, and nobody knows to where. So titles of non-public items stay inside: readers of invitations and
// calendar entries see that there is an item ("NÖ 1 (nichtöffentlich)"), not what it is. Of minutes there are editions
// (council.Edition), and the one with the non-public part says so in its name. Calendar entries name no members.
package document
