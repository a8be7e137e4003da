import * as pulumi from "@pulumi/pulumi";
import { AccountBaseline, type AccountBaselineArgs } from "../../components";
import { type ControlId, CONTROLS } from "../../domain/controls";
import { DEFAULT_REGIONS } from "../../domain/regions";
import { GuardrailMode } from "../../domain/settings";
import { answers, contacts, twoRegions } from "../support/answers";
import { identities, named, record, type Registration, secret } from "../support/recorder";
import { refusal } from "../support/refusal";

const declare = async (args: Partial<AccountBaselineArgs> = {}) =>
  (await record(() => new AccountBaseline("base", { ...twoRegions(), ...args }))).registrations;

const nameOfParent = ({ parent }: Registration) => parent.split("::").at(-1)!;
const ofControl = (id: string) => (registration: Registration) =>
  registration.name === `base-${id}` || nameOfParent(registration) === `base-${id}`;

/** Off together: billing alarms have no way to people but the alert channel. */
const OFF_WITH: Partial<Record<ControlId, ControlId[]>> = { "alert-channel": ["billing-alarms"] };

describe("AccountBaseline", () => {
  let usual: Registration[];
  beforeAll(async () => {
    usual = await declare();
  });

  it("declares one component for each control, named by its id", () => {
    const controls = usual.filter(({ custom, parent }) => !custom && parent !== "");
    expect(controls.map(({ name }) => name).sort()).toEqual(CONTROLS.map(({ id }) => `base-${id}`).sort());
  });

  it.each(CONTROLS.map(({ id }) => id))(
    "without %s, that control is gone and the others are as they were",
    async (id) => {
      const off = [id, ...(OFF_WITH[id] ?? [])];
      const rest = await declare({ controls: Object.fromEntries(off.map((name) => [name, { enabled: false }])) });
      expect(identities(rest)).toEqual(
        identities(usual.filter((registration) => !off.some((name) => ofControl(name)(registration)))),
      );
    },
  );

  it.each([
    ["minimal", false],
    ["standard", true],
    ["compliance", true],
  ] as const)("of profile %s watches with GuardDuty: %p", async (profile, watches) => {
    expect((await declare({ profile })).some(ofControl("guardduty"))).toBe(watches);
  });

  it("denies nothing in mode none", async () => {
    expect((await declare({ guardrails: { mode: GuardrailMode.None } })).some(ofControl("region-guard"))).toBe(false);
  });

  it("covers the 17 regions of every account, and the opt-in regions that are named", async () => {
    const regions = async (args: Partial<AccountBaselineArgs>) =>
      (await declare({ enabledRegions: undefined, ...args }))
        .filter(({ type }) => type === "aws:ebs/encryptionByDefault:EncryptionByDefault")
        .map(({ inputs }) => inputs.region);
    expect(await regions({})).toEqual([...DEFAULT_REGIONS].sort());
    expect(await regions({ optInRegions: ["ap-southeast-4"] })).toEqual([...DEFAULT_REGIONS, "ap-southeast-4"].sort());
  });

  it("makes one topic when home is where the billing metric is", async () => {
    const registrations = await declare({ allowedRegions: ["us-east-1"] });
    expect(
      registrations.filter(({ type }) => type === "aws:sns/topic:Topic").map(({ inputs }) => inputs.region),
    ).toEqual(["us-east-1"]);
  });

  it("declares the same whatever the order of its lists", async () => {
    const lists = {
      allowedRegions: ["ap-southeast-2", "us-east-1"],
      enabledRegions: ["ap-southeast-2", "eu-west-1", "us-east-1"],
      alerts: { emails: ["a@acme.internal", "b@acme.internal"] },
      guardrails: {
        groups: ["admins", "developers"],
        exemptPrincipals: ["arn:aws:iam::*:role/a1", "arn:aws:iam::*:role/b1"],
      },
    };
    const reversed = {
      allowedRegions: [...lists.allowedRegions].reverse(),
      enabledRegions: [...lists.enabledRegions].reverse(),
      alerts: { emails: [...lists.alerts.emails].reverse() },
      guardrails: {
        groups: [...lists.guardrails.groups].reverse(),
        exemptPrincipals: [...lists.guardrails.exemptPrincipals].reverse(),
      },
    };
    const homeRegion = "ap-southeast-2";
    const inCloud = async (args: Partial<AccountBaselineArgs>) =>
      (await declare({ ...args, homeRegion })).filter(({ custom }) => custom);
    expect(await inCloud(reversed)).toEqual(await inCloud(lists));
  });

  it("declares the same in a preview, when nothing computed is known", async () => {
    const preview = await record(() => new AccountBaseline("base", twoRegions()), { preview: true });
    expect(identities(preview.registrations)).toEqual(identities(usual));
  });
});

describe("options of AccountBaseline", () => {
  it("reach their control", async () => {
    const existing = { detectorIds: { "us-east-1": "12abc34d567e8fa901bc2d34e56789f0" } };
    const registrations = await declare({ existing, controls: { budgets: { dailyUsd: 7, idleRegionsUsd: 9 } } });
    expect(named(registrations, "base-guardduty-detector-us-east-1").importId).toBe(
      "12abc34d567e8fa901bc2d34e56789f0@us-east-1",
    );
    expect(named(registrations, "base-budgets-daily").inputs.limitAmount).toBe("7.00");
    expect(named(registrations, "base-budgets-idle-regions").inputs.limitAmount).toBe("9.00");
  });

  it("leave the idle-regions budget above what the baseline itself costs there", async () => {
    // One idle region: 0.08 USD of GuardDuty and 0.50 USD of alarms, rounded up, and one dollar.
    expect(named(await declare(), "base-budgets-idle-regions").inputs.limitAmount).toBe("2.00");
  });

  it("keep a secret contact secret in contacts, subscriptions and budgets", async () => {
    const email = pulumi.secret("hidden@acme.internal");
    const security = { ...contacts().security, email };
    const registrations = await declare({ contacts: { ...contacts(), security } });
    const hidden = secret("hidden@acme.internal");
    expect(named(registrations, "base-contacts-security").inputs.emailAddress).toEqual(hidden);
    expect(named(registrations, "base-alert-channel-mail-security-us-east-1").inputs.endpoint).toEqual(hidden);
    expect(named(registrations, "base-budgets-daily").inputs.notifications).toHaveProperty("secret");
    const shown = registrations.map(({ inputs }) => inputs).filter((inputs) => showsOutsideSecret(inputs));
    expect(shown).toEqual([]);
  });
});

describe("bad arguments of AccountBaseline", () => {
  it("are refused with every problem at once", async () => {
    const bad = { ...answers(), allowedRegions: ["ap-southeast-22"], monthlyBudgetUsd: 0, homeRegion: "us-east-1" };
    expect(await refusal(() => new AccountBaseline("base", bad))).toBe(
      [
        "the baseline cannot be built: 2 problems",
        '  - allowedRegions[0]: unknown region "ap-southeast-22", did you mean "ap-southeast-2"?; allowed are the codes of the aws partition, such as us-east-1',
        "  - monthlyBudgetUsd: expected a number above 0, in USD, received 0",
      ].join("\n"),
    );
  });
});

/** True when the hidden address stands anywhere but inside a secret. */
function showsOutsideSecret(value: unknown): boolean {
  if (typeof value === "string") return value.includes("hidden@acme.internal");
  if (typeof value !== "object" || value === null || "secret" in value) return false;
  return Object.values(value).some(showsOutsideSecret);
}
