import { ControlState } from "../../domain/controls/control-state";
import type { ControlId } from "../../domain/controls/table";
import { some, type Truth } from "../../domain/documents/truth";
import { baselineOf, makingOf } from "../engine/baseline";
import { fail, notApplicable, offOnPurpose, pass, undetermined } from "../engine/verdict";
import type { Property, Resource, Stack, StackResource } from "../resource";
import type { Verdict } from "../rule";
import type { Settings } from "../settings";
import { kindOf } from "./kind";

/** True for a stack that somebody named in the configuration, as `stack` or as `project/stack`. */
const isNamed = ({ name, project }: Stack, names: readonly string[]): boolean =>
  names.includes(name) || names.includes(`${project}/${name}`);

/** Where a resource is: its own region, or the one of its provider where `@pulumi/aws` v6 is in use. */
export function regionOf({ props, provider }: Resource): string | undefined {
  const candidates = [props.get("region"), provider?.props.get("region")];
  return candidates.map((region) => region?.value).find((region) => typeof region === "string");
}

/** The members of a list of texts, when each of them is known. */
function knownList(property: Property): string[] | undefined {
  const values = property.items().map((item) => item.value);
  return property.state === "known" && values.every((value) => typeof value === "string") ? values : undefined;
}

/** The stack that a rule about the baseline judges, or why it is none. */
export type Judged = { readonly stack: Stack; readonly component: StackResource | undefined };

/** Only a stack that declares the whole baseline, or that the configuration names, has to hold it. */
export function judgedBaseline(stack: Stack, names: readonly string[] = []): Judged | undefined {
  const component = baselineOf(stack);
  return component === undefined && !isNamed(stack, names) ? undefined : { stack, component };
}

export const NO_BASELINE = notApplicable("the stack declares no AccountBaseline and baselineStacks does not name it");

/** What a baseline has to hold. */
export interface Wanted {
  /** The control that makes it. While it makes nothing on purpose, it is not looked for. */
  readonly control: ControlId;
  /** Its type, as `@pulumi/aws` spells it. */
  readonly type: string;
  /** Whether one that is there does its work; undefined when that shows at the deployment. */
  readonly isGood: (resource: StackResource) => Truth;
  /** What one that does its work is, for the verdict: `an enabled default`. */
  readonly expected: string;
  /** Looked for where the component says that it makes it, and in no baseline of other makers. Default: false. */
  readonly onlyWhenSaid?: true;
  /** Not looked for when the control took over what was there before, and works with it. Default: false. */
  readonly notWhenAdopted?: true;
}

/** What is wanted in regions: the codes, or undefined when nobody says what they follow from. */
export interface WantedIn extends Wanted {
  readonly regions: readonly string[] | undefined;
  /** The setting that says them. Default: coveredRegions. */
  readonly from?: "allowedRegions";
}

/** Regions where the baseline watches: the configuration says it, else the component does. */
export const coveredBy = ({ component }: Judged, { coveredRegions }: Settings): readonly string[] | undefined =>
  coveredRegions ?? (component && knownList(component.props.get("coveredRegions")));

const notSaid = (setting: "coveredRegions" | "allowedRegions"): Verdict =>
  undetermined(
    setting,
    setting === "allowedRegions"
      ? "the configuration does not say it"
      : "neither the configuration nor AccountBaseline says it",
  );

/** Nothing when each region has one. One whose region is not known yet may be the missing one. */
function judgeRegions({ type, isGood, expected, regions, from }: WantedIn, found: readonly StackResource[]): Verdict[] {
  if (regions === undefined) return [notSaid(from ?? "coveredRegions")];
  const answers = found.map((one) => ({ region: regionOf(one), good: isGood(one) }));
  const goodIn = (region: string): Truth =>
    some(answers.filter((answer) => answer.region === region).map(({ good }) => good));
  const missing = regions.filter((region) => goodIn(region) === false);
  const unplaced = answers.filter(({ region, good }) => region === undefined && good !== false).length;
  if (missing.length > unplaced) {
    return [fail(type, `none in ${missing.join(", ")}`, `${expected} in each of ${regions.length} regions`)];
  }
  const open = regions.filter((region) => goodIn(region) !== true);
  return open.length > 0 ? [undetermined(type, `perhaps none in ${open.join(", ")}`)] : [];
}

function judgeAccount({ type, isGood, expected }: Wanted, found: readonly StackResource[]): Verdict[] {
  const good = some(found.map(isGood));
  if (good === undefined) return [undetermined(type, `not known whether it is ${expected}`)];
  return good ? [] : [fail(type, found.length === 0 ? "none" : `${found.length}, none as expected`, expected)];
}

/** Whether something is looked for, and else what its control says. */
function lookingFor({ component }: Judged, { control, onlyWhenSaid, notWhenAdopted }: Wanted) {
  const said = component?.props.get("controlStates").get(control);
  if (onlyWhenSaid && (said === undefined || said.state === "absent")) return { made: false } as const;
  if (notWhenAdopted && said?.value === ControlState.Adopted) return { made: false } as const;
  return component === undefined ? ({ made: true } as const) : makingOf(component, control);
}

/**
 * Judges whether a baseline holds what it has to. Whatever its controls make none of on purpose is told of in one line of
 * advice; where a control is not known yet, what is missing is not either.
 */
export function judgePresence(judged: Judged, wanted: readonly (Wanted | WantedIn)[]): Verdict[] {
  const off = new Map<string, string>();
  const verdicts = wanted.flatMap((want): Verdict[] => {
    const making = lookingFor(judged, want);
    if (making.made === false) {
      if ("state" in making) off.set(want.control, making.state);
      return [];
    }
    const found = judged.stack.resources.filter(({ type }) => kindOf(type) === kindOf(want.type));
    const missing = "regions" in want ? judgeRegions(want, found) : judgeAccount(want, found);
    if (missing.length > 0 && making.made === "unknown") return [undetermined(`controlStates.${want.control}`)];
    return missing.map((verdict) => (verdict.kind === "fail" ? { ...verdict, urn: judged.component?.urn } : verdict));
  });
  const { component } = judged;
  if (component === undefined || off.size === 0) return verdicts.length > 0 ? verdicts : [pass];
  const states = [...off].map(([control, state]) => `${control} is ${state}`).join(", ");
  const told = offOnPurpose(`${states} in ${component.name}, so nothing of it is looked for`, component.urn);
  return [...verdicts, told, ...(verdicts.length === 0 && off.size < wanted.length ? [pass] : [])];
}

/** A value that must be there: true or false as it should be, or undefined when it is not known. */
export const holds = ({ state, value }: Property, isSo: (value: unknown) => boolean): Truth =>
  state === "unknown" ? undefined : isSo(value);
