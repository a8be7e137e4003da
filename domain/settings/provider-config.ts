import * as v from "valibot";
import { type Problem, problemsOf, show } from "../fields/problems";
import { region } from "../fields/regions";
import { parsed } from "./stack-config";

type Kind = "list" | "map" | "number" | "true or false";

/**
 * The keys of the provider that are no text, by the name that stands behind `aws:`.
 * https://www.pulumi.com/registry/packages/aws/installation-configuration/#configuration-options
 */
export const PROVIDER_KINDS: Readonly<Record<string, Kind>> = {
  allowedAccountIds: "list",
  assumeRoleWithWebIdentity: "map",
  assumeRoles: "list",
  defaultTags: "map",
  endpoints: "list",
  forbiddenAccountIds: "list",
  ignoreTags: "map",
  insecure: "true or false",
  maxRetries: "number",
  s3UsePathStyle: "true or false",
  sharedConfigFiles: "list",
  sharedCredentialsFiles: "list",
  skipCredentialsValidation: "true or false",
  skipMetadataApiCheck: "true or false",
  skipRegionValidation: "true or false",
  skipRequestingAccountId: "true or false",
  tokenBucketRateLimiterCapacity: "number",
  useDualstackEndpoint: "true or false",
  useFipsEndpoint: "true or false",
  userAgents: "list",
};

const IS: Record<Kind, (value: unknown) => boolean> = {
  list: Array.isArray,
  map: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  number: (value) => typeof value === "number",
  "true or false": (value) => typeof value === "boolean",
};

/**
 * What is wrong with the configuration of the provider, which would say so only when it is asked for the first time: after
 * the settings are right, and in the place of everything that the account has to say. It reads each text as JSON, and an
 * empty one as nothing: `convertStringToPropertyValue` in pkg/tfbridge/config_encoding.go of pulumi/pulumi-terraform-bridge.
 *
 * @param config key with namespace -> text
 */
export function providerProblems(config: Readonly<Record<string, string>>): Problem[] {
  return Object.entries(config).flatMap(([path, text]): Problem[] => {
    if (path === "aws:region") return problemsOf(v.safeParse(region, text).issues ?? [], path);
    const kind = path.startsWith("aws:") ? PROVIDER_KINDS[path.slice("aws:".length)] : undefined;
    const value = parsed(text);
    if (kind === undefined || value === "" || value === null || IS[kind](value)) return [];
    const what = kind === "true or false" ? kind : `a ${kind}`;
    return [{ path, message: `expected ${what}, received ${show(value)}` }];
  });
}
