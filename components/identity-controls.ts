import * as pulumi from "@pulumi/pulumi";
import type { ControlId } from "../domain/controls";
import { GUARDS } from "../domain/guardrails";
import { LEAST_PRIVILEGE } from "../domain/least-privilege";
import { GuardrailMode, type Settings } from "../domain/settings";
import { BreakGlass } from "./break-glass";
import { Freeze } from "./freeze";
import { Guardrails, type GuardrailSummary } from "./guardrails";
import { LeastPrivilege } from "./least-privilege";

/** Makes a control when it is on, with its name and its options. */
export type When = <T>(
  id: ControlId,
  make: (name: string, opts: pulumi.ComponentResourceOptions) => T,
) => T | undefined;

export interface IdentityControlsArgs {
  /** Name of the baseline. */
  name: string;
  settings: Settings;
  on: Readonly<Record<ControlId, boolean>>;
  when: When;
  /** Options of the component that several controls share. */
  shared: pulumi.ComponentResourceOptions;
  /** Region code -> ARN of its alert topic; empty without the alert channel. */
  topicArns: { [region: string]: pulumi.Output<string> };
  tags: { [key: string]: string };
}

/** What the controls in IAM give out. */
export interface IdentityControls {
  guardrailDocuments: pulumi.Output<{ [name: string]: GuardrailSummary }>;
  groupNames: pulumi.Output<{ [access: string]: string }>;
  roleArns: pulumi.Output<{ [access: string]: string }>;
  /** Number of groups for people. */
  ownGroups: number;
}

/** Kind of access -> name of its group. */
const groupsOf = (access: LeastPrivilege): { [id: string]: pulumi.Output<string> } =>
  Object.fromEntries(
    LEAST_PRIVILEGE.filter(({ kind }) => kind === "group").map(({ id }) => [
      id,
      access.groupNames.apply((names) => names[id]!),
    ]),
  );

/** The controls that say who may do what: least privilege, guardrails, freeze and break-glass, in that order. */
export function identityControls(args: IdentityControlsArgs): IdentityControls {
  const { name, settings, on, when, shared, topicArns, tags } = args;
  const { allowedRegions, guardrails, existing, controls } = settings;
  const { mode, allowedInstanceTypes, unusedServices } = guardrails;
  const namePrefix = `${name}-`;

  const access = when("least-privilege", (child, opts) => {
    const { githubSubject, auditors } = controls["least-privilege"] ?? {};
    const deploy = { githubSubject, githubProviderArn: existing.githubProviderArn };
    const work = { allowedRegions, allowedInstanceTypes, unusedServices };
    return new LeastPrivilege(child, { ...work, ...deploy, auditors, namePrefix, tags }, opts);
  });

  // Three controls are documents of one component, which attaches them in the same way.
  const guards = GUARDS.filter((id) => on[id]);
  const ownGroups = access ? groupsOf(access) : {};
  const guard =
    guards.length === 0 || mode === GuardrailMode.None
      ? undefined
      : new Guardrails(
          `${name}-guardrails`,
          { allowedRegions, guards, ...guardrails, ownGroups, namePrefix, tags },
          shared,
        );

  // The freeze spares nobody but the baseline's own roles: whoever is exempt from the guardrails may be the one who leaked a key.
  const freeze = when("freeze", (child, opts) => new Freeze(child, { mode, tags }, opts));

  const breakGlass = when("break-glass", (child, opts) => {
    // The settings refuse the break-glass role without the alert channel, so there are topics.
    const { responders } = controls["break-glass"] ?? {};
    return new BreakGlass(child, { topicArns, responders, tags }, opts);
  });

  const summaries: pulumi.Input<{ [name: string]: GuardrailSummary }> = guard?.summaries ?? {};
  const freezes: { [name: string]: pulumi.Output<GuardrailSummary> } = freeze ? { freeze: freeze.summary } : {};
  const accessRoles: pulumi.Input<{ [access: string]: string }> = access?.roleArns ?? {};
  const responder: { [access: string]: pulumi.Output<string> } = breakGlass ? { responder: breakGlass.roleArn } : {};
  return {
    guardrailDocuments: pulumi.all([summaries, freezes]).apply(([first, second]) => ({ ...first, ...second })),
    groupNames: access?.groupNames ?? (pulumi.output({}) as pulumi.Output<{ [access: string]: string }>),
    roleArns: pulumi.all([accessRoles, responder]).apply(([first, second]) => ({ ...first, ...second })),
    ownGroups: Object.keys(ownGroups).length,
  };
}
