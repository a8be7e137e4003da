import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serviceOf } from "../../policies/facts/thing";
import type { WatchedKind } from "../../policies/facts/watched";
import { callTextOf } from "../../policies/facts/calls";
import type { TableKind, TypeTable } from "../../policies/facts/table";
import { type MachineName, machineNameOf } from "../../policies/rules/spend/machine-names";
import { sizeOf } from "../../policies/rules/spend/sizes";
import type { Generator } from "./generator";
import type { TypeFacts } from "./type-facts";

const FOLDER = "domain/generated/types";
const FILES = ["aws", "aws-6", "aws-native"];

const read = (file: string): TypeFacts =>
  JSON.parse(readFileSync(join(__dirname, "..", "..", FOLDER, `${file}.json`), "utf8")) as TypeFacts;

const distinct = (items: readonly string[]): string[] => [...new Set(items)].sort();

/** Module -> names of its types, in a text with spaces: the pack carries this list, and its start is waited for. */
function namesByModule(tokens: readonly string[]): Record<string, string> {
  const modules = new Map<string, string[]>();
  for (const token of tokens) {
    const [, module = "", name = ""] = /^[\w-]+:([\w-]+)[/:](?:\w+:)?(\w+)$/.exec(token) ?? [];
    modules.set(module, [...(modules.get(module) ?? []), name]);
  }
  return Object.fromEntries([...modules].sort().map(([module, names]) => [module, distinct(names).join(" ")]));
}

/** Services of which no resource takes a region. */
function withoutRegion({ types, regionless = [] }: TypeFacts): string[] {
  const regional = new Set(types.filter((token) => !regionless.includes(token)).map(serviceOf));
  return distinct(regionless.map(serviceOf).filter((service) => !regional.has(service)));
}

/** Names of a service's own tell a rule nothing, unless they tell a GPU. */
const isJudged = (name: MachineName | undefined): boolean =>
  name?.kind !== "none" && (name?.kind !== "own name" || name.accelerated !== undefined);

function table(): TypeTable {
  const all = FILES.map(read);
  const pathsOf = (kind: WatchedKind, isRead: (type: string, path: string) => boolean = () => true) => {
    const tokens = distinct(all.flatMap(({ watched }) => Object.keys(watched[kind])));
    const rows = tokens.map((token): [string, string[]] => [
      token,
      distinct(all.flatMap(({ watched }) => watched[kind][token] ?? [])).filter((path) => isRead(token, path)),
    ]);
    return Object.fromEntries(rows.filter(([, paths]) => paths.length > 0));
  };
  const tokens = all.flatMap(({ types }) => types);
  const ofProvider = (provider: string) => namesByModule(tokens.filter((token) => token.startsWith(`${provider}:`)));
  return {
    known: { aws: ofProvider("aws"), "aws-native": ofProvider("aws-native") },
    withoutRegion: withoutRegion(all[0]!),
    // The kinds that rules read, and of these what they judge: the pack carries it, and its start is waited for.
    paths: {
      region: pathsOf("region"),
      market: pathsOf("market"),
      template: pathsOf("template"),
      machine: pathsOf("machine", (...at) => isJudged(machineNameOf(...at))),
      size: pathsOf("size", (...at) => sizeOf(...at)?.unit !== "none"),
      call: pathsOf("call", (...at) => callTextOf(...at)?.kind !== "none"),
      image: pathsOf("image"),
    } satisfies Record<TableKind, unknown>,
  };
}

/** What the policy pack carries of the types of the providers. */
export const typeTable: Generator = {
  name: "type-table",
  needs: "none",
  files: () => [{ path: `${FOLDER}/table.json`, text: JSON.stringify(table()) }],
};
