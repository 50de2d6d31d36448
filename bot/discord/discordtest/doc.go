// Package discordtest is a Discord on loopback, for testing bots: REST, gateway, interactions, and people who use them.
// It is as strict as Discord: what Discord would refuse is refused here, with Discord's codes, and a test that provoked
// it by accident fails. It knows nothing of any bot but the library it is pointed at, bwmarrin/discordgo.
//
//	func TestVote(t *testing.T) {
//		contract, err := discordtest.LoadContract()
//		…
//		peer := discordtest.Start(t, discordtest.Options{Contract: contract})
//		guild := peer.Guild("Gemeinderat", "de")     // the bot is in it
//		anna := peer.User("anna", "Anna Ohm", "de")
//		guild.Join(anna)
//		council := guild.Channel("rat", false)
//		… start the bot with peer.Token() …
//		err = anna.Slash(ctx, council, "sitzung neu", map[string]any{"wann": "morgen 17 Uhr"})
//		modal, open := anna.Modal()
//		err = anna.Submit(ctx, map[string]any{"titel": "Haushalt"})
//		err = peer.Wait(ctx, func() bool { return len(peer.See(anna, council)) == 1 })
//		message := peer.See(anna, council)[0]
//		message.Text()                                // what Anna reads
//		err = anna.Press(ctx, message.ID, message.Buttons()[0].CustomID)
//	}
//
// A program uses New and Close instead of Start.
//
// # How a bot gets here
//
// discordgo's addresses are package variables. The first peer of a process reassigns them all to the process' one server;
// a request finds its peer by the bot's token, an interaction's token or a file's address, so that peers of parallel tests
// do not meet. Start the peer before the bot's session. Loopback and Dialer refuse every other host.
//
// # What is checked
//
//   - Every request's body (payload_json of forms with files too) against Discord's schemas and the rules that they do
//     not encode, by Options.Contract. A request with problems is answered with 400 and code 50035, in Discord's tree of
//     errors, and recorded in Problems; Start fails the test for them. Forgive takes back those that a test wanted.
//   - Every event of the peer's own against Discord's schemas; a problem there is a bug of this package.
//   - Permissions of the bot, per guild and channel, by roles and overwrites: 50001, 50013. Direct messages can be closed:
//     50007. Unknown channels, messages, users: 10003, 10008, 10013. Only own messages can be edited: 50005.
//   - Intents: privileged ones close with 4014 unless Options.Privileged has them. Without the message content intent,
//     messages have no content, except in direct messages, in those that mention the bot, and in its own.
//   - Interactions: acknowledged within 3 s of real time (10062 after), once (40060), with a kind of answer that fits;
//     tokens live for 15 min of Options.Now (50027). No modal answers a modal. An ephemeral message is seen by one person
//     and cannot be reached through its channel.
//   - What a client does not let people do is an error that wraps ErrClient: unknown commands and options, values out of
//     bounds, buttons that are not there (any more), a missing permission.
//   - A request to an address that the peer does not know is a problem.
//
// # Time
//
// Messages, ids, tokens, nonces and scheduled events live in Options.Now, which may be virtual. Waiting for an
// acknowledgement, heartbeats and rate limits are in real time. Rate limits are off unless Limits.Enforce.
//
// # When things go wrong
//
// Fail makes requests fail, before or after they had their effect; TooMany and its like are 429s of all kinds.
// DropConnection, SendReconnect, SendInvalidSession and others do it to the gateway. Channel.Delete, DeleteMessage,
// Guild.Kick and User.CloseDM are what administrators and users do to a bot.
//
// # What it does not know
//
// Voice, reactions, pins, polls' votes, media in components, webhooks of channels, sharding, user-installed applications,
// auto moderation; the buckets of the real rate limits; and what Discord does without saying so.
package discordtest
