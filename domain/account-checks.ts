import type { Problem } from "./problems";
import type { Settings } from "./settings";

/** A baseline on the wrong account is an outage there and leaves the right one open. */
export const checkAccount = ({ accountId }: Settings, callerAccountId: string): Problem[] =>
  accountId === undefined || accountId === callerAccountId
    ? []
    : [
        {
          path: "accountId",
          message: `is "${accountId}", but the credentials belong to ${callerAccountId}; use credentials of ${accountId}, or choose the right stack`,
        },
      ];

/** Name of the role behind an ARN of a role or of an assumed-role session; undefined for anything else. */
export const roleOf = (arn: string): string | undefined =>
  /^arn:aws:sts::\d{12}:assumed-role\/([^/]+)\//.exec(arn)?.[1] ??
  /^arn:aws:iam::\d{12}:role\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];

const spares = (pattern: string, arn: string): boolean =>
  new RegExp(
    `^${pattern
      .split("*")
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*")}$`,
  ).test(arn);

/**
 * The role that runs the program must not be bound by the region guard: it could not put detectors into idle regions any
 * more, nor repair them.
 *
 * @param callerArn ARN of the principal that runs the program
 */
export function checkLockout({ guardrails }: Settings, callerArn: string, callerAccountId: string): Problem[] {
  const role = roleOf(callerArn);
  if (role === undefined || !guardrails.roles.includes(role)) return [];
  const roleArn = `arn:aws:iam::${callerAccountId}:role/${role}`;
  if (guardrails.exemptPrincipals.some((pattern) => spares(pattern, roleArn))) return [];
  return [
    {
      path: "guardrails.roles",
      message: `names ${role}, which runs this program: the guard would deny it every idle region; remove it, or add ${roleArn} to exemptPrincipals`,
    },
  ];
}
