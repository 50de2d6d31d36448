package bolt_test

import "syscall"

func mountSmall(dir string) error {
	return syscall.Mount("gremium-test", dir, "tmpfs", 0, "size=4m")
}

func unmount(dir string) error { return syscall.Unmount(dir, 0) }
