import { region } from "../../fields/regions";
import { dictionary } from "../../fields/shapes";
import { choice, text } from "../../fields/values";
import { BILLING_REGION, findRegion } from "../../regions/regions";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationRecorder.html, and the same of a channel */
const named = (what: string) => text(`a name of a ${what} of 1 to 256 characters`, (name) => /^.{1,256}$/.test(name));

/** Recorders that exist already. */
export const recorders = dictionary(region, named("recorder"), "region code -> name of a recorder");

/** Delivery channels that exist already. */
export const deliveryChannels = dictionary(
  region,
  named("delivery channel"),
  "region code -> name of a delivery channel",
);

/** What is recorded in idle regions. */
export const inIdleRegions = choice(["short-list", "all"]);

/** What an intruder makes where nothing should run: machines, what starts them, what they run behind, and what hoards or hides. */
export const IDLE_TYPES: readonly string[] = [
  "AWS::AutoScaling::AutoScalingGroup",
  "AWS::Batch::ComputeEnvironment",
  "AWS::BedrockAgentCore::Runtime",
  "AWS::CloudFormation::Stack",
  "AWS::CodeBuild::Project",
  "AWS::EC2::EC2Fleet",
  "AWS::EC2::EIP",
  "AWS::EC2::Instance",
  "AWS::EC2::LaunchTemplate",
  "AWS::EC2::SecurityGroup",
  "AWS::EC2::SpotFleet",
  "AWS::EC2::VPC",
  "AWS::EC2::Volume",
  "AWS::ECS::Cluster",
  "AWS::ECS::Service",
  "AWS::ECS::TaskDefinition",
  "AWS::EKS::Cluster",
  "AWS::EMRServerless::Application",
  "AWS::KMS::Key",
  "AWS::Lambda::Function",
  "AWS::RDS::DBCluster",
  "AWS::RDS::DBInstance",
  "AWS::Redshift::Cluster",
  "AWS::S3::Bucket",
];

/** What every region would record once more, and bill once more, if it were not told otherwise. */
const GLOBAL_TYPES = ["AWS::IAM::Group", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::User"];

/** Opt-in regions that had AWS Config before February 2022. */
const OLD_OPT_IN = ["af-south-1", "ap-east-1", "eu-south-1", "me-south-1"];

/**
 * The region that records users, groups, roles and policies of IAM: home, unless it is one of those that got AWS Config after
 * February 2022, which cannot. https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingGroup.html
 */
export const globalTypesRegion = (home: string): string =>
  findRegion(home)?.optIn && !OLD_OPT_IN.includes(home) ? BILLING_REGION : home;

/** What a recorder records, in the words of the provider. */
interface RecordingGroup {
  allSupported: boolean;
  includeGlobalResourceTypes: boolean;
  resourceTypes?: string[];
  recordingStrategies: { useOnly: string }[];
}

/**
 * What is recorded in a region.
 *
 * @param isShort whether only the short list is
 * @param isGlobal whether the types of IAM are as well
 */
export const recordingGroup = (isShort: boolean, isGlobal: boolean): RecordingGroup =>
  isShort
    ? {
        allSupported: false,
        // AWS takes it with every type only: here those of IAM stand in the list.
        includeGlobalResourceTypes: false,
        resourceTypes: [...IDLE_TYPES, ...(isGlobal ? GLOBAL_TYPES : [])],
        recordingStrategies: [{ useOnly: "INCLUSION_BY_RESOURCE_TYPES" }],
      }
    : {
        allSupported: true,
        includeGlobalResourceTypes: isGlobal,
        recordingStrategies: [{ useOnly: "ALL_SUPPORTED_RESOURCE_TYPES" }],
      };
