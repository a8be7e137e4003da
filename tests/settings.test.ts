import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";
import { AccountBaseline } from "../components";
import { DEFAULT_REGIONS } from "../domain/regions";
import { SETTINGS } from "../domain/setting-table";
import { loadSettings } from "../settings";
import { answers, contacts, person } from "./support/answers";
import { CALLER_IDENTITY, REGIONS } from "./support/mock-account";
import { named, record, type RecordOptions, secret } from "./support/recorder";
import { refusal } from "./support/refusal";

/** A stack file of this project as the CLI hands it over: every value is text, structures as JSON. */
function stored(settings: Record<string, unknown>): Record<string, string> {
  const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [`ringfence:${name}`, text(value)]));
}

const PROD = parse(readFileSync(join(__dirname, "..", "Pulumi.prod.yaml"), "utf8")) as {
  config: Record<string, unknown>;
};
const prod = Object.fromEntries(
  Object.entries(PROD.config).map(([key, value]) => [key.replace(/^ringfence:/, ""), value]),
);

const ANSWERS = { ...answers() } as Record<string, unknown>;
const load = async (settings: Record<string, unknown>, options: RecordOptions = {}) =>
  (await record(loadSettings, { config: stored(settings), ...options })).result;
const refused = (settings: Record<string, unknown>, options: RecordOptions = {}) =>
  refusal(loadSettings, { config: stored(settings), ...options });

const HEADING = "the configuration of stack prod cannot be used";
const problems = (...lines: string[]) =>
  [
    `${HEADING}: ${lines.length === 1 ? "1 problem" : `${lines.length} problems`}`,
    ...lines.map((line) => `  - ${line}`),
  ].join("\n");

let warnings: string[];
beforeEach(() => {
  warnings = [];
  jest.spyOn(pulumi.log, "warn").mockImplementation((text) => {
    warnings.push(text);
    return Promise.resolve();
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

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
    expect(await load(given)).toEqual({
      ...answers(),
      accountId: "123456789012",
      homeRegion: "ap-southeast-2",
      enabledRegions: ["ap-southeast-2", "us-east-1"],
      optInRegions: [],
      profile: "minimal",
      alerts: { httpsEndpoints: [] },
      guardrails: { mode: "account", targets: [], groups: [], roles: [], exemptPrincipals: [] },
      existing: { detectorIds: {} },
      controls: {},
      teardown: true,
      tags: {},
    });
  });

  it("does not list regions when the settings name them", async () => {
    const account = { denied: { [REGIONS]: "UnauthorizedOperation" } };
    const enabledRegions = ["ap-southeast-2", "eu-west-1"];
    expect((await load({ ...ANSWERS, enabledRegions }, { account })).enabledRegions).toEqual(enabledRegions);
  });

  it("does not look at the configuration of other projects", async () => {
    const config = { ...stored(ANSWERS), "aws:region": "us-east-1", "other:colour": "red" };
    expect((await record(loadSettings, { config })).result).toMatchObject(answers());
  });

  it.each(SETTINGS)("accepts the example of $name in the table", async ({ name, example }) => {
    const given = { ...ANSWERS, [name]: parse(example) as unknown };
    expect(await load(given)).toHaveProperty(name);
  });
});

