import * as pulumi from "@pulumi/pulumi";
import type { PolicyDocument } from "../../../domain/documents/document";
import { AccountBaseline, type AccountBaselineArgs } from "../../../components";
import { componentOf, type Control } from "../../../domain/controls/control";
import { type ControlId, CONTROLS } from "../../../domain/controls/table";
import { GUARDS } from "../../../domain/documents/guardrails/guards";
import { LEAST_PRIVILEGE } from "../../../domain/documents/access/table";
import { DEFAULT_REGIONS } from "../../../domain/regions/regions";
import { GuardrailMode } from "../../../domain/documents/guardrails/mode";
import { ACCOUNT_CONTROLS, ALL_ON, answers, contacts, twoRegions } from "../../support/answers";
import { topicArn } from "../../support/mock-account";
import { identities, named, record, type Registration, secret } from "../../support/recorder";
import { refusal } from "../../support/refusal";

/** Every control, but for what the arguments say. */
const declare = async ({ controls, ...args }: Partial<AccountBaselineArgs> = {}) => {
  const all = { ...twoRegions(), ...ALL_ON, ...args, controls: { ...ALL_ON.controls, ...controls } };
  return (await record(() => new AccountBaseline("base", all))).registrations;
};

const nameOfParent = ({ parent }: Registration) => parent.split("::").at(-1)!;
const ofComponent = (stem: string) => (registration: Registration) =>
  registration.name === `base-${stem}` || nameOfParent(registration) === `base-${stem}`;

/** The documents of the controls that are policies of one component. */
const DOCUMENTS: Partial<Record<ControlId, RegExp>> = {
  "region-guard": /^base-guardrails-region-deny/,
  "launch-guard": /^base-guardrails-(launch|service)-deny/,
  "tamper-guard": /^base-guardrails-(tamper-deny|persistence-deny|boundary)/,
};

/** What other components make only because of a control: attachments to its groups, and what rings for its key. */
const HANGING: Partial<Record<ControlId, RegExp>> = {
  "least-privilege": /-own-group-|^base-budget-fuse/,
  "canary-key": /^base-early-warning-canary-used/,
};

/** What is gone with a control: its component, or its documents, or what hangs on what it makes. */
const goneWith = (id: ControlId) => (registration: Registration) => {
  const document = DOCUMENTS[id];
  if (document) return document.test(registration.name);
  return HANGING[id]?.test(registration.name) || ofComponent(id)(registration);
};

/** Off together: what works through a control that is off would be none. */
const offWith = (id: ControlId): ControlId[] =>
  CONTROLS.filter((control: Control) => control.needs.some(({ control: needed }) => needed === id)).flatMap(
    (control) => [control.id, ...offWith(control.id)],
  );

describe("AccountBaseline", () => {
  let usual: Registration[];
  beforeAll(async () => {
    usual = await declare();
  });

  it("declares one component for each control, and one for the three guards", () => {
    // What a component makes may be a component of another package.
    const components = usual.filter(({ type, parent }) => type.startsWith("ringfence:") && parent !== "");
    const stems = new Set(ACCOUNT_CONTROLS.map((control) => `base-${componentOf(control)}`));
    expect(components.map(({ name }) => name).sort()).toEqual([...stems].sort());
  });

  it.each(ACCOUNT_CONTROLS.map(({ id }) => id))(
    "without %s, that control is gone and the others are as they were",
    async (id) => {
      const off = [id, ...offWith(id)];
      const rest = await declare({ controls: Object.fromEntries(off.map((name) => [name, { enabled: false }])) });
      expect(identities(rest)).toEqual(
        identities(usual.filter((registration) => !off.some((name) => goneWith(name)(registration)))),
      );
    },
  );

  it("without any guard has no guardrails, and with one the others are not there", async () => {
    const off = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, { enabled: false }]));
    expect((await declare({ controls: off(GUARDS) })).filter(ofComponent("guardrails"))).toEqual([]);
    const policies = (await declare({ controls: off(["launch-guard", "tamper-guard"]) }))
      .filter(ofComponent("guardrails"))
      .filter(({ type }) => type === "aws:iam/policy:Policy");
    expect(policies.map(({ name }) => name)).toEqual(["base-guardrails-region-deny"]);
  });

  it.each([
    ["minimal", false],
    ["standard", true],
    ["compliance", true],
  ] as const)("of profile %s watches with GuardDuty: %p", async (profile, watches) => {
    expect((await declare({ profile })).some(ofComponent("guardduty"))).toBe(watches);
  });

  it("denies nothing in mode none, and still has the policy for an emergency", async () => {
    const none = await declare({ guardrails: { mode: GuardrailMode.None } });
    expect(none.filter(ofComponent("guardrails"))).toEqual([]);
    expect(none.filter(ofComponent("freeze"))).toHaveLength(2);
  });

  it("binds its own groups beside those that are named, and in an Organization none", async () => {
    const bound = async (guardrails: AccountBaselineArgs["guardrails"]) =>
      (await declare({ guardrails }))
        .filter(({ name, type }) => name.startsWith("base-guardrails-region-deny-") && type.includes("ttachment"))
        .map(({ inputs }) => inputs.group ?? inputs.role ?? inputs.targetId);
    const own = LEAST_PRIVILEGE.filter(({ kind }) => kind === "group").map(
      ({ id }) => `base-least-privilege-${id}-1a2b3c4`,
    );
    expect((await bound({ groups: ["admins"], roles: ["ci"] })).sort()).toEqual(["admins", ...own, "ci"].sort());
    expect(await bound({ mode: GuardrailMode.Organization, targets: ["r-abcd"] })).toEqual(["r-abcd"]);
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
      alerts: { emails: ["a@acme.sandbox", "b@acme.sandbox"] },
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
    const preview = await record(() => new AccountBaseline("base", { ...twoRegions(), ...ALL_ON }), { preview: true });
    expect(identities(preview.registrations)).toEqual(identities(usual));
  });
});

