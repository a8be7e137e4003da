import { CreatePolicyVersionCommand, IAMClient } from "@aws-sdk/client-iam";

import type { ConformanceCase } from "../case";

const document = (actions: string[]) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Action: actions, Resource: "*" }],
});

export const iamPolicyCase: ConformanceCase = {
  token: "aws:iam/policy:Policy",
  id: /^arn:aws:iam::\d{12}:policy\/iam-policy-[0-9a-f]{7}$/,
  // A document may be given as an object; it becomes JSON text.
  inputs: () => ({ description: "guard", policy: document(["ec2:RunInstances"]), tags: { owner: "a" } }),
  changed: () => ({ description: "guard", policy: JSON.stringify(document(["ec2:*", "ecs:*"])), tags: { owner: "b" } }),
  drift: (world, PolicyArn) => {
    const PolicyDocument = JSON.stringify(document(["ec2:StopInstances"]));
    const command = new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument, SetAsDefault: true });
    return world.client(IAMClient).send(command);
  },
  drifted: ["policy"],
};

/** The path is part of the ARN, and the name is the program's own. */
export const namedPolicyCase: ConformanceCase = {
  token: "aws:iam/policy:Policy",
  id: /^arn:aws:iam::\d{12}:policy\/ringfence\/region-deny$/,
  inputs: () => ({ name: "region-deny", path: "/ringfence/", policy: document(["ec2:RunInstances"]) }),
  changed: () => ({ name: "region-deny", path: "/ringfence/", policy: document(["ec2:*"]) }),
};
