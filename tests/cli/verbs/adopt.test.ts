import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateDetectorCommand } from "@aws-sdk/client-guardduty";
import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateUserCommand,
} from "@aws-sdk/client-iam";
import { CreateIndexCommand, ResourceExplorer2Client } from "@aws-sdk/client-resource-explorer-2";
import { CreateTopicCommand } from "@aws-sdk/client-sns";
import { parse } from "yaml";
import type { AdoptResult } from "../../../cli/adopt/result";
import { type SandboxAccount, startAccount } from "../../../sandbox/account/account";
import { clientsFor } from "../../../sandbox/account/clients";
import type * as Patient from "../../support/patient-run";
import { ADMINISTRATOR_ACCESS } from "../../support/sign-in";
import { runRingfence } from "../../support/run-ringfence";

jest.mock("../../../cli/probes/run", () =>
  jest.requireActual<typeof Patient>("../../support/patient-run").patientRun(),
);

const adopt = (...words: string[]) => runRingfence("adopt", ...words);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ringfence-adopt-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A configuration of a stack. */
const written = (config: Record<string, unknown>): string => {
  const file = join(folder, "Pulumi.prod.yaml");
  const named = Object.entries(config).map(([name, value]) => [`ringfence:${name}`, value]);
  writeFileSync(file, JSON.stringify({ config: Object.fromEntries(named) }));
  return file;
};

