import { attachedBy, nameOfAwsPolicy, takesAway } from "../../../../policies/rules/access/attachments";
import { resourceOf } from "../../../support/judge-example";

it.each<[unknown, string | undefined]>([
  ["arn:aws:iam::aws:policy/AdministratorAccess", "AdministratorAccess"],
  ["arn:aws-us-gov:iam::aws:policy/job-function/Billing", "Billing"],
  ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole", "AWSLambdaBasicExecutionRole"],
  ["arn:aws:iam::123456789012:policy/AdministratorAccess", undefined],
  ["AdministratorAccess", undefined],
  [undefined, undefined],
])("the policy of AWS at %s is %s", (arn, name) => {
  expect(nameOfAwsPolicy(arn)).toBe(name);
});

it("knows the policies of AWS that only deny", () => {
  const names = ["AWSDenyAll", "AWSCompromisedKeyQuarantineV3", "AWSCompromisedKeyQuarantine", "AWSDenyAllButOne"];
  expect(names.filter((name) => takesAway(`arn:aws:iam::aws:policy/${name}`))).toEqual(names.slice(0, 3));
});

it.each<[string, Record<string, unknown>, string[]]>([
  ["aws:iam/rolePolicyAttachment:RolePolicyAttachment", { policyArn: "a" }, ["a"]],
  ["aws-native:iam:User", { managedPolicyArns: ["a", "b"] }, ["a", "b"]],
  ["aws:index/iamPolicyAttachment:IamPolicyAttachment", { policyArn: "a" }, ["a"]],
  ["AWS::IAM::Group", { managedPolicyArns: ["a"] }, ["a"]],
  ["aws:iam/instanceProfile:InstanceProfile", { policyArn: "a" }, []],
])("%s attaches what it names", (type, props, expected) => {
  expect(attachedBy(resourceOf({ type, props })).map(({ value }) => value)).toEqual(expected);
});
