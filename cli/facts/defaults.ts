import type { Item } from "../probes/probe";
import type { Run } from "../probes/run";
import { regionalIdentity } from "../../domain/adoption/left";
import { EMPTY_STACK, type StackFacts } from "../../domain/adoption/stack-facts";
import type { RegionClasses } from "../../domain/regions/regions";
import type { Activity, Answer, ByRegion, DefaultsFacts } from "../../domain/settings/defaults-facts";
import type { Draft } from "../../domain/settings/plan";
import { answerOf, inEach } from "./each-region";

/** What decides what is asked. */
export type DefaultsDraft = Pick<Draft, "namePrefix" | "settings" | "on" | "options">;

/** Where it is asked. */
export type Places = Pick<RegionClasses, "home" | "allowed" | "covered" | "idle">;

const ids = (items: readonly Item[]): string[] => items.map(({ id }) => id);

/** What runs in the idle regions; how they are closed is asked only where something does. */
async function activityIn(run: Run, regions: readonly string[]): Promise<ByRegion<Activity>> {
  const { allowedImages, internetBlock, publicInterfaces, runningInstances } = await import("../probes/ec2");
  const [instances, interfaces] = await Promise.all([
    inEach(run, runningInstances, regions, ids),
    inEach(run, publicInterfaces, regions, (items) => items.map(({ words }) => words)),
  ]);
  const isBusy = (region: string): boolean =>
    [instances[region]!, interfaces[region]!].some((answer) => "found" in answer && answer.found.length > 0);
  const busy = regions.filter(isBusy);
  const [closed, limited] = await Promise.all([
    inEach(run, internetBlock, busy, (items) => items.length > 0),
    inEach(run, allowedImages, busy, (items) => ids(items).includes("enabled")),
  ]);
  /** A setting that nobody could read counts as off: then the region is busy and open, and the owner is asked. */
  const isOn = (answer: Answer<boolean> | undefined): boolean =>
    answer !== undefined && "found" in answer && answer.found;
  const inRegion = (region: string): Answer<Activity> => {
    const [machines, others] = [instances[region]!, interfaces[region]!];
    if ("unknown" in machines) return machines;
    if ("unknown" in others) return others;
    return {
      found: {
        instances: machines.found,
        interfaces: others.found,
        closed: isOn(closed[region]),
        imagesLimited: isOn(limited[region]),
      },
    };
  };
  return Object.fromEntries(regions.map((region) => [region, inRegion(region)]));
}

/** Public buckets, while the account does not block them all. */
async function bucketsOf(run: Run): Promise<DefaultsFacts["publicBuckets"]> {
  const { accountBlock, publicBuckets } = await import("../probes/s3");
  const [blocked] = await run(accountBlock, []);
  if (blocked!.state !== "count") return { unknown: blocked!.because };
  if (blocked!.items.length > 0) return { found: { names: [], unseen: 0 } };
  const [cell] = await run(publicBuckets, []);
  return answerOf(cell!, (items) => ({
    names: ids(items).filter((name) => name !== ""),
    unseen: items.reduce((sum, { unseen }) => sum + unseen, 0),
  }));
}

/** Each fact and the question for it, when it is asked. */
type Questions = { [Name in keyof Required<DefaultsFacts>]: Promise<DefaultsFacts[Name]> | undefined };

/**
 * The questions of the account defaults that are on, all at once; a control that is off asks nothing.
 *
 * @param stack what it holds needs no question whether somebody else made it
 */
export async function readDefaults(
  run: Run,
  { namePrefix, on, options }: DefaultsDraft,
  { home, allowed, covered, idle }: Places,
  stack: StackFacts = EMPTY_STACK,
): Promise<DefaultsFacts> {
  const unwatched = covered.filter((region) => !stack.identities.has(regionalIdentity.analyzer(namePrefix, region)));
  const looksForActivity = on["network-closure"] || on["image-allowlist"];
  const hidesSnapshots = on["snapshot-block"] && options["snapshot-block"].state === "block-all-sharing";
  const looksForGroups = on["default-network"] && options["default-network"].vpcIds === undefined;
  const needsEc2 = hidesSnapshots || looksForGroups || looksForActivity;
  const [ec2, iamUsers, analyzer, explorer] = await Promise.all([
    needsEc2 ? import("../probes/ec2") : undefined,
    on["password-policy"] ? import("../probes/iam-users") : undefined,
    on["access-analyzer"] || on["unused-access"] ? import("../probes/access-analyzer") : undefined,
    on["resource-index"] ? import("../probes/resource-explorer") : undefined,
  ]);
  const questions: Questions = {
    activity: looksForActivity ? activityIn(run, idle) : undefined,
    defaultGroups: looksForGroups ? inEach(run, ec2!.defaultGroups, covered, ([group]) => group) : undefined,
    publicSnapshots: hidesSnapshots ? inEach(run, ec2!.publicSnapshots, covered, ids) : undefined,
    publicBuckets: on["s3-account-block"] ? bucketsOf(run) : undefined,
    passwordPolicy:
      iamUsers && run(iamUsers.passwordPolicy, []).then(([cell]) => answerOf(cell!, ([policy]) => policy?.rules)),
    analyzers: on["access-analyzer"]
      ? inEach(run, analyzer!.analyzers, unwatched, (items) => items.map(({ id, own }) => ({ id, own })))
      : undefined,
    unusedAccessAnalyzers: on["unused-access"]
      ? run(analyzer!.unusedAccessAnalyzers, [home]).then(([cell]) => answerOf(cell!, ids))
      : undefined,
    indexes: explorer && inEach(run, explorer.indexes, covered, ([index]) => index),
    closures: on["network-closure"] ? inEach(run, ec2!.internetBlock, allowed, (items) => items.length > 0) : undefined,
    imageStates: on["image-allowlist"]
      ? inEach(run, ec2!.allowedImages, allowed, ([state]) => state?.id ?? "disabled")
      : undefined,
  };
  const answers = await Promise.all(
    Object.entries(questions).map(async ([name, question]) => [name, await question] as const),
  );
  return Object.fromEntries(answers.filter(([, answer]) => answer !== undefined));
}

/** The same when nobody can be asked at all: what would take something from somebody must not go on then. */
export function unknownDefaults(
  { on, options }: Pick<DefaultsDraft, "on" | "options">,
  { covered, idle }: Pick<Places, "covered" | "idle">,
  because: string,
): DefaultsFacts {
  const unknown = { unknown: because };
  const everywhere = (regions: readonly string[]) => Object.fromEntries(regions.map((region) => [region, unknown]));
  return {
    ...(on["network-closure"] || on["image-allowlist"] ? { activity: everywhere(idle) } : {}),
    ...(on["default-network"] && options["default-network"].vpcIds === undefined
      ? { defaultGroups: everywhere(covered) }
      : {}),
    ...(on["snapshot-block"] ? { publicSnapshots: everywhere(covered) } : {}),
    ...(on["s3-account-block"] ? { publicBuckets: unknown } : {}),
    ...(on["password-policy"] ? { passwordPolicy: unknown } : {}),
  };
}
