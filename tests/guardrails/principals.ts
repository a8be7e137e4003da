import { ACCOUNT_ID } from "../support/mock-account";
import type { Mode } from "./row";

const EVERY_MODE: readonly Mode[] = ["organization", "boundary", "attached"];

interface Principal {
  arn: string;
  /**
   * The modes whose documents AWS evaluates for it: service control policies bind member accounts, root too, but neither
   * the management account nor service-linked roles; the others bind whom they are attached to.
   * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
   */
  boundIn: readonly Mode[];
}

const role = (name: string, boundIn: readonly Mode[] = EVERY_MODE): Principal => ({
  arn: `arn:aws:iam::${ACCOUNT_ID}:role/${name}`,
  boundIn,
});

/** Nobody gives the boundary to a role that is exempt; the boundary itself spares nobody. */
const EXEMPT_IN: readonly Mode[] = ["organization", "attached"];

/** Everybody here has every right by policy, so that a denial is the work of a guardrail. */
export const PRINCIPALS = {
  administrator: { arn: `arn:aws:iam::${ACCOUNT_ID}:user/administrator`, boundIn: EVERY_MODE },
  deploy: role("ringfence/exempt/ringfence-deploy", EXEMPT_IN),
  responder: role("ringfence/exempt/ringfence-responder", EXEMPT_IN),
  "name like the deploy role's": role("ringfence-deploy"),
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
} as const satisfies Record<string, Principal>;

export type PrincipalClass = keyof typeof PRINCIPALS;
