import { firstOf, positionOf } from "../../facts/members";
import type { Property } from "../../resource";

/** A trail, as `nameOf` spells it; the second is Terraform's own name. */
export const TRAILS: readonly string[] = ["cloudtrail:trail", "ec2:cloudtrail"];

type Answer = "yes" | "no" | "unknown";

/**
 * Whether a trail logs management events, as it does unless it is told otherwise. One of data events alone is an addition to
 * another trail, and is often in one region on purpose.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export function logsManagement(props: Property): Answer {
  const selectors = firstOf(props, ["eventSelectors", "eventSelector"]).items();
  const advanced = firstOf(props, ["advancedEventSelectors", "advancedEventSelector"]).items();
  if (selectors.length + advanced.length === 0) return "yes";
  const answers = [...selectors.map(bySelector), ...advanced.map(byFields)];
  return (["yes", "unknown"] as const).find((answer) => answers.includes(answer)) ?? "no";
}

function bySelector(selector: Property): Answer {
  const position = positionOf(selector.get("includeManagementEvents"));
  if (position === "unknown") return "unknown";
  return position === "off" ? "no" : "yes";
}

/** A selector of fields names its category; one that names none is refused by AWS. */
function byFields(selector: Property): Answer {
  const fields = firstOf(selector, ["fieldSelectors", "fieldSelector"]).items();
  const category = fields.find((field) => field.get("field").value === "eventCategory");
  const values = category?.get("equals").items() ?? [];
  if (values.some(({ value }) => value === "Management")) return "yes";
  return values.length === 0 || values.some(({ state }) => state === "unknown") ? "unknown" : "no";
}
