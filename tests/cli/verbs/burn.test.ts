import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runRingfence } from "../../support/run-ringfence";

const SETTINGS = ["--allowed-regions", "ap-southeast-2", "--mode", "organization"];
const burn = (...words: string[]) => runRingfence("burn", ...SETTINGS, ...words);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "burn-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};

const role = (RoleName: string, Action: string, Arn = `arn:aws:iam::123456789012:role/${RoleName}`) => ({
  Arn,
  RoleName,
  RolePolicyList: [{ PolicyName: "own", PolicyDocument: { Statement: { Effect: "Allow", Action, Resource: "*" } } }],
});
const DETAILS = {
  UserDetailList: [],
  RoleDetailList: [role("site", "s3:*"), role("functions", "lambda:UpdateFunction*"), role("ringfence", "*")],
};
const ON_DEMAND_64 = {
  Quotas: [
    {
      QuotaCode: "L-1216C47A",
      QuotaArn: "arn:aws:servicequotas:ap-southeast-2:123456789012:ec2/L-1216C47A",
      Value: 64,
    },
  ],
};

interface Json {
  principals: {
    arn: string;
    activeKeys: number | null;
    usdPerHour: Record<string, number>;
    lossUsd: { hours: number; asIs: number }[];
    paths: { quota: string; usdPerHour: Record<string, number> }[];
  }[];
  quotas: { region: string; quota: string; value: number; from: string; source: string }[];
  assumptions: string[];
  notes: string[];
}
const burnJson = async (...words: string[]): Promise<Json> => JSON.parse((await burn("--json", ...words)).out) as Json;

describe("ringfence burn", () => {
  it("without an account or a file counts an administrator with AWS's defaults, and says so", async () => {
    const { code, out, err } = await burn();
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^What a leaked key can spend, in USD an hour, at worst/);
    expect(out).toContain("user/administrator *");
    expect(out).toContain("  - no account was asked: the principal is an administrator that stands for any.");
    expect(out).toContain("  - quotas: 0 of 204 (12 in each of 17 regions) were read");
    expect(out).toMatch(/lambda 1,000 \(function that runs\)/);
    expect(out).toContain("prices are list prices of us-east-1 in USD");
    expect(out).toMatch(/^can buy besides, in USD, with the guardrails: nothing$/m);
  });

  it("prints no line that ends with a space, and figures below each other", async () => {
    const lines = (await burn()).out.split("\n");
    expect(lines.filter((line) => line.endsWith(" "))).toEqual([]);
    const losses = lines.filter((line) =>
      /^(lost in USD|as it is  |with the guardrails  |and an automatic)/.test(line),
    );
    expect(losses).toHaveLength(4);
    expect(new Set(losses.map((line) => line.length)).size).toBe(1);
  });

  it("takes principals and quotas from files of the AWS CLI", async () => {
    const words = ["--principals", file("details.json", DETAILS), "--quotas", file("quotas.json", ON_DEMAND_64)];
    const { principals, quotas, notes } = await burnJson(...words);
    expect(principals.map(({ arn }) => arn.split("/")[1])).toEqual(["ringfence", "functions", "site"]);
    const [all, functions, site] = principals;
    expect(all!.paths.find(({ quota }) => quota === "on-demand")!.usdPerHour["asIs"]).toBeCloseTo(
      (16 * 5 + 64) * 0.21325,
      4,
    );
    expect(functions!.paths.map(({ quota }) => quota)).toEqual(["lambda"]);
    // 1,000 functions in 17 regions, in one, and half of that after a freeze.
    const { asIs, withBaseline, withFreeze } = functions!.usdPerHour;
    expect([asIs, withBaseline, withFreeze].map((usd) => Math.round(usd!))).toEqual([10_200, 600, 300]);
    expect(functions!.lossUsd.find(({ hours }) => hours === 2)!.asIs).toBeCloseTo(2 * asIs!, 6);
    expect(site!.usdPerHour).toEqual({ asIs: 0, withBaseline: 0, withFreeze: 0 });
    expect(quotas.filter(({ from }) => from === "file")).toMatchObject([
      { region: "ap-southeast-2", quota: "on-demand", value: 64 },
    ]);
    expect(notes).toEqual([]);
  });

  it("shows one principal when it is asked for one, by name or ARN", async () => {
    const details = ["--principals", file("details.json", DETAILS)];
    const shown = async (...words: string[]) => (await burnJson(...details, ...words)).principals.map(({ arn }) => arn);
    const site = "arn:aws:iam::123456789012:role/site";
    expect(await shown("--principal", "site")).toEqual([site]);
    expect(await shown("--principal", site, "--principal", "functions")).toEqual([
      "arn:aws:iam::123456789012:role/functions",
      site,
    ]);
  });

  it("spares whom the settings spare", async () => {
    const arn = "arn:aws:iam::123456789012:role/functions";
    const words = ["--principals", file("details.json", DETAILS), "--principal", "functions"];
    const spared = await burnJson(...words, "--exempt", arn);
    expect(spared.principals[0]!.usdPerHour["withBaseline"]).toBe(spared.principals[0]!.usdPerHour["asIs"]);
    expect((await burnJson(...words)).principals[0]!.usdPerHour["withBaseline"]).toBeCloseTo(600, 0);
  });

  it("says of an account without anybody that there is nobody", async () => {
    expect(await burn("--principals", file("empty.json", { UserDetailList: [] }))).toEqual({
      code: 0,
      out: "the account has no user and no role that somebody could take\n",
      err: "",
    });
  });
});

