import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { parse } from "yaml";
import * as components from "../components";
import { BUILDS } from "../components/baseline/table";
import { componentOf, type Control } from "../domain/controls/control";
import { CONTROLS } from "../domain/controls/table";
import { SETTINGS } from "../domain/settings/schema";
import { VERSION } from "../domain/version";
import manifest from "../package.json";
import packManifest from "../policies/package.json";

const ROOT = join(__dirname, "..");
const exists = (path: string): boolean => existsSync(join(ROOT, path));
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const absent = (paths: string[]): string[] => paths.filter((path) => !exists(path));

const RUNG = "tests/domain/signals/table.test.ts rings every signal with its events";

const DRAWN = "tests/domain/secrets/formats.test.ts draws keys of every row";
const WRAPPED = "tests/domain/secrets/formats.test.ts wraps every key, and scan.test.ts measures the time";

/** Files of domain/ and components/ without a test of the same stem, and why that is right. */
const NO_TEST_OF_ITS_OWN: Record<string, string> = {
  "components/baseline/account-baseline-args.ts": "types only",
  "components/baseline/table.ts": "a list; the tests of account-baseline declare all of it",
  "components/control/arguments.ts":
    "tests/domain/settings/arguments.test.ts has the checks, each component's test a refusal",
  "components/control/build.ts": "types, and a helper that every output of account-baseline goes through",
  "components/control/log-bucket.ts": "the tests of audit-trail and config-recorder declare all of it",
  "components/contacts/contacts-args.ts": "types only",
  "components/contacts/alternate-contact.ts": "the tests of contacts and member-contacts declare all of it",
  "components/organization/organization-policy.ts": "the tests of both policies declare all of it",
  "components/index.ts": "exports only; tests/schema.test.ts reads them as other languages do",
  "components/baseline/adopted.ts": "tests/integration/second-life.test.ts: what is imported only the engine knows",
  "domain/settings/administrator-facts.ts": "types only",
  "domain/settings/adoption-facts.ts": "types only",
  "domain/burn/assumptions.ts": "sentences, which tests/cli/verbs/burn.test.ts finds in the report",
  "domain/controls/control-state.ts": "names only",
  "domain/controls/managed-by.ts": "names only",
  "domain/controls/control.ts": "shapes; tests/domain/controls/table.test.ts tries its functions on the table",
  "domain/controls/detection/usage-metrics.ts": "names of metrics, which the tests of usage-alarms spell out",
  "domain/controls/organization/administered.ts":
    "a list, and who is of it; tests/domain/settings/administrator-checks.test.ts reads it",
  "domain/controls/organization/auto-enable.ts": "names only",
  "domain/controls/spend/freeze-mode.ts": "names only",
  "domain/controls/guardrails/by-hand.ts": "one sentence, of the pages of controls",
  "domain/documents/actions/launcher.ts": "a shape, and addresses",
  "domain/documents/actions/launches-data.ts": "a part of the table that the tests of launches read whole",
  "domain/documents/actions/launches-machines.ts": "a part of the table that the tests of launches read whole",
  "domain/documents/actions/launches-products.ts": "a part of the table that the tests of launches read whole",
  "domain/documents/actions/paid-service.ts": "a shape, and an address",
  "domain/documents/actions/paid-services-new.ts": "a part of the table that the tests of paid-services read whole",
  "domain/documents/actions/paid-services-whole.ts": "a part of the table that the tests of paid-services read whole",
  "domain/documents/guardrails/mode.ts": "names only",
  "domain/documents/guardrails/summary.ts": "a shape that the tests of guardrails and freeze spell out",
  "domain/documents/guardrails/workload-services.ts":
    "lists; the tests of the boundary, and those of each list of actions, read them",
  "domain/documents/comparisons.ts":
    "tests/domain/documents/evaluate-random.test.ts and conditions.test.ts try every operator in its lines",
  "domain/documents/reach/not-launchers.ts": "a list; tests/domain/documents/reach/launchers.test.ts reads it",
  "domain/documents/resource-policies/plain-http.ts": "one statement, which the tests of both buckets try",
  "domain/documents/fields.ts": "tests/domain/settings/read.test.ts has a row for each value that is wrong",
  "domain/fields/people.ts": "tests/domain/settings/read.test.ts has a row for each value that is wrong",
  "domain/fields/regions.ts": "tests/domain/settings/read.test.ts has a row for each value that is wrong",
  "domain/secrets/base64-blocks.ts": WRAPPED,
  "domain/secrets/format.ts": "shapes, and names of groups",
  "domain/secrets/formats-aws.ts": DRAWN,
  "domain/secrets/formats-keys.ts": DRAWN,
  "domain/secrets/formats-vendors.ts": DRAWN,
  "domain/secrets/unwrap.ts": WRAPPED,
  "domain/settings/account-facts.ts": "types only",
  "domain/settings/answers.ts":
    "helpers of the checks beside it; tests/domain/settings/harm-checks.test.ts goes through them",
  "domain/settings/compliance-facts.ts": "types only",
  "domain/settings/declared-facts.ts":
    "types, and the list that tests/domain/settings/declared-warnings.test.ts goes through",
  "domain/settings/defaults-facts.ts": "types only",
  "domain/settings/left-alone.ts":
    "tests/domain/settings/declared-settings.test.ts says what is in it and what follows",
  "domain/fields/ec2-states.ts": "lists; the tests of the controls and of declared-warnings go through them",
  "domain/settings/declared-attributes.ts":
    "the tests of organization-policy-checks, and of declarative-policies in tests/integration, read all of it",
  "domain/settings/member-facts.ts": "types only",
  "domain/settings/plan.ts": "types only",
  "domain/fields/shapes.ts": "tests/domain/settings/read.test.ts has a row for each shape that is wrong",
  "domain/fields/values.ts": "tests/domain/settings/read.test.ts has a row for each value that is wrong",
  "domain/signals/next-steps.ts": "commands; tests/domain/signals/message.test.ts reads every mail",
  "domain/signals/signal.ts": "names and shapes",
  "domain/signals/account.ts": RUNG,
  "domain/signals/compute.ts": RUNG,
  "domain/signals/credentials.ts": RUNG,
  "domain/signals/findings.ts": RUNG,
  "domain/signals/health.ts": RUNG,
  "domain/signals/root.ts": RUNG,
  "domain/signals/watch.ts": RUNG,
  "domain/version.ts": "one figure; compared with package.json below",
};

