import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import { type ConfigureAnalyzerRequest, EnforcementLevel } from "@pulumi/pulumi/proto/analyzer_pb";
import { describeProblems, type Problem } from "../../domain/fields/problems";
import { redact } from "../../domain/secrets/redact";
import type { RawSection } from "./config";

/** What the pack says to a configuration. */
export interface Received {
  readonly problems: readonly Problem[];
  /** Levels that the SDK shall go by in the place of those that were sent: section -> level. */
  readonly levels: Readonly<Record<string, "advisory" | "remediate">>;
}

/** Takes the whole configuration. */
export type Receiver = (sections: Record<string, RawSection>) => Received;

const NUMBERS = { advisory: EnforcementLevel.ADVISORY, remediate: EnforcementLevel.REMEDIATE };

/** By their numbers in the protocol. */
const LEVELS: readonly string[] = ["advisory", "mandatory", "disabled", "remediate"];

/**
 * Calls `receive` with the whole configuration when the engine sends it, before the first resource; problems end the
 * run at once with their text and a non-zero exit code. To be called before the pack is constructed.
 *
 * The SDK shows a policy only its own section, so that a misspelt rule id would switch nothing off and nobody would
 * know. The method definition of the gRPC service is the one public place that sees the request whole.
 */
export function receiveConfiguration(receive: Receiver): void {
  const method = AnalyzerService.configure;
  const decode = method.requestDeserialize;
  method.requestDeserialize = (bytes) => {
    const request = decode(bytes);
    const { problems, levels } = receive(sectionsOf(request));
    for (const [name, level] of Object.entries(levels)) {
      request
        .getPolicyconfigMap()
        .get(name)
        ?.setEnforcementlevel(NUMBERS[level]);
    }
    return problems.length === 0 ? request : refused(request, problems);
  };
}

function sectionsOf(request: ConfigureAnalyzerRequest): Record<string, RawSection> {
  const sections: Record<string, RawSection> = {};
  request.getPolicyconfigMap().forEach((section, name) => {
    sections[name] = {
      level: LEVELS[section.getEnforcementlevel()] ?? "advisory",
      properties: section.getProperties()?.toJavaScript() ?? {},
    };
  });
  return sections;
}

/**
 * A request whose reading fails with our text. An error thrown while decoding would lose its text (grpc-js hides it),
 * and the SDK answers with the stack of what its handler catches: so the stack is the text.
 */
function refused(request: ConfigureAnalyzerRequest, problems: readonly Problem[]): ConfigureAnalyzerRequest {
  const error = new Error(redact(describeProblems("the pack configuration", problems)));
  error.stack = error.message;
  request.getPolicyconfigMap = () => {
    throw error;
  };
  return request;
}