describe("bad configuration", () => {
  it("is reported whole, unknown keys with the nearest known one", async () => {
    expect(
      await refused({ ...ANSWERS, allowedRegion: ["us-east-1"], monthlyBudgetUsd: "lots", homeRegion: "eu-west-1" }),
    ).toBe(
      problems(
        'monthlyBudgetUsd: expected a number above 0, in USD, received "lots"',
        `allowedRegion: unknown key, did you mean "allowedRegions"?; allowed are ${SETTINGS.map(({ name }) => name).join(", ")}`,
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

describe("the account", () => {
  it("must be the one that is meant", async () => {
    expect(await refused({ ...ANSWERS, accountId: "999999999999" })).toBe(
      problems(
        'accountId: is "999999999999", but the credentials belong to 123456789012; use credentials of 999999999999, or choose the right stack',
      ),
    );
  });

  it("must have the allowed regions enabled", async () => {
    const account = { enabledRegions: ["us-east-1", "us-west-2"] };
    expect(await refused(ANSWERS, { account })).toBe(
      problems(
        'allowedRegions[0]: "ap-southeast-2" is not one of enabledRegions (us-east-1, us-west-2); add it there, or remove it',
      ),
    );
  });

  it("must not be locked against the role that runs the program", async () => {
    const account = { callerArn: "arn:aws:sts::123456789012:assumed-role/deploy/session" };
    expect(await refused({ ...ANSWERS, guardrails: { roles: ["deploy"] } }, { account })).toBe(
      problems(
        "guardrails.roles: names deploy, which runs this program: the guard would deny it every idle region; remove it, or add arn:aws:iam::123456789012:role/deploy to exemptPrincipals",
      ),
    );
  });

  it("must be reachable with credentials", async () => {
    const account = { denied: { [CALLER_IDENTITY]: "no valid credential sources found" } };
    expect(await refused(ANSWERS, { account })).toBe(
      "the account cannot be asked who runs this program: no valid credential sources found\n" +
        "give credentials of the account, for example with AWS_PROFILE or `aws sso login`, and run again",
    );
  });

  it("must let its regions be listed when nobody names them", async () => {
    const account = { denied: { [REGIONS]: "UnauthorizedOperation" } };
    expect(await refused(ANSWERS, { account })).toBe(
      "the enabled regions of account 123456789012 cannot be listed: UnauthorizedOperation\n" +
        "allow ec2:DescribeRegions to arn:aws:iam::123456789012:user/owner, or name the regions in enabledRegions, and run again",
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
    ]);
  });

  it("are none when there is nothing to say", async () => {
    const account = { enabledRegions: [...DEFAULT_REGIONS] };
    await load({ ...ANSWERS, accountId: "123456789012" }, { account });
    expect(warnings).toEqual([]);
  });
});

describe("secret contacts", () => {
  const secretKeys = ["ringfence:contacts"];

  it("stay secret on their whole way", async () => {
    const config = stored({ ...ANSWERS });
    const { registrations } = await record(async () => new AccountBaseline("base", await loadSettings()), {
      config,
      secretKeys,
    });
    expect(named(registrations, "base-contacts-security").inputs).toEqual({
      alternateContactType: "SECURITY",
      name: secret("security team"),
      title: secret("security lead"),
      emailAddress: secret("security@acme.internal"),
      phoneNumber: secret("+61 2 9374 4000"),
    });
    expect(named(registrations, "base-alert-channel-mail-security-us-east-1").inputs.endpoint).toEqual(
      secret("security@acme.internal"),
    );
  });

  it("that share an address subscribe it once", async () => {
    const shared = { ...contacts(), operations: { ...person("operations"), email: "security@acme.internal" } };
    const { registrations } = await record(async () => new AccountBaseline("base", await loadSettings()), {
      config: stored({ ...ANSWERS, contacts: shared }),
      secretKeys,
    });
    const inVirginia = registrations.filter(({ name }) => /-mail-.*-us-east-1$/.test(name));
    expect(inVirginia.map(({ name }) => name)).toEqual(["base-alert-channel-mail-security-us-east-1"]);
  });

  it("are not shown when they are wrong", async () => {
    const wrong = {
      security: { ...person("security"), email: "hidden", phone: 61293744000 },
      billing: { ...person("billing"), name: "hidden ".repeat(20) },
      operations: ["hidden"],
    };
    expect(await refused({ ...ANSWERS, contacts: wrong }, { secretKeys })).toBe(
      problems(
        "contacts.security.email: [secret] is not a mail address; write it as name@domain",
        "contacts.security.phone: expected a phone number, quoted, such as +61 2 9374 4000, received [secret]",
        "contacts.billing.name: expected a name of at most 64 characters, not a placeholder, received [secret]",
        "contacts.operations: expected name, title, email and phone, received [secret]",
      ),
    );
  });

  it("are the only setting that may be secret, and no other secret is shown either", async () => {
    const options = { secretKeys: ["ringfence:accountId"] };
    expect(await refused({ ...ANSWERS, accountId: "hidden" }, options)).toBe(
      problems(
        "accountId: is a secret, only contacts may be; set it again without --secret",
        'accountId: expected an account id of 12 digits, quoted, such as "123456789012", received [secret]',
      ),
    );
  });
});
