import * as components from "../components";
import { SETTINGS } from "../domain/settings/schema";
import manifest from "../package.json";
import schema from "../plugin/schema.json";

/** Inputs that decide which resources exist: an Output in their place would make the number of resources unknown. */
const PLAIN_LISTS = ["regions", "allowedRegions", "enabledRegions", "optInRegions"];

interface Property {
  description?: string;
  plain?: boolean;
}

interface Described {
  description?: string;
  inputProperties: Record<string, Property>;
  properties: Record<string, Property>;
}

const described = Object.entries<Described>(schema.resources).map(([token, resource]) => ({
  name: token.replace("ringfence:index:", ""),
  description: resource.description,
  inputs: resource.inputProperties,
  outputs: resource.properties,
}));

// `npm run generate` makes the schema as Pulumi's own host of components does:
// https://www.pulumi.com/docs/iac/guides/building-extending/components/packaging-components/
describe("the components, for other languages", () => {
  it("are all there, in the version of the package", () => {
    expect(described.map(({ name }) => name).sort()).toEqual(Object.keys(components).sort());
    expect([schema.name, schema.version]).toEqual([manifest.name, manifest.version]);
  });

  it("are described, each with every input and output", () => {
    const undescribed = described.flatMap(({ name, description, inputs, outputs }) => [
      ...(description ? [] : [name]),
      ...Object.entries({ ...inputs, ...outputs })
        .filter(([, property]) => !property.description)
        .map(([property]) => `${name}.${property}`),
    ]);
    expect(undescribed).toEqual([]);
  });

  it("take plain lists of regions", () => {
    const lists = described.flatMap(({ name, inputs }) =>
      Object.entries(inputs)
        .filter(([input]) => PLAIN_LISTS.includes(input))
        .map(([input, property]) => ({ input: `${name}.${input}`, plain: property.plain })),
    );
    expect(lists.length).toBeGreaterThan(0);
    expect(lists.filter(({ plain }) => plain !== true)).toEqual([]);
  });

  it("have these inputs and outputs, or regions only: a change of one is a change for every program that uses it", () => {
    const names = (properties: object) => Object.keys(properties).sort();
    expect(
      described
        .map(({ name, inputs, outputs }) => ({ name, inputs: names(inputs), outputs: names(outputs) }))
        .filter(({ inputs, outputs }) => [...inputs, ...outputs].join() !== "regions")
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    ).toEqual([
      { name: "AccessAnalyzer", inputs: ["existingAnalyzers", "regions", "tags"], outputs: [] },
      {
        name: "AccountBaseline",
        inputs: SETTINGS.map(({ name }) => name)
          .filter((name) => name !== "accountId")
          .sort(),
        outputs: [
          "alertTopicArns",
          "budgetNames",
          "canaryKey",
          "controlStates",
          "coveredRegions",
          "detectorIds",
          "estimatedMonthlyUsd",
          "groupNames",
          "guardrailDocuments",
          "manualSteps",
          "networkIds",
          "roleArns",
          "skippedRegions",
          "trailLogs",
        ],
      },
      {
        name: "AlertChannel",
        inputs: ["emails", "encrypt", "httpsEndpoints", "regions", "tags"],
        outputs: ["topicArns"],
      },
      {
        name: "AuditTrail",
        inputs: ["encrypt", "keepDays", "lockDays", "logGroupArn", "logRoleArn", "organizationId", "region", "tags"],
        outputs: ["bucketName", "trailArn"],
      },
      { name: "BillingAlarms", inputs: ["monthlyBudgetUsd", "tags", "topicArn"], outputs: [] },
      { name: "BreakGlass", inputs: ["responders", "tags", "topicArns"], outputs: ["roleArn"] },
      {
        name: "BudgetFuse",
        inputs: [
          "automatic",
          "budgetName",
          "emails",
          "groups",
          "mode",
          "policyArn",
          "roles",
          "tags",
          "targets",
          "topicArn",
        ],
        outputs: [],
      },
      {
        name: "Budgets",
        inputs: [
          "allowedRegions",
          "dailyUsd",
          "emails",
          "idleRegions",
          "idleRegionsUsd",
          "monthlyBudgetUsd",
          "tags",
          "topicArn",
        ],
        outputs: ["budgetNames"],
      },
      { name: "CanaryKey", inputs: ["tags", "userName"], outputs: ["canaryKey"] },
      {
        name: "CisMetricFilters",
        inputs: ["logGroupName", "organizationId", "region", "retentionDays", "tags", "topicArn"],
        outputs: ["trailLogs"],
      },
      {
        name: "ConfigRecorder",
        inputs: [
          "existingDeliveryChannels",
          "existingRecorders",
          "existingRoleArn",
          "homeRegion",
          "idleRegions",
          "keepDays",
          "regions",
          "tags",
        ],
        outputs: ["bucketName"],
      },
      {
        name: "Contacts",
        inputs: ["acceptSharedMailbox", "billing", "operations", "primary", "security"],
        outputs: [],
      },
      {
        name: "CostAnomaly",
        inputs: ["existingMonitorArn", "tags", "thresholdPercent", "thresholdUsd", "topicArn"],
        outputs: [],
      },
      { name: "Dashboard", inputs: ["monthlyBudgetUsd", "namePrefix", "regions"], outputs: [] },
      {
        name: "DeclarativePolicies",
        inputs: [
          "hopLimit",
          "imageBlock",
          "images",
          "internet",
          "providers",
          "serialConsole",
          "snapshots",
          "tags",
          "targets",
        ],
        outputs: [],
      },
      { name: "DefaultNetwork", inputs: ["tags", "vpcIds"], outputs: [] },
      { name: "DelegatedAdministrators", inputs: ["account", "regions", "services"], outputs: [] },
      {
        name: "EarlyWarning",
        inputs: ["allowedRegions", "canary", "namePrefix", "region", "regions", "tags", "topicArn", "unusedServices"],
        outputs: [],
      },
      { name: "Freeze", inputs: ["exemptPrincipals", "mode", "tags"], outputs: ["document", "policyArn", "summary"] },
      {
        name: "GuardDutyEverywhere",
        inputs: ["disabledFeatures", "existingDetectorIds", "features", "regions", "tags"],
        outputs: ["detectorIds"],
      },
      {
        name: "Guardrails",
        inputs: [
          "allowedInstanceTypes",
          "allowedLaunchers",
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
          "toolRegions",
          "unusedServices",
        ],
        outputs: ["boundaryArn", "denyPolicyArns", "documents", "summaries"],
      },
      { name: "HealthNotifications", inputs: ["email", "tags"], outputs: [] },
      { name: "ImageAllowlist", inputs: ["auditedRegions", "providers", "regions"], outputs: [] },
      { name: "Imds", inputs: ["hopLimit", "regions"], outputs: [] },
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
      { name: "MemberContacts", inputs: ["accounts", "contacts", "leave"], outputs: [] },
      { name: "OrganizationAggregator", inputs: ["region", "tags"], outputs: [] },
      { name: "OrganizationAnalyzers", inputs: ["regions", "tags"], outputs: [] },
      { name: "OrganizationDetectors", inputs: ["detectorIds", "features", "members", "regions"], outputs: [] },
      { name: "OrganizationHubs", inputs: ["defaultStandards", "newMembers", "regions"], outputs: [] },
      {
        name: "PasswordPolicy",
        inputs: ["allowUsersToChangePassword", "hardExpiry", "maxAgeDays", "minimumLength", "reusePrevention"],
        outputs: [],
      },
      {
        name: "ResourceControl",
        inputs: ["organizationId", "tags", "targets", "trustedAccounts"],
        outputs: [],
      },
      { name: "ResourceIndex", inputs: ["aggregatorRegion", "existingIndexes", "regions", "tags"], outputs: [] },
      { name: "RootAccess", inputs: [], outputs: [] },
      { name: "S3AccountBlock", inputs: [], outputs: [] },
      {
        name: "SecurityHub",
        inputs: ["existingAggregatorArn", "existingHubs", "homeRegion", "regions", "standards"],
        outputs: [],
      },
      { name: "SnapshotBlock", inputs: ["regions", "state"], outputs: [] },
      { name: "UnusedAccess", inputs: ["existingAnalyzer", "region", "tags", "unusedAccessAge"], outputs: [] },
      { name: "UsageAlarms", inputs: ["regions", "tags", "topicArns"], outputs: [] },
      {
        name: "WorkloadNetwork",
        inputs: ["flowLogs", "nat", "networks", "tags", "zones"],
        outputs: ["networkIds", "subnetIds"],
      },
    ]);
  });
});
