import { type Control, Family, FREE, Profile, Where } from "../control";

/** What the management account may do with the root users of members; names of AWS. */
export const ROOT_FEATURES = ["RootCredentialsManagement", "RootSessions"] as const;

export const rootAccess = {
  id: "root-access",
  family: Family.Organization,
  title: "Root users of members managed from the management account, so that they need no password and no key",
  why: "every member has a root user, which no policy of the account binds, and whose password or key somebody can steal",
  where: Where.Account,
  profile: Profile.Minimal,
  onlyWhenAsked: true,
  options: {},
  needs: [],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: {
    onDestroy: "kept",
    afterTeardown:
      "both are switched off: members without root credentials get new ones only by the password recovery of their root mailbox",
  },
  byHand:
    "aws iam disable-organizations-root-sessions, then aws iam disable-organizations-root-credentials-management, in the management account",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html",
  notes: [
    "**Once, before it:** `aws organizations enable-aws-service-access --service-principal iam.amazonaws.com` in the management account. The preview says so and makes nothing without it.",
    "**It takes nothing away.** `up` switches on two rights of the management account and touches no root user: passwords, keys and second factors of members stay until somebody deletes them.",
    "**What it allows.** With `RootCredentialsManagement`, to look which members have root credentials and to delete password, access keys, signing certificates and second factors of their root users; new accounts are then made without any. With `RootSessions`, sessions of at most 15 minutes for one of five tasks in a member, by `aws sts assume-root`: to audit its root credentials, to delete them, to let the password be recovered, and to delete a bucket policy or a queue policy that shuts everybody out.",
    '**The next step is yours**, per member: `aws sts assume-root --target-principal <member> --task-policy-arn arn=arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials`, then with `IAMDeleteRootUserCredentials` what should not be there. Find out first who signs in as root, and whether something runs with a root key: the signal "root" of [docs/signals.md](../signals.md) rings for both.',
    "**Whom it makes stronger.** Whoever may call `sts:AssumeRoot` in the management account. Give it to nobody in daily work: the baseline's own roles cannot.",
    "**Already on?** What somebody switched on before is taken over unchanged; `up` switches on what is missing.",
  ],
} as const satisfies Control;
