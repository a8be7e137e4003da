import { relative } from "node:path";
import { ANSWERS } from "../answers";
import { ATTACKED } from "./scenes/attack";

/** What will be shown, in three sentences. */
export const OPENING = [
  `An AWS account opens on your machine (nothing is charged, nobody gets mail), and a developer's leaked key starts machines in ${ATTACKED.length} regions, which nobody watches: ringfence sweep sees them, ringfence contain ends them.`,
  `Then the real Pulumi engine applies the baseline with ${ANSWERS.allowedRegions.join(", ")} allowed, and the developer's next key leaks.`,
  "At the end stand the account before and after, and what to do next.",
].join(" ");

/** What to do after a tour that held; README.md says more of each step. */
export const NEXT = {
  title: "Next, on your own account (README.md, Use it on your account):",
  steps: [
    "1. Edit Pulumi.prod.yaml in three places: contacts, regions, monthly budget.",
    "2. npm ci && pulumi login && pulumi stack init prod && pulumi config set accountId <id> && pulumi preview",
    "3. pulumi up, then what manualSteps lists: confirm the mail subscriptions.",
    "Look around in this account first: npm run sandbox -- --keep --shell",
  ],
};

/** Where the engine's own lines are. */
export const logLine = (log: string): string => `The engine's own log: ${relative(process.cwd(), log)}`;

/**
 * What a shell of the session has to know. https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-endpoints.html; the
 * engine's words are those of a plugin that is not there.
 */
export const OTHER_SHELL = `The AWS CLI must be version 2: an old version 1 does not read AWS_ENDPOINT_URL, and calls AWS itself. Once the account is
closed, nothing answers: ringfence says so, and Pulumi says that the aws plugin "did not begin responding to RPC connections".`;

/** What a bare account is good for, and how to use it; its steps are those of README.md. */
export const emptyAccount = ({
  keep,
  command,
  environment,
  mailbox,
  accountId,
}: {
  /** True for an account that an earlier run began. */
  keep: boolean;
  /** What makes a shell one of the session. */
  command: string;
  /** The same, line by line. */
  environment: string;
  /** URL of the mails of the account. */
  mailbox: string;
  accountId: string;
}): string => `${
  keep
    ? `The AWS account ${accountId} is open again as it was left, until Ctrl-C.`
    : `A bare AWS account is open until Ctrl-C: ${accountId}, with nothing in it but what a new account has.`
} Nothing is charged, and nobody gets mail:
what AWS would have sent stands at ${mailbox}, where the confirmation links work. Until somebody follows them, doctor
shows those readers as not confirmed, as it would on AWS. Otherwise than in yours, you are root here, so that each change
mails that root made it; AWS's second mailbox sends no link; and there is no event history for ringfence replay --lookup.

${OTHER_SHELL}

In another shell, in this folder:

  ${command}
  cd .sandbox/project

Then the steps of README.md, "Use it on your account", as they stand there; npm ci is done, and pulumi is on the path:

  1. Edit Pulumi.prod.yaml in three places: contacts, regions, monthly budget.
  2. pulumi login && pulumi stack init prod
     pulumi config set accountId ${accountId}
     pulumi config set --path 'aws:allowedAccountIds[0]' ${accountId}
     pulumi preview
     (the two in the middle pin the account: a run with the credentials of another one is refused).
  3. pulumi up, then what manualSteps lists (pulumi stack output manualSteps --json), above all the confirmations at
     ${mailbox}; then npx ringfence doctor, and a test of each channel: npx ringfence doctor --test.
     Billing alerts: npx ringfence doctor --fix. A second factor of root nobody can register here, and doctor says so.
  4. Bind somebody: the account has nobody yet. With the AWS CLI, aws iam create-group --group-name admins, then
     ringfence:guardrails: { groups: [admins] } in Pulumi.prod.yaml, and pulumi up --refresh, as from then on.
  5. Take it away: docs/lifecycle.md, Removal.

.sandbox/project is this checkout by links; Pulumi.prod.yaml in it is a copy, so that of the checkout stays as it is. To go on
later: npm run sandbox -- --keep --shell --empty. The first line sets these:

${environment}`;
