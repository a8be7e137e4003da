import fc from "fast-check";
import * as pulumi from "@pulumi/pulumi";
import { checkSettings } from "../../domain/check-settings";
import { ALLOWED_INSTANCE_TYPES } from "../../domain/instance-types";
import { UNUSED_BY_DEFAULT } from "../../domain/paid-services";
import type { Settings } from "../../domain/settings";
import { answers, contacts } from "../support/answers";
import { BAD_SETTINGS } from "./bad-settings";

const settingsOf = (input: object): Settings => {
  const result = checkSettings({ ...answers(), ...input });
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  return result.settings;
};
const warningsOf = (input: object): string[] => {
  const result = checkSettings({ ...answers(), ...input });
  return "problems" in result ? [] : result.warnings;
};
const problemsOf = (input: object): string[] => {
  const result = checkSettings({ ...input });
  return "problems" in result ? result.problems.map(({ path, message }) => `${path}: ${message}`) : [];
};

describe("checkSettings", () => {
  it("puts every default in place", () => {
    expect(settingsOf({})).toEqual({
      ...answers(),
      homeRegion: "ap-southeast-2",
      optInRegions: [],
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
      },
      existing: { detectorIds: {} },
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
      alerts: { emails: ["oncall@acme.internal"], httpsEndpoints: ["https://hooks.acme.internal/aws"] },
      guardrails: {
        mode: "organization",
        targets: ["r-abcd", "ou-abcd-12345678", "123456789012"],
        groups: [],
        roles: [],
        exemptPrincipals: ["arn:aws:iam::*:role/ringfence-*"],
        allowedInstanceTypes: ["t3.*", "m7i.large"],
        unusedServices: ["bedrock"],
      },
      existing: {
        detectorIds: { "us-east-1": "12abc34d567e8fa901bc2d34e56789f0" },
        githubProviderArn: "arn:aws:iam::012345678901:oidc-provider/token.actions.githubusercontent.com",
      },
      controls: {
        guardduty: { features: ["S3_DATA_EVENTS"] },
        budgets: { dailyUsd: 5 },
        "least-privilege": { githubSubject: "repo:acme/infrastructure:environment:production" },
      },
      teardown: true,
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
    expect(settingsOf({ controls: { guardduty: written } }).controls).toEqual({ guardduty: { enabled } });
  });

  it("accepts values that are not known yet", () => {
    const later = { ...contacts().security, email: pulumi.output("later"), phone: pulumi.secret("later") };
    const given = { ...contacts(), security: later };
    expect(settingsOf({ contacts: given }).contacts.security).toEqual(later);
  });
});

describe("one bad setting", () => {
  it.each(BAD_SETTINGS)("$title", ({ input, problems }) => {
    expect(problemsOf({ ...answers(), ...input })).toEqual(problems);
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
      "colour: unknown key; allowed are contacts, allowedRegions, monthlyBudgetUsd, homeRegion, enabledRegions, optInRegions, accountId, profile, alerts, guardrails, existing, controls, teardown, tags",
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
        const result = checkSettings(input);
        expect("problems" in result && result.problems.length > 0).toBe(true);
      }),
    );
  });
});

describe("warnings", () => {
  const NO_ACCOUNT =
    "accountId is not set; with it, a run with the credentials of another account is refused instead of applied";

  it("recommend accountId", () => {
    expect(warningsOf({})).toEqual([NO_ACCOUNT]);
    expect(warningsOf({ accountId: "123456789012" })).toEqual([]);
  });

  it("name regions that nobody can disable and that are left out", () => {
    const enabledRegions = ["ap-southeast-2", "us-east-1"];
    expect(warningsOf({ accountId: "123456789012", enabledRegions })).toEqual([
      "enabledRegions leaves out us-east-2, us-west-1, us-west-2, ca-central-1, sa-east-1, eu-central-1, eu-west-1, eu-west-2, eu-west-3, eu-north-1, ap-south-1, ap-southeast-1, ap-northeast-1, ap-northeast-2, ap-northeast-3: nobody can disable these regions, and nothing will watch them",
    ]);
  });
});
