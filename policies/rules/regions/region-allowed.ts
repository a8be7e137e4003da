import { UNKNOWN } from "../../engine/reader";
import { anyAwsResource } from "../../engine/types";
import { declaredBy } from "../../facts/template";
import { judgeNamedRegions, judgePlace } from "./placement";
import type { ResourceRule } from "../../rule";

const example = (type: string, props: Record<string, unknown>) => ({ type, props });
const options = { allowedRegions: ["ap-southeast-2", "eu-central-1"] };

export const regionAllowed: ResourceRule<"allowedRegions", "alsoAllowed"> = {
  id: "region-allowed",
  kind: "resource",
  title: "resources exist only in allowed regions",
  severity: "critical",
  level: "mandatory",
  starter: "mandatory",
  onUnknown: "advisory",
  strictOnUnknown: "mandatory",
  why: "Machines in a region that nobody looks at are how a leaked key turns into a bill: no console tab, alarm or habit covers them.",
  fix: "use an allowed region; what cannot be elsewhere gets its region by its type, in alsoAllowed of the pack",
  frameworks: [],
  exemptible: false,
  types: anyAwsResource,
  needs: ["allowedRegions"],
  uses: ["alsoAllowed"],
  options: {},

  check(resource, places) {
    const { resources, unread } = declaredBy(resource);
    const named = [resource, ...resources].flatMap((each) => judgeNamedRegions(each, places));
    return [judgePlace(resource, places), ...named, ...unread];
  },

  examples: {
    pass: [
      {
        title: "a machine in an allowed region",
        options,
        subject: example("aws:ec2/instance:Instance", { region: "eu-central-1" }),
      },
      {
        title: "a detector in a region without workloads",
        options,
        subject: example("aws:guardduty/detector:Detector", { region: "sa-east-1" }),
      },
      {
        title: "the billing alarm, which exists only in us-east-1",
        options,
        subject: example("aws:cloudwatch/metricAlarm:MetricAlarm", { region: "us-east-1" }),
      },
      { title: "a role, which has no region", options, subject: example("aws:iam/role:Role", { name: "deploy" }) },
      {
        title: "a Lambda@Edge function with its own permission",
        options: { ...options, alsoAllowed: { "aws:lambda/function:Function": ["us-east-1"] } },
        subject: example("aws:lambda/function:Function", { region: "us-east-1" }),
      },
      {
        title: "a certificate of CloudFront, which the region deny leaves alone",
        options,
        subject: example("aws:acm/certificate:Certificate", { region: "us-east-1" }),
      },
      {
        title: "the block on public buckets, which is one for all regions",
        options,
        subject: {
          type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
          props: {},
          provider: { type: "pulumi:providers:aws", name: "paris", props: { region: "eu-west-3" } },
        },
      },
      {
        title: "a detector of Cloud Control in a region without workloads",
        options,
        subject: {
          type: "aws-native:guardduty:Detector",
          props: {},
          provider: { type: "pulumi:providers:aws-native", name: "paris", props: { region: "eu-west-3" } },
        },
      },
      {
        title: "a replica in an allowed region",
        options,
        subject: example("aws:secretsmanager/secret:Secret", {
          region: "ap-southeast-2",
          replicas: [{ region: "eu-central-1" }],
        }),
      },
      {
        title: "a peer in another region, which is there already",
        options,
        subject: example("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", {
          region: "ap-southeast-2",
          peerRegion: "eu-west-3",
        }),
      },
      {
        title: "an aws-native machine whose provider points to an allowed region",
        options,
        subject: {
          type: "aws-native:ec2:Instance",
          props: {},
          provider: { type: "pulumi:providers:aws-native", props: { region: "ap-southeast-2" } },
        },
      },
    ],
    fail: [
      {
        title: "a machine in another region",
        options,
        subject: example("aws:ec2/instance:Instance", { region: "sa-east-1" }),
      },
      {
        title: "a topic outside allowed and billing regions",
        options,
        subject: example("aws:sns/topic:Topic", { region: "us-west-2" }),
      },
      {
        title: "a machine in us-east-1, where only guards may be",
        options,
        subject: example("aws:ec2/spotFleetRequest:SpotFleetRequest", { region: "us-east-1" }),
      },
      {
        title: "a replica in another region",
        options,
        subject: example("aws:dynamodb/table:Table", {
          region: "ap-southeast-2",
          replicas: [{ regionName: "eu-central-1" }, { regionName: "eu-west-3" }],
        }),
      },
      {
        title: "a stack in another region",
        options,
        subject: example("aws:cloudformation/stackSetInstance:StackSetInstance", {
          region: "ap-southeast-2",
          stackSetInstanceRegion: "eu-west-3",
        }),
      },
      {
        title: "a backup that is copied into a vault in another region",
        options,
        subject: example("aws:backup/plan:Plan", {
          region: "ap-southeast-2",
          rules: [{ copyActions: [{ destinationVaultArn: "arn:aws:backup:eu-west-3:123456789012:backup-vault:v" }] }],
        }),
      },
      {
        title: "a replica in the template of a stack",
        options,
        subject: example("aws:cloudformation/stack:Stack", {
          region: "ap-southeast-2",
          templateBody:
            "Resources:\n  Copy:\n    Type: AWS::DynamoDB::GlobalTable\n    Properties:\n      Replicas: [{ Region: !Ref AWS::Region }, { Region: eu-west-3 }]\n",
        }),
      },
      {
        title: "a rule that starts containers in a region where rules may only watch",
        options,
        subject: example("aws:cloudwatch/eventTarget:EventTarget", {
          region: "eu-west-3",
          ecsTarget: { taskDefinitionArn: "arn:aws:ecs:eu-west-3:123456789012:task-definition/miner:1" },
        }),
      },
      {
        title: "an aws v6 machine, which inherits the region of its provider",
        options,
        subject: {
          type: "aws:ec2/instance:Instance",
          props: {},
          provider: { type: "pulumi:providers:aws", props: { region: "us-east-2" } },
        },
      },
      {
        title: "a region argument that overrides a provider in an allowed region",
        options,
        subject: {
          type: "aws:ec2/instance:Instance",
          props: { region: "us-east-2" },
          provider: { type: "pulumi:providers:aws", props: { region: "ap-southeast-2" } },
        },
      },
    ],
    unknown: [
      {
        title: "a region that another resource decides",
        options,
        subject: example("aws:ec2/instance:Instance", { region: UNKNOWN }),
      },
      {
        title: "a provider that has no region",
        options,
        subject: {
          type: "aws:backup/vault:Vault",
          props: { region: UNKNOWN },
          provider: { type: "pulumi:providers:aws", name: "member", props: {} },
        },
      },
      {
        title: "a template that another resource makes",
        options,
        subject: example("aws:cloudformation/stack:Stack", { region: "ap-southeast-2", templateBody: UNKNOWN }),
      },
      {
        title: "a region that only the environment of the machine knows",
        options,
        subject: example("aws:ec2/instance:Instance", {}),
      },
    ],
  },
};
