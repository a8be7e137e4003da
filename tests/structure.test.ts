import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { parse } from "yaml";
import * as components from "../components";
import { componentOf, type ControlId, CONTROLS } from "../domain/controls";
import { SETTINGS } from "../domain/setting-table";
import { VERSION } from "../domain/version";
import manifest from "../package.json";
import packManifest from "../policies/package.json";

const ROOT = join(__dirname, "..");
const exists = (path: string): boolean => existsSync(join(ROOT, path));
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const absent = (paths: string[]): string[] => paths.filter((path) => !exists(path));

/** What a test on the real engine must name to count as a test of the control: a message that lists ids is none. */
const ON_THE_ENGINE: Record<ControlId, { test: string; names: string }> = {
  contacts: { test: "baseline", names: "GetAlternateContactCommand" },
  "alert-channel": { test: "baseline", names: "mailSubscriptions" },
  "billing-alarms": { test: "baseline", names: "DescribeAlarmsCommand" },
  budgets: { test: "baseline", names: "ringfence-budgets-idle-regions" },
  guardduty: { test: "guardduty", names: "ListDetectorsCommand" },
  "ebs-encryption": { test: "baseline", names: "GetEbsEncryptionByDefaultCommand" },
  "region-guard": { test: "guardrails", names: "region-deny" },
  "launch-guard": { test: "guardrails", names: "launch-deny" },
  "tamper-guard": { test: "guardrails", names: "tamper-deny" },
  "least-privilege": { test: "least-privilege", names: "enterAsWorkflow" },
  "break-glass": { test: "break-glass", names: "CancelSpotFleetRequestsCommand" },
  freeze: { test: "guardrails", names: "ringfence-freeze" },
};

/** Files of domain/ and components/ without a test of the same stem, and why that is right. */
const NO_TEST_OF_ITS_OWN: Record<string, string> = {
  "components/account-baseline-args.ts": "types only",
  "components/index.ts": "exports only; tests/schema.test.ts reads them as other languages do",
  "components/identity-controls.ts": "a part of AccountBaseline; the tests of account-baseline declare all of it",
  "domain/limits.ts": "figures only; the tests of what must stay within them use them",
  "domain/setting-checks.ts": "tests/domain/check-settings.test.ts has a row for each value that is wrong",
  "domain/setting-schema.ts": "tests/domain/check-settings.test.ts has a row for each shape that is wrong",
  "domain/settings.ts": "types only",
  "domain/version.ts": "one figure; compared with package.json below",
};

describe.each(CONTROLS.map((control) => ({ id: control.id, component: componentOf(control) })))(
  "control $id",
  ({ id, component }) => {
    it("has a component and its test of one stem, and a page of its own", () => {
      const files = [`components/${component}.ts`, `tests/components/${component}.test.ts`, `docs/controls/${id}.md`];
      expect(absent(files)).toEqual([]);
    });

    it("exports its component", () => {
      const [, name] =
        /^export class (\w+) extends pulumi\.ComponentResource/m.exec(read(`components/${component}.ts`)) ?? [];
      expect(Object.keys(components)).toContain(name);
    });

    it("is tried on the real engine", () => {
      const { test, names } = ON_THE_ENGINE[id];
      expect({ test, names: read(`tests/integration/${test}.test.ts`).includes(names) }).toEqual({ test, names: true });
    });
  },
);

describe("the pages of controls", () => {
  it("are those of the table, and no others", () => {
    expect(readdirSync(join(ROOT, "docs", "controls")).sort()).toEqual(CONTROLS.map(({ id }) => `${id}.md`).sort());
  });
});

/** The members of an interface, as the compiler reads them. */
function membersOf(path: string, name: string): string[] {
  const source = ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2022);
  const found = source.statements.find(
    (statement): statement is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(statement) && statement.name.text === name,
  );
  return (found?.members ?? []).map((member) => (member.name as ts.Identifier).text);
}

/** A setting that is no argument of the component, and why. */
const SETTING_ONLY: Record<string, string> = {
  accountId: "compared with the credentials in settings.ts, before a component is made",
};

describe("settings", () => {
  const names: string[] = SETTINGS.map(({ name }) => name);

  it("are the arguments of AccountBaseline, by the same names", () => {
    expect(
      [...membersOf("components/account-baseline-args.ts", "AccountBaselineArgs"), ...Object.keys(SETTING_ONLY)].sort(),
    ).toEqual([...names].sort());
  });

  it("are the fields of Settings", () => {
    expect(membersOf("domain/settings.ts", "Settings").sort()).toEqual([...names].sort());
  });

  it("are the sections of docs/settings.md, in the same order", () => {
    const sections = [...read("docs/settings.md").matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    expect(sections).toEqual(names);
  });

  it("that Pulumi.yaml declares have the same default and kind there", () => {
    const { config } = parse(read("Pulumi.yaml")) as { config: Record<string, { type: string; default: unknown }> };
    const declared = Object.entries(config)
      .filter(([key]) => key.startsWith("ringfence:"))
      .map(([key, { type, default: fallback }]) => [key.slice("ringfence:".length), type, String(fallback)]);
    const KIND = { text: "string", boolean: "boolean", number: "integer", list: "array", map: "object" };
    const known = declared.map(([name]) => SETTINGS.find((setting) => setting.name === name));
    expect(declared).toEqual(known.map((setting) => [setting?.name, KIND[setting!.kind], setting?.default]));
    expect(declared.length).toBeGreaterThan(0);
  });
});

describe("files", () => {
  const inFolder = (folder: string, ending: string) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(ending))
      .map((path) => `${folder}/${path}`);
  const testOf = (source: string) => `tests/${source.replace(/\.ts$/, ".test.ts")}`;
  const sources = [...inFolder("domain", ".ts"), ...inFolder("components", ".ts")];

  it("have a test of the same stem, or a reason not to", () => {
    expect(sources.filter((source) => !exists(testOf(source)) && !(source in NO_TEST_OF_ITS_OWN))).toEqual([]);
  });

  it("that need no test exist and have none", () => {
    expect(Object.keys(NO_TEST_OF_ITS_OWN).filter((source) => !exists(source) || exists(testOf(source)))).toEqual([]);
  });

  it("that test stand where their source does", () => {
    const tests = [...inFolder("tests/domain", ".test.ts"), ...inFolder("tests/components", ".test.ts")];
    const aboutSource = (test: string) =>
      sources.some((source) => test.startsWith(testOf(source).replace(/\.test\.ts$/, "")));
    const elsewhere = ["tests/domain/documents/catalogue.test.ts", "tests/domain/documents/linters.test.ts"];
    expect(tests.filter((test) => !aboutSource(test) && !elsewhere.includes(test))).toEqual([]);
  });
});

describe("the version", () => {
  it("is one and the same everywhere", () => {
    expect([VERSION, packManifest.version]).toEqual([manifest.version, manifest.version]);
  });
});
