/** A resource as the engine's events show it. */
interface ResourceState {
  /** True for a resource of a provider, absent for a component. */
  custom?: boolean;
  /** As far as they are known; secrets are hidden. */
  outputs?: Record<string, unknown>;
}

interface StepMetadata {
  /** What is done: `create`, `same`, `update`, `delete`, ... */
  op: string;
  urn: string;
  old: ResourceState | null;
  new: ResourceState | null;
}

/**
 * One line of the engine's event log, as far as the tour reads it:
 * https://github.com/pulumi/pulumi/blob/v3.259.0/sdk/go/common/apitype/events.go
 */
export interface EngineEvent {
  resourcePreEvent?: { metadata: StepMetadata };
  resOutputsEvent?: { metadata: StepMetadata };
  resOpFailedEvent?: { metadata: StepMetadata };
  diagnosticEvent?: { severity: string; message: string; urn?: string };
  policyEvent?: { policyName: string; enforcementLevel: string; message: string; resourceUrn?: string };
  summaryEvent?: { resourceChanges: Record<string, number> };
}

/** An event, and when it was read: the log itself counts in whole seconds. */
export interface Seen {
  event: EngineEvent;
  /** Milliseconds since the epoch. */
  at: number;
}

/** How far the engine is with one control. */
export interface Tally {
  /** File stem of the component, which is the control's id or what several controls share. */
  stem: string;
  /** Resources that the engine has begun with; components do not count. */
  begun: number;
  done: number;
  failed: number;
  /** From the first resource that was begun to the last that ended. */
  seconds: number;
}

/** The types of the parents and of the resource itself, outermost first, and its name. */
function readUrn(urn: string): { types: string[]; name: string } {
  const [, , types = "", ...name] = urn.split("::");
  return { types: types.split("$").filter((type) => type !== "pulumi:pulumi:Stack"), name: name.join("::") };
}

/** The name of a resource, which people know it by. */
export const nameOf = (urn: string): string => readUrn(urn).name;

/** Parents stand in the URN by type and not by name, so the stem is learned from the component's own event. */
function stemsOf(steps: readonly StepMetadata[]): Map<string, string> {
  const urns = steps.map(({ urn }) => readUrn(urn));
  const baseline = urns.find(({ types }) => types.length === 1 && types[0]!.endsWith(":AccountBaseline"))?.name ?? "";
  const components = urns.filter(({ types }) => types.length === 2 && types[0]!.endsWith(":AccountBaseline"));
  return new Map(components.map(({ types, name }) => [types[1]!, name.replace(`${baseline}-`, "")]));
}

const isResource = ({ new: after, old: before }: StepMetadata): boolean => (after ?? before)?.custom === true;

/**
 * The engine's events by control, in the order in which the controls were begun. What is in no control (the stack, its
 * providers) is left out.
 */
export function tally(seen: readonly Seen[]): Tally[] {
  const steps = seen.flatMap(({ event, at }) => {
    const begun = event.resourcePreEvent?.metadata;
    const done = event.resOutputsEvent?.metadata;
    const failed = event.resOpFailedEvent?.metadata;
    const metadata = begun ?? done ?? failed;
    return metadata ? [{ metadata, at, kind: begun ? "begun" : done ? "done" : "failed" } as const] : [];
  });
  const stems = stemsOf(steps.map(({ metadata }) => metadata));
  const tallies = new Map<string, Record<"begun" | "done" | "failed", Set<string>> & { from: number; to: number }>();
  for (const { metadata, at, kind } of steps) {
    const stem = stems.get(readUrn(metadata.urn).types[1] ?? "");
    if (stem === undefined || !isResource(metadata)) continue;
    const of = tallies.get(stem) ?? { begun: new Set(), done: new Set(), failed: new Set(), from: at, to: at };
    of[kind].add(metadata.urn);
    tallies.set(stem, { ...of, to: at });
  }
  return [...tallies].map(([stem, { begun, done, failed, from, to }]) => ({
    stem,
    begun: begun.size,
    done: done.size,
    failed: failed.size,
    seconds: (to - from) / 1000,
  }));
}

/** What a run did: operation -> number of resources. Empty when the run did not come to its end. */
export const changesOf = (events: readonly EngineEvent[]): Record<string, number> =>
  events.findLast(({ summaryEvent }) => summaryEvent !== undefined)?.summaryEvent?.resourceChanges ?? {};

/** The rules of the policy pack that refused something, with what they said. */
export const refusalsOf = (events: readonly EngineEvent[]): NonNullable<EngineEvent["policyEvent"]>[] =>
  events.flatMap(({ policyEvent }) => (policyEvent?.enforcementLevel === "mandatory" ? [policyEvent] : []));

/** What the engine, a provider or the program said with a severity, each once. */
export function saidOf(events: readonly EngineEvent[], severity: "warning" | "error"): string[] {
  const said = events.flatMap(({ diagnosticEvent: each }) =>
    each?.severity === severity ? [`${each.urn ? `${nameOf(each.urn)}: ` : ""}${each.message.trim()}`] : [],
  );
  return [...new Set(said)];
}
