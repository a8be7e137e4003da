import type { Facts } from "../../../domain/settings/account-facts";
import { MANAGER, ON_A_UNIT, organizationFacts, OTHER, OWN } from "../../support/organization-facts";
import { planOf, planProblems } from "../../support/plan";

const SECURITY = "210987654321";
const CONTROL = "delegated-administrators";

const settings = (options: object = {}, more: object = {}) => ({
  guardrails: ON_A_UNIT,
  controls: { [CONTROL]: { enabled: true, account: SECURITY, ...options }, ...more },
});

const organization = organizationFacts(
  "access-analyzer.amazonaws.com",
  "config.amazonaws.com",
  "config-multiaccountsetup.amazonaws.com",
);
const facts = { caller: MANAGER, organization, members: { found: [SECURITY] } };
const everywhere = (account?: string) => ({
  "ap-southeast-2": { found: account },
  "us-east-1": { found: undefined },
});

describe("delegated administrators", () => {
  it("are accepted where nobody administers anything yet", () => {
    const nobody = {
      regionalAdministrators: { guardduty: everywhere() },
      delegated: { "config.amazonaws.com": { found: [] } },
    };
    expect(planProblems(settings(), { ...facts, ...nobody })).toEqual([]);
  });

  it("need an account, which is not that of the stack", () => {
    expect(planProblems(settings({ account: undefined }))[0]).toMatch(
      /^controls\.delegated-administrators\.account: is missing/,
    );
    expect(planProblems({ ...settings({ account: OWN }), accountId: OWN })[0]).toMatch(/is the account of this stack/);
  });

  it("are switched on by name: an account alone would look like one", () => {
    expect(planProblems(settings({ enabled: undefined }))).toEqual([
      "controls.delegated-administrators: has options and is off, because it is made only when asked for; write enabled: true beside them, or remove them",
    ]);
    expect(planProblems(settings({ enabled: false }))).toEqual([]);
  });

  it("need mode organization, and the account that manages it", () => {
    const { controls } = settings();
    expect(planProblems({ controls })[0]).toMatch(
      /^controls\.delegated-administrators: is on, but guardrails\.mode is account/,
    );
    const member = { ...facts, caller: { ...MANAGER, managementAccountId: OTHER } };
    expect(planProblems(settings(), member)[0]).toContain(`${OTHER} manages the organization`);
  });

  it("are members, and neither strangers nor the management account", () => {
    expect(planProblems(settings({ account: OTHER }), facts)[0]).toContain(
      `the organization has no such active member; it has ${SECURITY}`,
    );
    expect(planProblems(settings({ account: OWN }), facts)[0]).toContain(
      "which manages the organization; name a member",
    );
  });

  it("of services that are not trusted are refused, each with its command", () => {
    const untrusted = { ...facts, organization: { ...organization, trustedServices: ["config.amazonaws.com"] } };
    expect(planProblems(settings(), untrusted)).toEqual([
      "controls.delegated-administrators: is on, but the organization does not trust access-analyzer.amazonaws.com; run aws organizations enable-aws-service-access --service-principal access-analyzer.amazonaws.com once, or take it out of services",
      "controls.delegated-administrators: is on, but the organization does not trust config-multiaccountsetup.amazonaws.com; run aws organizations enable-aws-service-access --service-principal config-multiaccountsetup.amazonaws.com once, or take it out of services",
    ]);
    expect(planProblems(settings({ services: ["guardduty"] }), untrusted)).toEqual([]);
  });

  it("do not take over from another account, and say who it is and where", () => {
    const taken = {
      ...facts,
      regionalAdministrators: { guardduty: everywhere(OTHER) },
      delegated: { "access-analyzer.amazonaws.com": { found: [OTHER] } },
    };
    expect(planProblems(settings(), taken)).toEqual([
      `controls.delegated-administrators.account: is ${SECURITY}, but ${OTHER} in ap-southeast-2 administers GuardDuty for the organization, and a change parts its members from it; name that account, or take guardduty out of services`,
      `controls.delegated-administrators.account: is ${SECURITY}, but ${OTHER} administers IAM Access Analyzer for the organization, and a change parts its members from it; name that account, or take access-analyzer out of services`,
    ]);
  });

  it("that are there already are taken over, unless the stack has them", () => {
    const there = {
      ...facts,
      regionalAdministrators: { guardduty: everywhere(SECURITY) },
      delegated: { "config.amazonaws.com": { found: [SECURITY] } },
    };
    const stack = { identities: new Set<string>(), adopted: {} };
    const taken = planOf(settings(), { ...there, stack }).adopted;
    const regional =
      "aws:guardduty/organizationAdminAccount:OrganizationAdminAccount base-delegated-administrators-guardduty-ap-southeast-2";
    const global =
      "aws:organizations/delegatedAdministrator:DelegatedAdministrator base-delegated-administrators-config";
    expect(taken).toMatchObject({
      [regional]: { id: `${SECURITY}@ap-southeast-2` },
      [global]: { id: `${SECURITY}/config.amazonaws.com` },
    });
    const held = { identities: new Set([regional, global]), adopted: {} };
    expect(planOf(settings(), { ...there, stack: held }).adopting).toEqual([]);
  });

  it("that nobody could ask for are a warning", () => {
    const denied = { ...facts, regionalAdministrators: { guardduty: { "us-east-1": { unknown: "AccessDenied" } } } };
    expect(planOf(settings(), denied).warnings).toContain(
      "the administrator of guardduty in us-east-1 cannot be asked, so nobody knows whether another account is it, which makes the run fail: AccessDenied",
    );
  });
});

