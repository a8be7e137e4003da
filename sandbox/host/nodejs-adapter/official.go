package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
)

// official is a running official language host.
type official struct {
	// port the host listens on, at 127.0.0.1.
	port int
	// ended is closed when the host has ended; err then says how.
	ended chan struct{}
	err   error
	// forward lets through what the host prints after its port. Our own port must be printed before: the engine takes the
	// first line for it.
	forward func()
	// stop kills the host and returns when it has ended.
	stop func()
}

// startOfficial starts the host with the engine's own arguments and reads its port. What it prints after that goes on to
// our standard output, where the engine shows it.
func startOfficial(path string, args []string) (*official, error) {
	cmd := exec.Command(path, args...)
	cmd.Stderr = os.Stderr
	dieWithParent(cmd)
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("the official Node language host does not start: %w", err)
	}

	lines := bufio.NewReader(stdout)
	port, err := readPort(lines)
	host := &official{port: port, ended: make(chan struct{})}
	gate := make(chan struct{})
	host.forward = sync.OnceFunc(func() { close(gate) })
	host.stop = func() {
		_ = cmd.Process.Kill() // fails only when it has ended already
		_ = stdout.Close()     // a program that the host runs may still hold the other end
		host.forward()
		<-host.ended
	}
	go func() {
		defer close(host.ended)
		<-gate
		// Wait closes the pipe, so everything must have been read before: see exec.Cmd.StdoutPipe.
		_, _ = io.Copy(os.Stdout, lines)
		host.err = cmd.Wait()
	}()

	if err != nil {
		host.stop()
		var exit *exec.ExitError
		if errors.As(host.err, &exit) && exit.Exited() {
			return nil, host.err
		}
		return nil, err
	}
	return host, nil
}

func readPort(lines *bufio.Reader) (int, error) {
	first, err := lines.ReadString('\n')
	if err != nil {
		return 0, fmt.Errorf("the official Node language host ended before it named its port")
	}
	port, err := strconv.Atoi(strings.TrimSpace(first))
	if err != nil {
		return 0, fmt.Errorf("the official Node language host printed %q where its port was expected", first)
	}
	return port, nil
}
