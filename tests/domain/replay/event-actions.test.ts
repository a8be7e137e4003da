import { actionsIn } from "../../../domain/documents/actions/catalogue";
import { type ActionIndex, actionIndex, neededBy } from "../../../domain/replay/event-actions";
import { packedActions } from "../../../cli/catalogue/packed-actions";

let index: ActionIndex;
beforeAll(async () => {
  index = actionIndex(actionsIn(await packedActions()).map(({ action }) => action));
});

describe("the actions of an event", () => {
  it.each([
    ["monitoring", "PutMetricAlarm", ["cloudwatch:PutMetricAlarm"]],
    ["tagging", "GetResources", ["tag:GetResources"]],
    ["email", "SendEmail", ["ses:SendEmail"]],
    ["ses", "VerifyEmailIdentity", ["ses:VerifyEmailIdentity"]],
    ["elasticloadbalancing", "CreateLoadBalancer", ["elasticloadbalancing:CreateLoadBalancer"]],
    ["autoscaling", "CreateAutoScalingGroup", ["autoscaling:CreateAutoScalingGroup"]],
    ["autoscaling", "RegisterScalableTarget", ["application-autoscaling:RegisterScalableTarget"]],
    ["cloudcontrolapi", "CreateResource", ["cloudformation:CreateResource"]],
    ["data.iot", "Publish", ["iot:Publish"]],
    ["query.timestream", "DescribeEndpoints", ["timestream:DescribeEndpoints"]],
    ["models-v2-lex", "CreateBot", ["lex:CreateBot"]],
    ["lambda", "CreateFunction20150331", ["lambda:CreateFunction"]],
    ["lambda", "UpdateFunctionCode20150331v2", ["lambda:UpdateFunctionCode"]],
    ["lambda", "Invoke", ["lambda:InvokeFunction"]],
    ["cloudfront", "UpdateDistribution2020_05_31", ["cloudfront:UpdateDistribution"]],
    ["cloudfront", "CreateDistributionWithTags", ["cloudfront:CreateDistribution", "cloudfront:TagResource"]],
    ["cloud9", "CreateEnvironmentEC2", ["cloud9:CreateEnvironmentEC2"]],
    ["s3", "ListObjects", ["s3:ListBucket"]],
    ["s3", "ListBuckets", ["s3:ListAllMyBuckets"]],
    ["s3", "GetBucketEncryption", ["s3:GetEncryptionConfiguration"]],
    ["s3", "PutBucketPublicAccessBlock", ["s3:PutBucketPublicAccessBlock"]],
    ["s3", "PutPublicAccessBlock", ["s3:PutAccountPublicAccessBlock"]],
    ["s3", "DeleteAccountPublicAccessBlock", ["s3:PutAccountPublicAccessBlock"]],
    ["s3", "CopyObject", ["s3:PutObject", "s3:GetObject"]],
    ["kms", "ReEncrypt", ["kms:ReEncryptFrom", "kms:ReEncryptTo"]],
    ["budgets", "CreateBudget", ["budgets:ModifyBudget"]],
    ["apigateway", "UpdateStage", ["apigateway:PATCH"]],
    ["bedrock", "Converse", ["bedrock:InvokeModel"]],
    ["sts", "AssumeRole", ["sts:AssumeRole"]],
    ["ec2", "runinstances", ["ec2:RunInstances"]],
  ])("of %s are for %s: %j", (source, name, actions) => {
    expect(neededBy(index, `${source}.amazonaws.com`, name)).toEqual({ actions, known: true });
  });

  it("are a guess where the catalogue has none: the name of the call, of the service that it was sent to", () => {
    expect(neededBy(index, "ec2.amazonaws.com", "LaunchRockets")).toEqual({
      actions: ["ec2:LaunchRockets"],
      known: false,
    });
    expect(neededBy(index, "rockets.amazonaws.com", "Launch")).toEqual({ actions: ["rockets:Launch"], known: false });
  });
});
