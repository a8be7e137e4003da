import { minify } from "../../../domain/documents/document";
import { covers } from "../../../domain/documents/evaluate";
import { freeze } from "../../../domain/documents/freeze";
import { ACCOUNT_ID } from "../../support/mock-account";
import { isDenied } from "../../support/simulate";
import { actionsLike } from "./actions";
import { QUARANTINE_V3 } from "./quarantine-v3";

const FREEZE = freeze();
const denies = (action: string) => FREEZE.Statement.some((statement) => covers(statement, action));

/** What the quarantine of AWS lets through and an intruder uses. */
const ADDED: Record<string, readonly string[]> = {
  "spot fleets": ["ec2:RequestSpotFleet", "ec2:ModifySpotFleetRequest"],
  "EC2 fleets": ["ec2:CreateFleet", "ec2:ModifyFleet"],
  "launch templates": ["ec2:CreateLaunchTemplate", "ec2:CreateLaunchTemplateVersion"],
  "Auto Scaling": [
    "autoscaling:CreateAutoScalingGroup",
    "autoscaling:CreateLaunchConfiguration",
    "autoscaling:SetDesiredCapacity",
    "autoscaling:UpdateAutoScalingGroup",
  ],
  "ECS tasks": ["ecs:RunTask", "ecs:StartTask", "ecs:UpdateService"],
  Batch: ["batch:CreateComputeEnvironment", "batch:SubmitJob"],
  EKS: ["eks:CreateCluster", "eks:CreateNodegroup", "eks:CreateFargateProfile"],
  EMR: ["elasticmapreduce:RunJobFlow", "elasticmapreduce:AddInstanceGroups", "emr-serverless:StartJobRun"],
  GameLift: ["gamelift:CreateFleet"],
  "App Runner": ["apprunner:CreateService"],
  "SageMaker notebooks and training": ["sagemaker:CreateNotebookInstance", "sagemaker:CreateTrainingJob"],
  "Lambda function URLs": ["lambda:CreateFunctionUrlConfig", "lambda:UpdateFunctionUrlConfig"],
  "mail by SES": ["ses:SendEmail", "ses:SendRawEmail", "ses:PutAccountDetails", "ses:CreateEmailIdentity"],
  "service-specific credentials": ["iam:CreateServiceSpecificCredential", "iam:ResetServiceSpecificCredential"],
  "service-linked roles": ["iam:CreateServiceLinkedRole"],
  "identity providers": ["iam:CreateSAMLProvider", "iam:UpdateSAMLProvider", "iam:CreateOpenIDConnectProvider"],
  "Roles Anywhere": ["rolesanywhere:CreateTrustAnchor", "rolesanywhere:CreateProfile", "rolesanywhere:EnableProfile"],
  "second factors": ["iam:EnableMFADevice"],
  "temporary delegation": ["iam:AcceptDelegationRequest", "iam:SendDelegationToken"],
  "Identity Center": [
    "identitystore:CreateUser",
    "sso:CreateAccountAssignment",
    "sso:AttachManagedPolicyToPermissionSet",
  ],
  "other accounts": ["organizations:AcceptHandshake", "organizations:MoveAccount", "sts:AssumeRoot"],
  "machines that the list of EC2 types does not see": [
    "ec2:ImportInstance",
    "evs:CreateEnvironment",
    "gameliftstreams:CreateStreamGroup",
    "workspaces-instances:CreateWorkspaceInstance",
  ],
  "other roles": ["sts:AssumeRole"],
  "new regions": ["account:EnableRegion"],
  "quota increases": ["servicequotas:RequestServiceQuotaIncrease"],
  "the end of the trail": ["cloudtrail:StopLogging", "cloudtrail:DeleteTrail", "cloudtrail:PutEventSelectors"],
  "the end of detectors": ["guardduty:DeleteDetector", "guardduty:UpdateDetector"],
};

describe("the stored list of AWSCompromisedKeyQuarantineV3", () => {
  it("has its 89 actions", () => {
    expect(new Set(QUARANTINE_V3).size).toBe(89);
  });
});

describe("the freeze", () => {
  it("denies every action that the quarantine denies", async () => {
    // A pattern of the quarantine is denied when each action that it stands for is.
    const expanded = await Promise.all(
      QUARANTINE_V3.map(async (pattern) => [pattern, await actionsLike(pattern)] as const),
    );
    // An action that the catalogue does not list is still one that the quarantine denies.
    const actions = expanded.flatMap(([pattern, found]) => (found.length > 0 ? found : [pattern]));
    expect(actions.filter((action) => !denies(action))).toEqual([]);
    expect(actions.length).toBeGreaterThan(QUARANTINE_V3.length);
  });

  it.each(Object.entries(ADDED).flatMap(([what, actions]) => actions.map((action) => [what, action] as const)))(
    "adds %s: %s",
    async (_, action) => {
      expect(await actionsLike(action)).toEqual([action]);
      expect(QUARANTINE_V3.filter((pattern) => covers({ Sid: "V3", Effect: "Deny", Action: pattern }, action))).toEqual(
        [],
      );
      expect(denies(action)).toBe(true);
    },
  );

  it.each([
    "cloudtrail:DescribeTrails",
    "ec2:CancelSpotFleetRequests",
    "ec2:DescribeInstances",
    "ec2:StopInstances",
    "ec2:TerminateInstances",
    "guardduty:GetFindings",
    "iam:GetUser",
    "sts:GetCallerIdentity",
    "support:CreateCase",
  ])("leaves alone what looks, ends or asks for help: %s", (action) => {
    expect(denies(action)).toBe(false);
  });

  it("denies in every region, and spares nobody but who is exempt", async () => {
    const responder = `arn:aws:iam::${ACCOUNT_ID}:role/ringfence/exempt/responder`;
    const document = freeze(["arn:aws:iam::*:role/ringfence/exempt/*"]);
    for (const action of ["ec2:RequestSpotFleet", "iam:PassRole", "s3:GetObject"]) {
      for (const region of ["us-east-1", "eu-west-1", "ap-southeast-2"]) {
        expect([action, region, await isDenied(document, { action, region })]).toEqual([action, region, true]);
        const spared = await isDenied(document, { action, region, principal: responder });
        expect([action, region, spared]).toEqual([action, region, false]);
      }
    }
  });

  it("is three denies on everything, in any order of the exempt", () => {
    const exempt = ["arn:aws:iam::*:role/b2", "arn:aws:iam::*:role/a1"];
    expect(minify(freeze([...exempt].reverse()))).toBe(minify(freeze(exempt)));
    expect(
      FREEZE.Statement.map(({ Sid, Effect, Resource, Condition }) => ({ Sid, Effect, Resource, Condition })),
    ).toEqual(
      ["FreezeLaunches", "FreezeIdentity", "FreezeAbuse"].map((Sid) => ({ Sid, Effect: "Deny", Resource: "*" })),
    );
  });

  it("names no action twice", () => {
    const actions = FREEZE.Statement.flatMap(({ Action }) => Action as string[]);
    const doubled = actions.filter((action) =>
      actions.some((other) => other !== action && covers({ Sid: "Other", Effect: "Deny", Action: other }, action)),
    );
    expect(doubled).toEqual([]);
  });
});
