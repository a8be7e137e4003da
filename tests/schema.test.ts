import { join } from "node:path";
import { Analyzer, type AnalyzeResult } from "@pulumi/pulumi/provider/experimental/analyzer";
import * as components from "../components";
import { SETTINGS } from "../domain/setting-table";
import manifest from "../package.json";

const ROOT = join(__dirname, "..");
const CLASSES = Object.keys(components);

/** Inputs that decide which resources exist: an Output in their place would make the number of resources unknown. */
const PLAIN_LISTS = ["regions", "allowedRegions", "enabledRegions", "optInRegions"];

// The analyzer is the one that the CLI uses when a program in another language adds the package:
// https://www.pulumi.com/docs/iac/guides/building-extending/components/packaging-components/
describe("the components, for other languages", () => {
  let schema: AnalyzeResult;
  beforeAll(() => {
    schema = new Analyzer(ROOT, manifest.name, manifest, new Set(CLASSES)).analyze();
  }, 60_000);

  it("are all accepted", () => {
    expect(Object.keys(schema.components).sort()).toEqual([...CLASSES].sort());
  });

  it("are described, each with every input and output", () => {
    const undescribed = Object.values(schema.components).flatMap(({ name, description, inputs, outputs }) => [
      ...(description ? [] : [name]),
      ...Object.entries({ ...inputs, ...outputs })
        .filter(([, property]) => !property.description)
        .map(([property]) => `${name}.${property}`),
    ]);
    expect(undescribed).toEqual([]);
  });

  it("take plain lists of regions", () => {
    const lists = Object.values(schema.components).flatMap(({ name, inputs }) =>
      Object.entries(inputs)
        .filter(([input]) => PLAIN_LISTS.includes(input))
        .map(([input, property]) => ({ input: `${name}.${input}`, plain: property.plain })),
    );
    expect(lists.length).toBeGreaterThan(0);
    expect(lists.filter(({ plain }) => plain !== true)).toEqual([]);
  });

  it("have these inputs and outputs: a change of one is a change for every program that uses it", () => {
    const names = (properties: object) => Object.keys(properties).sort();
    expect(
      Object.values(schema.components)
        .map(({ name, inputs, outputs }) => ({ name, inputs: names(inputs), outputs: names(outputs) }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    ).toEqual([
      {
        name: "AccountBaseline",
        inputs: SETTINGS.map(({ name }) => name as string)
          .filter((name) => name !== "accountId")
          .sort(),
        outputs: [
          "alertTopicArns",
          "coveredRegions",
          "detectorIds",
          "estimatedMonthlyUsd",
          "groupNames",
          "guardrailDocuments",
          "manualSteps",
          "roleArns",
          "skippedRegions",
        ],
      },
      {
        name: "AlertChannel",
        inputs: ["emails", "encrypt", "httpsEndpoints", "regions", "tags"],
        outputs: ["topicArns"],
      },
      { name: "BillingAlarms", inputs: ["monthlyBudgetUsd", "tags", "topicArn"], outputs: [] },
      { name: "BreakGlass", inputs: ["responders", "tags", "topicArns"], outputs: ["roleArn"] },
      {
        name: "Budgets",
        inputs: ["allowedRegions", "dailyUsd", "emails", "idleRegionsUsd", "monthlyBudgetUsd", "tags", "topicArn"],
        outputs: [],
      },
      {
        name: "Contacts",
        inputs: ["acceptSharedMailbox", "billing", "operations", "primary", "security"],
        outputs: [],
      },
      { name: "EbsEncryption", inputs: ["regions"], outputs: [] },
      { name: "Freeze", inputs: ["exemptPrincipals", "mode", "tags"], outputs: ["document", "policyArn", "summary"] },
      {
        name: "GuardDutyEverywhere",
        inputs: ["existingDetectorIds", "features", "regions", "tags"],
        outputs: ["detectorIds"],
      },
      {
        name: "Guardrails",
        inputs: [
          "allowedInstanceTypes",
          "allowedRegions",
          "exemptPrincipals",
          "groups",
          "guards",
          "mode",
          "namePrefix",
          "ownGroups",
          "roles",
          "tags",
          "targets",
          "unusedServices",
        ],
        outputs: ["boundaryArn", "denyPolicyArns", "documents", "summaries"],
      },
      {
        name: "LeastPrivilege",
        inputs: [
          "allowedInstanceTypes",
          "allowedRegions",
          "auditors",
          "githubProviderArn",
          "githubSubject",
          "namePrefix",
          "tags",
          "unusedServices",
        ],
        outputs: ["groupNames", "roleArns"],
      },
    ]);
  });
});
