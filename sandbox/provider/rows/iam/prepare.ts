import { CreatePolicyCommand, IAMClient } from "@aws-sdk/client-iam";

import type { World } from "../../core/conformance";

const READ_ONLY = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "ec2:Describe*", Resource: "*" }] };

/** For a case: makes a policy to attach; returns its ARN. */
export async function createPolicy(world: World, PolicyName: string, Path = "/"): Promise<string> {
  const command = new CreatePolicyCommand({ PolicyName, Path, PolicyDocument: JSON.stringify(READ_ONLY) });
  return (await world.client(IAMClient).send(command)).Policy!.Arn!;
}
