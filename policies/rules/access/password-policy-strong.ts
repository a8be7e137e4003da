import * as v from "valibot";
import { PASSWORD_DEFAULTS } from "../../../domain/controls/defaults/password-rules";
import { whole } from "../../../domain/fields/values";
import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { judgeKinds, ofKinds } from "../../facts/kind";
import type { Property, Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { example } from "./documents";

const options = {
  minimumLength: v.pipe(
    v.optional(whole(6, 128)),
    v.metadata({ shape: "whole number, 6 to 128" }),
    v.description(`Characters that a password must have. Left out: ${PASSWORD_DEFAULTS.minimumLength}.`),
  ),
  reusePrevention: v.pipe(
    v.optional(whole(1, 24)),
    v.metadata({ shape: "whole number, 1 to 24" }),
    v.description(
      `How many of the last passwords are not taken again. Left out: ${PASSWORD_DEFAULTS.reusePrevention}.`,
    ),
  ),
};

const KINDS = ["iam:accountpasswordpolicy"];

/** A resource that leaves one out takes it away: https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html */
const REQUIRED = ["requireLowercaseCharacters", "requireUppercaseCharacters", "requireNumbers", "requireSymbols"];

/** What AWS takes for a length that is left out. */
const SHORTEST = 6;

function judgeNumber(property: Property, absent: number, least: number): Verdict[] {
  if (property.state === "unknown") return [undetermined(property.path)];
  const have = property.state === "absent" ? absent : Number(property.value);
  return have >= least ? [] : [fail(property.path, show(property.value), `at least ${least}`)];
}

function judgeFlag({ path, state, value }: Property): Verdict[] {
  if (state === "unknown") return [undetermined(path)];
  return String(value) === "true" ? [] : [fail(path, show(value), "true")];
}

interface Wanted {
  readonly minimumLength: number;
  readonly reusePrevention: number;
}

const judge = ({ props }: Resource, { minimumLength, reusePrevention }: Wanted): Verdict[] => [
  ...judgeNumber(props.get("minimumPasswordLength"), SHORTEST, minimumLength),
  ...judgeNumber(props.get("passwordReusePrevention"), 0, reusePrevention),
  ...REQUIRED.flatMap((name) => judgeFlag(props.get(name))),
];

const POLICY = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";
const strong: Readonly<Record<string, unknown>> = {
  minimumPasswordLength: 14,
  passwordReusePrevention: 24,
  requireLowercaseCharacters: true,
  requireUppercaseCharacters: true,
  requireNumbers: true,
  requireSymbols: true,
};
const without = (name: string) => Object.fromEntries(Object.entries(strong).filter(([key]) => key !== name));

export const passwordPolicyStrong: ResourceRule<never, never, typeof options> = {
  id: "password-policy-strong",
  kind: "resource",
  title: "passwords of users are long, mixed and not used again",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "A guessed or reused password of a user is a way in that no key has to leak for. What the resource leaves out it takes away, whatever the account had before.",
  fix: "ask for 14 characters of all four kinds and remember 24 passwords, as PasswordPolicy of Ringfence does",
  frameworks: [
    { framework: "cis-aws", version: "5.0.0", id: "1.7" },
    { framework: "cis-aws", version: "5.0.0", id: "1.8" },
    { framework: "cis-aws", version: "7.0.0", id: "2.8" },
    { framework: "cis-aws", version: "7.0.0", id: "2.9" },
    { framework: "fsbp", version: "1.0.0", id: "IAM.7" },
    { framework: "mitre-attack", version: "17", id: "T1110" },
  ],
  types: ofKinds("password policies of accounts", KINDS),
  needs: [],
  uses: [],
  options,

  check: (resource, given) => judgeKinds(resource, KINDS, (one) => judge(one, { ...PASSWORD_DEFAULTS, ...given })),

  examples: {
    pass: [
      example("all of it", POLICY, strong),
      example("more than it takes", POLICY, { ...strong, minimumPasswordLength: 20, maxPasswordAge: 90 }),
      {
        ...example("a shorter one that the configuration lets through", POLICY, {
          ...strong,
          minimumPasswordLength: 12,
        }),
        options: { minimumLength: 12 },
      },
      example("passwords of customers, which are another matter", "aws:cognito/userPool:UserPool", {
        passwordPolicy: { minimumLength: 8 },
      }),
    ],
    fail: [
      example("too short", POLICY, { ...strong, minimumPasswordLength: 13 }),
      example("no length, which is 6", POLICY, without("minimumPasswordLength")),
      example("passwords that come back", POLICY, { ...strong, passwordReusePrevention: 5 }),
      example("nothing about old passwords", POLICY, without("passwordReusePrevention")),
      example("no symbols", POLICY, { ...strong, requireSymbols: false }),
      example("nothing about numbers", POLICY, without("requireNumbers")),
      example("of any Terraform provider", "aws:index/iamAccountPasswordPolicy:IamAccountPasswordPolicy", {
        minimumPasswordLength: 8,
      }),
      {
        ...example("too short for the configuration", POLICY, strong),
        options: { minimumLength: 16 },
      },
    ],
    unknown: [
      example("a length that is not known yet", POLICY, { ...strong, minimumPasswordLength: UNKNOWN }),
      example("a switch that is not known yet", POLICY, { ...strong, requireSymbols: UNKNOWN }),
    ],
  },
};
