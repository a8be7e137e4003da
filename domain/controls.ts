/** How much of the baseline is on. The value is the name in the configuration. */
export const Profile = { Minimal: "minimal", Standard: "standard", Compliance: "compliance" } as const;
export type Profile = (typeof Profile)[keyof typeof Profile];

/** Profiles from small to large: a control is on in its own profile and in every later one. */
export const PROFILES: readonly Profile[] = [Profile.Minimal, Profile.Standard, Profile.Compliance];

/** One entry of the table of controls. Its id is the file stem of its component, its test and its documentation page. */
export interface Control {
  id: string;
  /** File stem of the component that makes it, where several controls share one. Default: the id. */
  component?: string;
  title: string;
  /** The part of the incident that this control answers. */
  why: string;
  /** Where its resources are made. */
  where: "account" | "home and us-east-1" | "us-east-1" | "every covered region";
  /** The smallest profile that has it on. */
  profile: Profile;
  /**
   * What `pulumi destroy` does to it while `teardown` is off. A protective setting is `kept`, so that removing the program
   * does not open the account; what only the program uses is `removed`.
   */
  onDestroy: "kept" | "removed";
  /** What is left behind when it is removed for real (`teardown: true`). */
  afterTeardown: string;
  /** What it costs, in words; `estimateMonthlyUsd` computes the figure. */
  cost: string;
  /** Settings of this control under `controls.<id>`, beside `enabled`. */
  options: readonly string[];
  /** Ids in CIS AWS Foundations, empty when the benchmark has no such item. */
  frameworks: { cis5: readonly string[]; cis7: readonly string[] };
  /** The AWS page that says how it works. */
  source: string;
}

