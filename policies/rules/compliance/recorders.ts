import { IDLE_TYPES } from "../../../domain/controls/compliance/recorders";
import { firstOf, isGiven, positionOf } from "../../facts/members";
import type { Property } from "../../resource";

/** As `nameOf` spells them: of the provider, of Cloud Control and Terraform. */
export const RECORDERS: readonly string[] = ["config:recorder", "config:configurationrecorder"];
export const STATUSES: readonly string[] = ["config:recorderstatus", "config:configurationrecorderstatus"];

/** The users, groups, roles and policies of IAM, which one region records for all. */
const GLOBAL_TYPES = ["AWS::IAM::Group", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::User"];

/** What a recorder records. */
export type Recorded =
  | { readonly kind: "all"; readonly globals: "yes" | "no" | "unknown" }
  | { readonly kind: "all-but"; readonly property: Property; readonly globals: "yes" | "no" }
  /** `missing`: what an intruder would make and the list leaves out. */
  | {
      readonly kind: "list";
      readonly property: Property;
      readonly missing: readonly string[];
      readonly globals: "yes" | "no";
    }
  | { readonly kind: "unknown"; readonly property: Property };

/**
 * Without a word, every type but those of IAM:
 * https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingGroup.html
 */
export function recordedBy(props: Property): Recorded {
  const given = props.get("recordingGroup");
  const group = given.items()[0] ?? given;
  if (group.state === "unknown") return { kind: "unknown", property: group };
  const allSupported = group.get("allSupported");
  const globals = positionOf(group.get("includeGlobalResourceTypes"));
  const all = positionOf(allSupported);
  if (all === "unknown") return { kind: "unknown", property: allSupported };
  if (all !== "off")
    return { kind: "all", globals: globals === "on" ? "yes" : globals === "unknown" ? "unknown" : "no" };
  const exclusion = firstOf(group, ["exclusionByResourceTypes", "exclusionByResourceType"]);
  const excluded = (exclusion.items()[0] ?? exclusion).get("resourceTypes");
  if (excluded.state === "unknown") return { kind: "unknown", property: excluded };
  if (isGiven(excluded) && excluded.items().length > 0) {
    const names = textsOf(excluded);
    if (names === undefined) return { kind: "unknown", property: excluded };
    return { kind: "all-but", property: excluded, globals: hasSome(names, GLOBAL_TYPES) ? "no" : "yes" };
  }
  const list = group.get("resourceTypes");
  const names = textsOf(list);
  if (names === undefined) return { kind: "unknown", property: list };
  return {
    kind: "list",
    property: list,
    missing: IDLE_TYPES.filter((type) => !names.includes(type)),
    globals: GLOBAL_TYPES.every((type) => names.includes(type)) ? "yes" : "no",
  };
}

const hasSome = (names: readonly string[], some: readonly string[]): boolean => some.some((one) => names.includes(one));

/** The texts of a list; undefined when one is not known. */
export function textsOf(list: Property): string[] | undefined {
  const items = list.items();
  return items.some(({ state }) => state === "unknown") ? undefined : items.map(({ value }) => String(value));
}
