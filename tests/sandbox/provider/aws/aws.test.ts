import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

import { Clients } from "../../../../sandbox/provider/aws/aws";
import { failedWith } from "../../../../sandbox/provider/aws/failure";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A service that answers every call in the same way. */
async function serve(listener: RequestListener): Promise<Clients> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return new Clients({
    credentials: { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "secret" },
    endpointOf: () => endpoint,
    maxAttempts: 2,
    // The attempts end long before the call may: which of the two is told must not depend on the load of the machine.
    timeouts: { attempt: 100, call: 30_000 },
  });
}

const failWith =
  (code: string): RequestListener =>
  (_request, response) => {
    response.writeHead(400, { "content-type": "text/xml" });
    response.end(`<ErrorResponse><Error><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`);
  };

const identity = new GetCallerIdentityCommand({});

test("a service that does not answer in time is named with operation and region", async () => {
  const clients = await serve(() => undefined);
  await expect(clients.in("ap-south-1", "").call(STSClient, identity)).rejects.toThrow(
    /^GetCallerIdentity in ap-south-1 got no answer \(ETIMEDOUT, 2 attempts\); check that the region can be reached and run the command again$/,
  );
  clients.close();
});

test("what AWS answers keeps its code", async () => {
  const clients = await serve(failWith("AccessDenied"));
  const failure = await clients
    .in("eu-west-1", "")
    .call(STSClient, identity)
    .catch((error: unknown) => error);
  expect(failedWith(failure, "AccessDenied")).toBe(true);
  expect((failure as Error).message).toBe("GetCallerIdentity in eu-west-1 failed with AccessDenied: no");
  clients.close();
});

test("an absent thing is a result, anything else stays an error", async () => {
  const clients = await serve(failWith("NoSuchEntity"));
  const aws = clients.in("eu-west-1", "");
  expect(await aws.find(STSClient, identity, "NoSuchEntity")).toBeUndefined();
  await expect(aws.find(STSClient, identity, "NotFound")).rejects.toThrow(/NoSuchEntity/);
  // What GuardDuty says of a detector that is gone has the code of any bad request.
  expect(await aws.find(STSClient, identity, { code: "NoSuchEntity", message: /no/ })).toBeUndefined();
  await expect(aws.find(STSClient, identity, { code: "NoSuchEntity", message: /gone/ })).rejects.toThrow(
    /NoSuchEntity/,
  );
  clients.close();
});
