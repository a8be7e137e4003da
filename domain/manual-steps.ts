import { GuardrailMode, type GuardrailSettings } from "./settings";

/** What the steps depend on. */
export interface ManualStepsArgs {
  /** Mail subscriptions that were made, one a topic and address. */
  mailSubscriptions: number;
  billingAlarms: boolean;
  /** Absent when every guard is off. */
  guardrails?: GuardrailSettings;
  /** Groups that the baseline made for people. */
  ownGroups: number;
  /** Nobody is named who may assume the responder role. */
  nobodyResponds: boolean;
}

/** What no API can do and a person must, in the order of how much is lost when it is left undone. */
export function manualSteps({
  mailSubscriptions,
  billingAlarms,
  guardrails,
  ownGroups,
  nobodyResponds,
}: ManualStepsArgs): string[] {
  const bindsNobody =
    guardrails?.mode === GuardrailMode.Account && guardrails.groups.length + guardrails.roles.length === 0;
  return [
    ...(mailSubscriptions > 0
      ? [
          `confirm ${mailSubscriptions} mail subscription${mailSubscriptions === 1 ? "" : "s"}: open each mail from AWS Notifications and follow its link; until then no alert arrives`,
        ]
      : []),
    ...(billingAlarms
      ? [
          "switch on billing alerts once, in Billing preferences under Alert preferences; until then the billing alarms have no data",
        ]
      : []),
    ...(bindsNobody
      ? [
          "the guardrails bind no group or role of yours yet: name them in guardrails, above all the group of users that have keys",
        ]
      : []),
    ...(ownGroups > 0
      ? [
          `put each user into one of the ${ownGroups} groups of the output groupNames, register its MFA device, and take it out of groups with more rights`,
        ]
      : []),
    ...(nobodyResponds
      ? [
          "name in controls.break-glass.responders who may assume the responder role; until then every user whose own policy allows sts:AssumeRole on it can take the role, with MFA",
        ]
      : []),
    ...(guardrails?.mode === GuardrailMode.Organization
      ? ["run no workload in the management account: service control policies bind neither it nor service-linked roles"]
      : []),
    ...(guardrails?.mode === GuardrailMode.None
      ? ["no region is denied (guardrails.mode is none): a leaked key can start machines in every region"]
      : []),
    "turn on MFA for the root user and remove its access keys: nothing in this baseline binds root",
    "check that the support plan lets you open a case in time: account and billing cases are free, technical ones need a plan",
  ];
}
