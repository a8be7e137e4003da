package main

import (
	"errors"
	"os"
	"os/exec"
	"sync"
	"time"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
)

// runPlugin starts the plugin that the engine asks for and streams what it prints, then its exit code. The plugin ends
// when the engine cancels the call, which is how the engine stops a plugin.
func runPlugin(engine grpc.ServerStream) error {
	var message []byte
	if err := engine.RecvMsg(&message); err != nil {
		return err
	}
	var request pulumirpc.RunPluginRequest
	if err := proto.Unmarshal(message, &request); err != nil {
		return status.Errorf(codes.InvalidArgument, "cannot read the RunPlugin request: %v", err)
	}
	out := &outputs{stream: engine}

	plugin, err := commandOf(&request)
	if err != nil {
		// The engine recognises Node's own sentence on standard error and answers with advice to install dependencies.
		_, _ = out.stderr().Write([]byte(err.Error() + "\n"))
		return out.exit(1)
	}

	cmd := exec.CommandContext(engine.Context(), "node", plugin.args...)
	cmd.Dir = plugin.dir
	cmd.Env = append(os.Environ(), request.GetEnv()...)
	cmd.Stdout, cmd.Stderr = out.stdout(), out.stderr()
	// Do not wait for grandchildren that keep the pipes open after the plugin itself has gone.
	cmd.WaitDelay = time.Second
	dieWithParent(cmd)

	var exit *exec.ExitError
	switch err := cmd.Run(); {
	case err == nil:
		return out.exit(0)
	case errors.As(err, &exit) && exit.ExitCode() >= 0:
		return out.exit(exit.ExitCode())
	case engine.Context().Err() != nil:
		return status.FromContextError(engine.Context().Err()).Err()
	default:
		return status.Errorf(codes.Unknown, "the plugin in %s did not run: %v",
			request.GetInfo().GetProgramDirectory(), err)
	}
}

// command is what node is started with, and where.
type command struct {
	args []string
	dir  string
}

// commandOf picks the runner that @pulumi/pulumi has for this kind of plugin and puts the plugin's folder and the engine's
// arguments in the order that the runner wants. A policy pack runs in its own folder, as under the current official host:
// @pulumi/policy reads the pack's version from the package.json of the working directory.
func commandOf(request *pulumirpc.RunPluginRequest) (command, error) {
	folder := request.GetInfo().GetProgramDirectory()
	if kind := request.GetKind(); kind == "analyzer" || kind == "" {
		runner, err := resolveModule("@pulumi/pulumi/cmd/run-policy-pack", folder)
		return command{args: append(append([]string{runner}, request.GetArgs()...), folder), dir: folder}, err
	}
	runner, err := resolveModule("@pulumi/pulumi/cmd/run-plugin", folder)
	return command{args: append([]string{runner, folder}, request.GetArgs()...), dir: request.GetPwd()}, err
}

// outputs sends what a plugin prints to the engine. gRPC forbids two concurrent sends on one stream, hence the lock.
type outputs struct {
	stream grpc.ServerStream
	lock   sync.Mutex
}

func (o *outputs) send(response *pulumirpc.RunPluginResponse) error {
	message, err := proto.Marshal(response)
	if err != nil {
		return err
	}
	o.lock.Lock()
	defer o.lock.Unlock()
	return o.stream.SendMsg(&message)
}

func (o *outputs) stdout() writer {
	return func(data []byte) error {
		return o.send(&pulumirpc.RunPluginResponse{Output: &pulumirpc.RunPluginResponse_Stdout{Stdout: data}})
	}
}

func (o *outputs) stderr() writer {
	return func(data []byte) error {
		return o.send(&pulumirpc.RunPluginResponse{Output: &pulumirpc.RunPluginResponse_Stderr{Stderr: data}})
	}
}

func (o *outputs) exit(code int) error {
	return o.send(&pulumirpc.RunPluginResponse{Output: &pulumirpc.RunPluginResponse_Exitcode{Exitcode: int32(code)}})
}

// writer makes an io.Writer of a function that takes all it is given or fails.
type writer func([]byte) error

func (w writer) Write(data []byte) (int, error) {
	if err := w(data); err != nil {
		return 0, err
	}
	return len(data), nil
}
