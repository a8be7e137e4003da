/** A service that costs money and that many accounts never use: what is not used is denied whole. */
export interface PaidService {
  /** The name in `unusedServices`. */
  id: string;
  /** Actions as a policy writes them. */
  actions: readonly string[];
  /** True when it is denied unless the owner says otherwise. */
  deniedByDefault: boolean;
  /** Why somebody with a stolen key wants it, or why it is left open. */
  reason: string;
  source: string;
}

const EC2_ECS_CAMPAIGN =
  "https://aws.amazon.com/blogs/security/cryptomining-campaign-targeting-amazon-ec2-and-amazon-ecs/";
const AMBERSQUID = "https://sysdig.com/blog/ambersquid/";
const LLMJACKING = "https://sysdig.com/blog/llmjacking-stolen-cloud-credentials-used-in-new-ai-attack/";
const NO_SIZE_KEY =
  "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html";

/** Only Cloud9 and SageMaker have a condition key for the size of what they start; the others are open or closed. */
export const PAID_SERVICES = [
  {
    id: "amplify",
    actions: ["amplify:*", "amplifybackend:*"],
    deniedByDefault: true,
    reason: "its build machines mined where EC2 was watched",
    source: AMBERSQUID,
  },
  {
    id: "apprunner",
    actions: ["apprunner:*"],
    deniedByDefault: false,
    reason: "runs containers by the hour; small accounts deploy with it",
    source: NO_SIZE_KEY,
  },
  {
    id: "appstream",
    actions: ["appstream:*"],
    deniedByDefault: true,
    reason: "fleets of desktops, with GPUs",
    source: NO_SIZE_KEY,
  },
  {
    id: "batch",
    actions: ["batch:*"],
    deniedByDefault: true,
    reason: "starts machines again as long as its queue holds jobs",
    source: NO_SIZE_KEY,
  },
  {
    id: "bedrock",
    actions: ["bedrock:*", "bedrock-agentcore:*", "bedrock-mantle:*"],
    deniedByDefault: true,
    reason: "stolen keys were used for models at tens of thousands of USD a day",
    source: LLMJACKING,
  },
  {
    id: "braket",
    actions: ["braket:*"],
    deniedByDefault: true,
    reason: "quantum tasks and their notebooks cost by the shot and by the hour",
    source: NO_SIZE_KEY,
  },
  {
    id: "cloud9",
    actions: ["cloud9:*"],
    deniedByDefault: true,
    reason: "takes no new customers; when it is in use, its machines are limited by type",
    source: "https://docs.aws.amazon.com/cloud9/latest/user-guide/welcome.html",
  },
  {
    id: "codebuild",
    actions: ["codebuild:*"],
    deniedByDefault: false,
    reason: "its build machines mined where EC2 was watched; many pipelines need it",
    source: AMBERSQUID,
  },
  {
    id: "deadline",
    actions: ["deadline:*"],
    deniedByDefault: true,
    reason: "render farms",
    source: NO_SIZE_KEY,
  },
  {
    id: "eks",
    actions: ["eks:*"],
    deniedByDefault: false,
    reason: "node groups have no size key; who runs Kubernetes needs it",
    source: NO_SIZE_KEY,
  },
  {
    id: "emr",
    actions: ["elasticmapreduce:*", "emr-containers:*", "emr-serverless:*"],
    deniedByDefault: true,
    reason: "clusters of machines by one call",
    source: NO_SIZE_KEY,
  },
  {
    id: "evs",
    actions: ["evs:*"],
    deniedByDefault: true,
    reason: "hosts without a hypervisor, four at a time",
    source: NO_SIZE_KEY,
  },
  {
    id: "gamelift",
    actions: ["gamelift:*", "gameliftstreams:*"],
    deniedByDefault: true,
    reason: "fleets of game servers, on spot too",
    source: NO_SIZE_KEY,
  },
  {
    id: "glue",
    actions: ["glue:*"],
    deniedByDefault: false,
    reason: "jobs run any code; data teams need it",
    source: AMBERSQUID,
  },
  {
    id: "imagebuilder",
    actions: ["imagebuilder:*"],
    deniedByDefault: true,
    reason: "starts machines to build images",
    source: NO_SIZE_KEY,
  },
  {
    id: "lightsail",
    actions: ["lightsail:*"],
    deniedByDefault: true,
    reason: "machines that the EC2 console does not show",
    source: NO_SIZE_KEY,
  },
  {
    id: "mediapackagev2",
    actions: ["mediapackagev2:*"],
    deniedByDefault: true,
    reason: "AWS denies it to compromised keys",
    source: "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCompromisedKeyQuarantineV3.html",
  },
  {
    id: "nova-act",
    actions: ["nova-act:*"],
    deniedByDefault: true,
    reason: "agents that run and cost by the hour",
    source: NO_SIZE_KEY,
  },
  {
    id: "pcs",
    actions: ["pcs:*"],
    deniedByDefault: true,
    reason: "clusters for high performance computing",
    source: NO_SIZE_KEY,
  },
  {
    id: "sagemaker",
    actions: ["sagemaker:*", "sagemaker-geospatial:*"],
    deniedByDefault: true,
    reason: "notebooks, training jobs and endpoints with GPUs; when it is in use, its machines are limited by type",
    source: AMBERSQUID,
  },
  {
    id: "ses",
    actions: ["ses:*"],
    deniedByDefault: false,
    reason: "stolen keys send mail with it; many applications do, too",
    source: EC2_ECS_CAMPAIGN,
  },
  {
    id: "workspaces",
    actions: ["workspaces:*", "workspaces-instances:*", "workspaces-web:*"],
    deniedByDefault: true,
    reason: "desktops by the month, and machines of EC2 that no limit of types sees",
    source: NO_SIZE_KEY,
  },
] as const satisfies readonly PaidService[];

/** The names that `unusedServices` takes. */
export const PAID_SERVICE_IDS: readonly string[] = PAID_SERVICES.map(({ id }) => id);

/** What `unusedServices` is when the owner says nothing. */
export const UNUSED_BY_DEFAULT: readonly string[] = PAID_SERVICES.filter((service) => service.deniedByDefault).map(
  ({ id }) => id,
);

/** The actions of the named services, ordered by name. */
export const actionsOfServices = (ids: readonly string[]): string[] =>
  PAID_SERVICES.filter(({ id }) => ids.includes(id))
    .flatMap(({ actions }) => actions as readonly string[])
    .sort();
