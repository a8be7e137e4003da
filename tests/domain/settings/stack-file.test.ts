import { isUsed, outsideConfigProblems, type StackFile } from "../../../domain/settings/stack-file";

const PROJECT = "ringfence";
const FILLED_IN = ["aws:region", "ringfence:profile"];
const DEFAULTS = { "aws:region": "us-east-1", "ringfence:profile": "standard" };

const file = (content: unknown): StackFile => ({ name: "Pulumi.prod.yaml", content, filledIn: FILLED_IN });

describe("the file that the engine used", () => {
  it.each<[what: string, content: unknown, received: Record<string, string>]>([
    [
      "has the values that were received, however they are written",
      {
        config: {
          "ringfence:monthlyBudgetUsd": 100,
          "ringfence:profile": "minimal",
          "ringfence:teardown": true,
          guardrails: { roles: [], groups: ["admins"] },
        },
        encryptionsalt: "v1:abc",
      },
      {
        ...DEFAULTS,
        "ringfence:monthlyBudgetUsd": "100",
        "ringfence:profile": "minimal",
        "ringfence:teardown": "true",
        "ringfence:guardrails": '{"groups":["admins"],"roles":[]}',
      },
    ],
    [
      "may hold secrets, which nobody can compare",
      {
        config: { "ringfence:contacts": { secure: "v1:x" }, "ringfence:alerts": { httpsEndpoints: [{ secure: "y" }] } },
      },
      { ...DEFAULTS, "ringfence:contacts": "{}", "ringfence:alerts": '{"httpsEndpoints":["https://a"]}' },
    ],
    ["may be without any configuration", { encryptionsalt: "v1:abc" }, DEFAULTS],
    ["may be empty", null, DEFAULTS],
    ["has an empty value", { config: { "ringfence:homeRegion": null } }, { ...DEFAULTS, "ringfence:homeRegion": "" }],
    [
      "takes more from an environment",
      { environment: ["prod"] },
      { ...DEFAULTS, "ringfence:accountId": "123456789012" },
    ],
  ])("%s", (_, content, received) => {
    expect(isUsed(file(content), received, PROJECT)).toBe(true);
  });

  it.each<[what: string, content: unknown, received: Record<string, string>]>([
    ["another value", { config: { "ringfence:profile": "minimal" } }, DEFAULTS],
    [
      "another list",
      { config: { "ringfence:allowedRegions": ["a"] } },
      { ...DEFAULTS, "ringfence:allowedRegions": "[]" },
    ],
    ["a key that was not received", { config: { "ringfence:teardown": true } }, DEFAULTS],
    ["no key of one that was received", { config: {} }, { ...DEFAULTS, "ringfence:teardown": "true" }],
    ["a secret that was not received", { config: { "ringfence:contacts": { secure: "x" } } }, DEFAULTS],
  ])("is another one when this has %s", (_, content, received) => {
    expect(isUsed(file(content), received, PROJECT)).toBe(false);
  });
});

it("names what stands outside config, in which file, and where it belongs", () => {
  const content = {
    config: { "ringfence:allowedRegions": ["us-east-1"] },
    "ringfence:guardrails": { groups: ["admins"] },
    contacts: {},
    "Ringfence:alert": {},
    "aws:region": "us-east-1",
    encryptionsalt: "v1:abc",
  };
  expect(outsideConfigProblems(file(content), PROJECT).map(({ path, message }) => `${path}: ${message}`)).toEqual([
    "ringfence:guardrails: stands outside config: in Pulumi.prod.yaml, where Pulumi ignores it; indent it below config:",
    "contacts: stands outside config: in Pulumi.prod.yaml, where Pulumi ignores it; indent it below config:, as ringfence:contacts",
    "Ringfence:alert: stands outside config: in Pulumi.prod.yaml, where Pulumi ignores it; indent it below config:, as ringfence:alerts",
  ]);
});

it.each([null, "text", ["ringfence:guardrails"]])("finds nothing in %j", (content) => {
  expect(outsideConfigProblems(file(content), PROJECT)).toEqual([]);
});
