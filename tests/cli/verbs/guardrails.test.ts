import { NAME_PREFIX } from "../../../domain/documents/own-principals";
import { guardrailDocuments } from "../../../domain/documents/guardrails/guardrail-documents";
import { GuardrailMode } from "../../../domain/documents/guardrails/mode";
import { resourceControl } from "../../../domain/documents/organization/resource-control";
import { runRingfence } from "../../support/run-ringfence";

const guardrails = (...words: string[]) => runRingfence("guardrails", ...words);
const SYDNEY = ["--allowed-regions", "ap-southeast-2"];

describe("ringfence guardrails --json", () => {
  it.each([GuardrailMode.Organization, GuardrailMode.Account])("prints what mode %s emits", async (mode) => {
    const { code, out, err } = await guardrails(...SYDNEY, "--mode", mode, "--json");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(out)).toEqual(
      guardrailDocuments({ mode, allowedRegions: ["ap-southeast-2"], namePrefix: NAME_PREFIX }),
    );
  });

  it("says of each document what it is, what it belongs on and how long it is", async () => {
    const { out } = await guardrails(...SYDNEY, "--mode", "account", "--json");
    const { documents } = JSON.parse(out) as { documents: Record<string, unknown>[] };
    expect(documents.map(({ name, kind }) => [name, kind])).toEqual([
      ["region-deny", "managed"],
      ["launch-deny", "managed"],
      ["service-deny", "managed"],
      ["tamper-deny", "managed"],
      ["persistence-deny", "managed"],
      ["boundary", "boundary"],
    ]);
    for (const document of documents) {
      expect(Object.keys(document)).toEqual(["name", "kind", "guard", "attachTo", "characters", "limit", "document"]);
      expect(document.characters).toBe(JSON.stringify(document.document).length);
    }
  });

  it("takes every option", async () => {
    const exempt = ["arn:aws:iam::123456789012:role/a1", "arn:aws:iam::*:role/b2"];
    const launchers = ["arn:aws:iam::123456789012:role/karpenter", "arn:aws:iam::*:role/karpenter-*"];
    const tools = ["arn:aws:iam::*:role/cdk-*-cfn-exec-role-*"];
    const words = [
      ...["--allowed-regions", "eu-west-1, ap-southeast-2", "--mode", "organization", "--home-region", "eu-west-1"],
      ...exempt.flatMap((arn) => ["--exempt", arn]),
      ...["--allowed-instance-types", "t3.*,m7i.large", "--unused-services", "bedrock"],
      ...["--allowed-launcher", `karpenter=${launchers.join(",")}`, "--tool-region", `us-east-1=${tools.join()}`],
    ];
    const { out } = await guardrails(...words, "--json");
    expect(JSON.parse(out)).toEqual(
      guardrailDocuments({
        mode: GuardrailMode.Organization,
        allowedRegions: ["eu-west-1", "ap-southeast-2"],
        exemptPrincipals: exempt,
        allowedInstanceTypes: ["t3.*", "m7i.large"],
        unusedServices: ["bedrock"],
        allowedLaunchers: [{ launcher: "karpenter", roles: launchers }],
        toolRegions: [{ region: "us-east-1", roles: tools }],
        namePrefix: NAME_PREFIX,
      }),
    );
  });
});

