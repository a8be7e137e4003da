package main

import (
	"os/exec"
	"syscall"
)

// dieWithParent asks the kernel to kill the child when this process is gone, however it went.
func dieWithParent(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
}
