import { OrganizationsClient, UpdatePolicyCommand } from "@aws-sdk/client-organizations";

import type { ConformanceCase } from "../case";
import { organizationRoot } from "./organizations";

const deny = (action: string) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: action, Resource: "*" }] });

export const organizationsPolicyCase: ConformanceCase<string> = {
  token: "aws:organizations/policy:Policy",
  prepare: organizationRoot,
  id: /^p-[0-9a-z]+$/,
  inputs: () => ({ content: deny("ec2:*"), tags: { owner: "a" } }),
  changed: () => ({ content: deny("ecs:*"), description: "guard", tags: { owner: "b" } }),
  drift: (world, PolicyId) =>
    world.client(OrganizationsClient).send(new UpdatePolicyCommand({ PolicyId, Content: deny("s3:*") })),
  drifted: ["content"],
};
