import { describe, type Finding, scanText } from "../../../domain/secrets/scan";
import { cut } from "../../../domain/secrets/redact";
import { isUnknown, member, members, pathOf } from "../../engine/reader";
import { fail, pass, undetermined } from "../../engine/verdict";
import { holdsDefinition, holdsUserData } from "./scripts";
import type { Resource } from "../../resource";
import type { Verdict } from "../../rule";

/** A credential in a resource. */
export interface Found {
  readonly finding: Finding;
  /** The property, as a message shows it: a name that is a credential is cut. */
  readonly path: string;
  /** The property, as its declaration names it: members joined by dots, without the indexes of lists. */
  readonly members: string;
}

/** What one look at every string of a resource gives; each rule takes its share. */
interface Scan {
  readonly found: readonly Found[];
  /** Paths of strings that are not known yet. */
  readonly unknown: readonly string[];
  /** Paths of strings that are too large to be read to their end. */
  readonly cutShort: readonly string[];
}

interface Text {
  /** As a message shows it. */
  readonly path: string;
  /** Members joined by dots, without the indexes of lists. */
  readonly members: string;
  readonly text: string;
  readonly name?: string;
  readonly besideKey?: boolean;
}

/** Members that name what stands beside them: `{ name: "TOKEN", value: "..." }`. */
const NAMES = ["name", "Name", "key", "Key", "parameterKey", "ParameterKey"];
const VALUES = /^(?:parameter)?value$/i;

/** No declared property is so deep; a path that grows with the depth of a value would cost its square. */
const LONGEST_PATH = 300;

/** Characters of an access key id; a member that is longer is a text, whose own matches say what stands beside them. */
const KEY_ID = /^A[KS]IA[A-Z2-7]{16}$/;

/** The name by which the value of a member goes. */
function nameOf(object: object, key: string): string {
  if (!VALUES.test(key)) return key;
  const named = NAMES.map((name) => member(object, name)).find((name) => typeof name === "string");
  return typeof named === "string" ? named : key;
}

/** Every string of a value, names of members included. A loop, not a recursion: the depth is the user's. */
function* textsOf(root: unknown): Generator<Text> {
  const pending: (Omit<Text, "text"> & { value: unknown })[] = [{ path: "", members: "", value: root }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, ...place } = next;
    if (typeof value === "string") yield { ...place, text: value };
    if (typeof value !== "object" || value === null) continue;
    const inList = Array.isArray(value);
    const all = members(value);
    const besideKey = all.some(([, below]) => typeof below === "string" && KEY_ID.test(below));
    for (const [key, below] of all.reverse()) {
      const path = pathOf(place.path, inList ? key : shown(key), inList);
      if (inList) {
        pending.push({ ...place, path, value: below, besideKey });
        continue;
      }
      yield { path, members: "", text: key };
      const at = place.members === "" ? key : `${place.members}.${key}`;
      pending.push({
        path,
        members: at.length > LONGEST_PATH ? "" : at,
        value: below,
        name: nameOf(value, key),
        besideKey,
      });
    }
  }
}

/** The name of a member, unless a credential hides in it. */
const shown = (key: string): string => (scanText(key).findings.length > 0 ? cut(key) : key);

function scan({ name, type, props }: Resource): Scan {
  const found: Found[] = [];
  const unknown: string[] = [];
  const cutShort: string[] = [];
  for (const { path, text, members: at, ...surroundings } of [
    { path: "name", members: "", text: name },
    ...textsOf(props.value),
  ]) {
    const assignments = at !== "" && (holdsUserData(at) || holdsDefinition(type, at));
    const read = scanText(text, { ...surroundings, assignments });
    found.push(...read.findings.map((finding) => ({ finding, path, members: at })));
    if (isUnknown(text)) unknown.push(path);
    else if (read.cutShort) cutShort.push(path);
  }
  return { found, unknown, cutShort };
}

const SCANS = new WeakMap<object, { of: Resource; scan: Scan }>();

/** One look at a resource, for all rules: it is remembered with the properties that it is about. */
export function scanOf(resource: Resource): Scan {
  const { value } = resource.props;
  if (typeof value !== "object" || value === null) return scan(resource);
  const known = SCANS.get(value);
  if (known?.of.name === resource.name && known.of.type === resource.type) return known.scan;
  const made = scan(resource);
  SCANS.set(value, { of: resource, scan: made });
  return made;
}

/** What a rule says of a resource about those credentials that are its own. */
export function judgeFound(resource: Resource, expected: string, isMine: (found: Found) => boolean): Verdict[] {
  const { found, unknown, cutShort } = scanOf(resource);
  const mine = found.filter(isMine);
  const failed = new Set(mine.map(({ path }) => path));
  const open = (paths: readonly string[]): string[] => paths.filter((path) => !failed.has(path));
  const verdicts: Verdict[] = [
    ...mine.map(({ finding, path }) => fail([path, ...finding.trail].join(" > "), describe(finding), expected)),
    ...open(unknown).map((path) => undetermined(path)),
    ...open(cutShort).map((path) => undetermined(path, "too large to be read to its end")),
  ];
  return verdicts.length > 0 ? verdicts : [pass];
}
