import * as pulumi from "@pulumi/pulumi";
import { userError } from "../components/control/user-error";
import { because } from "../domain/fields/problems";
import { type StackFacts, stackFacts, type StateResource } from "../domain/adoption/stack-facts";

/** A function of the engine itself: `GetStackResourceOutputs` in pkg/backend/backend.go of pulumi/pulumi, for every backend. */
const READ = "pulumi:pulumi:readStackResourceOutputs";

/**
 * Asks the engine what this stack holds, from the state of its last run. Without it nobody could tell what this stack made
 * from what another left in the account.
 *
 * @throws pulumi.RunError when the state cannot be read
 */
export async function readStack(): Promise<StackFacts> {
  try {
    const stackName = `${pulumi.getOrganization()}/${pulumi.getProject()}/${pulumi.getStack()}`;
    const { outputs = {} } = (await pulumi.runtime.invoke(READ, { stackName }, {})) as {
      outputs?: Record<string, StateResource>;
    };
    return stackFacts(outputs);
  } catch (error) {
    throw userError(
      `the state of stack ${pulumi.getStack()} cannot be read, so nobody knows what in the account is its own: ${because(error)}\n` +
        "log in to the backend that holds it, and run again",
    );
  }
}
