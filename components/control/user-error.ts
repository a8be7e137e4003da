import * as pulumi from "@pulumi/pulumi";
import { describeProblems, type Problem } from "../../domain/fields/problems";

/**
 * An error whose message is all that the user sees: the mistake is in what was given, not in this program.
 *
 * Its stack has no frames. Pulumi's runner hides the stack of a RunError, but first inspects the error with colours, and
 * Node 20.20 needs 20 to 40 seconds of that for a frame in `node_modules/@pulumi/<file>`, which is how source maps name
 * the files of the SDK: `defaultErrorMessage` in sdk/nodejs/cmd/run/error.ts of pulumi/pulumi.
 */
export function userError(message: string): pulumi.RunError {
  const error = new pulumi.RunError(message);
  error.stack = `RunError: ${message}`;
  return error;
}

/** Throws every problem at once. */
export function refuse(heading: string, problems: readonly Problem[]): never {
  throw userError(describeProblems(heading, problems));
}

/** Throws every problem at once, or returns when there is none. */
export function assertNoProblems(heading: string, problems: readonly Problem[]): void {
  if (problems.length > 0) refuse(heading, problems);
}
