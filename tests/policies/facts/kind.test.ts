import { kindOf, ofKinds } from "../../../policies/facts/kind";

describe("the kind of a thing", () => {
  it.each([
    [
      "cloudtrail:trail",
      "aws:cloudtrail/trail:Trail",
      "aws-native:cloudtrail:Trail",
      "aws:index/cloudtrail:Cloudtrail",
      "AWS::CloudTrail::Trail",
    ],
    [
      "config:recorder",
      "aws:cfg/recorder:Recorder",
      "aws-native:configuration:ConfigurationRecorder",
      "aws:index/configConfigurationRecorder:ConfigConfigurationRecorder",
      "AWS::Config::ConfigurationRecorder",
    ],
    [
      "cloudwatch:metricalarm",
      "aws:cloudwatch/metricAlarm:MetricAlarm",
      "aws-native:cloudwatch:Alarm",
      "aws:index/cloudwatchMetricAlarm:CloudwatchMetricAlarm",
      "AWS::CloudWatch::Alarm",
    ],
    [
      "budgets:budgetaction",
      "aws:budgets/budgetAction:BudgetAction",
      "aws-native:budgets:BudgetsAction",
      "aws:index/budgetsBudgetAction:BudgetsBudgetAction",
      "AWS::Budgets::BudgetsAction",
    ],
    [
      "sns:topicsubscription",
      "aws:sns/topicSubscription:TopicSubscription",
      "aws-native:sns:Subscription",
      "aws:index/snsTopicSubscription:SnsTopicSubscription",
      "AWS::SNS::Subscription",
    ],
    [
      "account:alternativecontact",
      "aws:account/alternativeContact:AlternativeContact",
      "aws:index/accountAlternateContact:AccountAlternateContact",
    ],
    ["securityhub:account", "aws:securityhub/account:Account", "aws-native:securityhub:Hub", "AWS::SecurityHub::Hub"],
    [
      "uxc:accountcustomizations",
      "aws:uxc/accountCustomizations:AccountCustomizations",
      "aws-native:uxc:AccountCustomization",
    ],
    ["iam:policy", "aws:iam/policy:Policy", "aws-native:iam:ManagedPolicy", "AWS::IAM::ManagedPolicy"],
    ["s3:bucket", "aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2", "aws-native:s3:Bucket"],
  ])("%s has one name in every spelling", (kind, ...types) => {
    expect(types.map(kindOf)).toEqual(types.map(() => kind));
  });

  it("tells a policy from a part of a role, and a topic from a queue", () => {
    const others = [
      "aws:iam/rolePolicy:RolePolicy",
      "aws:sqs/queue:Queue",
      "aws:cloudwatch/compositeAlarm:CompositeAlarm",
    ];
    expect(others.map(kindOf)).toEqual(["iam:rolepolicy", "sqs:queue", "cloudwatch:compositealarm"]);
  });
});

describe("the types of a few kinds", () => {
  const trails = ofKinds("trails", ["cloudtrail:trail"]);

  it.each([
    ["aws:index/cloudtrail:Cloudtrail", true],
    ["aws:cloudformation/stack:Stack", true],
    ["aws:cloudcontrol/resource:Resource", true],
    ["aws:ec2/instance:Instance", false],
    ["aws:sagemaker/humanTaskUI:HumanTaskUI", false],
  ])("has %s: %s", (type, expected) => {
    expect(trails.matches(type)).toBe(expected);
  });

  it("leaves out what another cloud calls by the same names", () => {
    const keys = ofKinds("keys", ["kms:key"]);
    expect(keys.matches("aws:kms/key:Key")).toBe(true);
    expect(keys.matches("alicloud:kms/key:Key")).toBe(false);
  });

  it("says what it is on a page", () => {
    expect(trails.title).toBe("trails, in every spelling and inside templates");
  });
});
