import { runSimulation } from "@cloud-copilot/iam-simulate";
import type { PolicyDocument } from "../../domain/documents/document";
import { ACCOUNT_ID } from "./mock-account";

/** One call to AWS, as far as a policy can tell it from another. */
export interface Call {
  /** `service:Operation`. */
  action: string;
  /** Region whose endpoint answers; global services answer in us-east-1, some in us-west-2. */
  region?: string;
  /** What the call acts on. Default: `*`. */
  resource?: string;
  /** ARN of the IAM user or role. Default: a user that nothing spares. */
  principal?: string;
  /** Service that calls, instead of a principal. */
  service?: string;
  /** Condition keys beside region and principal. */
  context?: Record<string, string>;
}

const ADMINISTRATOR: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Sid: "All", Effect: "Allow", Action: "*", Resource: "*" }],
};

const DEVELOPER = `arn:aws:iam::${ACCOUNT_ID}:user/developer`;

async function run(call: Call, policies: { identity: PolicyDocument[]; resource?: PolicyDocument }): Promise<boolean> {
  const { action, region = "us-east-1", resource = "*", principal = DEVELOPER, service, context } = call;
  const result = await runSimulation(
    {
      request: {
        action,
        principal: service ?? principal,
        resource: { resource, accountId: ACCOUNT_ID },
        contextVariables: {
          "aws:RequestedRegion": region,
          // Of a session AWS gives the ARN of its role: the one that exemptions are written for.
          ...(service ? {} : { "aws:PrincipalArn": principal }),
          ...context,
        },
      },
      identityPolicies: policies.identity.map((policy, index) => ({ name: `policy-${index}`, policy })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(policies.resource ? { resourcePolicy: policies.resource } : {}),
    },
    {},
  );
  if (result.resultType === "error") throw new Error(JSON.stringify(result.errors));
  return result.overallResult === "Allowed";
}

/** True when an administrator, who may do everything, may not do this because of the document. */
export const isDenied = async (deny: PolicyDocument, call: Call): Promise<boolean> =>
  !(await run(call, { identity: [ADMINISTRATOR, deny] }));

/** True when the policy of a resource lets somebody in who has no other right. */
export const isLetIn = (resource: PolicyDocument, call: Call): Promise<boolean> =>
  run(call, { identity: [], resource });

/** True when the policy of a resource shuts out an administrator of the account. */
export const isShutOut = async (resource: PolicyDocument, call: Call): Promise<boolean> =>
  !(await run(call, { identity: [ADMINISTRATOR], resource }));
