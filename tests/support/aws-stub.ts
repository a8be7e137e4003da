import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A call as it came over the wire. */
export interface StubCall {
  /** Signing name. */
  service: string;
  region: string;
  /** Name of the operation; of a service that speaks REST the path. */
  operation: string;
  /** Parameters of a form, else empty. */
  form: URLSearchParams;
}

/** An answer, or what becomes of the call instead. `dropped`: the connection ends; `silent`: it stays open, and nothing comes. */
export type StubAnswer = { status?: number; body: string } | "dropped" | "silent";

type Protocol = "json" | "xml" | "cbor";

/** Services that answer XML although they take no form. */
const REST_XML = ["s3", "cloudfront", "route53"];

/** A map without members. https://www.rfc-editor.org/rfc/rfc8949#appendix-B */
const EMPTY_CBOR = Buffer.from([0xa0]);

function callOf({ headers, url = "/" }: IncomingMessage, body: string): StubCall & { protocol: Protocol } {
  // Credential=<key>/<date>/<region>/<service>/aws4_request
  const [, , region = "", service = ""] = /Credential=([^,]+)/.exec(headers.authorization ?? "")?.[1]?.split("/") ?? [];
  const kind = headers["content-type"] ?? "";
  const target = headers["x-amz-target"] as string | undefined;
  if (headers["smithy-protocol"] === "rpc-v2-cbor") {
    return { service, region, operation: url.split("/").at(-1)!, form: new URLSearchParams(), protocol: "cbor" };
  }
  if (kind.startsWith("application/x-www-form-urlencoded")) {
    const form = new URLSearchParams(body);
    return { service, region, operation: form.get("Action") ?? "", form, protocol: "xml" };
  }
  const operation = target?.split(".").at(-1) ?? url.split("?")[0]!;
  const protocol = REST_XML.includes(service) ? "xml" : "json";
  return { service, region, operation, form: new URLSearchParams(), protocol };
}

/** That there is nothing, in the protocol of the call. */
function nothing(response: ServerResponse, protocol: Protocol, operation: string): void {
  if (protocol === "cbor") {
    response.writeHead(200, { "smithy-protocol": "rpc-v2-cbor", "content-type": "application/cbor" }).end(EMPTY_CBOR);
  } else if (protocol === "xml") {
    const name = /^\w+$/.test(operation) ? operation : "Nothing";
    response.writeHead(200, { "content-type": "text/xml" });
    response.end(`<${name}Response><${name}Result/></${name}Response>`);
  } else response.writeHead(200, { "content-type": "application/json" }).end("{}");
}

/** An endpoint of every service and region on this machine. */
export interface AwsStub {
  url: string;
  stop(): Promise<void>;
}

/**
 * Answers calls as a test says; whatever it says nothing about has an empty answer, as an account has that owns nothing. It judges
 * no signature and no right.
 *
 * @param answer undefined: there is nothing
 */
export async function startAwsStub(answer: (call: StubCall) => StubAnswer | undefined): Promise<AwsStub> {
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const call = callOf(request, body);
      const given = answer(call);
      if (given === "silent") return;
      if (given === "dropped") request.socket.destroy();
      else if (given === undefined) nothing(response, call.protocol, call.operation);
      else {
        const type = call.protocol === "xml" ? "text/xml" : "application/x-amz-json-1.1";
        response.writeHead(given.status ?? 200, { "content-type": type }).end(given.body);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
