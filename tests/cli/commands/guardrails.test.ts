import { CommanderError } from "commander";
import { createProgram } from "../../../cli/program";
import { guardrailDocuments } from "../../../domain/guardrails";
import { GuardrailMode } from "../../../domain/settings";

interface Result {
  code: number;
  out: string;
  err: string;
}

/** Runs `ringfence <words>` in this process. */
async function ringfence(...words: string[]): Promise<Result> {
  let out = "";
  let err = "";
  const program = createProgram({ out: (text) => void (out += text), err: (text) => void (err += text) });
  try {
    await program.parseAsync(words, { from: "user" });
    return { code: 0, out, err };
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { code: error.exitCode, out, err };
  }
}

const guardrails = (...words: string[]) => ringfence("guardrails", ...words);
const SYDNEY = ["--allowed-regions", "ap-southeast-2"];

describe("ringfence guardrails --json", () => {
  it.each([GuardrailMode.Organization, GuardrailMode.Account])("prints what mode %s emits", async (mode) => {
    const { code, out, err } = await guardrails(...SYDNEY, "--mode", mode, "--json");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(out)).toEqual(guardrailDocuments({ mode, allowedRegions: ["ap-southeast-2"] }));
  });

  it("says of each document what it is, what it belongs on and how long it is", async () => {
    const { out } = await guardrails(...SYDNEY, "--mode", "account", "--json");
    const { documents } = JSON.parse(out) as { documents: Record<string, unknown>[] };
    expect(documents.map(({ name, kind }) => [name, kind])).toEqual([
      ["region-deny", "managed"],
      ["launch-deny", "managed"],
      ["tamper-deny", "managed"],
      ["boundary", "boundary"],
    ]);
    for (const document of documents) {
      expect(Object.keys(document)).toEqual(["name", "kind", "attachTo", "characters", "limit", "document"]);
      expect(document.characters).toBe(JSON.stringify(document.document).length);
    }
  });

  it("takes every option", async () => {
    const exempt = ["arn:aws:iam::123456789012:role/a1", "arn:aws:iam::*:role/b2"];
    const words = [
      ...["--allowed-regions", "eu-west-1, ap-southeast-2", "--mode", "organization", "--home-region", "eu-west-1"],
      ...exempt.flatMap((arn) => ["--exempt", arn]),
      ...["--allowed-instance-types", "t3.*,m7i.large", "--unused-services", "bedrock"],
    ];
    const { out } = await guardrails(...words, "--json");
    expect(JSON.parse(out)).toEqual(
      guardrailDocuments({
        mode: GuardrailMode.Organization,
        allowedRegions: ["eu-west-1", "ap-southeast-2"],
        exemptPrincipals: exempt,
        allowedInstanceTypes: ["t3.*", "m7i.large"],
        unusedServices: ["bedrock"],
      }),
    );
  });
});

describe("ringfence guardrails", () => {
  it("prints for people what each document is, and whom it does not bind", async () => {
    const { code, out } = await guardrails(...SYDNEY, "--mode", "organization");
    expect(code).toBe(0);
    expect(out).toMatch(/^region-deny: service control policy, \d+ of 5120 characters\n {2}attach to {6}the root, /);
    expect(out).toContain("  does not bind  the management account and service-linked roles");
    expect(out.match(/"Version": "2012-10-17"/g)).toHaveLength(3);
  });

  it("reports every mistake at once, as the options are typed", async () => {
    const { code, out, err } = await guardrails(
      ...["--allowed-regions", "ap-southeast-22,eu-west-1", "--mode", "everywhere", "--exempt", "*"],
      ...["--allowed-instance-types", "t33.*", "--unused-services", "bedrok"],
    );
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err.split("\n").map((line) => line.replace(/[,;] (received|allowed are|write).*/, ""))).toEqual([
      "guardrails cannot be made: 5 problems",
      '  - --allowed-regions (value 1): unknown region "ap-southeast-22", did you mean "ap-southeast-2"?',
      "  - --mode: expected one of organization, account",
      "  - --exempt (value 1): expected the ARN of an IAM role or user with a name of its own, such as arn:aws:iam::123456789012:role/deploy",
      '  - --allowed-instance-types (value 1): "t33.*" stands for no instance type of EC2, did you mean "t3.*"?',
      expect.stringMatching(/^ {2}- --unused-services \(value 1\): expected one of amplify, /),
      "",
    ]);
  });

  it("asks for what is missing", async () => {
    const { code, err } = await guardrails();
    expect(code).toBe(2);
    expect(err).toBe(
      "guardrails cannot be made: 2 problems\n" +
        "  - --allowed-regions: missing; `ringfence guardrails --help` says what it takes\n" +
        "  - --mode: missing; `ringfence guardrails --help` says what it takes\n",
    );
  });

  it("knows no list without a region, and no home outside it", async () => {
    expect((await guardrails("--allowed-regions", ",", "--mode", "account")).err).toContain(
      "--allowed-regions: is empty; name at least one region where workloads may run",
    );
    expect((await guardrails(...SYDNEY, "--mode", "account", "--home-region", "eu-west-1")).err).toContain(
      '--home-region: "eu-west-1" is not one of --allowed-regions (ap-southeast-2)',
    );
  });

  it("names the statement that is too long", async () => {
    const exempt = Array.from({ length: 150 }, (_, n) => ["--exempt", `arn:aws:iam::123456789012:role/exempt-${n}`]);
    const { code, err } = await guardrails(...SYDNEY, "--mode", "organization", ...exempt.flat());
    expect(code).toBe(2);
    expect(err).toMatch(
      /guardrails: make region-deny too long: statement DenyOutsideAllowedRegions needs \d+ characters/,
    );
  });
});

describe("ringfence", () => {
  it("shows help and its version with exit code 0", async () => {
    expect(await ringfence("--help")).toMatchObject({ code: 0, out: expect.stringContaining("guardrails [options]") });
    expect(await ringfence("--version")).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  it.each([
    [["guardrals"], "unknown command 'guardrals'\n(Did you mean guardrails?)"],
    [["guardrails", "--jsn"], "unknown option '--jsn'\n(Did you mean --json?)"],
  ])("says what %p most likely meant", async (words, message) => {
    const { code, err } = await ringfence(...words);
    expect(code).not.toBe(0);
    expect(err).toContain(message);
  });
});
