/** Calls that start what costs money, keep it running, or raise what runs. */
export interface Launcher {
  /** `service:Action`; a pattern where each action that it stands for starts the like. */
  actions: readonly string[];
  /** What a call starts. */
  starts: string;
  /** True when the region deny names it for us-east-1 and us-west-2, whatever the list of global services grows to. */
  inGlobalRegions?: true;
  /** True when it is denied in allowed regions too, because no condition key limits it. */
  denied?: true;
  /** The condition keys that limit it in allowed regions; guardrails/limits.ts has a statement for each. */
  limits?: readonly string[];
  /**
   * The service of paid-services.ts that closes it while what runs already goes on: the name in `unusedServices`. A service
   * that is closed as a whole needs none.
   */
  closedBy?: string;
  /** Why it stays open in allowed regions, where it is neither denied, nor limited, nor of a paid service that can be closed. */
  open?: string;
  /** Who says so: the keys of the service, or the report of an attack. */
  source: string;
}

/** The page of a service's condition keys. */
export const keysOf = (service: string): string =>
  `https://docs.aws.amazon.com/service-authorization/latest/reference/list_${service}.html`;

export const AMBERSQUID = "https://sysdig.com/blog/ambersquid/";
export const LLMJACKING = "https://sysdig.com/blog/llmjacking-stolen-cloud-credentials-used-in-new-ai-attack/";
export const EC2_ECS_CAMPAIGN =
  "https://aws.amazon.com/blogs/security/cryptomining-campaign-targeting-amazon-ec2-and-amazon-ecs/";
export const QUARANTINE =
  "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCompromisedKeyQuarantineV3.html";
/** Which services AWS closes, or keeps for those who have them. */
export const LIFECYCLE = "https://aws.amazon.com/products/lifecycle/";
