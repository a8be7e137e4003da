import { runSimulation } from "@cloud-copilot/iam-simulate";
import type { PolicyDocument } from "../../domain/documents/document";
import { ACCOUNT_ID } from "./mock-account";

/** One call to AWS, as far as a policy can tell it from another. */
export interface Call {
  /** `service:Operation`. */
  action: string;
  /** Region whose endpoint answers; global services answer in us-east-1, some in us-west-2. Null: the request names none. */
  region?: string | null;
  /** What the call acts on. Default: `*`. */
  resource?: string;
  /** ARN of the IAM user or role. Default: a user that nothing spares. */
  principal?: string;
  /** Service that calls, instead of a principal. */
  service?: string;
  /** Condition keys beside region and principal. */
  context?: Record<string, string>;
}

/** Every right there is: what is denied to it is denied by the guardrails. */
export const ADMINISTRATOR: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Sid: "All", Effect: "Allow", Action: "*", Resource: "*" }],
};

const DEVELOPER = `arn:aws:iam::${ACCOUNT_ID}:user/developer`;

/** The policies that a call meets. */
export interface Policies {
  identity: readonly PolicyDocument[];
  /** Permissions boundary of the principal. Default: none. */
  boundary?: PolicyDocument;
  /** Service control policies beside FullAWSAccess. Default: none. */
  organization?: readonly PolicyDocument[];
  /** Resource control policies beside RCPFullAWSAccess. Default: none. */
  resourceControl?: readonly PolicyDocument[];
  /** Policy of the resource. Default: none. */
  resource?: PolicyDocument;
}

const named = (documents: readonly PolicyDocument[]) =>
  documents.map((policy, index) => ({ name: `policy-${index}`, policy }));

/**
 * Whether AWS allows the call.
 *
 * @throws Error when the action does not exist, cannot act on the resource, or knows none of a context key: such a call
 *   proves nothing
 */
export async function isAllowed(call: Call, policies: Policies): Promise<boolean> {
  const { action, region = "us-east-1", resource = "*", principal = DEVELOPER, service, context = {} } = call;
  const result = await runSimulation(
    {
      request: {
        action,
        principal: service ?? principal,
        resource: { resource, accountId: ACCOUNT_ID },
        contextVariables: {
          ...(region === null ? {} : { "aws:RequestedRegion": region }),
          // Of a session AWS gives the ARN of its role: the one that exemptions are written for.
          ...(service ? {} : { "aws:PrincipalArn": principal }),
          ...context,
        },
      },
      identityPolicies: named(policies.identity),
      ...(policies.boundary ? { permissionBoundaryPolicies: named([policies.boundary]) } : {}),
      serviceControlPolicies: policies.organization
        ? [{ orgIdentifier: "root", policies: named([ADMINISTRATOR, ...policies.organization]) }]
        : [],
      resourceControlPolicies: policies.resourceControl
        ? [{ orgIdentifier: "root", policies: named(policies.resourceControl) }]
        : [],
      ...(policies.resource ? { resourcePolicy: policies.resource } : {}),
    },
    {},
  );
  if (result.resultType === "error") throw new Error(`${action}: ${JSON.stringify(result.errors)}`);
  const parts = result.resultType === "wildcard" ? result.results : [result.result];
  const unknown = Object.keys(context).filter(
    (key) => parts.length > 0 && parts.every(({ ignoredContextKeys }) => ignoredContextKeys?.includes(key)),
  );
  if (unknown.length > 0) throw new Error(`${action} does not know ${unknown.join(", ")}`);
  return result.overallResult === "Allowed";
}

/** True when an administrator, who may do everything, may not do this because of the document. */
export const isDenied = async (deny: PolicyDocument, call: Call): Promise<boolean> =>
  !(await isAllowed(call, { identity: [ADMINISTRATOR, deny] }));

/** True when the policy of a resource lets somebody in who has no other right. */
export const isLetIn = (resource: PolicyDocument, call: Call): Promise<boolean> =>
  isAllowed(call, { identity: [], resource });

/** True when the policy of a resource shuts out an administrator of the account. */
export const isShutOut = async (resource: PolicyDocument, call: Call): Promise<boolean> =>
  !(await isAllowed(call, { identity: [ADMINISTRATOR], resource }));