describe("what an administrator makes", () => {
  const administrator = (id: string) => ({ controls: { [id]: "on" } });
  const member = { ...MANAGER, managementAccountId: OTHER };

  it("is made in mode account, where GuardDuty takes the account for it in every region", () => {
    const organizationSettings = { "ap-southeast-2": { found: { members: "NONE" } } };
    expect(planProblems(administrator("organization-detectors"), { caller: member, organizationSettings })).toEqual([]);
  });

  it("is refused in the regions where it is not, with who can mend it", () => {
    const organizationSettings = { "ap-southeast-2": { found: { members: "NEW" } }, "us-east-1": { found: undefined } };
    expect(planProblems(administrator("organization-detectors"), { caller: member, organizationSettings })).toEqual([
      `controls.organization-detectors: is on, but GuardDuty does not take ${OWN} for the administrator of the organization in us-east-1; have ${OTHER} name it with controls: { delegated-administrators: { enabled: true, account: "${OWN}" } } first, or switch it off`,
    ]);
  });

  it("needs detectors of its own", () => {
    const controls = { "organization-detectors": "on", guardduty: "off" };
    expect(planProblems({ controls })[0]).toContain("organization-detectors configures the organization");
  });

  it.each([
    ["the administrator of Access Analyzer", member, [OWN], []],
    ["the management account", MANAGER, [], []],
    ["neither", member, [OTHER], [expect.stringContaining("neither manages the organization nor administers")]],
  ])("analyzers of the organization are for %s", (_, who, analysts, problems) => {
    const delegated = { "access-analyzer.amazonaws.com": { found: analysts } };
    expect(planProblems(administrator("organization-analyzers"), { caller: who, delegated })).toEqual(problems);
  });

  it.each([
    ["the administrator of AWS Config", member, [OWN], []],
    ["the management account", MANAGER, [], []],
    [
      "neither",
      member,
      [OTHER],
      [
        `controls.organization-aggregator: is on, but ${OWN} neither manages the organization nor administers AWS Config; have ${OTHER} name it with controls: { delegated-administrators: { enabled: true, account: "${OWN}" } } first, or switch it off`,
      ],
    ],
  ])("an aggregator of the organization is for %s", (_, who, registered, problems) => {
    const delegated = {
      "access-analyzer.amazonaws.com": { found: [OWN] },
      "config.amazonaws.com": { found: registered },
    };
    expect(planProblems(administrator("organization-aggregator"), { caller: who, delegated })).toEqual(problems);
  });

  it("an aggregator is refused where the organization does not trust AWS Config, which would be switched on unasked", () => {
    expect(
      planProblems(
        { guardrails: ON_A_UNIT, ...administrator("organization-aggregator") },
        { caller: MANAGER, organization: organizationFacts(), members: { found: [] } },
      ),
    ).toEqual([
      "controls.organization-aggregator: is on, but the organization does not trust config.amazonaws.com; run aws organizations enable-aws-service-access --service-principal config.amazonaws.com once, or switch it off",
    ]);
  });

  describe("of hubs in accounts that join", () => {
    const hubs = (options: object = {}) => ({
      controls: {
        "organization-hubs": { enabled: true, ...options },
        "security-hub": "on",
        "config-recorder": "on",
      },
    });
    const settingsOf = (isCentral: boolean, defaultStandards: boolean) => ({
      found: { isCentral, newMembers: defaultStandards, defaultStandards },
    });
    const where = (hubSettings: Facts["hubSettings"]) => ({ caller: member, hubSettings });

    it("is made where Security Hub takes the account for the administrator", () => {
      const facts = where({ "ap-southeast-2": settingsOf(false, false) });
      expect(planProblems(hubs(), facts)).toEqual([]);
      expect(planOf(hubs(), facts).warnings.filter((text) => text.includes("organization-hubs"))).toEqual([]);
    });

    it("is refused in regions without a hub that administers, with who can mend it", () => {
      const facts = where({ "ap-southeast-2": settingsOf(false, false), "us-east-1": { found: undefined } });
      expect(planProblems(hubs(), facts)).toEqual([
        `controls.organization-hubs: is on, but Security Hub has no hub of ${OWN} that administers the organization in us-east-1; have ${OTHER} name it with controls: { delegated-administrators: { enabled: true, account: "${OWN}" } } first, with security-hub in services, and run security-hub here once without this, or switch it off`,
      ]);
    });

    it("is refused where policies decide, which it would take away", () => {
      expect(planProblems(hubs(), where({ "us-east-1": settingsOf(true, false) }))).toEqual([
        "controls.organization-hubs: is on, but Security Hub has central configuration in us-east-1, whose policies this would take away; set new accounts up by these policies, and switch it off",
      ]);
    });

    it("is a warning where accounts that join have standards now and would have none, and where nobody knows", () => {
      const losing = /^organization-hubs takes the default standards .* in us-east-1; set defaultStandards: true/;
      const facts = where({
        "ap-southeast-2": { unknown: "AccessDenied" },
        "us-east-1": settingsOf(false, true),
      });
      const said = (options: object) => planOf(hubs(options), facts).warnings;
      for (const options of [{}, { newMembers: false, defaultStandards: true }])
        expect(said(options)).toContainEqual(expect.stringMatching(losing));
      expect(said({ defaultStandards: true })).not.toContainEqual(expect.stringMatching(losing));
      expect(said({})).toContainEqual(
        expect.stringMatching(
          /^what Security Hub does for members in ap-southeast-2 cannot be asked, .*: AccessDenied$/,
        ),
      );
    });

    it("needs hubs of its own", () => {
      expect(planProblems({ controls: { "organization-hubs": "on" } })[0]).toContain(
        "organization-hubs configures the organization by this account's own hubs",
      );
    });
  });

  it("goes on where nobody could ask who administers, with a warning for each", () => {
    const delegated = {
      "access-analyzer.amazonaws.com": { unknown: "AccessDenied" },
      "config.amazonaws.com": { unknown: "Throttling" },
    };
    const on = { "organization-analyzers": "on", "organization-aggregator": "on" };
    expect(planOf({ controls: on }, { caller: member, delegated }).warnings).toEqual(
      expect.arrayContaining([
        "the administrators of access-analyzer.amazonaws.com cannot be asked, so nobody knows whether this account is one, and may make analyzers of the organization: AccessDenied",
        "the administrators of config.amazonaws.com cannot be asked, so nobody knows whether this account is one, and may make an aggregator of the organization: Throttling",
      ]),
    );
  });
});
