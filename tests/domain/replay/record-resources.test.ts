import type { RecordedCaller } from "../../../domain/replay/caller";
import { resourcesOf } from "../../../domain/replay/record-resources";
import { trailRecord, userOf } from "../../support/trail-records";

const ACCOUNT = "123456789012";
const CALLER: RecordedCaller = {
  principal: `arn:aws:iam::${ACCOUNT}:user/anna`,
  arn: `arn:aws:iam::${ACCOUNT}:user/anna`,
  account: ACCOUNT,
  type: "User",
};
const OWN = {
  namePrefix: "ringfence-",
  exempt: [`arn:aws:iam::${ACCOUNT}:role/ops/deploy`, "arn:aws:iam::*:role/x-*"],
};

const of = (action: string, requestParameters: object, scopes: string[], resources?: unknown) => {
  const record = trailRecord(userOf("anna"), "x.amazonaws.com", "X", "eu-west-1", { requestParameters });
  return resourcesOf(
    {
      record: { ...record, requestParameters, responseElements: null, resources, userIdentity: {} },
      caller: CALLER,
      action,
    },
    scopes,
    OWN,
  );
};

const ALERTS = [
  "arn:aws:budgets::*:budget/r-*",
  "arn:aws:cloudwatch:*:*:alarm:r-*",
  "arn:aws:events:*:*:rule/r-*",
  "arn:aws:sns:*:*:r-*",
];
const IDENTITIES = ["arn:aws:iam::*:role/ringfence/*"];
const INSTANCES = ["arn:aws:ec2:*:*:instance/*"];

describe("the ARNs that a call acts on", () => {
  it.each<[string, object, string[], string[] | undefined]>([
    [
      "cloudwatch:DeleteAlarms",
      { alarmNames: ["a", "b"] },
      ALERTS,
      [`arn:aws:cloudwatch:eu-west-1:${ACCOUNT}:alarm:a`, `arn:aws:cloudwatch:eu-west-1:${ACCOUNT}:alarm:b`],
    ],
    [
      "cloudwatch:PutAlarmMuteRule",
      { name: "m" },
      ["arn:aws:cloudwatch:*:*:alarm-mute-rule:*"],
      [`arn:aws:cloudwatch:eu-west-1:${ACCOUNT}:alarm-mute-rule:m`],
    ],
    ["cloudwatch:DeleteAlarms", {}, ALERTS, undefined],
    ["events:PutTargets", { rule: "r", targets: [] }, ALERTS, [`arn:aws:events:eu-west-1:${ACCOUNT}:rule/r`]],
    [
      "events:DeleteRule",
      { name: "r", eventBusName: `arn:aws:events:eu-west-1:${ACCOUNT}:event-bus/orders` },
      ALERTS,
      [`arn:aws:events:eu-west-1:${ACCOUNT}:rule/orders/r`],
    ],
    [
      "sns:Unsubscribe",
      { subscriptionArn: `arn:aws:sns:eu-west-1:${ACCOUNT}:t:1-2` },
      ALERTS,
      [`arn:aws:sns:eu-west-1:${ACCOUNT}:t`],
    ],
    ["budgets:ModifyBudget", { newBudget: { budgetName: "b" } }, ALERTS, [`arn:aws:budgets::${ACCOUNT}:budget/b`]],
    ["ec2:RunInstances", {}, INSTANCES, [`arn:aws:ec2:eu-west-1:${ACCOUNT}:instance/*`]],
    [
      "ec2:StartInstances",
      { instancesSet: { items: [{ instanceId: "i-1" }] } },
      INSTANCES,
      [`arn:aws:ec2:eu-west-1:${ACCOUNT}:instance/i-1`],
    ],
    // A statement about another kind of thing: of that the record says nothing here.
    ["ec2:CreateFleet", {}, ["arn:aws:ec2:*:*:fleet/*"], undefined],
    ["iam:AttachRolePolicy", { roleName: "app", policyArn: "arn:p" }, IDENTITIES, [`arn:aws:iam::${ACCOUNT}:role/app`]],
    [
      "iam:CreateRole",
      { roleName: "mine", path: "/ringfence/exempt/" },
      IDENTITIES,
      [`arn:aws:iam::${ACCOUNT}:role/ringfence/exempt/mine`],
    ],
    ["iam:UpdateRole", { roleName: "deploy" }, IDENTITIES, [`arn:aws:iam::${ACCOUNT}:role/ops/deploy`]],
    // Its path decides, and is not in the record.
    ["iam:DeleteRole", { roleName: "ringfence-responder-1a2b3c4" }, IDENTITIES, undefined],
    [
      "iam:AddUserToGroup",
      { userName: "eve", groupName: "admins" },
      IDENTITIES,
      [`arn:aws:iam::${ACCOUNT}:group/admins`],
    ],
    [
      "iam:DeletePolicy",
      { policyArn: "arn:aws:iam::1:policy/ringfence/freeze" },
      IDENTITIES,
      ["arn:aws:iam::1:policy/ringfence/freeze"],
    ],
    ["iam:CreateAccessKey", {}, IDENTITIES, [CALLER.principal]],
    ["iam:UpdateAccountPasswordPolicy", {}, IDENTITIES, ["*"]],
  ])("%s %j", (action, parameters, scopes, arns) => {
    expect(of(action, parameters, scopes)).toEqual(arns);
  });

  it("are those of the record where there is no row for the service", () => {
    const arn = "arn:aws:s3:::b";
    expect(of("s3:PutBucketPolicy", {}, [arn], [{ ARN: arn, type: "AWS::S3::Bucket" }])).toEqual([arn]);
    expect(of("s3:PutBucketPolicy", {}, [arn])).toBeUndefined();
  });
});
