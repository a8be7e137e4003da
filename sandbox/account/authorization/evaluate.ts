import {
  anonymousPrincipal,
  getDenialReasons,
  runSimulation,
  type RequestAnalysis,
  type RequestDenial,
} from "@cloud-copilot/iam-simulate";
import type { NamedPolicy } from "./policies";
import { UNKNOWN } from "./arn";

/** What evaluates a request: the kinds of policies, as people speak of them. */
export type PolicyKind = "identity" | "boundary" | "organization" | "trust" | "resource" | "session";

/** Why a request is denied. */
export interface Because {
  kind: PolicyKind;
  /** ARN of the policy that denies, or its name when it is inline. Absent when no policy of the kind allows. */
  policy?: string;
  /** Sid of the statement that denies; its number, as `#2`, when it has none. */
  statement?: string;
}

/** One request: one action on one thing. */
export interface Request {
  /** ARN of the caller as policies of resources name it; `anonymous` for an unsigned call. */
  principal: string;
  action: string;
  resource: string;
  /** Account of the resource. */
  accountId: string;
  context: Record<string, string | string[]>;
}

/** The policies that a request meets. */
export interface ApplicablePolicies {
  identity: readonly NamedPolicy[];
  boundary: readonly NamedPolicy[] | null;
  organization: readonly { orgIdentifier: string; policies: NamedPolicy[] }[];
  session?: unknown;
  /** Of the thing itself; the trust policy of a role. */
  resource?: unknown;
}

/** Stands for a boundary that is gone: the evaluator takes an empty list for no boundary. */
const ALLOWS_NOTHING: NamedPolicy = {
  name: "",
  policy: {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "none:Nothing", Resource: "arn:aws:none:::" }],
  },
};

/**
 * AWS takes the star of a thing that is still unknown for a text, and the evaluator for all things of the type. No name of
 * a thing has this sign.
 */
const UNKNOWN_TEXT = "%2A";

const KINDS: Record<RequestDenial["policyType"], PolicyKind> = {
  identity: "identity",
  pb: "boundary",
  scp: "organization",
  rcp: "organization",
  resource: "resource",
  vpce: "resource",
  "s3-bpa": "resource",
};

/** Who is named when several deny: the one that nobody in the account can change comes first. */
const ORDER: readonly PolicyKind[] = ["organization", "trust", "resource", "boundary", "identity", "session"];
/** Nobody is missing a policy of the thing itself when an identity-based one would do; to assume a role both are needed. */
const IMPLICIT_ORDER: readonly PolicyKind[] = ["organization", "trust", "identity", "boundary", "resource", "session"];

function reasonOf(analysis: RequestAnalysis, isTrust: boolean): Because {
  const denials = getDenialReasons(analysis).map((denial) => {
    const kind = KINDS[denial.policyType];
    return { denial, kind: kind === "resource" && isTrust ? ("trust" as const) : kind };
  });
  const first = (type: RequestDenial["denialType"], order: readonly PolicyKind[]) =>
    denials
      .filter(({ denial }) => denial.denialType === type)
      .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0];
  const { denial, kind } = first("Explicit", ORDER) ??
    first("Implicit", IMPLICIT_ORDER) ?? { kind: "session" as const };
  if (denial?.denialType !== "Explicit") return { kind };
  return {
    kind,
    ...(denial.policyIdentifier === undefined ? {} : { policy: denial.policyIdentifier }),
    statement: denial.statementId ?? `#${denial.statementIndex}`,
  };
}

/** Documents without a mistake. The evaluator, unless it is told, looks each through at each call, which takes longest. */
const sound = new WeakSet<object>();

/** A document as the evaluator takes it that need not look it through: `ValidatedPolicy` of @cloud-copilot/iam-policy. */
const toldSound = ({ name, policy }: NamedPolicy): NamedPolicy =>
  sound.has(policy as object)
    ? { name, policy: { __validated: true, policyDocument: policy, errors: [] } }
    : { name, policy };

/**
 * Evaluates one request as AWS would: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 *
 * @returns why it is denied; undefined when it is allowed
 * @throws Error when the evaluator cannot judge it, which is no permission
 */
export async function evaluate(request: Request, applicable: ApplicablePolicies): Promise<Because | undefined> {
  const { principal, action, accountId, context } = request;
  const resource = request.resource === UNKNOWN ? UNKNOWN : request.resource.replaceAll(UNKNOWN, UNKNOWN_TEXT);
  const boundary = applicable.boundary?.length === 0 ? [ALLOWS_NOTHING] : applicable.boundary;
  const levels = applicable.organization.map(({ orgIdentifier, policies }) => ({
    orgIdentifier,
    policies: policies.map(toldSound),
  }));
  const result = await runSimulation(
    {
      request: {
        principal: principal === "anonymous" ? anonymousPrincipal : principal,
        action,
        resource: { resource, accountId },
        contextVariables: context,
      },
      identityPolicies: applicable.identity.map(toldSound),
      serviceControlPolicies: levels,
      resourceControlPolicies: [],
      ...(boundary ? { permissionBoundaryPolicies: boundary.map(toldSound) } : {}),
      ...(applicable.resource ? { resourcePolicy: applicable.resource } : {}),
      ...(applicable.session ? { sessionPolicy: applicable.session } : {}),
    },
    {},
  );
  if (result.resultType === "error")
    throw new Error(`${action} on ${request.resource}: ${JSON.stringify(result.errors)}`);
  const documents = [
    ...applicable.identity,
    ...(boundary ?? []),
    ...applicable.organization.flatMap(({ policies }) => policies),
  ];
  for (const { policy } of documents) sound.add(policy as object);
  if (result.overallResult === "Allowed") return undefined;
  const parts = result.resultType === "single" ? [result.result] : result.results;
  const denied = parts.find(({ analysis }) => analysis.result !== "Allowed");
  return denied ? reasonOf(denied.analysis, action.startsWith("sts:AssumeRole")) : { kind: "identity" };
}