const FACTS = CONTROLS.map(({ family, id }) => `domain/controls/${family}/${id}.ts`);
const fileOf = (control: Control): string => `components/${control.family}/${componentOf(control)}.ts`;
const testOf = (source: string): string => `tests/${source.replace(/\.ts$/, ".test.ts")}`;

describe("each control", () => {
  it("has facts, a component, its test and a page, in the folder of its family and of one stem", () => {
    const files = CONTROLS.flatMap((control: Control) => [
      `domain/controls/${control.family}/${control.id}.ts`,
      fileOf(control),
      testOf(fileOf(control)),
      `docs/controls/${control.id}.md`,
    ]);
    expect(absent(files)).toEqual([]);
  });

  it("exports its component", () => {
    const classes = CONTROLS.map((control) => /^export class (\w+) extends/m.exec(read(fileOf(control)))?.[1]);
    expect(classes.filter((name) => name === undefined || !(name in components))).toEqual([]);
  });

  it("is made by one component of the baseline", () => {
    const made = BUILDS.flatMap(({ controls }) => controls);
    expect([...made].sort()).toEqual(CONTROLS.map(({ id }) => id).sort());
  });

  it("has the only page of its name", () => {
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
  accountId: "compared with the credentials before a component is made",
};

describe("settings", () => {
  const names: string[] = SETTINGS.map(({ name }) => name);

  it("are the arguments of AccountBaseline, by the same names", () => {
    expect(
      [
        ...membersOf("components/baseline/account-baseline-args.ts", "AccountBaselineArgs"),
        ...Object.keys(SETTING_ONLY),
      ].sort(),
    ).toEqual([...names].sort());
  });

  it.each([
    ["alerts", "components/baseline/account-baseline-args.ts", "AlertsArgs"],
    ["guardrails", "components/baseline/account-baseline-args.ts", "GuardrailSettingsArgs"],
    ["existing", "components/baseline/account-baseline-args.ts", "ExistingArgs"],
    ["contacts", "components/contacts/contacts-args.ts", "ContactsArgs"],
  ])("below %s are the members of its interface", (name, file, type) => {
    const { fields } = SETTINGS.find((setting) => setting.name === name)!;
    expect(membersOf(file, type).sort()).toEqual(fields.map((field) => field.name).sort());
  });

  it("are the sections of docs/settings.md, in the same order", () => {
    const sections = [...read("docs/settings.md").matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    expect(sections).toEqual(names);
  });

  it("that Pulumi.yaml fills in have the same default there, and no type at which the engine would stop", () => {
    const { config } = parse(read("Pulumi.yaml")) as { config: Record<string, { type?: string; default: unknown }> };
    const declared = Object.entries(config)
      .filter(([key]) => key.startsWith("ringfence:"))
      .map(([key, { type, default: fallback }]) => [key.slice("ringfence:".length), type, String(fallback)]);
    const known = declared.map(([name]) => SETTINGS.find((setting) => setting.name === name));
    expect(declared).toEqual(known.map((setting) => [setting?.name, undefined, setting?.default]));
    expect(declared.length).toBeGreaterThan(0);
  });
});

describe("files", () => {
  const inFolder = (folder: string, ending: string) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(ending))
      .map((path) => `${folder}/${path}`);
  const sources = [...inFolder("domain", ".ts"), ...inFolder("components", ".ts")];

  it("have a test of the same stem, or are the facts of a control, or have a reason not to", () => {
    const known = [...FACTS, ...Object.keys(NO_TEST_OF_ITS_OWN)];
    expect(sources.filter((source) => !exists(testOf(source)) && !known.includes(source))).toEqual([]);
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
