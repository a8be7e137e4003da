import aws from "../../../domain/generated/types/aws.json";
import six from "../../../domain/generated/types/aws-6.json";
import native from "../../../domain/generated/types/aws-native.json";
import { patternOf } from "../../../domain/documents/pattern";
import { callTextOf, CALL_TEXTS } from "../../../policies/facts/calls";
import type { Decided } from "../../../policies/facts/decisions";
import { JUDGED, judgedBy, type JudgedKind } from "../../../policies/facts/judged/judged";
import { DOCUMENT_KINDS, documentKind } from "../../../policies/facts/judged/policy-documents";
import { serviceOf } from "../../../policies/facts/thing";
import { templateKind } from "../../../policies/facts/template";
import { WATCHED_KINDS, type WatchedKind } from "../../../policies/facts/watched";
import { madeThere, NAMED_REGIONS } from "../../../policies/rules/regions/named-regions";
import { imageNameOf, IMAGE_NAMES } from "../../../policies/rules/spend/image-names";
import { machineNameOf, MACHINE_NAMES } from "../../../policies/rules/spend/machine-names";
import { sizeOf, SIZES } from "../../../policies/rules/spend/sizes";
import { signOf, SPOT_SIGNS } from "../../../policies/rules/spend/spot-signs";
import { rules } from "../../../policies/rules";

// Every type of every provider has a decision about each of its watched properties: the rule that judges it, or why none
// does. A new version of a provider with a new property fails here until somebody decides.

interface Property {
  readonly type: string;
  readonly path: string;
}

/** Every property of a kind that the declarations have, each once. */
function propertiesOf(kind: WatchedKind): Property[] {
  const all = [aws, six, native].flatMap(({ watched }) =>
    Object.entries(watched[kind] as Record<string, string[]>).flatMap(([type, paths]) =>
      paths.map((path) => ({ type, path })),
    ),
  );
  return [...new Map(all.map((one) => [`${one.type} ${one.path}`, one])).values()];
}

/** Kind -> whether somebody decided about a property. */
const decided: Record<WatchedKind, (type: string, path: string) => unknown> = {
  region: madeThere,
  market: signOf,
  template: templateKind,
  machine: machineNameOf,
  size: sizeOf,
  call: callTextOf,
  image: imageNameOf,
  policy: (...at) => judgedBy("policy", ...at),
  userData: (...at) => judgedBy("userData", ...at),
  environment: (...at) => judgedBy("environment", ...at),
  public: (...at) => judgedBy("public", ...at),
  encryption: (...at) => judgedBy("encryption", ...at),
};

/** Kind -> its rows, in their order. Templates are decided by service. */
const rowsOf: Partial<Record<WatchedKind, readonly Decided[]>> = {
  region: NAMED_REGIONS,
  market: SPOT_SIGNS,
  machine: MACHINE_NAMES,
  size: SIZES,
  call: CALL_TEXTS,
  image: IMAGE_NAMES,
  ...JUDGED,
};

/** Properties that no declaration has: of the requests of calls, and of resources that only templates know. */
const ELSEWHERE: Partial<Record<WatchedKind, readonly string[]>> = {
  size: ["ec2.maxCount", "ecs.overrides.cpu"],
  market: ["emr.coreInstanceGroup.market"],
};

const undecidedIn = (kind: WatchedKind, properties: readonly Property[]): string[] =>
  properties
    .filter(({ type, path }) => decided[kind](type, path) === undefined)
    .map(({ type, path }) => `${type} ${path}`);

/** The patterns that are the first to fit nothing. */
function staleIn(kind: WatchedKind, rows: readonly Decided[], names: readonly string[]): string[] {
  const patterns = rows.flatMap(({ paths }) => paths.map((text) => ({ text, pattern: patternOf(text) })));
  const used = new Set(names.map((name) => patterns.find(({ pattern }) => pattern.test(name))?.text));
  return patterns.filter(({ text }) => !used.has(text)).map(({ text }) => `${kind}: ${text}`);
}

const namesOf = (kind: WatchedKind): string[] => [
  // A document of a known kind is decided by the table of documents.
  ...propertiesOf(kind)
    .filter(({ type, path }) => kind !== "policy" || documentKind(type, path) === undefined)
    .map(({ type, path }) => `${serviceOf(type)}.${path}`),
  ...(ELSEWHERE[kind] ?? []),
];

describe.each(WATCHED_KINDS)("%s", (kind) => {
  it("every property has a decision", () => {
    const properties = propertiesOf(kind);
    expect(properties.length).toBeGreaterThan(10);
    expect(undecidedIn(kind, properties)).toEqual([]);
  });

  it("every decision is about something that the declarations have", () => {
    expect(staleIn(kind, rowsOf[kind] ?? [], namesOf(kind))).toEqual([]);
  });
});

it("a property that nobody has seen is told", () => {
  expect(undecidedIn("machine", [{ type: "aws:newservice/cluster:Cluster", path: "nodeType" }])).toHaveLength(1);
  expect(undecidedIn("public", [{ type: "aws:newservice/cluster:Cluster", path: "publiclyAccessible" }])).toHaveLength(
    1,
  );
  expect(staleIn("size", [{ paths: ["newservice.*"] }], ["ec2.targetCapacity"])).toEqual(["size: newservice.*"]);
});

it("every document of a policy has rules of its kind, or a reason", () => {
  const kinds = new Set(propertiesOf("policy").map(({ type, path }) => documentKind(type, path)));
  // Those of an organization stand in `content`, as much else does: the table of documents names them.
  expect([...kinds].filter((kind) => kind !== undefined).sort()).toEqual(
    Object.keys(DOCUMENT_KINDS)
      .filter((kind) => kind !== "organization")
      .sort(),
  );
});

/** Rules that are decided upon and not in the pack yet. */
const PLANNED = [
  "database-encrypted",
  "database-public",
  "ebs-encrypted",
  "efs-encrypted",
  "eks-endpoint-public",
  "region-deny-present",
  "resource-policy-public-principal",
  "s3-account-block-weakened",
  "s3-bucket-block-public",
  "s3-public-acl",
];

it("a decision names rules of the pack", () => {
  const rows = [
    ...(Object.keys(JUDGED) as JudgedKind[]).flatMap((kind) => JUDGED[kind]),
    ...Object.values(DOCUMENT_KINDS),
  ];
  const named = rows.flatMap((row) => ("by" in row ? row.by : []));
  const known = [...rules.map(({ id }) => id), ...PLANNED];
  expect(named.length).toBeGreaterThan(10);
  expect([...new Set(named)].filter((id) => !known.includes(id))).toEqual([]);
});
