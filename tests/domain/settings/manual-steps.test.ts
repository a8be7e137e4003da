import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Profile } from "../../../domain/controls/control";
import { type ControlId, CONTROLS } from "../../../domain/controls/table";
import type { Facts } from "../../../domain/settings/account-facts";
import { BUDGET_LIMITS } from "../../../domain/limits";
import { DEFAULT_REGIONS, REGIONS } from "../../../domain/regions/regions";
import { LONGEST_STEP, manualSteps } from "../../../domain/settings/manual-steps";
import { contacts, person } from "../../support/answers";
import { planOf } from "../../support/plan";

const at = (section: string): string => `(docs/operations.md#${section})`;
const ROOT = `turn on MFA for the root user and remove its access keys; nothing in this baseline binds root ${at("the-root-user")}`;
const ROOT_OF_ORGANIZATION = `give root MFA and remove its access keys, first in the management account, where nothing binds it ${at("the-root-user")}`;
const SUPPORT = `check that the support plan lets you open a case in time; technical ones need a plan ${at("a-case-of-support")}`;
const NIGHTLY = `run pulumi preview --refresh every night; a plain up sees no change by hand ${at("somebody-took-a-guard-away-by-hand")}`;
const ALWAYS = [ROOT, NIGHTLY, SUPPORT];
const CONFIRM = (what: string) =>
  `confirm ${what}, if not confirmed yet, by the link in AWS's mail; no alert comes before ${at("mail-to-confirm")}`;
const ACTIVATE = (who: string) =>
  `activate AWS's second mailbox (${who}) by the link in its mail, in 12 hours ${at("second-mailbox")}`;
const BILLING_ALERTS = `switch on billing alerts with npx ringfence doctor --fix; until then the billing alarms have no data ${at("the-billing-alarms")}`;
const MAKE = (regions: string) =>
  `make a trail that logs reads, too, in ${regions}; without, break-glass rings nothing ${at("a-trail-of-reads")}`;
const SEE = (regions: string) =>
  `see that a trail logs reads, too, in ${regions}; without, break-glass rings nothing ${at("a-trail-of-reads")}`;
const BILLING_ACCESS = `activate IAM access to billing once, as root; until then the billing group sees no bill ${at("people")}`;
const BINDS_NOBODY = `name in guardrails the groups and roles that hold keys; until then nobody of yours is bound ${at("binding-somebody")}`;
const JOIN_GROUPS = `put each user into one of the 4 groups of output groupNames, with MFA, and out of groups with more rights ${at("people")}`;
const NAME_RESPONDERS = `name in controls.break-glass.responders who takes the responder role; else all who may assume it ${at("an-emergency")}`;
const MANAGEMENT_ACCOUNT = `run no workload in the management account; no service control policy binds it ${at("binding-somebody")}`;
const NO_DENY = `no region is denied (guardrails.mode is none): a leaked key can start machines in every region ${at("binding-somebody")}`;

const EVERYTHING = CONTROLS.map(({ id }) => id);

/** Only these controls are on. */
const only = (...on: ControlId[]) => ({
  controls: Object.fromEntries(EVERYTHING.map((id) => [id, on.includes(id) ? "on" : "off"])),
});
/** The longest name that a home region can have. */
const HOME = REGIONS.map(({ name }) => name).reduce((longest, name) => (name.length > longest.length ? name : longest));
/** As many as may be told. */
const addresses = (of: (name: string) => string): string[] =>
  Array.from({ length: BUDGET_LIMITS.mailSubscribers }, (_, index) => of(`reader-${index}`));
const responders = ["arn:aws:iam::123456789012:user/mia"];