/** Every control of the baseline, in the order in which `AccountBaseline` makes them. */
export const CONTROLS = [
  {
    id: "contacts",
    title: "Security, billing and operations contacts",
    why: "AWS noticed the leaked key and wrote three times, to a mailbox that nobody read",
    where: "account",
    profile: Profile.Minimal,
    onDestroy: "kept",
    afterTeardown:
      "the three alternate contacts are deleted; the primary contact stays, because an account must have one",
    cost: "free",
    options: [],
    frameworks: { cis5: ["1.1", "1.2"], cis7: ["2.2", "2.3"] },
    source: "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html",
  },
  {
    id: "alert-channel",
    title: "Topics that carry every alert to people",
    why: "no alarm rang, because there was nothing to ring",
    where: "home and us-east-1",
    profile: Profile.Minimal,
    onDestroy: "removed",
    afterTeardown:
      "topics and confirmed subscriptions are deleted; a mail subscription that nobody confirmed expires by itself",
    cost: "free for mail; 1 USD a month for each key when `encrypt` is on",
    options: ["encrypt"],
    frameworks: { cis5: [], cis7: [] },
    source: "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
  },
  {
    id: "billing-alarms",
    title: "Alarms on the account's estimated charges",
    why: "the bill of AU$4,295 was noticed when a card was declined",
    where: "us-east-1",
    profile: Profile.Minimal,
    onDestroy: "removed",
    afterTeardown: "nothing is left",
    cost: "0.10 USD a month for each of five alarms",
    options: [],
    frameworks: { cis5: [], cis7: [] },
    source:
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html",
  },
  {
    id: "budgets",
    title: "Monthly, daily and idle-region budgets",
    why: "machines ran in regions that nobody used, and nobody was told that those regions cost money",
    where: "account",
    profile: Profile.Minimal,
    onDestroy: "removed",
    afterTeardown: "nothing is left",
    cost: "free: budgets without actions",
    options: ["dailyUsd", "idleRegionsUsd"],
    frameworks: { cis5: [], cis7: [] },
    source: "https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html",
  },
  {
    id: "guardduty",
    title: "GuardDuty in every region",
    why: "nothing watched the regions where the machines ran",
    where: "every covered region",
    profile: Profile.Standard,
    onDestroy: "kept",
    afterTeardown: "detectors are deleted with their findings; a feature that was switched on is only forgotten",
    cost: "about 1.60 USD a month for a quiet account in 17 regions; 30 days of trial",
    options: ["features"],
    frameworks: { cis5: [], cis7: [] },
    source: "https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_settingup.html",
  },
  {
    id: "ebs-encryption",
    title: "EBS volumes encrypted by default",
    why: "an account default protects the volumes that nobody thought about",
    where: "every covered region",
    profile: Profile.Minimal,
    onDestroy: "kept",
    afterTeardown: "the default is switched off in every region; volumes that are encrypted stay so",
    cost: "free with the AWS managed key",
    options: [],
    frameworks: { cis5: ["5.1.1"], cis7: ["6.1.1"] },
    source: "https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html",
  },
  {
    id: "region-guard",
    component: "guardrails",
    title: "Deny of every region that is not allowed",
    why: "the key could start machines in every region of the world",
    where: "account",
    profile: Profile.Minimal,
    onDestroy: "kept",
    afterTeardown: "policy and attachments are deleted: the regions are open again",
    cost: "free",
    options: [],
    frameworks: { cis5: [], cis7: ["2.1.2"] },
    source:
      "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html",
  },
  {
    id: "launch-guard",
    component: "guardrails",
    title: "Deny of fleets, large machines, commitments and unused services",
    why: "spot fleets started a hundred machines, and started them again when they were killed",
    where: "account",
    profile: Profile.Minimal,
    onDestroy: "kept",
    afterTeardown: "policies and attachments are deleted: whoever may call a launcher can",
    cost: "free",
    options: [],
    frameworks: { cis5: [], cis7: [] },
    source: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html",
  },
  {
    id: "tamper-guard",
    component: "guardrails",
    title: "Deny of tampering and new ways in; boundary for every role that is made",
    why: "who has a key can blind what watches, and make users, keys and roles that outlive it",
    where: "account",
    profile: Profile.Minimal,
    onDestroy: "kept",
    afterTeardown:
      "policies and attachments are deleted; the boundary cannot be deleted while roles carry it, so take it off them first",
    cost: "free",
    options: [],
    frameworks: { cis5: [], cis7: [] },
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
  },
  {
    id: "least-privilege",
    title: "Groups and roles with no more rights than their work needs",
    why: "the leaked key could do everything, and needed no second factor",
    where: "account",
    profile: Profile.Minimal,
    onDestroy: "kept",
    afterTeardown: "groups, roles and policies are deleted; a group with users stays until they are taken out",
    cost: "free",
    options: ["auditors", "githubSubject"],
    frameworks: { cis5: ["1.14", "1.15", "1.16"], cis7: ["2.13", "2.14", "2.15"] },
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
  },
  {
    id: "break-glass",
    title: "Role that ends an intrusion, with MFA and an alarm on each use",
    why: "a hundred machines in every region had to be killed by hand, with whatever rights there were",
    where: "home and us-east-1",
    profile: Profile.Minimal,
    onDestroy: "removed",
    afterTeardown: "nothing is left",
    cost: "free",
    options: ["responders"],
    frameworks: { cis5: [], cis7: [] },
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
  },
  {
    id: "freeze",
    title: "Policy that stops every launch, ready to be attached in an emergency",
    why: "AWS's own quarantine policy lets spot fleets, groups and mail through",
    where: "account",
    profile: Profile.Minimal,
    onDestroy: "kept",
    afterTeardown: "the policy is deleted when it is attached to nobody",
    cost: "free",
    options: [],
    frameworks: { cis5: [], cis7: [] },
    source: "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCompromisedKeyQuarantineV3.html",
  },
] as const satisfies readonly Control[];

/** The id of a control, as written in the configuration. */
export type ControlId = (typeof CONTROLS)[number]["id"];

/** The table's entry for an id. */
export const findControl = (id: ControlId): Control => CONTROLS.find((control) => control.id === id)!;

/** File stem of the component that makes a control. */
export const componentOf = ({ id, component }: Control): string => component ?? id;

/** True when the profile has the control on, unless the configuration says otherwise. */
export const isOnInProfile = (control: Control, profile: Profile): boolean =>
  PROFILES.indexOf(control.profile) <= PROFILES.indexOf(profile);
