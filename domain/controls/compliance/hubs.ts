import { region } from "../../fields/regions";
import { dictionary } from "../../fields/shapes";
import { choice, text } from "../../fields/values";

const hub = text("an ARN of a hub: arn:aws:securityhub:<region>:<account>:hub/default", (arn) =>
  /^arn:aws:securityhub:[a-z0-9-]+:\d{12}:hub\/default$/.test(arn),
);

/** Hubs that are on already. */
export const hubs = dictionary(region, hub, "region code -> ARN of a hub");

/** The one thing that gathers findings of an account; its ARN says in which region. */
export const findingAggregator = text(
  "an ARN of a finding aggregator: arn:aws:securityhub:<region>:<account>:finding-aggregator/<id>",
  (arn) => /^arn:aws:securityhub:[a-z0-9-]+:\d{12}:finding-aggregator\/[\w-]+$/.test(arn),
);

/** The region of an ARN. */
export const regionOf = (arn: string): string => arn.split(":")[3]!;

/** The account of an ARN, which is the id of its hub. */
export const accountOf = (arn: string): string => arn.split(":")[4]!;

/**
 * What is checked, by short names: the path of each standard in its ARN. Security Hub CSPM checks 5.0.0 of CIS and none newer.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html and the table of
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/securityhub_standards_subscription
 */
const STANDARDS = {
  cis: "cis-aws-foundations-benchmark/v/5.0.0",
  fsbp: "aws-foundational-security-best-practices/v/1.0.0",
  "nist-800-53": "nist-800-53/v/5.0.0",
  "pci-dss": "pci-dss/v/4.0.1",
} as const;

const NAMES = Object.keys(STANDARDS) as (keyof typeof STANDARDS)[];

/** The name of a standard. */
export const standard = choice(NAMES, { noun: "standard", page: "docs/controls/security-hub.md" });

/** Those that are on unless somebody says otherwise. */
export const DEFAULT_STANDARDS: readonly string[] = ["cis", "fsbp"];

/** The ARN of a standard in a region of the commercial partition. */
export const standardArn = (name: string, inRegion: string): string =>
  `arn:aws:securityhub:${inRegion}::standards/${STANDARDS[name as keyof typeof STANDARDS]}`;
