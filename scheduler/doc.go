// Package scheduler is what happens later: jobs that fall due, and deliveries that wait for a chat server. Both
// are documents in the store, written in the transaction of the command that wants them, so nothing is lost with a
// process and nothing is sent for a command that was rolled back.
//
//	commands            scheduler                                      platform
//	Schedule(tx, Job) -> jobs -> Kind(tx, Job, Occasion) ┐
//	Post(tx, Delivery) ----------------------------------┴-> outbox -> Render -> Send, Update
//	Refresh(tx, card, id)                                       posts <- Ref
//
// # Jobs
//
// A Job has a due time and a key: rule, target and occurrence ("rsvp S1 2d @person"). Schedule with the same key
// replaces, Cancel and CancelPrefix remove. When it falls due its Kind decides again whether there is anything
// to do (answered? over? cancelled?), posts deliveries, or schedules the next occurrence. The job goes away in the
// transaction in which its kind runs; so a kind takes effect exactly once, however often the process dies.
//
// Keys of the table are in due order. A look at what is due reads one key, however many jobs are pending.
//
// After a downtime everything missed runs in due order, once, with Occasion.Late. What to do about it (say
// "verspätet", close a vote as of its end, leave it) is the kind's business; Job.Due is when it should have been.
//
// Local times: a job with Wall and Zone keeps the time on the wall, and Rezone moves its instant when the rules of
// the zone have changed. NextCron works out recurring times on wall clocks. In both, a time that the clocks skip is
// the first instant after the gap, and of a time that comes twice the first is meant.
//
// # Deliveries
//
// A Delivery is a card's name and arguments, not a text: Render makes the message when it leaves, so a card that is
// refreshed a thousand times meanwhile is one edit (Post with the same key coalesces), and a refresh that comes
// while the card is being delivered has it delivered again. Nothing but the outbox calls Platform.Send and Update.
//
// One key and audience is one post. What was posted is in the table posts: posting the key again edits it, and an
// edit that would change nothing is not made. What people deleted stays deleted (Posted.Gone) unless Post says
// Again. Forget drops the memory.
//
// At least once from the queue, exactly once on the screen: that a message may have been posted is recorded before
// the first attempt, in one write for many. Whoever finds that record without an outcome, after a crash, a timeout
// or any error, asks Platform.Find before sending.
//
// Order: the deliveries of one council to one audience are a lane, and leave in the order in which they were posted
// first. One that fails holds up its lane until it gets through or is parked; then the next may pass. Different
// lanes do not wait for each other, nor do platforms: each has its own workers. Of what is ready, councils with
// few deliveries so far come first.
//
// # When things fail
//
// A kind that fails or panics leaves nothing behind and is tried again after 10 s, 30 s, 90 s … at most an hour; it
// is parked at the 8th time, about two hours later. A kind that nobody knows is parked at once.
//
// A delivery that fails is tried again after 10 s, 30 s, 90 s … at most three hours, and parked at the 10th time,
// about nine hours later, so that a night without the chat server loses nothing. When a platform lets something
// through after a minute of failures only, all that wait for it are tried at once. bot.ErrRefused, and bot.ErrGone
// from Send, park at once: it may be that the bot was out of the channel for a moment. So whatever is news in the
// matter, a Post of the same key or a Refresh of the card, tries a parked delivery again. A minute after one was
// parked a job of the kind ParkedKind is run, where there is one, so that people hear of it. Parked lists, Unpark
// tries again, Discard removes. A delivery for a platform that is not connected is not looked at and not lost:
// Waiting shows it.
//
// When the queue stops, messages that are being sent have ten seconds to get through, and what was only claimed is
// released. What is cut off all the same is in doubt, and looked for at the next start.
//
// # Time
//
// Nothing here reads a clock but Options.Now. RunDue is the whole step and returns when nothing is left; stories
// step their clock from Next to Next and call it. Run does the same for ever and sleeps in between; commands call
// Wake after each commit. A clock that is set back makes things wait, one that is set forward is noticed within
// half a minute; neither loses or doubles anything.
//
// One process at a time may work on a store's queue; on an engine that lets several in, store.Server says which.
package scheduler
