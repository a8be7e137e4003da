import { type PolicyDocument, policyDocument } from "../document";
import { metadata, type MetadataArgs } from "./metadata";
import { ownSignIn } from "./mfa";

/**
 * For people who look at workloads: what exists and how it is set, in the allowed regions, with MFA. No data, no secrets,
 * no code, no log lines. A managed policy; it is the same whatever the order of the regions.
 *
 * AWS's own ReadOnlyAccess reads objects, items, messages and logs, so that it is no policy for a look:
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/ReadOnlyAccess.html
 */
export const readOnly = (args: MetadataArgs): PolicyDocument => policyDocument([...metadata(args), ...ownSignIn()]);
