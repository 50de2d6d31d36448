//go:build unix && !linux

package bolt_test

import "errors"

func mountSmall(string) error { return errors.New("only on Linux") }

func unmount(string) error { return nil }
