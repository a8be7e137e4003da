import type { Aws } from "./aws/aws";
import { diffProps, topLevel, type Change } from "./diff";
import { applyIgnoreChanges } from "./ignore-changes";
import type { Instance } from "./instance";
import { resourceName } from "./naming";
import type { AnyResourceType } from "./resource";
import { SCHEMA } from "./schema";
import { assumedState, importedInputs, previewState, previewUpdate, refreshedInputs, toState } from "./state";
import { DEFAULTS_KEY, withoutDefaultsKey, type Props } from "./values";

/** AWS has the resource, but something after that failed: the engine keeps it and finishes the work next time. */
export class PartialFailure extends Error {
  constructor(
    readonly id: string,
    readonly properties: Props,
    readonly inputs: Props,
    message: string,
  ) {
    super(message);
  }
}

/** AWS signs calls of global services for this region. */
const GLOBAL_REGION = "us-east-1";

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
  if (type.deleteBeforeReplace) return true;
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
  const aws = awsFor(target, wanted);
  let made: string | undefined;
  return explain(target, "creating", async () => {
    try {
      const id = await type.create(aws, wanted, (created) => (made = created));
      made = id;
      return { id, state: toState(type, instance.config, id, await readBack(target, aws, id, wanted), wanted) };
    } catch (error) {
      if (made === undefined) throw error;
      throw new PartialFailure(made, { ...wanted, id: made }, inputs, (error as Error).message);
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
  const aws = awsFor(target, wanted);
  return explain(target, "updating", async () => {
    try {
      await type.update(aws, id, wanted, olds, changedNames(type, olds, wanted));
      return toState(type, instance.config, id, await readBack(target, aws, id, wanted), wanted);
    } catch (error) {
      // Part of the change may have been made; the state is read so that the next run sees what is left to do.
      const found = await type.read(aws, id, olds).catch(() => undefined);
      if (!found) throw error;
      throw new PartialFailure(
        id,
        toState(type, instance.config, id, found, olds),
        request.news,
        (error as Error).message,
      );
    }
  });
}

/** Reads a resource for a refresh (with its old state) or an import (without); undefined when there is none. */
export async function readResource(
  target: Target,
  request: { id: string; state: Props; inputs: Props },
): Promise<{ id: string; state: Props; inputs: Props } | undefined> {
  const { type, instance } = target;
  const isRefresh = Object.keys(request.state).length > 0;
  const { id, region } = isRefresh ? { id: request.id, region: undefined } : splitRegion(target, request.id);
  const given = { ...assumedState(type), ...request.inputs };
  const known = isRefresh ? request.state : region ? { ...given, region } : given;
  const aws = awsFor(target, known);
  return explain(target, "reading", async () => {
    const found = await type.read(aws, id, known);
    if (!found) return undefined;
    const properties = { ...placed(target, aws), ...found };
    const ownId = typeof found["id"] === "string" ? found["id"] : id;
    const state = toState(type, instance.config, ownId, properties, known);
    const inputs = isRefresh
      ? refreshedInputs(type, request.inputs, request.state, state)
      : importedInputs(type, state);
    return { id: ownId, state, inputs };
  });
}

export async function deleteResource(target: Target, id: string, state: Props): Promise<void> {
  await explain(target, "deleting", () => target.type.delete(awsFor(target, state), id, state));
}

async function readBack(target: Target, aws: Aws, id: string, known: Props): Promise<Props> {
  const found = await target.type.read(aws, id, known);
  if (!found) throw new Error(`${id} is not there right after it was written; run the command again`);
  return { ...placed(target, aws), ...found };
}

function isRegional({ type }: Target): boolean {
  return "region" in SCHEMA.resources[type.token]!.inputs;
}

function placed(target: Target, aws: Aws): Props {
  return isRegional(target) ? { region: aws.region } : {};
}

function awsFor(target: Target, props: Props): Aws {
  if (!isRegional(target)) return target.instance.aws(GLOBAL_REGION);
  return target.instance.aws(typeof props["region"] === "string" ? props["region"] : undefined);
}

const REGION = "[a-z]{2}(?:-[a-z]+)+-\\d";

/**
 * The region an import id names: `<id>@<region>`, or an ARN or a region as the id itself. Without one, the resource is
 * looked for in the region of the provider, even when the program gives another: the engine does not tell the inputs.
 * https://github.com/pulumi/pulumi-aws/issues/5697
 */
function splitRegion(target: Target, id: string): { id: string; region?: string } {
  if (!isRegional(target)) return { id };
  const [, own, suffix] = new RegExp(`^(.+)@(${REGION})$`).exec(id) ?? [];
  if (own && suffix) return { id: own, region: suffix };
  const region = new RegExp(`^(?:arn:[^:]+:[^:]+:)?(${REGION})(?::|$)`).exec(id)?.[1];
  return region ? { id, region } : { id };
}

/** Puts what was being done, and to which resource, before the message of an error. */
async function explain<T>({ type, urn }: Target, doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = `${doing} ${type.title} "${resourceName(urn)}" (${type.token}): ${(error as Error).message}`;
    if (error instanceof PartialFailure) throw new PartialFailure(error.id, error.properties, error.inputs, message);
    throw new Error(message, { cause: error });
  }
}
