import { UNKNOWN } from "../../engine/reader";
import { judgeKinds, ofKinds } from "../../facts/kind";
import type { ResourceRule } from "../../rule";
import { template } from "./examples-of-groups";
import { isTrue, judgeSettings, type OpeningSetting } from "./opening-settings";

const KINDS = ["cognito:identitypool"];

const SETTINGS: readonly OpeningSetting[] = [
  { kinds: KINDS, paths: ["allowUnauthenticatedIdentities"], opens: isTrue, closed: "false" },
];

const POOL = "aws:cognito/identityPool:IdentityPool";
const example = (title: string, props: Record<string, unknown>, type = POOL) => ({ title, subject: { type, props } });

export const guestIdentities: ResourceRule = {
  id: "guest-identities",
  kind: "resource",
  title: "identity pools give no credentials to guests",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "A pool with guests hands credentials of the account to everybody who knows its id, and the id stands in the code of the web page.",
  fix: "set allowUnauthenticatedIdentities to false and let people sign in first",
  frameworks: [],
  types: ofKinds("identity pools of Cognito", KINDS),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeKinds(resource, KINDS, (one) => judgeSettings(one, SETTINGS)),

  examples: {
    pass: [
      example("people who sign in", { identityPoolName: "app", allowUnauthenticatedIdentities: false }),
      example("a pool that says nothing, which has no guests", { identityPoolName: "app" }),
      example("the classic flow, which is about something else", { allowClassicFlow: true }),
    ],
    fail: [
      example("guests", { identityPoolName: "app", allowUnauthenticatedIdentities: true }),
      example("guests, of Cloud Control", { allowUnauthenticatedIdentities: true }, "aws-native:cognito:IdentityPool"),
      example(
        "guests, of any Terraform provider",
        { allowUnauthenticatedIdentities: true },
        "aws:index/cognitoIdentityPool:CognitoIdentityPool",
      ),
      template("guests, in a template", "AWS::Cognito::IdentityPool", { AllowUnauthenticatedIdentities: "true" }),
    ],
    unknown: [
      example("a switch that another resource decides", { allowUnauthenticatedIdentities: UNKNOWN }),
      template("a switch that a parameter decides", "AWS::Cognito::IdentityPool", {
        AllowUnauthenticatedIdentities: { Ref: "Guests" },
      }),
    ],
  },
};
