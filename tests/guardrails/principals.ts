import type { PolicyDocument } from "../../domain/documents/document";
import { type AccessId, LEAST_PRIVILEGE, rightsOf } from "../../domain/documents/access/table";
import { ARGS } from "../support/document-args";
import { ACCOUNT_ID } from "../support/mock-account";
import type { Mode } from "./modes";

const EVERY_MODE: readonly Mode[] = ["organization", "boundary", "attached"];

export interface Principal {
  arn: string;
  /**
   * The modes whose documents AWS evaluates for it: service control policies bind member accounts, root too, but neither
   * the management account nor service-linked roles; the others bind whom they are attached to.
   * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
   */
  boundIn: readonly Mode[];
  /** Its own rights. Default: every right there is, so that a denial is the work of the guardrails. */
  rights?: readonly PolicyDocument[];
  /** What AWS knows of how it signed in. */
  signIn?: Record<string, string>;
}

const role = (name: string, boundIn: readonly Mode[] = EVERY_MODE): Principal => ({
  arn: `arn:aws:iam::${ACCOUNT_ID}:role/${name}`,
  boundIn,
});

/** Nobody gives the boundary to a role that is exempt; the boundary itself spares nobody. */
const EXEMPT_IN: readonly Mode[] = ["organization", "attached"];

const PEOPLE: readonly Mode[] = ["organization", "attached"];
const WITH_MFA = { "aws:MultiFactorAuthPresent": "true" };

/** Somebody whose rights are those of a least-privilege policy. */
const holder = (id: AccessId, signIn: Record<string, string> = WITH_MFA): Principal => {
  const { kind } = LEAST_PRIVILEGE.find((one) => one.id === id)!;
  return {
    arn:
      kind === "group"
        ? `arn:aws:iam::${ACCOUNT_ID}:user/${id}`
        : `arn:aws:iam::${ACCOUNT_ID}:role/ringfence/exempt/ringfence-${id}-1a2b3c4`,
    boundIn: PEOPLE,
    rights: rightsOf(id, ARGS),
    signIn,
  };
};

export const PRINCIPALS = {
  administrator: { arn: `arn:aws:iam::${ACCOUNT_ID}:user/administrator`, boundIn: EVERY_MODE },
  deploy: role("ringfence/exempt/ringfence-deploy", EXEMPT_IN),
  responder: role("ringfence/exempt/ringfence-responder", EXEMPT_IN),
  "name like the deploy role's": role("ringfence-deploy"),
  "cluster launcher": role("karpenter-controller"),
  "role of a cluster": role("eks-cluster"),
  "role of a stack": role(`cdk-hnb659fds-cfn-exec-role-${ACCOUNT_ID}-us-east-1`),
  workload: role("orders"),
  "Control Tower": role("AWSControlTowerExecution", ["organization"]),
  StackSets: role("stacksets-exec-0123456789abcdef", ["organization"]),
  root: { arn: `arn:aws:iam::${ACCOUNT_ID}:root`, boundIn: ["organization"] },
  "administrator of the management account": {
    arn: `arn:aws:iam::${ACCOUNT_ID}:user/administrator`,
    boundIn: ["boundary", "attached"],
  },
  "service-linked role": {
    arn: `arn:aws:iam::${ACCOUNT_ID}:role/aws-service-role/spotfleet.amazonaws.com/AWSServiceRoleForEC2SpotFleet`,
    boundIn: [],
  },
  "developer of the group": holder("developer"),
  "leaked key of a developer": holder("developer", {}),
  "reader of the group": holder("read-only"),
  "payer of the group": holder("billing"),
  "supporter of the group": holder("support"),
  "auditor role": holder("auditor"),
  "responder role": holder("responder"),
  "deploy role": holder("deploy", {}),
} as const satisfies Record<string, Principal>;

export type PrincipalClass = keyof typeof PRINCIPALS;