describe("bad input", () => {
  it("of settings is told in their words", async () => {
    const { code, out, err } = await runRingfence("burn", "--allowed-regions", "mars-1");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(
      /^burn cannot be counted: 2 problems\n {2}- --allowed-regions \(value 1\): unknown region "mars-1"/,
    );
    expect(err).toContain("  - --mode: missing");
  });

  it("of files is told all at once, with the file and the place in it", async () => {
    const details = file("bad.json", { UserDetailList: [{ UserName: "ada" }] });
    const text = file("text.json", "key: value");
    const quotas = file("services.json", { Services: [] });
    const { code, out, err } = await burn(
      "--principals",
      details,
      "--quotas",
      text,
      "--quotas",
      quotas,
      "--quotas",
      join(folder, "none"),
    );
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err.split("\n").map((line) => line.replaceAll(folder, ""))).toEqual([
      "burn cannot be counted: 4 problems",
      "  - --principals /bad.json: UserDetailList[0].Arn: is missing",
      expect.stringMatching(/^ {2}- --quotas \/text\.json: is not JSON: /),
      '  - --quotas /services.json: expected the answer of `aws service-quotas list-service-quotas` or `get-service-quota`, or a list of them, received {"Services":[]}',
      "  - --quotas /none: there is no such file",
      "",
    ]);
  });

  it("names the principal that was most likely meant", async () => {
    const { code, err } = await burn("--principals", file("details.json", DETAILS), "--principal", "functons");
    expect(code).toBe(2);
    expect(err).toBe(
      'burn cannot be counted: 1 problem\n  - --principal: unknown user or role "functons", did you mean "functions"?; there are 3, take one by ARN or name\n',
    );
  });
});

describe("without credentials", () => {
  const before = { ...process.env };
  beforeEach(() => {
    process.env = Object.fromEntries(Object.entries(before).filter(([name]) => !name.startsWith("AWS_")));
    Object.assign(process.env, {
      AWS_CONFIG_FILE: join(folder, "no-config"),
      AWS_SHARED_CREDENTIALS_FILE: join(folder, "no-credentials"),
      AWS_EC2_METADATA_DISABLED: "true",
    });
  });
  afterEach(() => {
    process.env = before;
  });

  it("an account that was asked for is an error that says what to do", async () => {
    const { code, out, err } = await burn("--account");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^burn: the account cannot be asked: Could not load credentials/);
    expect(err).toContain("give credentials, for example with --profile");
    expect(err).not.toMatch(/\n\s+at /);
  });

  it("so is a profile that there is not", async () => {
    const { code, err } = await burn("--profile", "nobody");
    expect(code).toBe(1);
    expect(err).toMatch(/^burn: the account cannot be asked with profile "nobody": /);
  });
});
