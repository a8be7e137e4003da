import { ControlState } from "../../../domain/controls/control-state";
import { every } from "../../../domain/documents/truth";
import { isPlaceholderMail } from "../../../domain/fields/placeholders";
import { BASELINE } from "../../engine/baseline";
import { UNKNOWN } from "../../engine/reader";
import { holds, judgedBaseline, judgePresence, NO_BASELINE, type Wanted } from "../../facts/baseline-present";
import type { StackRule } from "../../rule";

const BLOCK = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
const PASSWORDS = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";
const CONTACT = "aws:account/alternativeContact:AlternativeContact";

/** Absent, each of them is off: https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_PublicAccessBlockConfiguration.html */
const BLOCKS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

const isTrue = (value: unknown): boolean => value === true || value === "true";

const WANTED: readonly Wanted[] = [
  {
    control: "s3-account-block",
    type: BLOCK,
    isGood: ({ props }) => every(BLOCKS.map((name) => holds(props.get(name), isTrue))),
    expected: "one that blocks all four kinds of public access",
  },
  { control: "password-policy", type: PASSWORDS, isGood: () => true, expected: "a password policy" },
  {
    control: "contacts",
    type: CONTACT,
    isGood: ({ props }) =>
      every([
        holds(props.get("alternateContactType"), (value) => value === "SECURITY"),
        holds(props.get("emailAddress"), (value) => typeof value !== "string" || !isPlaceholderMail(value)),
      ]),
    expected: "a security contact that somebody reads",
  },
];

const baseline = (controlStates: Record<string, unknown> = {}) => ({
  type: BASELINE,
  name: "baseline",
  props: { controlStates },
});
const ALL = Object.fromEntries(BLOCKS.map((name) => [name, true]));
const block = (props: Record<string, unknown> = {}) => ({ type: BLOCK, name: "block", props: { ...ALL, ...props } });
const passwords = { type: PASSWORDS, name: "passwords", props: { minimumPasswordLength: 14 } };
const contact = (props: Record<string, unknown> = {}) => ({
  type: CONTACT,
  name: "security",
  props: { alternateContactType: "SECURITY", emailAddress: "security@acme.sandbox", ...props },
});
const OFF = { "s3-account-block": ControlState.OffByConfiguration, "password-policy": ControlState.OffByConfiguration };

export const accountGuards: StackRule<never, "baselineStacks"> = {
  id: "account-guards",
  kind: "stack",
  title: "the baseline blocks public buckets, rules passwords, names a contact",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "One bucket that somebody opens, one password that somebody guesses, one mail of AWS about a leaked key that nobody reads: the account has one setting against each.",
  fix: "declare the components S3AccountBlock, PasswordPolicy and Contacts, or switch the control off in AccountBaseline",
  frameworks: [
    { framework: "cis-aws", version: "5.0.0", id: "2.1.4" },
    { framework: "cis-aws", version: "5.0.0", id: "1.7" },
    { framework: "cis-aws", version: "5.0.0", id: "1.2" },
    { framework: "cis-aws", version: "7.0.0", id: "3.1.4" },
    { framework: "cis-aws", version: "7.0.0", id: "2.8" },
    { framework: "cis-aws", version: "7.0.0", id: "2.3" },
    { framework: "fsbp", version: "1.0.0", id: "S3.1" },
    { framework: "fsbp", version: "1.0.0", id: "Account.1" },
  ],
  types: [BLOCK, PASSWORDS, CONTACT, BASELINE],
  needs: [],
  uses: ["baselineStacks"],
  options: {},

  check(stack, { baselineStacks }) {
    const judged = judgedBaseline(stack, baselineStacks);
    return judged === undefined ? [NO_BASELINE] : judgePresence(judged, WANTED);
  },

  examples: {
    pass: [
      { title: "all three", subject: { resources: [baseline(), block(), passwords, contact()] } },
      {
        title: "all three of Terraform, in a stack that the configuration names",
        options: { baselineStacks: ["account"] },
        subject: {
          stack: "account",
          resources: [
            { ...block(), type: "aws:index/s3AccountPublicAccessBlock:S3AccountPublicAccessBlock" },
            { ...passwords, type: "aws:index/iamAccountPasswordPolicy:IamAccountPasswordPolicy" },
            { ...contact(), type: "aws:index/accountAlternateContact:AccountAlternateContact" },
          ],
        },
      },
      {
        title: "a contact alone, where the others were switched off on purpose",
        subject: { resources: [baseline(OFF), contact()] },
      },
      { title: "a stack that is no baseline", subject: { resources: [block({ blockPublicAcls: false })] } },
    ],
    fail: [
      { title: "no block of public buckets", subject: { resources: [baseline(), passwords, contact()] } },
      {
        title: "a block that lets public policies through",
        subject: { resources: [baseline(), block({ blockPublicPolicy: false }), passwords, contact()] },
      },
      {
        title: "a contact for bills only",
        subject: { resources: [baseline(), block(), passwords, contact({ alternateContactType: "BILLING" })] },
      },
      {
        title: "a contact that nobody reads",
        subject: { resources: [baseline(), block(), passwords, contact({ emailAddress: "security@example.com" })] },
      },
    ],
    unknown: [
      {
        title: "a block that is perhaps incomplete",
        subject: { resources: [baseline(), block({ ignorePublicAcls: UNKNOWN }), passwords, contact()] },
      },
      {
        title: "a contact whose address is not known",
        subject: { resources: [baseline(), block(), passwords, contact({ emailAddress: UNKNOWN })] },
      },
    ],
  },
};