describe("words and files that are wrong", () => {
  it.each([
    [[], /--settings, --allowed-regions: none is given/],
    [["--settings", "x.yaml", "--allowed-regions", "eu-west-1"], /--allowed-regions: stands beside --settings/],
    [["--allowed-regions", "eu-wst-1"], /did you mean "eu-west-1"\?/],
    [["--allowed-regions", "eu-west-1", "--home-region", "us-east-1"], /--home-region: "us-east-1" is not one of/],
    [["--settings", "/nowhere/Pulumi.prod.yaml"], /--settings: \/nowhere\/Pulumi\.prod\.yaml cannot be read: ENOENT/],
  ])("%j", async (words, message) => {
    const { code, err, out } = await adopt(...words);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it("settings are judged as the program judges them, but for what the owner still owes", async () => {
    const contacts = { security: { name: "TODO" } };
    const file = written({ contacts, allowedRegions: ["eu-west-1"], monthlyBudgetUsd: "TODO", profil: "standard" });
    expect((await adopt("--settings", file)).err).toMatch(/^the settings cannot be used: 1 problem\n {2}- profil: /);
  });
});

describe("an account that somebody worked on", () => {
  let account: SandboxAccount;
  const before = { ...process.env };

  beforeAll(async () => {
    account = await startAccount();
    Object.assign(process.env, account.env);
    const { iam } = clientsFor(account);
    for (const GroupName of ["admins", "everybody"]) await iam.send(new CreateGroupCommand({ GroupName }));
    for (const [UserName, ...groups] of [["anna", "admins", "everybody"], ["ben", "everybody"], ["cleo"]]) {
      await iam.send(new CreateUserCommand({ UserName }));
      for (const GroupName of groups) await iam.send(new AddUserToGroupCommand({ GroupName, UserName }));
      if (UserName !== "ben") await iam.send(new CreateAccessKeyCommand({ UserName }));
    }
    await clientsFor(account, "eu-west-1").guardduty.send(new CreateDetectorCommand({ Enable: true }));
  });
  afterAll(async () => {
    process.env = before;
    await account.stop();
  });

  const REGIONS = { allowedRegions: ["ap-southeast-2"], enabledRegions: ["ap-southeast-2", "eu-west-1", "us-east-1"] };
  const asked = async (given: Record<string, unknown> = {}) => {
    const { code, out, err } = await adopt("--json", "--settings", written({ ...REGIONS, ...given }));
    return { code, err, result: JSON.parse(out) as AdoptResult };
  };

  it("a region and the groups of who holds keys are named, with what happens to them", async () => {
    const { code, result } = await asked();
    expect({ code, gaps: result.gaps }).toEqual({ code: 2, gaps: [] });
    expect(Object.keys(result.existing["detectorIds"]!)).toEqual(["eu-west-1"]);
    expect(result.groups.map(({ name }) => name)).toEqual(["admins"]);
    expect(result.keys.inNoGroup).toEqual([`arn:aws:iam::${account.accountId}:user/cleo`]);
    const { out } = await adopt("--settings", written({ ...REGIONS, guardrails: { unusedServices: ["bedrock"] } }));
    const pasted = parse(out.slice(out.indexOf("ringfence:guardrails:"), out.indexOf("  admins: 1 member"))) as object;
    expect(pasted).toEqual({
      "ringfence:guardrails": { unusedServices: ["bedrock"], mode: "account", groups: ["admins"] },
    });
    expect(out).toMatch(/region-guard: Deny of every region that is not allowed/);
    expect(out).toMatch(/^1 of them is in no group: /m);
    expect(out).toMatch(/^As the settings bind, 2 users with an access key are bound by nothing:$/m);
    expect(out).toMatch(/^To bind them .* in place of the ringfence:guardrails that the file has/m);
  });

  it("who would bind themself is told what they could not do any more", async () => {
    const { iam } = clientsFor(account);
    await iam.send(new AttachGroupPolicyCommand({ GroupName: "admins", PolicyArn: ADMINISTRATOR_ACCESS }));
    const made = await iam.send(new CreateAccessKeyCommand({ UserName: "anna" }));
    const { AccessKeyId, SecretAccessKey } = made.AccessKey!;
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: AccessKeyId, AWS_SECRET_ACCESS_KEY: SecretAccessKey });
    const { result } = await asked();
    Object.assign(process.env, account.env);
    expect(result.cautions).toEqual([
      expect.stringMatching(/^names admins, and .*:user\/anna, who runs this program, is in it: statement \w+ of /),
    ]);
  });

  it("what nobody may ask is a gap that names the right, and never an empty answer", async () => {
    const denied = [
      account.faults.inject({ kind: "accessDenied", operation: "ListDetectors", region: "eu-west-1" }),
      account.faults.inject({ kind: "accessDenied", operation: "GetAccountAuthorizationDetails" }),
    ];
    const { code, result } = await asked();
    for (const end of denied) end();
    expect(code).toBe(1);
    expect(result.complete).toBe(false);
    expect(result.gaps).toEqual([
      expect.stringMatching(/^detectors of GuardDuty in eu-west-1: AccessDenied.*guardduty:ListDetectors/),
      expect.stringMatching(/^the users cannot be asked, .*iam:GetAccountAuthorizationDetails/),
    ]);
    expect(result.existing).not.toHaveProperty("detectorIds");
  });

  it("what is named already and right is part of the block, and marked", async () => {
    const first = (await asked()).result.existing;
    const { result } = await asked({ existing: first, guardrails: { groups: ["admins"] } });
    expect(result.existing).toEqual(first);
    expect(result.lines.map(({ named }) => named)).toEqual(result.lines.map(() => true));
    expect(result.groups).toEqual([]);
    expect(result.guardrails).toBeNull();
  });

  // The groups of a file bind nobody while no baseline is applied.
  const ALL_BOUND = {
    ...REGIONS,
    guardrails: { groups: ["admins"], exemptPrincipals: ["arn:aws:iam::123456789012:user/cleo"] },
  };
  const ALL_BOUND_SAID = /^As the settings bind, no access key is left free\.$/m;
  const NOT_YET = /^No baseline is at work here: they bind from `pulumi up` on\. .*doctor`\.$/m;

  it("that everybody is bound is said of the settings, and that they are not applied", async () => {
    const { out } = await adopt("--settings", written(ALL_BOUND));
    expect(out).toMatch(ALL_BOUND_SAID);
    expect(out).toMatch(NOT_YET);
  });

  describe("of a run that stopped halfway", () => {
    const home = "ap-southeast-2";
    beforeAll(async () => {
      const { iam, sns } = clientsFor(account, home);
      await iam.send(
        new CreateGroupCommand({ Path: "/ringfence/", GroupName: "ringfence-least-privilege-billing-1a2b3c4" }),
      );
      await sns.send(new CreateTopicCommand({ Name: `ringfence-alert-channel-topic-${home}-1a2b3c4` }));
      const explorer = new ResourceExplorer2Client({ ...account, region: home });
      await explorer.send(new CreateIndexCommand({ Tags: { ringfence: "0.1.0" } }));
      explorer.destroy();
    });

    it("it is said what the account has, although its stack holds it", async () => {
      const { result } = await asked();
      expect(result.atWork).toHaveLength(1);
      expect(result).toMatchObject({
        takenOver: [],
        atWorkHolds: "1 × group, 1 × index of Resource Explorer",
        switchedOff: [],
      });
      const { out } = await adopt("--settings", written(REGIONS));
      expect(out).toMatch(
        /^A baseline is at work here, with arn:\S+, and of it the account has 1 × group, 1 × index of Resource Explorer: what it made/m,
      );
    });

    it("and not that nothing is applied", async () => {
      const { out } = await adopt("--settings", written(ALL_BOUND));
      expect(out).toMatch(ALL_BOUND_SAID);
      expect(out).not.toMatch(NOT_YET);
    });

    it("and of what the settings switch off, that nobody asked", async () => {
      const given = { controls: { "resource-index": "off" } };
      expect((await asked(given)).result).toMatchObject({ atWorkHolds: "1 × group", switchedOff: ["resource-index"] });
      const { out } = await adopt("--settings", written({ ...REGIONS, ...given }));
      expect(out).toMatch(/^Switched off, so that nobody asked what exists for it: resource-index\.$/m);
    });
  });

  it("regions that the account has are asked when nobody named them", async () => {
    const { out } = await adopt("--json", "--allowed-regions", "ap-southeast-2");
    expect((JSON.parse(out) as AdoptResult).regions).toHaveLength(17);
  });

  it("another account than that of the settings is not asked", async () => {
    const { code, err, out } = await adopt("--settings", written({ ...REGIONS, accountId: "210987654321" }));
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/accountId: is "210987654321", but the credentials belong to 123456789012/);
  });

  it("without credentials it ends with a sentence", async () => {
    const { code, err } = await adopt("--settings", written(REGIONS), "--profile", "nobody-there");
    expect(code).toBe(1);
    expect(err).toMatch(/^adopt: the account cannot be asked with profile "nobody-there": /);
  });
});
