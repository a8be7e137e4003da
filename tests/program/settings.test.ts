import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { DEFAULT_REGIONS } from "../../domain/regions/regions";
import { SETTINGS } from "../../domain/settings/schema";
import { answers } from "../support/answers";
import { CALLER_IDENTITY, REGIONS } from "../support/mock-account";
import { heardWarnings } from "../support/heard-warnings";
import { loadSettings } from "../../program/settings";
import { planOf } from "../support/plan";
import { withOwnDomain } from "../support/program-folder";
import { record, type RecordOptions } from "../support/recorder";
import { refusal } from "../support/refusal";
import { loaded, problems, reading, refused, stored } from "../support/stored-config";

const PROD = parse(readFileSync(join(__dirname, "..", "..", "Pulumi.prod.yaml"), "utf8")) as {
  config: Record<string, unknown>;
};
const prod = Object.fromEntries(
  Object.entries(PROD.config).map(([key, value]) => [key.replace(/^ringfence:/, ""), value]),
);

const ANSWERS = { ...answers() } as Record<string, unknown>;
const load = async (settings: Record<string, unknown>, options: RecordOptions = {}) =>
  (await record(loaded, { config: stored(settings), ...options })).result;
const warnings = heardWarnings();

describe("Pulumi.prod.yaml", () => {
  it("has three answers to give, and the preview says which", async () => {
    expect(await refused(prod)).toBe(
      problems(
        "contacts: is not answered yet; expected security, billing, operations: each name, title, email, phone; optional primary; optional acceptSharedMailbox, see docs/settings.md#contacts",
        "allowedRegions: is not answered yet; expected list of region codes, see docs/settings.md#allowedregions",
        "monthlyBudgetUsd: is not answered yet; expected number above 0, in USD, see docs/settings.md#monthlybudgetusd",
      ),
    );
  });

  it("works with the three answers filled in", async () => {
    const filled = { ...prod, ...ANSWERS };
    expect(Object.keys(filled).sort()).toEqual(Object.keys(prod).sort());
    expect(await load(filled)).toMatchObject(answers());
  });
});

describe("loadSettings", () => {
  it("reads text as what each setting is, and asks the account for its regions", async () => {
    const given = {
      ...ANSWERS,
      accountId: "123456789012",
      teardown: "true",
      profile: "minimal",
      monthlyBudgetUsd: "100",
    };
    const { settings } = planOf({ accountId: "123456789012", profile: "minimal", teardown: true });
    expect(await load(given)).toEqual({ ...settings, enabledRegions: ["ap-southeast-2", "us-east-1"] });
  });

  it("does not list regions when the settings name them", async () => {
    const account = { denied: { [REGIONS]: "UnauthorizedOperation" } };
    const enabledRegions = ["ap-southeast-2", "eu-west-1"];
    expect((await load({ ...ANSWERS, enabledRegions }, { account })).enabledRegions).toEqual(enabledRegions);
  });

  it("does not look at the configuration of other projects", async () => {
    const config = { ...stored(ANSWERS), "aws:region": "us-east-1", "other:colour": "red" };
    expect((await record(loaded, { config })).result).toMatchObject(answers());
  });

  it.each(SETTINGS)("accepts the example of $name in the table", async ({ name, example }) => {
    const given = { ...ANSWERS, [name]: parse(withOwnDomain(example)) as unknown };
    const account = { enabledRegions: [...DEFAULT_REGIONS] };
    expect(await load(given, { account })).toHaveProperty(name);
  });
});

describe("bad configuration", () => {
  it("is reported whole, unknown keys with the nearest known one", async () => {
    expect(
      await refused({ ...ANSWERS, allowedRegion: ["us-east-1"], monthlyBudgetUsd: "lots", homeRegion: "eu-west-1" }),
    ).toBe(
      problems(
        'monthlyBudgetUsd: expected a number above 0, in USD, received "lots"',
        'allowedRegion: unknown key, did you mean "allowedRegions"?; allowed are allowedRegions, homeRegion, enabledRegions, optInRegions, alerts and 10 more, see docs/settings.md',
        'homeRegion: "eu-west-1" is not one of allowedRegions (ap-southeast-2); add it there, or choose one of them',
      ),
    );
  });

  it("shows a list that was set as plain text", async () => {
    expect(await refused({ ...ANSWERS, allowedRegions: "ap-southeast-2" })).toBe(
      problems('allowedRegions: expected a list of region codes, received "ap-southeast-2"'),
    );
  });

  it("is found before anything is asked of the account", async () => {
    const account = { denied: { [CALLER_IDENTITY]: "no credentials" } };
    expect(await refused({ ...ANSWERS, monthlyBudgetUsd: 0 }, { account })).toBe(
      problems("monthlyBudgetUsd: expected a number above 0, in USD, received 0"),
    );
  });
});

describe("a configuration that would be left out without a word", () => {
  const outside = (config: object) => () =>
    loadSettings(reading(), () => ({
      name: "Pulumi.prod.yaml",
      content: { config, "ringfence:guardrails": { groups: ["admins"] } },
      filledIn: [],
    }));

  it("is refused with everything else that is wrong: outside config, of another project, or of the provider", async () => {
    const config = {
      ...stored({ ...ANSWERS, monthlyBudgetUsd: -5, ringfence: { profile: "minimal" } }),
      "Ringfence:alerts": "{}",
      "aws:region": "5",
      "aws:maxRetries": "hidden",
    };
    expect(await refusal(outside(config), { config, secretKeys: ["aws:maxRetries"] })).toBe(
      problems(
        "ringfence:guardrails: stands outside config: in Pulumi.prod.yaml, where Pulumi ignores it; indent it below config:",
        "ringfence:ringfence: holds settings, each of which needs a key of its own; write ringfence:<setting>",
        'Ringfence:alerts: is a key of "Ringfence", which nobody reads; write ringfence:alerts',
        "monthlyBudgetUsd: expected a number above 0, in USD, received -5",
        'aws:region: unknown region "5"; allowed are the codes of the aws partition, such as us-east-1',
        "aws:maxRetries: expected a number, received [secret]",
      ),
    );
  });

  it("is not looked for in a file that the engine did not use", async () => {
    const config = stored(ANSWERS);
    const { result } = await record(outside({ ...config, "ringfence:profile": "minimal" }), { config });
    expect(result).toMatchObject(answers());
    expect(await refusal(outside(config), { config })).toMatch(
      /: 1 problem\n {2}- ringfence:guardrails: stands outside/,
    );
  });
});

describe("warnings", () => {
  it("recommend accountId, and name default regions that are left out", async () => {
    await load({ ...ANSWERS, enabledRegions: ["ap-southeast-2", "us-east-1"] });
    expect(warnings).toEqual([
      "accountId is not set; with it, a run with the credentials of another account is refused instead of applied",
      expect.stringMatching(
        /^enabledRegions leaves out us-east-2, .*: nobody can disable these regions, and nothing will watch them$/,
      ),
      "the guardrails bind nobody of yours yet: name the groups and roles that hold keys in guardrails, one by one (docs/operations.md#binding-somebody)",
    ]);
  });

  it("are none when there is nothing to say", async () => {
    const account = { enabledRegions: [...DEFAULT_REGIONS], groups: { admins: [] } };
    await load({ ...ANSWERS, accountId: "123456789012", guardrails: { groups: ["admins"] } }, { account });
    expect(warnings).toEqual([]);
  });
});
