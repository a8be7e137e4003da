// Command pulumi-language-nodejs puts one missing answer in front of the official Node language host.
//
// The last language host that can be had from the Go module proxy (sdk v3.68.0) runs programs under a current engine but
// answers RunPlugin, by which the engine starts policy packs and component packages, with "not supported". This process
// starts that host as a child, passes every call through to it untouched, and answers RunPlugin itself.
//
// The protocol with the engine is the one of every language host: the engine's address comes as the last argument, and
// the first line on standard output is the port to call.
package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

// officialName is the file name of the official host; it stands in the same folder as this program.
const officialName = "pulumi-language-nodejs-official"

// The main thread starts the official host and must outlive it: on Linux the host is told to die with the thread that
// started it (see dieWithParent).
func init() { runtime.LockOSThread() }

func main() {
	err := run()
	var exit *exec.ExitError
	switch {
	case err == nil, interrupted(err):
	case errors.As(err, &exit) && exit.ExitCode() > 0:
		os.Exit(exit.ExitCode()) // the host has said why
	default:
		fmt.Fprintln(os.Stderr, "pulumi-language-nodejs:", err)
		os.Exit(1)
	}
}

// run serves until the official host ends, the engine says stop, or the engine is gone. It leaves no process behind.
func run() error {
	stop, release := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer release()
	engineGone := watchEngine()

	self, err := os.Executable()
	if err != nil {
		return err
	}
	if self, err = filepath.EvalSymlinks(self); err != nil {
		return err
	}
	host, err := startOfficial(filepath.Join(filepath.Dir(self), officialName), os.Args[1:])
	if err != nil {
		return err
	}
	defer host.stop()

	conn, err := grpc.NewClient(
		fmt.Sprintf("127.0.0.1:%d", host.port),
		grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithDefaultCallOptions(unlimited, rawCalls),
	)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := newServer(conn)
	defer server.Stop() // ends the running plugins and waits for them
	go func() { _ = server.Serve(listener) }()
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	host.forward()

	select {
	case <-host.ended:
		return host.err
	case <-stop.Done():
		return nil
	case <-engineGone:
		server.Stop()
		host.stop()
		killGroup()
		return nil
	}
}
