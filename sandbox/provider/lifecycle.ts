import type { Aws } from "./aws/aws";
import { diffProps, topLevel, type Change } from "./diff";
import { applyIgnoreChanges } from "./ignore-changes";
import type { Instance } from "./instance";
import { explain, PartialFailure } from "./partial-failure";
import { awsFor, placed, splitRegion } from "./placement";
import type { AnyResourceType } from "./resource";
import { SCHEMA } from "./schema";
import { assumedState, importedInputs, previewState, previewUpdate, refreshedInputs, toState } from "./state";
import { DEFAULTS_KEY, withoutDefaultsKey, type Props } from "./values";

export interface Target {
  type: AnyResourceType;
  instance: Instance;
  urn: string;
}

export interface DiffResult {
  changes: Change[];
  deleteBeforeReplace: boolean;
}

/** What an update would change. */
export function diffResource(
  { type }: Target,
  state: Props,
  news: Props,
  ignoreChanges: readonly string[],
): DiffResult {
  const wanted = applyIgnoreChanges(state, withoutDefaultsKey(news), ignoreChanges);
  return { changes: changesOf(type, state, wanted), deleteBeforeReplace: deletesFirst(type, state, news) };
}

function changesOf(type: AnyResourceType, state: Props, wanted: Props): Change[] {
  return diffProps({ ...type, schema: SCHEMA.resources[type.token]! }, state, wanted);
}

function changedNames(type: AnyResourceType, state: Props, wanted: Props): Set<string> {
  return new Set(changesOf(type, state, wanted).map(({ path }) => topLevel(path)));
}

/** A replacement with the same name, given by the program, cannot stand beside the old resource. */
function deletesFirst(type: AnyResourceType, state: Props, news: Props): boolean {
  const name = type.autoName?.property;
  if (name === undefined || (Array.isArray(news[DEFAULTS_KEY]) && news[DEFAULTS_KEY].includes(name))) return false;
  return news[name] === state[name] && news["region"] === state["region"];
}

export async function createResource(
  target: Target,
  inputs: Props,
  preview: boolean,
): Promise<{ id: string; state: Props }> {
  const { type, instance } = target;
  if (preview) return { id: "", state: previewState(type, inputs) };
  const wanted = withoutDefaultsKey(inputs);
  const aws = awsFor(type, instance, wanted);
  let made: string | undefined;
  return explain(target, "creating", async () => {
    try {
      const id = await type.create(aws, wanted, (created) => (made = created));
      made = id;
      return { id, state: toState(type, instance.config, id, await readBack(type, aws, id, wanted), wanted) };
    } catch (error) {
      if (made === undefined) throw error;
      throw await asFarAsItGot(target, aws, { id: made, known: wanted, inputs }, error as Error);
    }
  });
}

export async function updateResource(
  target: Target,
  request: { id: string; olds: Props; news: Props; ignoreChanges: readonly string[]; preview: boolean },
): Promise<Props> {
  const { type, instance } = target;
  const { id, olds } = request;
  const wanted = applyIgnoreChanges(olds, withoutDefaultsKey(request.news), request.ignoreChanges);
  if (request.preview) return previewUpdate(type, olds, wanted);
  const aws = awsFor(type, instance, wanted);
  return explain(target, "updating", async () => {
    try {
      await type.update(aws, id, wanted, olds, changedNames(type, olds, wanted));
      return toState(type, instance.config, id, await readBack(type, aws, id, wanted), wanted);
    } catch (error) {
      throw await asFarAsItGot(target, aws, { id, known: olds, inputs: request.news }, error as Error);
    }
  });
}

/** The failure to report for work that stopped half-way: with the state the resource is in now, if that can be read. */
async function asFarAsItGot(
  { type, instance }: Target,
  aws: Aws,
  { id, known, inputs }: { id: string; known: Props; inputs: Props },
  error: Error,
): Promise<PartialFailure> {
  const found = await type.read(aws, id, known).catch(() => undefined);
  const state = found
    ? toState(type, instance.config, id, { ...placed(type, aws), ...found }, known)
    : { ...known, id };
  return new PartialFailure(id, state, inputs, error.message);
}

/** Reads a resource for a refresh (with its old state) or an import (without); undefined when there is none. */
export async function readResource(
  target: Target,
  request: { id: string; state: Props; inputs: Props },
): Promise<{ id: string; state: Props; inputs: Props } | undefined> {
  const { type, instance } = target;
  const isRefresh = Object.keys(request.state).length > 0;
  const { id, region } = isRefresh ? { id: request.id, region: undefined } : splitRegion(type, request.id);
  const given = { ...assumedState(type), ...request.inputs };
  const known = isRefresh ? request.state : region ? { ...given, region } : given;
  const aws = awsFor(type, instance, known);
  return explain(target, "reading", async () => {
    const found = await type.read(aws, id, known);
    if (!found) return undefined;
    const properties = { ...placed(type, aws), ...found };
    const ownId = typeof found["id"] === "string" ? found["id"] : id;
    const state = toState(type, instance.config, ownId, properties, known);
    const inputs = isRefresh
      ? refreshedInputs(type, request.inputs, request.state, state)
      : importedInputs(type, state);
    return { id: ownId, state, inputs };
  });
}

export async function deleteResource(target: Target, id: string, state: Props): Promise<void> {
  const { type, instance } = target;
  await explain(target, "deleting", () => type.delete(awsFor(type, instance, state), id, state));
}

async function readBack(type: AnyResourceType, aws: Aws, id: string, known: Props): Promise<Props> {
  const found = await type.read(aws, id, known);
  if (!found) throw new Error(`${id} is not there right after it was written; run the command again`);
  return { ...placed(type, aws), ...found };
}
