package main

import (
	"errors"
	"fmt"
	"io"
	"math"

	"google.golang.org/grpc"
	"google.golang.org/grpc/encoding"
	"google.golang.org/grpc/metadata"
)

// runPluginMethod is the one call that does not go to the official host.
const runPluginMethod = "/pulumirpc.LanguageRuntime/RunPlugin"

// The engine allows 400 MB a message; a proxy has no reason to have an opinion.
var unlimited = grpc.MaxCallRecvMsgSize(math.MaxInt32)

// rawCalls sends and receives message bytes as they are.
var rawCalls = grpc.ForceCodec(rawCodec{})

// newServer makes a server that forwards every call to conn, except RunPlugin.
func newServer(conn *grpc.ClientConn) *grpc.Server {
	return grpc.NewServer(
		grpc.ForceServerCodec(rawCodec{}),
		grpc.MaxRecvMsgSize(math.MaxInt32),
		grpc.WaitForHandlers(true),
		grpc.UnknownServiceHandler(func(_ any, engine grpc.ServerStream) error {
			method, _ := grpc.MethodFromServerStream(engine)
			if method == runPluginMethod {
				return runPlugin(engine)
			}
			return forward(engine, conn, method)
		}),
	)
}

// forward joins one call of the engine with the same call to the official host. On the wire a unary call is a stream of
// one message, so this serves all four kinds of calls.
func forward(engine grpc.ServerStream, conn *grpc.ClientConn, method string) error {
	ctx := engine.Context()
	if incoming, ok := metadata.FromIncomingContext(ctx); ok {
		ctx = metadata.NewOutgoingContext(ctx, incoming.Copy())
	}
	bothWays := &grpc.StreamDesc{ServerStreams: true, ClientStreams: true}
	host, err := conn.NewStream(ctx, bothWays, method)
	if err != nil {
		return err
	}

	go func() {
		// A failed Send is reported by RecvMsg below, with the status that made it fail.
		if copyMessages(host.SendMsg, engine.RecvMsg) == nil {
			_ = host.CloseSend()
		}
	}()

	header, err := host.Header()
	if err != nil {
		return err
	}
	if err := engine.SetHeader(header); err != nil {
		return err
	}
	err = copyMessages(engine.SendMsg, host.RecvMsg)
	engine.SetTrailer(host.Trailer())
	return err
}

// copyMessages moves messages until the source has no more of them (nil) or one side fails.
func copyMessages(send, receive func(any) error) error {
	for {
		var message []byte
		if err := receive(&message); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if err := send(&message); err != nil {
			return err
		}
	}
}

// rawCodec leaves message bytes as they are. It calls itself "proto" because that is what the bytes hold.
type rawCodec struct{}

var _ encoding.Codec = rawCodec{}

func (rawCodec) Name() string { return "proto" }

func (rawCodec) Marshal(v any) ([]byte, error) {
	if message, ok := v.(*[]byte); ok {
		return *message, nil
	}
	return nil, fmt.Errorf("raw codec: cannot marshal %T", v)
}

func (rawCodec) Unmarshal(data []byte, v any) error {
	message, ok := v.(*[]byte)
	if !ok {
		return fmt.Errorf("raw codec: cannot unmarshal into %T", v)
	}
	*message = data
	return nil
}
