/**
 * The gRPC and protobuf modules, as `@pulumi/pulumi` loads them. The generated stubs compare classes by identity: with
 * another copy of `google-protobuf` every answer ends in "Error serializing response".
 */
import type * as grpcModule from "@grpc/grpc-js";
import type * as emptyModule from "google-protobuf/google/protobuf/empty_pb";
import type * as structModule from "google-protobuf/google/protobuf/struct_pb";
import type * as anyModule from "google-protobuf/google/protobuf/any_pb";

function pulumiCopyOf<T>(module: string): T {
  return require(require.resolve(module, { paths: [require.resolve("@pulumi/pulumi")] })) as T;
}

export const grpc = pulumiCopyOf<typeof grpcModule>("@grpc/grpc-js");
// grpc-js writes a failed bind to stderr by itself; the error that it also returns says the same to whoever asked.
grpc.setLogVerbosity(grpc.logVerbosity.NONE);

export const { Struct } = pulumiCopyOf<typeof structModule>("google-protobuf/google/protobuf/struct_pb.js");
export const { Empty } = pulumiCopyOf<typeof emptyModule>("google-protobuf/google/protobuf/empty_pb.js");
export const { Any } = pulumiCopyOf<typeof anyModule>("google-protobuf/google/protobuf/any_pb.js");

export { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
export * as messages from "@pulumi/pulumi/proto/provider_pb";
export { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
export { Status } from "@pulumi/pulumi/proto/status_pb";
