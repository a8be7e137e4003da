import * as pulumi from "@pulumi/pulumi";
import { describeProblems, type Problem } from "../domain/problems";

/** Pulumi prints a RunError without a stack trace: the mistake is in what the user gave, not in this program. */
export function refuse(heading: string, problems: readonly Problem[]): never {
  throw new pulumi.RunError(describeProblems(heading, problems));
}

/** Throws every problem at once, or returns when there is none. */
export function assertNoProblems(heading: string, problems: readonly Problem[]): void {
  if (problems.length > 0) refuse(heading, problems);
}
