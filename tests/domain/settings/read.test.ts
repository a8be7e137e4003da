import * as fc from "../../support/properties";
import * as pulumi from "@pulumi/pulumi";
import { draft } from "../../../domain/settings/resolve";
import { readSettings } from "../../../domain/settings/read";
import { ALLOWED_INSTANCE_TYPES } from "../../../domain/documents/actions/instance-types";
import { UNUSED_BY_DEFAULT } from "../../../domain/documents/actions/paid-services";
import type { Settings } from "../../../domain/settings/schema";
import { answers, contacts } from "../../support/answers";
import { BAD_SETTINGS } from "./bad-settings/table";

const settingsOf = (input: object): Settings => {
  const { settings, problems } = readSettings({ ...answers(), ...input });
  expect(problems).toEqual([]);
  return settings;
};

/** Every problem that shows before the account is asked, those of the documents too. */
const problemsOf = (input: object): string[] => {
  const result = draft("base", { ...input });
  return "problems" in result ? result.problems.map(({ path, message }) => `${path}: ${message}`) : [];
};

describe("readSettings", () => {
  it("puts every default in place", () => {
    expect(settingsOf({})).toEqual({
      ...answers(),
      homeRegion: "ap-southeast-2",
      optInRegions: [],
      freeze: "manual",
      profile: "standard",
      alerts: { httpsEndpoints: [] },
      guardrails: {
        mode: "account",
        targets: [],
        groups: [],
        roles: [],
        exemptPrincipals: [],
        allowedInstanceTypes: [...ALLOWED_INSTANCE_TYPES],
        unusedServices: [...UNUSED_BY_DEFAULT],
        allowedLaunchers: [],
        toolRegions: [],
      },
      existing: { detectorIds: {}, analyzers: {}, indexes: {}, recorders: {}, deliveryChannels: {}, hubs: {} },
      controls: {},
      teardown: false,
      tags: {},
    });
  });

  it("leaves what is given", () => {
    const given = {
      allowedRegions: ["ap-southeast-4", "us-east-1"],
      homeRegion: "us-east-1",
      enabledRegions: ["ap-southeast-4", "us-east-1"],
      optInRegions: ["ap-southeast-4"],
      accountId: "012345678901",
      profile: "compliance",
      alerts: { emails: ["oncall@acme.sandbox"], httpsEndpoints: ["https://hooks.acme.sandbox/aws"] },
      guardrails: {
        mode: "organization",
        targets: ["r-abcd", "ou-abcd-12345678", "123456789012"],
        groups: [],
        roles: [],
        exemptPrincipals: ["arn:aws:iam::*:role/ringfence-*"],
        allowedInstanceTypes: ["t3.*", "m7i.large"],
        unusedServices: ["bedrock"],
        allowedLaunchers: [{ launcher: "karpenter", roles: ["arn:aws:iam::123456789012:role/karpenter"] }],
        toolRegions: [{ region: "us-west-2", roles: ["arn:aws:iam::*:role/cdk-*"] }],
      },
      existing: {
        analyzers: {},
        indexes: {},
        recorders: {},
        deliveryChannels: {},
        hubs: {},
        detectorIds: { "us-east-1": "12abc34d567e8fa901bc2d34e56789f0" },
        githubProviderArn: "arn:aws:iam::012345678901:oidc-provider/token.actions.githubusercontent.com",
      },
      controls: {
        guardduty: { managedBy: "account", features: ["S3_DATA_EVENTS"] },
        budgets: { dailyUsd: 5 },
        "least-privilege": { githubSubject: "repo:acme/infrastructure:environment:production" },
      },
      teardown: true,
      freeze: "automatic",
      tags: { team: "security" },
    };
    expect(settingsOf(given)).toEqual({ ...answers(), ...given });
  });

  it("takes an absent value as not given", () => {
    expect(settingsOf({ homeRegion: undefined, profile: undefined })).toEqual(settingsOf({}));
  });

  it.each([
    ["on", true],
    ["off", false],
    [true, true],
    [false, false],
    ["true", true],
    ["false", false],
  ])("reads the switch %p of a control as %p", (written, enabled) => {
    expect(settingsOf({ controls: { budgets: written } }).controls).toEqual({ budgets: { enabled } });
  });

  it("accepts values that are not known yet", () => {
    const later = { ...contacts().security, email: pulumi.output("later"), phone: pulumi.secret("later") };
    const given = { ...contacts(), security: later };
    expect(settingsOf({ contacts: given }).contacts.security).toEqual(later);
  });
});

describe("each bad setting", () => {
  it("is answered with what is wrong, what was received and what is allowed", () => {
    const answered = BAD_SETTINGS.map(({ title, input }) => ({
      title,
      problems: problemsOf({ ...answers(), ...input }),
    }));
    expect(answered).toEqual(BAD_SETTINGS.map(({ title, problems }) => ({ title, problems })));
  });
});

describe("several bad settings", () => {
  it("are reported together, unanswered ones first", () => {
    const input = {
      contacts: { ...contacts(), security: { ...contacts().security, phone: "02 9374 4000" } },
      allowedRegions: ["TODO"],
      monthlyBudgetUsd: -1,
      colour: "red",
      teardown: "maybe",
    };
    expect(problemsOf(input)).toEqual([
      "allowedRegions: is not answered yet; expected list of region codes, see docs/settings.md#allowedregions",
      'contacts.security.phone: "02 9374 4000" has no country code; begin with + and the country code, such as +61 2 9374 4000',
      "monthlyBudgetUsd: expected a number above 0, in USD, received -1",
      'teardown: expected true or false, received "maybe"',
      "colour: unknown key; allowed are controls, contacts, profile, alerts, freeze and 10 more, see docs/settings.md",
    ]);
  });

  it("do not stop a check of what is right in shape", () => {
    const input = { ...answers(), monthlyBudgetUsd: 0, homeRegion: "us-east-1" };
    expect(problemsOf(input)).toEqual([
      "monthlyBudgetUsd: expected a number above 0, in USD, received 0",
      'homeRegion: "us-east-1" is not one of allowedRegions (ap-southeast-2); add it there, or choose one of them',
    ]);
  });

  it("are never an exception, whatever the input", () => {
    const values = fc.dictionary(
      fc.constantFrom("contacts", "allowedRegions", "controls", "alerts", "tags", "x"),
      fc.anything(),
    );
    fc.assert(
      fc.property(values, (input) => {
        expect(readSettings(input).problems.length).toBeGreaterThan(0);
      }),
    );
  });
});
