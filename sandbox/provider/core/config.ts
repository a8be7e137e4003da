import { isRegion } from "../../../domain/regions/regions";
import { nearestRegion } from "../../../domain/fields/regions";
import type { Credentials } from "../aws/aws";
import type { TagConfig } from "./tags";
import { SCHEMA } from "../schema/schema";
import { coerceFields, validate, type Failure } from "./validate";
import { isProps, type Props, type Value } from "./values";

/** What the environment of the real provider would hold: `AWS_ENDPOINT_URL`, the access key, `AWS_REGION`. */
export interface ProviderEnvironment {
  endpoint: string;
  credentials?: { accessKeyId: string; secretAccessKey: string };
  region?: string;
}

/** The configuration of one provider instance, default or explicit. */
export interface InstanceConfig {
  region: string;
  credentials: Credentials;
  tags: TagConfig;
  /** Same text, same way to reach the account. */
  connectionKey: string;
  endpointOf(service: string): string;
  maxAttempts: number;
  validateCredentials: boolean;
  requestAccountId: boolean;
  allowedAccountIds: readonly string[];
  forbiddenAccountIds: readonly string[];
}

/** Settings of the real provider whose meaning this one does not have. Set, they are refused and not passed over. */
const UNSUPPORTED = [
  "assumeRoles",
  "assumeRoleWithWebIdentity",
  "profile",
  "sharedConfigFiles",
  "sharedCredentialsFiles",
];
/** Keys that the engine adds to the settings of a provider. */
const ENGINE_KEYS = ["version", "pluginDownloadURL"];
const DEFAULT_MAX_ATTEMPTS = 5;

/**
 * Settings of a provider as they come over the wire, brought into their declared shapes: what is not text arrives as
 * JSON text. https://www.pulumi.com/docs/iac/concepts/config/#structured-configuration
 */
export function decodeSettings(settings: Props): Props {
  const entries = Object.entries(settings).map(([name, value]): [string, Value] => {
    const field = SCHEMA.provider()[name];
    return [name, field && typeof value === "string" && field.shape !== "string" ? parseOr(value) : value];
  });
  return Object.fromEntries(entries);
}

function parseOr(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return text;
  }
}

/** Reads the settings of a provider instance; all problems at once. */
export function readConfig(
  settings: Props,
  environment: ProviderEnvironment,
): { config?: InstanceConfig; failures: Failure[] } {
  const decoded = decodeSettings(settings);
  const shapes = validate(SCHEMA.provider(), decoded, "the aws provider", ENGINE_KEYS);
  if (shapes.length > 0) return { failures: shapes };
  const props = coerceFields(SCHEMA.provider(), decoded);
  const region = text(props["region"]) ?? environment.region;
  const credentials = credentialsFrom(props) ?? environment.credentials;
  const failures = [...unsupported(props), ...regionFailures(region, props), ...(credentials ? [] : [NO_CREDENTIALS])];
  if (failures.length > 0 || !region || !credentials) return { failures };
  const endpoints = Object.assign({}, ...((props["endpoints"] as Props[] | undefined) ?? [])) as Record<string, string>;
  const maxAttempts = typeof props["maxRetries"] === "number" ? Math.max(1, props["maxRetries"]) : DEFAULT_MAX_ATTEMPTS;
  const config: InstanceConfig = {
    region,
    credentials,
    tags: {
      defaultTags: stringMap(nested(props["defaultTags"])["tags"]),
      ignore: {
        keys: strings(nested(props["ignoreTags"])["keys"]),
        keyPrefixes: strings(nested(props["ignoreTags"])["keyPrefixes"]),
      },
    },
    connectionKey: JSON.stringify([credentials, endpoints, maxAttempts]),
    endpointOf: (service) => endpoints[service] ?? environment.endpoint,
    maxAttempts,
    validateCredentials: props["skipCredentialsValidation"] !== true,
    requestAccountId: props["skipRequestingAccountId"] !== true,
    allowedAccountIds: strings(props["allowedAccountIds"]),
    forbiddenAccountIds: strings(props["forbiddenAccountIds"]),
  };
  return { config, failures: [] };
}

const NO_CREDENTIALS: Failure = {
  property: "",
  reason:
    "no valid credential sources found; set aws:accessKey and aws:secretKey, or AWS_ACCESS_KEY_ID and " +
    "AWS_SECRET_ACCESS_KEY (https://www.pulumi.com/registry/packages/aws/installation-configuration/)",
};

function regionFailures(region: string | undefined, props: Props): Failure[] {
  if (!region) {
    const reason = "missing region information; set it with pulumi config set aws:region <region>, or AWS_REGION";
    return [{ property: "region", reason }];
  }
  if (props["skipRegionValidation"] === true || isRegion(region)) return [];
  const guess = nearestRegion(region);
  return [
    {
      property: "region",
      reason: `unknown region "${region}"; ${guess ? `did you mean "${guess}"` : "check the name"}`,
    },
  ];
}

function unsupported(props: Props): Failure[] {
  return UNSUPPORTED.filter((name) => props[name] !== undefined).map((property) => ({
    property,
    reason: `the sandbox provider does not support "${property}"; set aws:accessKey and aws:secretKey instead`,
  }));
}

function credentialsFrom(props: Props): Credentials | undefined {
  const [accessKeyId, secretAccessKey, sessionToken] = [
    text(props["accessKey"]),
    text(props["secretKey"]),
    text(props["token"]),
  ];
  if (!accessKeyId || !secretAccessKey) return undefined;
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}

const text = (value: Value | undefined) => (typeof value === "string" && value !== "" ? value : undefined);
const nested = (value: Value | undefined): Props => (isProps(value) ? value : {});
const strings = (value: Value | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);
const stringMap = (value: Value | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(nested(value)).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
