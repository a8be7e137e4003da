import * as pulumi from "@pulumi/pulumi";
import { identityOf } from "../../domain/adoption/adoption";
import type { Plan } from "../../domain/settings/plan";

/**
 * What keeps resources of the baseline in the state as they are, whichever component declares them, because the organization
 * decides what they set: EC2 would refuse to change it, and to remove it as well. Once it is the account's again, the next
 * run sets it like any other. https://www.pulumi.com/docs/iac/concepts/resources/options/ignorechanges/
 *
 * @returns transformations for the components; none when nothing is left alone
 */
export function leavingAlone({
  leftAlone: { held },
}: Pick<Plan, "leftAlone">): readonly pulumi.ResourceTransformation[] {
  if (held.length === 0) return [];
  const kept = { ignoreChanges: ["*"], retainOnDelete: true };
  return [
    ({ type, name, props, opts }) =>
      held.includes(identityOf(type, name)) ? { props: props, opts: pulumi.mergeOptions(opts, kept) } : undefined,
  ];
}
