import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { connect, connectionProblems } from "../../cli/connection";

const ROLE = "arn:aws:iam::123456789012:role/ringfence/exempt/ringfence-least-privilege-auditor-1a2b3c4";
const DEVICE = "arn:aws:iam::123456789012:mfa/mia";
const told = (given: Record<string, unknown>) =>
  connectionProblems(given).map(({ path, message }) => `${path}: ${message}`);

it.each([
  [{}],
  [{ profile: "audit", region: "ap-southeast-2" }],
  [{ roleArn: ROLE, mfaSerial: DEVICE, mfaCode: "123456" }],
  [{ roleArn: ROLE, mfaSerial: "GAHT12345678" }],
])("%j can be used", (given) => {
  expect(told(given)).toEqual([]);
});

it("says everything that is wrong at once, by the options as they are typed", () => {
  const given = { profile: "", region: "us-est-1", roleArn: "auditor", mfaSerial: "mia", mfaCode: "12345" };
  expect(told(given)).toEqual([
    expect.stringMatching(/^--profile: /),
    expect.stringMatching(/^--region: unknown region "us-est-1", did you mean "us-east-1"\?/),
    expect.stringMatching(/^--role-arn: .*"auditor"/),
    expect.stringMatching(/^--mfa-serial: .*"mia"/),
    expect.stringMatching(/^--mfa-code: .*"12345"/),
  ]);
});

it.each([
  [{ mfaSerial: DEVICE }, "--mfa-serial: is the device for a role; name the role with --role-arn"],
  [{ roleArn: ROLE, mfaCode: "123456" }, "--mfa-code: is the code of a device; name the device with --mfa-serial"],
])("%j lacks something", (given, message) => {
  expect(told(given)).toEqual([message]);
});

it.each(["sweep", "doctor", "drill", "contain", "adopt", "prove", "replay", "burn"])(
  "%s tells it with what else is wrong",
  async (verb) => {
    const { runRingfence } = await import("../support/run-ringfence");
    const { code, err } = await runRingfence(verb, "--region", "us-est-1", "--mfa-code", "1");
    expect(code).toBe(2);
    expect(err).toContain('--region: unknown region "us-est-1"');
    expect(err).toContain("--mfa-code: ");
    expect(err).not.toMatch(/^\s+at /m);
  },
);

describe("where nothing answers at AWS_ENDPOINT_URL", () => {
  const before = { ...process.env };
  let endpoint: string;
  beforeAll(async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.close();
    await once(server, "close");
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: "sandbox-owner",
      AWS_SECRET_ACCESS_KEY: "secret",
    });
  });
  afterAll(() => {
    process.env = before;
  });

  it.each([[{}], [{ roleArn: ROLE }]])(
    "with %j the sandbox is named, and no credentials are asked for",
    async (given) => {
      await expect(connect(given)).rejects.toThrow(
        new Error(
          `the account cannot be asked: nothing answers at ${endpoint} (AWS_ENDPOINT_URL): is the sandbox still open?`,
        ),
      );
    },
  );
});
