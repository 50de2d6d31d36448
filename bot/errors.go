package bot

import "errors"

var (
	// ErrGone is returned by Send and Update when the channel or the message no longer exists.
	ErrGone = errors.New("bot: channel or message is gone")
	// ErrRefused is returned by Send and Update when the platform will never accept this message: the bot has
	// been removed from the channel, or the person has closed their direct messages.
	ErrRefused = errors.New("bot: the platform refuses the message")
	// ErrNoPerson is returned by Person when nobody has that name.
	ErrNoPerson = errors.New("bot: no such person")
)
