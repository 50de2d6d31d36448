package bot

import (
	"fmt"
	"runtime"
	"strings"
)

// Stack says where a panic came from: functions with their lines, the panic's own first. Unlike runtime/debug it does not tell
// what they were called with, of which the log would keep the lengths of texts: of the word for a secret choice, for one.
func Stack() string {
	var calls [64]uintptr
	frames := runtime.CallersFrames(calls[:runtime.Callers(2, calls[:])])
	var s strings.Builder
	for {
		frame, more := frames.Next()
		fmt.Fprintf(&s, "%s\n\t%s:%d\n", frame.Function, frame.File, frame.Line)
		if !more {
			return s.String()
		}
	}
}

// PanicWords is what the log may have of a recovered panic, beside Stack: the runtime's own words ("index out of range"),
// and of anything else its type, for it may quote people.
func PanicWords(recovered any) string {
	if err, ok := recovered.(runtime.Error); ok {
		return err.Error()
	}
	return fmt.Sprintf("%T", recovered)
}
