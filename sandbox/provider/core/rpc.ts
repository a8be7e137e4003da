/**
 * The gRPC and protobuf modules, as `@pulumi/pulumi` loads them. The generated stubs compare classes by identity: with
 * another copy of `google-protobuf` every answer ends in "Error serializing response".
 */
import { createRequire } from "node:module";

import type * as grpcModule from "@grpc/grpc-js";
import type * as emptyModule from "google-protobuf/google/protobuf/empty_pb";
import type * as structModule from "google-protobuf/google/protobuf/struct_pb";
import type * as anyModule from "google-protobuf/google/protobuf/any_pb";

const requireAsPulumi = createRequire(require.resolve("@pulumi/pulumi"));

export const grpc = requireAsPulumi("@grpc/grpc-js") as typeof grpcModule;
// grpc-js writes a failed bind to stderr by itself; the error that it also returns says the same to whoever asked.
grpc.setLogVerbosity(grpc.logVerbosity.NONE);

export const { Struct } = requireAsPulumi("google-protobuf/google/protobuf/struct_pb.js") as typeof structModule;
export const { Empty } = requireAsPulumi("google-protobuf/google/protobuf/empty_pb.js") as typeof emptyModule;
export const { Any } = requireAsPulumi("google-protobuf/google/protobuf/any_pb.js") as typeof anyModule;

export { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
export * as messages from "@pulumi/pulumi/proto/provider_pb";
export { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
export { Status } from "@pulumi/pulumi/proto/status_pb";
