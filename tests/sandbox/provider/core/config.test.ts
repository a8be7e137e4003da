import { startProvider, type ProviderOptions } from "../../../../sandbox/provider/provider";
import type { Props } from "../../../../sandbox/provider/core/values";
import { connect, urnOf, type FakeEngine } from "../engine";
import { startTestBed, type TestBed } from "../world";

const TOPIC = urnOf("aws:sns/topic:Topic", "alerts");

let bed: TestBed;
beforeAll(async () => {
  bed = await startTestBed();
});
afterAll(() => bed.stop());

/** Runs with an engine that is connected to a provider started with these options and not configured yet. */
async function withProvider<T>(options: Partial<ProviderOptions>, run: (engine: FakeEngine) => Promise<T>): Promise<T> {
  const provider = await startProvider({ endpoint: bed.account.endpoint, ...options });
  const engine = connect(provider.port);
  try {
    return await run(engine);
  } finally {
    engine.close();
    await provider.stop();
  }
}

const problems = (settings: Props, options: Partial<ProviderOptions> = { credentials: bed.account.credentials }) =>
  withProvider(options, async (engine) => Object.values((await engine.checkConfig(settings)).failures));

const CREDENTIALS = { accessKey: "AKIAEXAMPLE", secretKey: "secret" };

describe("what must be there", () => {
  test("no credentials: what is missing and what to set", async () => {
    const [reason, ...others] = await problems({ region: "us-east-1" }, {});
    expect(reason).toMatch(
      /no valid credential sources found; set aws:accessKey and aws:secretKey, or AWS_ACCESS_KEY_ID/,
    );
    expect(others).toEqual([]);
  });

  test("no region: what is missing and what to set", async () => {
    expect(await problems({})).toEqual([
      expect.stringMatching(/missing region information; set it with pulumi config set aws:region/),
    ]);
  });

  test("both at once", async () => {
    expect(await problems({}, {})).toHaveLength(2);
  });

  test("region and credentials of the environment serve when the settings have none", async () => {
    expect(await problems({}, { credentials: bed.account.credentials, region: "eu-west-1" })).toEqual([]);
  });

  test("a configure without credentials fails as well, and so do the calls after it", async () => {
    await withProvider({}, async (engine) => {
      await expect(engine.configure({ region: "us-east-1" })).rejects.toThrow(/no valid credential sources found/);
      await expect(engine.check(TOPIC, {})).rejects.toThrow(/not been configured/);
    });
  });
});

describe("what is refused", () => {
  test.each<[Props, RegExp]>([
    [{ region: "eu-wset-1" }, /unknown region "eu-wset-1"; did you mean "eu-west-1"/],
    [
      { region: "us-east-1", acessKey: "x" },
      /unknown property "acessKey" of the aws provider; did you mean "accessKey"/,
    ],
    [{ region: "us-east-1", defaultTags: JSON.stringify({ tag: {} }) }, /unknown property "defaultTags.tag"/],
    [{ region: "us-east-1", assumeRoles: "[]" }, /does not support "assumeRoles"/],
    [{ region: "us-east-1", profile: "dev" }, /does not support "profile"/],
    [{ region: "us-east-1", maxRetries: "many" }, /"maxRetries" must be a number, got "many"/],
  ])("%j", async (settings, reason) => {
    expect(await problems(settings)).toEqual([expect.stringMatching(reason)]);
  });

  test("an access key that AWS refuses", async () => {
    const lift = bed.account.faults.inject({ kind: "accessDenied", operation: "GetCallerIdentity", times: 1 });
    expect(await problems({ region: "us-east-1", ...CREDENTIALS })).toEqual([
      expect.stringMatching(/unable to validate AWS credentials: GetCallerIdentity in us-east-1 failed/),
    ]);
    lift();
  });

  test("nothing is asked when the credentials need no validation", async () => {
    bed.account.journal.clear();
    expect(await problems({ region: "us-east-1", skipCredentialsValidation: "true", ...CREDENTIALS })).toEqual([]);
    expect(bed.account.journal.entries()).toEqual([]);
  });

  test.each([
    [
      "allowedAccountIds",
      "999999999999",
      /AWS account ID not allowed: 123456789012; aws:allowedAccountIds has 999999999999/,
    ],
    [
      "forbiddenAccountIds",
      "123456789012",
      /AWS account ID not allowed: 123456789012; aws:forbiddenAccountIds names it/,
    ],
  ])("an account that %s does not admit", async (setting, id, message) => {
    await withProvider({ credentials: bed.account.credentials }, async (engine) => {
      const call = engine.configure({ region: "us-east-1", [setting]: JSON.stringify([id]) });
      await expect(call).rejects.toThrow(message);
    });
  });
});

describe("what is used", () => {
  test("the allowed account", async () => {
    const engine = await bed.engine({ allowedAccountIds: JSON.stringify(["123456789012"]) });
    expect((await engine.invoke("aws:index/getCallerIdentity:getCallerIdentity"))["accountId"]).toBe("123456789012");
  });

  test("an endpoint of its own for one service", async () => {
    const endpoints = JSON.stringify([{ sns: "http://127.0.0.1:1" }]);
    const engine = await bed.engine({ endpoints, maxRetries: "1" });
    const { inputs } = await engine.check(TOPIC, {});
    await expect(engine.create(TOPIC, inputs)).rejects.toThrow(/CreateTopic in us-east-1 got no answer/);
    expect((await engine.invoke("aws:index/getRegions:getRegions"))["names"]).toHaveLength(17);
  });

  test("ignored tags are left out of tagsAll", async () => {
    const engine = await bed.engine({ ignoreTags: JSON.stringify({ keyPrefixes: ["cost:"] }) });
    const { inputs } = await engine.check(TOPIC, { tags: { "cost:center": "1", owner: "a" } });
    expect(inputs["tagsAll"]).toEqual({ owner: "a" });
  });
});
