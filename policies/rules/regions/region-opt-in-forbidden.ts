import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { anyAwsResource } from "../../engine/types";
import { fail, pass, undetermined } from "../../engine/verdict";
import { madeBy } from "../../facts/calls";
import { nameOf } from "../../facts/thing";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";

const SWITCHES = ["account:region", "account:enableregion"];

/** A call for the change has no word for the direction: its name says it. */
function judge({ type, props }: Resource, allowed: readonly string[]): Verdict[] {
  if (!SWITCHES.includes(nameOf(type))) return [];
  const enabled = props.get("enabled");
  if (enabled.state === "known" && String(enabled.value) === "false") return [];
  const region = props.get("regionName");
  if (region.state === "known" && allowed.some((name) => name === region.value)) return [];
  for (const property of [region, enabled]) if (property.state === "unknown") return [undetermined(property.path)];
  if (region.state === "absent") return [undetermined(region.path, "no region is named")];
  return [fail(region.path, show(region.value), `one of ${allowed.join(", ")}`)];
}

const options = { allowedRegions: ["ap-southeast-2", "ap-southeast-4"] };
const example = (title: string, type: string, props: Record<string, unknown>) => ({
  title,
  options,
  subject: { type, props },
});

/**
 * `region-allowed` asks where things are made, and nothing is made by this switch. The guardrails deny it in either
 * direction, as the call has no key for it; here switching off is what tidy accounts do.
 *
 * The plan had a rule `region-in-values` beside it, for replicas, copies and stacks in other regions. That is one question
 * with `region-allowed`, which answers it for every property that names a region; a second id would have the same
 * setting, the same level and the same fix.
 */
export const regionOptInForbidden: ResourceRule<"allowedRegions"> = {
  id: "region-opt-in-forbidden",
  kind: "resource",
  title: "no region is switched on that workloads may not use",
  severity: "high",
  level: "mandatory",
  // As `region-allowed`, which judged it before.
  starter: "mandatory",
  exemptible: false,
  onUnknown: "advisory",
  why: "A region that is switched off is the only one where a leaked key starts nothing; switched on, it is one more that nobody looks at.",
  fix: "leave the region off, or add it to ringfence.allowedRegions and to the allowedRegions of the baseline",
  frameworks: [],
  types: anyAwsResource,
  needs: ["allowedRegions"],
  uses: [],
  options: {},

  check(resource, { allowedRegions }) {
    const { resources, unread } = madeBy(resource);
    const verdicts = [...resources.flatMap((each) => judge(each, allowedRegions)), ...unread];
    return verdicts.length > 0 ? verdicts : [pass];
  },

  examples: {
    pass: [
      example("an allowed region", "aws:account/region:Region", { regionName: "ap-southeast-4", enabled: true }),
      example("a region that is switched off", "aws:account/region:Region", {
        regionName: "af-south-1",
        enabled: false,
      }),
      example("something else of the account", "aws:account/primaryContact:PrimaryContact", { stateOrRegion: "NSW" }),
    ],
    fail: [
      example("another region", "aws:account/region:Region", { regionName: "af-south-1", enabled: true }),
      example("another region, without a word for the direction", "aws:account/region:Region", {
        regionName: "me-south-1",
      }),
      example("another region, by any Terraform provider", "aws:index/accountRegion:AccountRegion", {
        regionName: "af-south-1",
        enabled: true,
      }),
      example("a state machine that switches a region on", "aws:sfn/stateMachine:StateMachine", {
        definition: JSON.stringify({
          States: {
            On: {
              Type: "Task",
              Resource: "arn:aws:states:::aws-sdk:account:enableRegion",
              Parameters: { RegionName: "af-south-1" },
            },
          },
        }),
      }),
    ],
    unknown: [
      example("a region that another resource decides", "aws:account/region:Region", {
        regionName: UNKNOWN,
        enabled: true,
      }),
      example("a direction that another resource decides", "aws:account/region:Region", {
        regionName: "af-south-1",
        enabled: UNKNOWN,
      }),
    ],
  },
};