describe("ringfence guardrails", () => {
  it("prints for people what each document is, and whom it does not bind", async () => {
    const { code, out } = await guardrails(...SYDNEY, "--mode", "organization");
    expect(code).toBe(0);
    expect(out.split("\n\n")[0]).toMatch(
      /^region-deny +service control policy +\d+ of 5120 +characters\n(\S.+\n){3}\S.+$/,
    );
    expect(out).toMatch(/^region-deny: service control policy, \d+ of 5120 characters\n {2}attach to {6}the root, /m);
    expect(out).toContain("  does not bind  the management account and service-linked roles");
    expect(out.match(/"Version": "2012-10-17"/g)).toHaveLength(5);
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
      expect.stringMatching(/^ {2}- --unused-services \(value 1\): unknown service "bedrok", did you mean "bedrock"/),
      "",
    ]);
  });

  it("says what is wrong with an exception, as its option is typed", async () => {
    const { code, err } = await guardrails(
      ...["--allowed-regions", "us-east-1", "--mode", "account", "--exempt", "arn:aws:iam::*:role/karp*"],
      ...["--allowed-launcher", "karpenter=arn:aws:iam::123456789012:role/karpenter"],
      ...["--tool-region", "us-east-1=arn:aws:iam::123456789012:role/cdk"],
    );
    expect(code).toBe(2);
    expect(err.split("\n")).toEqual([
      "guardrails cannot be made: 2 problems",
      '  - --allowed-launcher (value 1): exemptPrincipals has "arn:aws:iam::*:role/karp*", so that "arn:aws:iam::123456789012:role/karpenter" is not bound at all; remove one of the two',
      '  - --tool-region (value 1): "us-east-1" is one of allowedRegions, where everybody works; remove the entry',
      "",
    ]);
  });

  it("asks for launchers and regions by their names, and for roles", async () => {
    const { code, err } = await guardrails(
      ...[...SYDNEY, "--mode", "account", "--allowed-launcher", "karpente=x", "--tool-region", "eu-west-1"],
    );
    expect(code).toBe(2);
    expect(err.split("\n").slice(0, -1)).toEqual([
      "guardrails cannot be made: 4 problems",
      '  - --allowed-launcher (value 1): expected one of ecs-managed-instances, eks-auto-mode, karpenter, received "karpente"',
      '  - --allowed-launcher (value 1): expected the ARN of an IAM role with a name of its own, such as arn:aws:iam::123456789012:role/karpenter, received "x"',
      '  - --tool-region (value 1): expected us-east-1 or us-west-2, where worldwide services have their stacks, received "eu-west-1"; a region for anything else belongs in allowedRegions',
      "  - --tool-region (value 1): is empty; name a role, or remove the entry: it would let nobody in",
    ]);
  });

  it("asks for what is missing", async () => {
    const { code, err } = await guardrails();
    expect(code).toBe(2);
    expect(err).toBe(
      "guardrails cannot be made: 2 problems\n" +
        "  - --allowed-regions: missing; `npx ringfence guardrails --help` says what it takes\n" +
        "  - --mode: missing; `npx ringfence guardrails --help` says what it takes\n",
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

describe("ringfence guardrails --organization", () => {
  const ID = "o-a1b2c3d4e5";
  const VENDOR = "444455556666";
  const organization = [...SYDNEY, "--mode", "organization", "--organization", ID];

  it("prints the resource control policy after the others, as the control makes it", async () => {
    const { out } = await guardrails(...organization, "--trusted-accounts", VENDOR, "--json");
    const { documents } = JSON.parse(out) as { documents: Record<string, unknown>[] };
    const document = resourceControl({ organizationId: ID, trustedAccounts: [VENDOR] });
    const others = guardrailDocuments({
      mode: GuardrailMode.Organization,
      allowedRegions: ["ap-southeast-2"],
      namePrefix: NAME_PREFIX,
    });
    expect({ documents: documents.slice(0, -1) }).toEqual(others);
    expect(documents.at(-1)).toEqual({
      name: "resource-control",
      kind: "rcp",
      guard: "resource-control",
      attachTo: expect.stringMatching(/^the root, .* after a look at docs\/controls\/resource-control.md$/) as string,
      characters: JSON.stringify(document).length,
      limit: 5120,
      document,
    });
  });

  it("prints for people what it is, how near it is to the limit of AWS, and whom it does not bind", async () => {
    const { code, out } = await guardrails(...organization);
    expect(code).toBe(0);
    const printed = out.slice(out.indexOf("resource-control: "));
    expect(printed).toMatch(
      /^resource-control: resource control policy, \d+ of 5120 characters\n {2}attach to {6}the root, /,
    );
    expect(printed).toContain("  does not bind  resources of the management account, ");
    expect(printed).toContain(`"aws:PrincipalOrgID": "${ID}"`);
  });

  it("prints none without the id, with which nobody would be inside", async () => {
    expect((await guardrails(...SYDNEY, "--mode", "organization")).out).not.toContain("resource control policy");
  });

  it.each<[string, string[], string]>([
    [
      "another mode",
      ["--mode", "account", "--organization", ID],
      "--organization: names an organization for its resource control policy",
    ],
    [
      "an id that is none",
      ["--mode", "organization", "--organization", "acme"],
      "--organization: expected the id of an",
    ],
    [
      "an account that is none",
      ["--mode", "organization", "--organization", ID, "--trusted-accounts", `${VENDOR},12`],
      "--trusted-accounts (value 2): expected",
    ],
    ["trust without the id", ["--mode", "organization", "--trusted-accounts", VENDOR], "--trusted-accounts: is of the"],
    [
      "more trust than fits",
      ["--mode", "organization", "--organization", ID, "--trusted-accounts"].concat(
        Array.from({ length: 170 }, (_, n) => String(100000000000 + n)).join(),
      ),
      "--trusted-accounts: makes the policy too long: it has",
    ],
  ])("refuses %s, together with what else is wrong", async (_, words, problem) => {
    const { code, out, err } = await guardrails("--allowed-regions", "eu-west-99", ...words);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("guardrails cannot be made: 2 problems");
    expect(err).toContain(`  - ${problem}`);
  });
});
