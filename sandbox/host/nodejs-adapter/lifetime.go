//go:build unix

package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"syscall"
)

// watchEngine returns a channel that is closed when the engine is gone.
//
// The engine gives each plugin a pipe as standard input, never writes to it, and holds it open as long as it lives. The
// kernel closes it also when the engine is killed, so the end of that pipe is the engine's end. (Parents that are written
// in Node.js give their children a socket for a pipe.)
func watchEngine() <-chan struct{} {
	gone := make(chan struct{})
	if info, err := os.Stdin.Stat(); err != nil || info.Mode()&(os.ModeNamedPipe|os.ModeSocket) == 0 {
		return gone // started by hand: a terminal or /dev/null says nothing about an engine
	}
	go func() {
		defer close(gone)
		_, _ = io.Copy(io.Discard, os.Stdin)
	}()
	return gone
}

// killGroup kills the whole process group, this process included, when the group is ours: the engine gives each plugin a
// group of its own, and the program that the official host runs is in it.
func killGroup() {
	if pid := os.Getpid(); syscall.Getpgrp() == pid {
		_ = syscall.Kill(-pid, syscall.SIGKILL)
	}
}

// interrupted says whether the official host was ended by the engine's own signal: the engine interrupts the whole group,
// and the host may be gone before we have seen the signal ourselves.
func interrupted(err error) bool {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return false
	}
	state, ok := exit.Sys().(syscall.WaitStatus)
	return ok && state.Signaled() && (state.Signal() == syscall.SIGINT || state.Signal() == syscall.SIGTERM)
}