describe("manualSteps", () => {
  it("come in the order of how much is lost when one is left undone", () => {
    expect(planOf().manualSteps).toEqual([
      CONFIRM("4 mail subscriptions"),
      ACTIVATE("the operations contact"),
      BILLING_ALERTS,
      BINDS_NOBODY,
      JOIN_GROUPS,
      BILLING_ACCESS,
      NAME_RESPONDERS,
      ...ALWAYS,
    ]);
  });

  it.each<[string, object, string[]]>([
    ["only those of every account when nothing is on", only(), []],
    ["a mailbox to activate", only("contacts", "health-notifications"), [ACTIVATE("the operations contact")]],
    [
      "a mailbox to activate that is named",
      { controls: { ...only("contacts").controls, "health-notifications": { email: "oncall@acme.sandbox" } } },
      [ACTIVATE("controls.health-notifications.email")],
    ],
    [
      "no mailbox to activate when security and operations have one",
      {
        ...only("contacts", "health-notifications"),
        contacts: { ...contacts(), operations: { ...person("operations"), email: "security@acme.sandbox" } },
      },
      [],
    ],
    [
      "one mail to confirm",
      {
        ...only("alert-channel"),
        allowedRegions: ["us-east-1"],
        alerts: { emails: ["oncall@acme.sandbox"] },
      },
      [CONFIRM("1 mail subscription")],
    ],
    ["nothing about guards that bind a group", { ...only("region-guard"), guardrails: { groups: ["developers"] } }, []],
    ["nothing about guards that bind a role", { ...only("region-guard"), guardrails: { roles: ["ci"] } }, []],
    ["the way into the groups that were made", only("least-privilege"), [JOIN_GROUPS, BILLING_ACCESS]],
    [
      "nothing about responders who are named",
      { controls: { ...only("alert-channel").controls, "break-glass": { responders } } },
      [CONFIRM("4 mail subscriptions"), SEE("ap-southeast-2 and us-east-1")],
    ],
    ["a warning without a deny", { ...only("region-guard"), guardrails: { mode: "none" } }, [NO_DENY]],
  ])("are %s", (_, given, steps) => {
    expect(planOf(given).manualSteps).toEqual([...steps, ...ALWAYS]);
  });

  it("say what an Organization binds and what it does not", () => {
    const given = { ...only("region-guard"), guardrails: { mode: "organization", targets: ["r-abcd"] } };
    expect(planOf(given).manualSteps).toEqual([
      MANAGEMENT_ACCOUNT,
      `consider the controls that watch and guard members, off until asked for ${at("an-organization")}`,
      ROOT_OF_ORGANIZATION,
      NIGHTLY,
      SUPPORT,
    ]);
  });

  it("say where members are looked after, once an account administers what watches them", () => {
    const guardrails = { mode: "organization", targets: ["r-abcd"] };
    const stepsFor = (more: object = {}) => {
      const controls = { "delegated-administrators": { enabled: true, account: "210987654321", ...more } };
      return planOf({ guardrails, controls }).manualSteps;
    };
    const steps = stepsFor();
    expect(steps).toContain(
      `switch on organization-detectors, -analyzers, -aggregator in 210987654321 ${at("an-organization")}`,
    );
    expect(stepsFor({ services: ["config"] })).toContain(
      `switch on organization-aggregator in 210987654321 ${at("an-organization")}`,
    );
    expect(steps.filter((step) => step.startsWith("consider"))).toEqual([]);
  });

  it("count https endpoints, which must be confirmed as well", () => {
    const alerts = { emails: ["oncall@acme.sandbox"], httpsEndpoints: ["https://hooks.acme.sandbox/aws"] };
    expect(planOf({ ...only("alert-channel"), alerts }).manualSteps).toContain(
      `confirm 2 https subscriptions, if not confirmed yet, by the SubscribeURL; no alert comes before ${at("endpoints-to-confirm")}`,
    );
  });

  const caller = (managementAccountId?: string) => ({
    accountId: "123456789012",
    principalArn: "arn:aws:iam::123456789012:user/owner",
    groups: [],
    managementAccountId,
  });
  it.each<[string, Facts, string[]]>([
    ["are on", { billingAlerts: { key: "alerts", enabled: true } }, []],
    ["are off", { billingAlerts: { key: "alerts", enabled: false }, caller: caller("123456789012") }, [BILLING_ALERTS]],
    ["are not known", { caller: caller() }, [BILLING_ALERTS]],
    [
      "are another account's, which pays",
      { billingAlerts: { key: "alerts", enabled: false }, caller: caller("999999999999") },
      [
        `have 999999999999, which pays, switch on billing alerts; until then the billing alarms have no data ${at("the-billing-alarms")}`,
      ],
    ],
  ])("when billing alerts %s, say what switches them on", (_, facts, steps) => {
    expect(planOf(only("billing-alarms", "alert-channel"), facts).manualSteps).toEqual([
      CONFIRM("4 mail subscriptions"),
      ...steps,
      ...ALWAYS,
    ]);
  });

  it("begin with what outlives a teardown, while one is meant", () => {
    expect(planOf({ ...only("alert-channel"), teardown: true }).manualSteps[0]).toBe(
      "after pulumi destroy delete parameter /base/proof in ap-southeast-2, if a test or drill wrote it (docs/lifecycle.md#removal)",
    );
    expect(planOf(only("alert-channel")).manualSteps.join()).not.toMatch(/proof/);
  });

  it.each<[string, Facts["trails"], string[]]>([
    ["logs in both regions", { "ap-southeast-2": true, "us-east-1": true }, []],
    [
      "logs in one region, and nobody can say of the other",
      { "ap-southeast-2": false },
      [MAKE("ap-southeast-2"), SEE("us-east-1")],
    ],
  ])("when a trail %s, say what is left to do", (_, trails, steps) => {
    const given = { controls: { ...only("alert-channel").controls, "break-glass": { responders } } };
    const made = { controls: { ...given.controls, "audit-trail": "on" } };
    expect(planOf(made, { trails }).manualSteps).toEqual([CONFIRM("4 mail subscriptions"), ...ALWAYS]);
    expect(planOf(given, { trails }).manualSteps).toEqual([CONFIRM("4 mail subscriptions"), ...steps, ...ALWAYS]);
  });

  describe("in every profile and mode, and whatever the account says", () => {
    const ORGANIZATION = { mode: "organization", targets: ["r-abcd"] };
    const settings = Object.values(Profile).flatMap((profile) =>
      [{ mode: "account" }, { mode: "none" }, ORGANIZATION, { groups: ["admins"] }].flatMap((guardrails) =>
        [true, false].map((others) => ({
          profile,
          guardrails,
          teardown: others,
          allowedRegions: [HOME],
          optInRegions: REGIONS.filter(({ name, optIn }) => optIn && name === HOME).map(({ name }) => name),
          alerts: {
            emails: addresses((name) => `${name}@acme.sandbox`),
            httpsEndpoints: addresses((name) => `https://${name}.acme.sandbox/`),
          },
          controls: {
            ...(others
              ? { "audit-trail": "off", "cis-metric-filters": "off", "early-warning": "off", "usage-alarms": "off" }
              : {}),
            guardduty: { managedBy: others ? "organization" : "account" },
            "health-notifications": others ? { email: "oncall@acme.sandbox" } : "on",
          },
        })),
      ),
    );
    const detector = (administrator: string) => ({ found: { id: "1", enabled: true, own: false, administrator } });
    const facts: Facts[] = [undefined, true, false].flatMap((logs) =>
      [undefined, "123456789012", "999999999999"].flatMap((manager) =>
        [["111111111111"], ["111111111111", "222222222222"]].map((administrators) => ({
          trails: Object.fromEntries(logs === undefined ? [] : [HOME, "us-east-1"].map((name) => [name, logs])),
          caller: caller(manager),
          detectors: Object.fromEntries(administrators.map((id, index) => [DEFAULT_REGIONS[index]!, detector(id)])),
        })),
      ),
    );
    // A plan is dear, and the steps follow from it.
    const plans = settings.map((given) => planOf(given));
    const steps = new Set(plans.flatMap((plan) => facts.flatMap((each) => manualSteps(plan, each))));
    const anchorsOf = (page: string): string[] =>
      [...readFileSync(join(__dirname, "../../../docs", page), "utf8").matchAll(/^#+ (.+)$/gm)].map(
        ([, title]) =>
          `${page}#${title!
            .toLowerCase()
            .replaceAll(/[^a-z0-9 -]/g, "")
            .replaceAll(" ", "-")}`,
      );
    const anchors = ["operations.md", "lifecycle.md"].flatMap(anchorsOf);

    it("are short enough for the engine to print them whole", () => {
      expect([...steps].filter((step) => Buffer.byteLength(step) > LONGEST_STEP || step.includes("\n"))).toEqual([]);
    });

    it("point to a section that there is", () => {
      const named = [...steps].map((step) => / \(docs\/([a-z-]+\.md#[a-z0-9-]+)\)$/.exec(step)?.[1]);
      expect(named.filter((anchor) => anchor === undefined || !anchors.includes(anchor))).toEqual([]);
    });

    it("are all there is: each kind of step occurs", () => {
      const opening = (step: string) => step.split(" ").slice(0, 2).join(" ").replaceAll(/\d+/g, "n");
      expect([...new Set([...steps].map(opening))].sort()).toEqual(
        [
          "activate AWS's",
          "activate IAM",
          "after pulumi",
          "check that",
          "confirm n",
          "consider the",
          "give root",
          "have n,",
          "have n",
          "have the",
          "make a",
          "name in",
          "no region",
          "put each",
          "run no",
          "run pulumi",
          "see that",
          "switch on",
          "turn on",
        ].sort(),
      );
    });
  });
});
