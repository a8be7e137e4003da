import type { Control } from "../controls/control";
import { ManagedBy } from "../controls/managed-by";
import { controlSwitches, isServed } from "../controls/switches";
import { CONTROLS } from "../controls/table";
import type { Problem } from "../fields/problems";
import type { Settings } from "./schema";

/** What a region has once and may have already: setting, what it names, and the control that adopts it. */
export const ADOPTED = [
  { name: "detectorIds", noun: "detector", control: "guardduty" },
  { name: "analyzers", noun: "analyzer", control: "access-analyzer" },
  { name: "indexes", noun: "index", control: "resource-index" },
  { name: "recorders", noun: "recorder", control: "config-recorder" },
  { name: "hubs", noun: "hub", control: "security-hub" },
  { name: "deliveryChannels", noun: "delivery channel", control: "config-recorder" },
] as const;

/** What an account has once and may have already: setting, and the control that adopts it. */
export const ADOPTED_ONCE = [
  { name: "unusedAccessAnalyzer", control: "unused-access" },
  { name: "anomalyMonitor", control: "cost-anomaly" },
  { name: "findingAggregator", control: "security-hub" },
] as const;

/** What exists already serves one control: named while that is off, it would look protected and not be. */
export function idleExistingProblems(settings: Settings): Problem[] {
  const { existing, controls } = settings;
  const on = controlSwitches(settings);
  const subject = controls["least-privilege"]?.githubSubject;
  const provider = existing.githubProviderArn !== undefined && !(on["least-privilege"] && subject !== undefined);
  const twice = CONTROLS.filter((control) => isServed(control, settings) && controls[control.id]?.enabled === true);
  const isMember = controls.guardduty?.managedBy === ManagedBy.Organization;
  const member = isMember && on.guardduty && Object.keys(existing.detectorIds).length > 0;
  return [
    ...twice.map((control: Control) => ({
      path: `existing.${control.servedBy!}`,
      message: `has no effect while ${control.id} is switched on in controls; remove one of the two`,
    })),
    ...[
      ...ADOPTED.filter(({ name }) => Object.keys(existing[name]).length > 0),
      ...ADOPTED_ONCE.filter(({ name }) => existing[name] !== undefined),
    ]
      .filter(({ control }) => !on[control])
      .map(({ name, control }) => ({
        path: `existing.${name}`,
        message: `has no effect while ${control} is off; remove it, or switch ${control} on in controls`,
      })),
    ...(member
      ? [
          {
            path: "existing.detectorIds",
            message: `has no effect with controls: { guardduty: { managedBy: ${ManagedBy.Organization} } }, because a member cannot change its detectors; remove one of the two`,
          },
        ]
      : []),
    ...(provider
      ? [
          {
            path: "existing.githubProviderArn",
            message: on["least-privilege"]
              ? "has no effect without a deploy role; remove it, or name the workflow in controls.least-privilege.githubSubject"
              : "has no effect while least-privilege is off; remove it, or switch least-privilege on in controls",
          },
        ]
      : []),
  ];
}
