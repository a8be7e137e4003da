import type { Answer, DrivenResource } from "../../testing/messages";
import type { PackConfigFile } from "../../testing/config";
import type { Pack } from "../../testing/pack";
import { CannotCheck } from "./cannot";
import { withLevels } from "./config-file";
import { drivenOf } from "./driven";
import { findingsOf, type Located } from "./findings";
import { placeOf } from "./place";
import type { CheckReport } from "./report";
import type { Stored } from "./stored";

const ROOT = "pulumi:pulumi:Stack";

const located = ({ diagnostics }: Answer, otherwise: string): Located[] =>
  diagnostics.map((each) => ({ ...each, urn: each.urn === "" ? otherwise : each.urn }));

/** What the pack answers. @throws CannotCheck with its words, when it cannot */
async function ask<T>(answer: Promise<T>, about?: string): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const { message } = error as Error;
    throw new CannotCheck(about === undefined ? message : `the pack cannot judge ${about}: ${message}`);
  }
}

/** The stack itself, which answers for what no resource is at fault of. */
const rootOf = (resources: readonly DrivenResource[], { project, stack }: Stored): string =>
  resources.find(({ type }) => type === ROOT)?.urn ?? `urn:pulumi:${stack}::${project}::${ROOT}::${project}-${stack}`;

/**
 * Judges a stack of a file: asks the pack as the engine does, each resource by its inputs, then all together by their
 * outputs.
 *
 * @param sourceRoot folder of the program inside the repository
 * @throws CannotCheck with the text of the pack when it refuses the configuration
 */
export async function judge(
  pack: Pack,
  stored: Stored,
  config: PackConfigFile,
  sourceRoot?: string,
): Promise<CheckReport> {
  const { policies } = await pack.info();
  await ask(
    pack.configure(
      withLevels(
        config,
        policies.map(({ name }) => name),
      ),
    ),
  );
  const { resources, stack, notes } = drivenOf(stored);
  const found: Located[] = [];
  for (const resource of resources)
    found.push(...located(await ask(pack.analyze(resource), resource.urn), resource.urn!));
  if (stored.partial === undefined && stack.length > 0) {
    found.push(...located(await ask(pack.analyzeStack(stack), "the stack"), rootOf(resources, stored)));
  }
  const places = stored.resources.flatMap((each) => {
    const place = placeOf(each, sourceRoot);
    return place === undefined ? [] : [[each.urn, place] as const];
  });
  return {
    project: stored.project,
    stack: stored.stack,
    resources: resources.length,
    ...findingsOf(found),
    notes: [...stored.notes, ...(stored.partial === undefined ? [] : [stored.partial]), ...notes],
    places: new Map(places),
    titles: new Map(policies.map(({ name, description }) => [name, description])),
  };
}