describe("options of AccountBaseline", () => {
  it("reach the documents", async () => {
    const registrations = await declare({
      guardrails: {
        allowedInstanceTypes: ["m7i.large"],
        unusedServices: ["glue"],
        exemptPrincipals: ["arn:aws:iam::*:role/ops"],
      },
    });
    const text = (name: string) =>
      named(
        registrations.filter(({ type }) => type === "aws:iam/policy:Policy"),
        name,
      ).inputs.policy as string;
    for (const document of ["guardrails-launch-deny", "guardrails-boundary", "least-privilege-developer"]) {
      expect([document, text(`base-${document}`).includes("m7i.large")]).toEqual([document, true]);
      expect([document, text(`base-${document}`).includes("t3.*")]).toEqual([document, false]);
    }
    expect(text("base-guardrails-service-deny")).toContain('"glue:*"');
    expect(text("base-guardrails-service-deny")).not.toContain('"bedrock:*"');
    for (const document of ["region-deny", "launch-deny", "service-deny", "tamper-deny", "persistence-deny"].map(
      (of) => `guardrails-${of}`,
    ))
      expect([document, text(`base-${document}`).includes("role/ops")]).toEqual([document, true]);
    // Whoever is exempt from the guardrails may be the one whose key leaked.
    expect(text("base-freeze")).not.toContain("role/ops");
    // The alarms and topics of this baseline, whatever its name is.
    for (const document of ["guardrails-tamper-deny", "guardrails-boundary"])
      expect(text(`base-${document}`)).toContain("arn:aws:sns:*:*:base-*");
  });

  it("make the deploy role, with the provider that is there already", async () => {
    const githubSubject = "repo:acme/infrastructure:environment:production";
    const controls = { "least-privilege": { githubSubject } };
    const githubProviderArn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
    const roles = (registrations: Registration[]) =>
      registrations.filter(({ type }) => type === "aws:iam/role:Role").map(({ name }) => name);
    const providers = (registrations: Registration[]) =>
      registrations.filter(({ type }) => type.endsWith(":OpenIdConnectProvider"));
    expect(roles(await declare())).toEqual([
      "base-break-glass-responder",
      "base-budget-fuse-role",
      "base-cis-metric-filters-trail",
      "base-early-warning-forward",
      "base-least-privilege-auditor",
    ]);
    const first = await declare({ controls });
    expect(roles(first)).toContain("base-least-privilege-deploy");
    expect(providers(first)).toHaveLength(1);
    const adopted = await declare({ controls, existing: { githubProviderArn } });
    expect(roles(adopted)).toContain("base-least-privilege-deploy");
    expect(providers(adopted)).toEqual([]);
  });

  it("let nobody assume a role but who is named", async () => {
    const auditors = ["arn:aws:iam::123456789012:user/noah"];
    const responders = ["arn:aws:iam::123456789012:user/mia", "arn:aws:iam::123456789012:user/ava"];
    const registrations = await declare({
      controls: { "least-privilege": { auditors }, "break-glass": { responders } },
    });
    const roles = registrations.filter(({ type }) => type === "aws:iam/role:Role");
    const trusted = (name: string) =>
      (JSON.parse(named(roles, name).inputs.assumeRolePolicy as string) as PolicyDocument).Statement.map(
        ({ Principal }) => Principal,
      );
    expect(trusted("base-least-privilege-auditor")).toEqual([{ AWS: auditors }]);
    expect(trusted("base-break-glass-responder")).toEqual([{ AWS: [...responders].sort() }]);
  });

  it("ring for the break-glass role where the topics are", async () => {
    const registrations = await declare();
    const targets = registrations
      .filter(({ type }) => type === "aws:cloudwatch/eventTarget:EventTarget")
      .filter(ofComponent("break-glass"));
    expect(targets.map(({ inputs }) => [inputs.region, inputs.arn])).toEqual(
      ["ap-southeast-2", "us-east-1"].map((region) => [region, topicArn(region, `base-alert-channel-topic-${region}`)]),
    );
  });

  it("ring for every signal at home, and leave two of early warning's resources in an idle region", async () => {
    const own = (await declare()).filter(ofComponent("early-warning")).filter(({ custom }) => custom);
    const told = own.filter(({ type, name }) => type.endsWith(":EventTarget") && !name.includes("-forward-"));
    expect([...new Set(told.map(({ inputs }) => inputs.arn))]).toEqual([
      topicArn("ap-southeast-2", "base-alert-channel-topic-ap-southeast-2"),
    ]);
    expect(told.length).toBeGreaterThan(20);
    expect(own.filter(({ inputs }) => inputs.region === "us-east-1")).toHaveLength(2);
  });

  it("make no trail where the account has one that is named", async () => {
    const trail = "arn:aws:cloudtrail:us-east-1:123456789012:trail/all";
    const registrations = await declare({ existing: { trail }, controls: { "cis-metric-filters": "off" } });
    expect(registrations.filter(ofComponent("audit-trail"))).toEqual([]);
    expect(registrations.filter(ofComponent("early-warning"))).not.toEqual([]);
  });

  it("reach their control", async () => {
    const existing = { detectorIds: { "us-east-1": "12abc34d567e8fa901bc2d34e56789f0" } };
    const registrations = await declare({ existing, controls: { budgets: { dailyUsd: 7, idleRegionsUsd: 9 } } });
    expect(named(registrations, "base-guardduty-detector-us-east-1").importId).toBe(
      "12abc34d567e8fa901bc2d34e56789f0@us-east-1",
    );
    expect(named(registrations, "base-budgets-daily").inputs.limitAmount).toBe("7.00");
    expect(named(registrations, "base-budgets-idle-regions").inputs.limitAmount).toBe("9.00");
  });

  it("make no detector that an administrator account manages, and route findings all the same", async () => {
    const controls = { guardduty: { managedBy: "organization" } };
    const registrations = await declare({ controls });
    expect(registrations.filter(({ type }) => type.startsWith("aws:guardduty/"))).toEqual([]);
    const warning = (all: Registration[]) => all.filter(ofComponent("early-warning"));
    expect(warning(registrations)).toEqual(warning(await declare()));
  });

  it("leave the idle-regions budget above what the baseline itself costs there", async () => {
    const limitOf = async (controls = {}) =>
      named(await declare({ controls }), "base-budgets-idle-regions").inputs.limitAmount;
    // One idle region: 0.08 USD of GuardDuty and 0.50 USD of alarms, rounded up, and one dollar.
    expect(await limitOf({ "security-hub": "off", "config-recorder": "off" })).toBe("2.00");
    // And 1.82 USD of the compliance controls.
    expect(await limitOf()).toBe("4.00");
  });

  it("keep a secret contact secret in contacts, subscriptions and budgets", async () => {
    const email = pulumi.secret("hidden@acme.sandbox");
    const security = { ...contacts().security, email };
    const registrations = await declare({ contacts: { ...contacts(), security } });
    const hidden = secret("hidden@acme.sandbox");
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
  if (typeof value === "string") return value.includes("hidden@acme.sandbox");
  if (typeof value !== "object" || value === null || "secret" in value) return false;
  return Object.values(value).some(showsOutsideSecret);
}
