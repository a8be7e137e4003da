import * as v from "valibot";
import { flag } from "../../../domain/fields/values";
import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, notApplicable, pass, undetermined } from "../../engine/verdict";
import { positionOf } from "../../facts/members";
import { settingOf } from "../../facts/provider-settings";
import type { Property } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";

/**
 * Settings that take away a check. `skipMetadataApiCheck` and `skipRegionValidation` are on unless told otherwise, in
 * aws-native `skipCredentialsValidation` is as well: what a provider does by itself says nothing of its user.
 * https://www.pulumi.com/registry/packages/aws/api-docs/provider/
 */
const CHECKS: Readonly<Record<string, readonly string[]>> = {
  "pulumi:providers:aws": ["insecure", "skipCredentialsValidation", "skipRequestingAccountId"],
  "pulumi:providers:aws-native": ["insecure", "skipRequestingAccountId"],
};

const PROVIDERS = Object.keys(CHECKS);

/** Endpoints of AWS itself: those of a private link, and of FIPS. */
const OF_AWS = /(^|\.)(amazonaws\.com(\.cn)?|api\.aws)$/;
const LOCAL =
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|host\.docker\.internal|localstack)$|\.localhost$|(^|\.)localstack\.cloud$/;

const placeOf = (url: string): "aws" | "local" | "elsewhere" => {
  if (!URL.canParse(url)) return "elsewhere";
  const { hostname, protocol } = new URL(url);
  if (LOCAL.test(hostname)) return "local";
  return OF_AWS.test(hostname) && protocol === "https:" ? "aws" : "elsewhere";
};

interface Endpoint {
  readonly property: Property;
  readonly place: "aws" | "local" | "elsewhere" | "unknown";
}

/** Every address that a provider has been given in place of AWS's own; an empty text is none. */
const endpointsOf = (props: Property): Endpoint[] =>
  settingOf(props, "endpoints")
    .items()
    .flatMap((one) => (one.state === "unknown" ? [one] : one.keys().map((service) => one.get(service))))
    .filter(({ state, value }) => state === "unknown" || (typeof value === "string" && value !== ""))
    .map((property) => ({
      property,
      place: property.state === "unknown" ? "unknown" : placeOf(String(property.value)),
    }));

function judgeEndpoint({ property, place }: Endpoint): Verdict[] {
  if (place === "unknown") return [undetermined(property.path)];
  return place === "aws" ? [] : [fail(property.path, show(property.value), "an address of AWS, or none")];
}

function judgeCheck(setting: Property): Verdict[] {
  const position = positionOf(setting);
  if (position === "unknown") return [undetermined(setting.path)];
  return position === "on" ? [fail(setting.path, show(setting.value), "false")] : [];
}

const localEndpoints = v.pipe(
  v.optional(flag),
  v.metadata({ shape: "true or false" }),
  v.description(
    "Whether a provider whose every address is on this machine (127.0.0.1, LocalStack) is left alone, as in tests. Default: false.",
  ),
);

const example = (
  title: string,
  props: Record<string, unknown>,
  { type = PROVIDERS[0]!, ...more }: { type?: string; options?: Record<string, unknown> } = {},
) => ({ title, subject: { type, name: "main", props }, ...more });
const local = {
  endpoints: JSON.stringify([{ s3: "http://127.0.0.1:4566", sts: "http://localhost.localstack.cloud:4566" }]),
  skipCredentialsValidation: "true",
  skipRequestingAccountId: "true",
};
const options = { localEndpoints: true };

export const providerSafe: ResourceRule<never, never, { localEndpoints: typeof localEndpoints }> = {
  id: "provider-safe",
  kind: "resource",
  title: "a provider speaks with AWS, and checks with whom",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "An address of somebody else's gets every call, with what is in it; without the checks of certificate and account nobody notices. Such settings come from tests, and stay.",
  fix: "take endpoints, insecure and the skip settings out of the provider, or set localEndpoints of this rule where programs are tested",
  frameworks: [],
  types: PROVIDERS,
  needs: [],
  uses: [],
  options: { localEndpoints },

  check({ type, props }, { localEndpoints: isTest }) {
    const endpoints = endpointsOf(props);
    if (isTest === true && endpoints.length > 0 && endpoints.every(({ place }) => place === "local")) {
      return [notApplicable("the provider speaks with this machine, as tests do")];
    }
    const verdicts = [
      ...endpoints.flatMap(judgeEndpoint),
      ...(CHECKS[type] ?? []).flatMap((name) => judgeCheck(settingOf(props, name))),
    ];
    return verdicts.length > 0 ? verdicts : [pass];
  },

  examples: {
    pass: [
      example("a provider as it comes", {
        region: "eu-west-1",
        skipCredentialsValidation: "false",
        skipMetadataApiCheck: "true",
        skipRegionValidation: "true",
      }),
      example("an address of a private link", {
        endpoints: '[{"s3":"https://bucket.vpce-1a2b.s3.eu-west-1.vpce.amazonaws.com","sqs":""}]',
      }),
      example(
        "a provider of Cloud Control as it comes",
        { skipCredentialsValidation: "true" },
        { type: PROVIDERS[1]! },
      ),
      example("a test against this machine", local, { options }),
    ],
    fail: [
      example("an address of somebody else's", { endpoints: '[{"sts":"https://sts.example.com"}]' }),
      example("one that only looks like an address of AWS", {
        endpoints: '[{"s3":"https://s3.amazonaws.com.example.com"}]',
      }),
      example("an address of AWS in the clear", { endpoints: '[{"s3":"http://s3.eu-west-1.amazonaws.com"}]' }),
      example("a test against this machine, where nobody tests", local),
      example(
        "a test that also speaks with somebody else",
        {
          endpoints: '[{"s3":"http://127.0.0.1:4566","sts":"https://sts.example.com"}]',
        },
        { options },
      ),
      example("checks that are off in a test without an address", { skipCredentialsValidation: "true" }, { options }),
      example("certificates that nobody looks at", { insecure: "true" }),
      example("an account that nobody asks for, as data", { skipRequestingAccountId: true }),
      example(
        "an address in a provider of Cloud Control",
        { endpoints: [{ cloudcontrol: "http://10.0.0.1" }] },
        {
          type: PROVIDERS[1]!,
        },
      ),
    ],
    unknown: [
      example("addresses that another resource decides about", { endpoints: UNKNOWN }),
      example("a check that another resource decides about", { insecure: UNKNOWN }),
    ],
  },
};
