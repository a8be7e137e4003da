import { text } from "node:stream/consumers";

import { HttpRequest } from "@smithy/core/protocols";
import { Hash } from "@smithy/core/serde";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { SignatureV4 } from "@smithy/signature-v4";
import type { Command, MetadataBearer } from "@smithy/types";

import type { CommandClass, Credentials } from "./aws";

/** Where an operation is, as its model says: `PUT /tags/{arn}`, and which members travel behind the question mark. */
interface Route {
  method: "DELETE" | "GET" | "POST" | "PUT";
  path: string;
  query?: readonly string[];
}

type Input = Readonly<Record<string, unknown>>;

interface RestCommand {
  readonly input: Input;
  readonly route: Route;
}

/**
 * A command in the SDK's form, for a service of which npm has no client; only a client of `restClient` sends it.
 *
 * @param operation name of the operation; failures and journals show it
 */
export function restCommand(operation: string, route: Route): CommandClass {
  const name = `${operation}Command`;
  const named = {
    [name]: class implements RestCommand {
      readonly route = route;
      constructor(readonly input: Input) {}
    },
  };
  return named[name] as unknown as CommandClass;
}

/** The call on the wire: members of the path and of the query in their places, the rest as JSON. */
function requestOf({ input, route }: RestCommand, endpoint: string): HttpRequest {
  const { protocol, hostname, port, host } = new URL(endpoint);
  const labels = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, label]) => label!);
  const { query = [] } = route;
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  const body = given.filter(([member]) => !labels.includes(member) && !query.includes(member));
  const asked = given.filter(([member]) => query.includes(member));
  return new HttpRequest({
    method: route.method,
    protocol,
    hostname,
    ...(port === "" ? {} : { port: Number(port) }),
    path: labels.reduce(
      (path, label) => path.replace(`{${label}}`, encodeURIComponent(String(input[label]))),
      route.path,
    ),
    query: Object.fromEntries(asked.map(([member, value]) => [member, Array.isArray(value) ? value : String(value)])),
    headers: { host, "content-type": "application/json" },
    ...(body.length > 0 ? { body: JSON.stringify(Object.fromEntries(body)) } : {}),
  });
}

interface Config {
  region: string;
  endpoint: string;
  credentials: Credentials;
  requestHandler?: ConstructorParameters<typeof NodeHttpHandler>[0];
}

/** A refusal in the form that the SDK gives it: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html */
const refusal = (headers: Record<string, string>, answer: { __type?: string; message?: string }, status: number) =>
  Object.assign(new Error(answer.message), {
    name: (headers["x-amzn-errortype"] ?? answer.__type ?? "UnknownError").split(":")[0]!.split("#").at(-1)!,
    $metadata: { httpStatusCode: status },
  });

/**
 * A client for a service that speaks REST and JSON and of which npm has none. It asks once: nothing on this machine
 * throttles.
 *
 * @param serviceId the service as the settings of a provider name it, without its case
 * @param signingName the service in the signature
 */
export const restClient = (serviceId: string, signingName: string) =>
  class {
    readonly config = { serviceId };
    readonly #http: NodeHttpHandler;
    readonly #given: Config;

    constructor(config: object) {
      this.#given = config as Config;
      this.#http = new NodeHttpHandler(this.#given.requestHandler);
    }

    /** @throws Error with the name of AWS's error and its status, or that of the network when nobody answers */
    async send<Output extends MetadataBearer>(
      // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a command fits the client that it is sent through
      command: Command<any, any, any, Output, any>,
      options: { abortSignal?: AbortSignal } = {},
    ): Promise<Output> {
      const { region, endpoint, credentials } = this.#given;
      const signer = new SignatureV4({ service: signingName, region, credentials, sha256: Hash.bind(null, "sha256") });
      const signed = await signer.sign(requestOf(command as unknown as RestCommand, endpoint));
      const { response } = await this.#http.handle(HttpRequest.clone(signed), options);
      const said = await text(response.body as NodeJS.ReadableStream);
      const answer = (said === "" ? {} : JSON.parse(said)) as object;
      if (response.statusCode >= 300) throw refusal(response.headers, answer, response.statusCode);
      return answer as Output;
    }

    destroy(): void {
      this.#http.destroy();
    }
  };
