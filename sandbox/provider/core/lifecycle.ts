import type { Aws } from "../aws/aws";
import { diffProps, topLevel, type Change } from "./diff";
import { applyIgnoreChanges } from "./ignore-changes";
import type { Instance } from "./instance";
import { explain, PartialFailure } from "./partial-failure";
import { awsFor, placed, splitRegion } from "./placement";
import type { AnyResourceType } from "./resource";
import { SCHEMA } from "../schema/schema";
import { assumedState, importedInputs, previewState, previewUpdate, refreshedInputs, toldOnce, toState } from "./state";
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
  return { changes: changesOf(type, state, wanted), deleteBeforeReplace: deletesFirst(type, news) };
}

function changesOf(type: AnyResourceType, state: Props, wanted: Props): Change[] {
  return diffProps({ ...type, schema: SCHEMA.resource(type.token) }, state, wanted);
}

function changedNames(type: AnyResourceType, state: Props, wanted: Props): Set<string> {
  return new Set(changesOf(type, state, wanted).map(({ path }) => topLevel(path)));
}

/**
 * Whether a replacement removes the old resource first: for some types always, and for every other when the program gives
 * the name that Pulumi could make, whatever else changes (nameRequiresDeleteBeforeReplace in pkg/tfbridge/schema.go of
 * pulumi/pulumi-terraform-bridge). Without a record of defaults the name counts as an automatic one.
 */
function deletesFirst({ deleteBeforeReplace, autoName }: AnyResourceType, news: Props): boolean {
  if (deleteBeforeReplace) return true;
  const record = news[DEFAULTS_KEY];
  if (autoName === undefined || !Array.isArray(record)) return false;
  return news[autoName.property] !== undefined && !record.includes(autoName.property);
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
  let once: Props = {};
  return explain(target, "creating", async () => {
    try {
      const id = await type.create(aws, wanted, (created, told = {}) => {
        made = created;
        once = told;
      });
      made = id;
      const known = { ...once, ...wanted };
      return { id, state: toState(type, instance.config, id, await readBack(type, aws, id, wanted), known) };
    } catch (error) {
      if (made === undefined) throw error;
      throw asIfItWereDone(made, once, wanted, inputs, error as Error);
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
      const ownId = type.idFollows === undefined ? id : (wanted[type.idFollows] as string);
      const known = { ...toldOnce(type, olds), ...wanted };
      return toState(type, instance.config, ownId, await readBack(type, aws, ownId, wanted), known);
    } catch (error) {
      throw asIfItWereDone(id, olds, wanted, request.news, error as Error);
    }
  });
}

/**
 * The failure to report for work that stopped half-way. The state says that all was done, as that of the real provider
 * does (Terraform's SDK writes the plan into the state whether or not the work succeeds). So the next `up` finds nothing to
 * do: the engine makes an empty update because of the failure, which reads the truth, and only the `up` after that, or one
 * with `--refresh`, repairs it.
 */
function asIfItWereDone(id: string, olds: Props, wanted: Props, inputs: Props, error: Error): PartialFailure {
  return new PartialFailure(id, { ...olds, ...wanted, id }, inputs, error.message);
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
