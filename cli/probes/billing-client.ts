import { text } from "node:stream/consumers";
import { HttpRequest } from "@smithy/core/protocols";
import { Hash } from "@smithy/core/serde";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { SignatureV4 } from "@smithy/signature-v4";
import type {
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
  CommandIO,
  Handler,
  MetadataBearer,
} from "@smithy/types";

interface Preferences {
  features: ["BILLING_ALERTS"];
  nextToken?: string;
}

interface PreferencesFound extends MetadataBearer {
  billingPreferences?: { feature: string; key: string; value: "ENABLED" | "DISABLED" }[];
  nextToken?: string;
}

/** Of the SDK's commands this one has the form and nothing else: its client sends it, without middleware. */
export class GetBillingPreferencesCommand implements CommandIO<Preferences, PreferencesFound> {
  constructor(readonly input: Preferences) {}
  resolveMiddleware(): Handler<Preferences, PreferencesFound> {
    return () => Promise.reject(new Error("only BillingClient sends GetBillingPreferences"));
  }
}

/** Who is asked, and how. */
interface Configuration {
  credentials: AwsCredentialIdentity | AwsCredentialIdentityProvider;
  /** Default: the endpoint of AWS, of which there is one. */
  endpoint?: string | undefined;
  requestHandler?: { connectionTimeout: number };
}

const REGION = "us-east-1";
const ENDPOINT = `https://billing.${REGION}.api.aws`;

const requestTo = (endpoint: string, operation: string, body: string): HttpRequest => {
  const { protocol, hostname, port, pathname, host } = new URL(endpoint);
  return new HttpRequest({
    method: "POST",
    protocol,
    hostname,
    ...(port === "" ? {} : { port: Number(port) }),
    path: pathname,
    headers: {
      host,
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `AWSBilling.${operation}`,
    },
    body,
  });
};

/** A refusal in the form that the SDK gives it. */
const refused = ({ __type = "UnknownError", message }: { __type?: string; message?: string }, httpStatusCode: number) =>
  Object.assign(new Error(message), { name: __type.split("#").at(-1)!, $metadata: { httpStatusCode } });

/**
 * Calls AWS Billing, once. npm has no client of the SDK for this service; names, target and protocol are those of its model,
 * version 2023-09-07:
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_Operations_AWS_Billing.html
 *
 * @throws Error with the name of AWS's error and its status, or that of the network when nobody answers
 */
async function call(
  http: NodeHttpHandler,
  { credentials, endpoint = ENDPOINT }: Configuration,
  { operation, input }: { operation: string; input: object },
  abortSignal?: AbortSignal,
): Promise<object> {
  const sha256 = Hash.bind(null, "sha256");
  const signer = new SignatureV4({ service: "billing", region: REGION, credentials, sha256 });
  const signed = await signer.sign(requestTo(endpoint, operation, JSON.stringify(input)));
  const { response } = await http.handle(HttpRequest.clone(signed), abortSignal ? { abortSignal } : {});
  const answer = JSON.parse(await text(response.body as NodeJS.ReadableStream)) as object;
  if (response.statusCode >= 300) throw refused(answer, response.statusCode);
  return answer;
}

/** Reads the preferences: https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_GetBillingPreferences.html */
export class BillingClient {
  private readonly configuration: Configuration;
  private readonly http: NodeHttpHandler;

  constructor(configuration: Record<string, unknown>) {
    this.configuration = configuration as unknown as Configuration;
    this.http = new NodeHttpHandler(this.configuration.requestHandler);
  }

  /** @throws Error as `call` does */
  send({ input }: GetBillingPreferencesCommand, { abortSignal }: { abortSignal: AbortSignal }): Promise<object> {
    return call(this.http, this.configuration, { operation: "GetBillingPreferences", input }, abortSignal);
  }

  destroy(): void {
    this.http.destroy();
  }
}

/**
 * Switches billing alerts on under a key that GetBillingPreferences told.
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_UpdateBillingPreferences.html
 *
 * @throws Error as `call` does
 */
export async function switchBillingAlertsOn(configuration: Configuration, key: string): Promise<void> {
  const http = new NodeHttpHandler();
  const input = { feature: "BILLING_ALERTS", billingPreferencesPerKey: [{ key, value: "ENABLED" }] };
  try {
    await call(http, configuration, { operation: "UpdateBillingPreferences", input });
  } finally {
    http.destroy();
  }
}
