import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tryLaunches } from "../../../cli/drill/thief";

/** EC2 as it answers a dry run: an error either way. */
const saying = (Code: string, status: number): Promise<{ url: string; asked: string[]; server: Server }> =>
  new Promise((resolve) => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      let body = "";
      request.on("data", (part: Buffer) => (body += part.toString()));
      request.on("end", () => {
        asked.push(body);
        response.writeHead(status, { "content-type": "text/xml" });
        response.end(
          `<Response><Errors><Error><Code>${Code}</Code><Message>said so</Message></Error></Errors><RequestID>1</RequestID></Response>`,
        );
      });
    }).listen(0, "127.0.0.1", () => {
      resolve({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, server });
    });
  });

const THIEF = {
  accountId: "123456789012",
  callerArn: "arn:aws:iam::123456789012:user/svc/sync/a",
  credentials: { accessKeyId: "a", secretAccessKey: "b" },
};

test.each([
  ["UnauthorizedOperation", 403, "refused"],
  ["DryRunOperation", 412, "allowed"],
  ["InvalidAMIID.NotFound", 400, "unknown"],
] as const)("%s means %s, and every call is a dry run", async (code, status, result) => {
  const { url, asked, server } = await saying(code, status);
  const attempts = await tryLaunches({ ...THIEF, endpoint: url }, "sa-east-1");
  server.close();
  server.closeAllConnections();
  expect(attempts.map(({ call, ...rest }) => [call, rest.result])).toEqual([
    ["RunInstances", result],
    ["RequestSpotInstances", result],
  ]);
  expect(asked).toHaveLength(2);
  for (const body of asked) expect(new URLSearchParams(body).get("DryRun")).toBe("true");
});
