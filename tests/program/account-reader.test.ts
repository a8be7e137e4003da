import {
  CloudTrailClient,
  CreateTrailCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
} from "@aws-sdk/client-cloudtrail";
import {
  AddUserToGroupCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateUserCommand,
  IAMClient,
} from "@aws-sdk/client-iam";
import { Family } from "../../domain/controls/control";
import { CONTROLS } from "../../domain/controls/table";
import { GUARDS } from "../../domain/documents/guardrails/guards";
import { readAccount } from "../../program/account-reader";
import { type SandboxAccount, startAccount } from "../../sandbox/account/account";
import { clientsFor } from "../../sandbox/account/clients";
import { logBucket } from "../support/log-bucket";
import { off, planOf } from "../support/plan";
import { record } from "../support/recorder";
import { connect } from "../sandbox/account/support";

const HOME = "ap-southeast-2";
const VIRGINIA = "us-east-1";
const REGIONS = [HOME, VIRGINIA];

let account: SandboxAccount;
beforeAll(async () => {
  account = await startAccount();
  process.env["AWS_ENDPOINT_URL"] = account.endpoint;
  // The account loads a service when it is asked first, which can take longer than a preview waits.
  await read();
});
afterAll(async () => {
  delete process.env["AWS_ENDPOINT_URL"];
  await account.stop();
});

/** Asks with the keys of the account, as a stack that names them in its configuration. */
const read = async (
  given: { controls?: object; existing?: object; guardrails?: object } = {},
  config: Record<string, string> = {},
) => {
  const { accessKeyId, secretAccessKey } = account.credentials;
  const keys = { "aws:accessKey": accessKeyId, "aws:secretKey": secretAccessKey };
  const plan = planOf({
    enabledRegions: REGIONS,
    ...given,
    controls: { ...off(...DEFAULTS, ...LEFT).controls, ...given.controls },
  });
  const asked = () => Promise.resolve({ accountId: account.accountId, regions: plan.regions });
  return (await record(() => readAccount(plan, asked), { config: { ...keys, ...config } })).result;
};

/** tests/cli/facts/defaults.test.ts has these. */
const DEFAULTS = CONTROLS.filter(({ family }) => family === Family.Defaults).map(({ id }) => id);

/** Of what these leave in the account, tests/integration/second-life.test.ts has. */
const LEFT = ["least-privilege", "freeze"];

/** A region without a detector; tests/cli/facts/detectors.test.ts has the others. */
const NO_DETECTOR = { found: undefined };

describe("readAccount", () => {
  it("finds no trail and billing alerts off on a new account", async () => {
    expect(await read()).toEqual({
      facts: {
        trails: { [HOME]: false, [VIRGINIA]: false },
        seenTrails: [],
        billingAlerts: { key: expect.any(String) as string, enabled: false },
        users: [],
        anomalyMonitors: { found: [] },
        detectors: Object.fromEntries(REGIONS.map((region) => [region, NO_DETECTOR])),
      },
      warnings: [],
    });
  });

  it("asks nothing that no control needs", async () => {
    expect(
      (await read(off("break-glass", "audit-trail", "early-warning", "usage-alarms"))).facts.trails,
    ).toBeUndefined();
    expect((await read(off("billing-alarms"))).facts.billingAlerts).toBeUndefined();
    expect((await read(off(...GUARDS))).facts.users).toBeUndefined();
    expect((await read(off("cost-anomaly"))).facts.anomalyMonitors).toBeUndefined();
    expect((await read(off("guardduty"))).facts.detectors).toBeUndefined();
    const asked = account.journal.entries().length;
    const others = [
      "audit-trail",
      "early-warning",
      "usage-alarms",
      "billing-alarms",
      "cost-anomaly",
      "guardduty",
    ] as const;
    expect(await read(off("break-glass", ...others, ...GUARDS))).toEqual({ facts: {}, warnings: [] });
    expect(account.journal.entries()).toHaveLength(asked);
  });

  it("says of each question what nobody knows when it is refused", async () => {
    const trails = account.faults.inject({ kind: "accessDenied", operation: "DescribeTrails", region: VIRGINIA });
    const billing = account.faults.inject({ kind: "accessDenied", operation: "GetBillingPreferences" });
    const users = account.faults.inject({ kind: "accessDenied", operation: "GetAccountAuthorizationDetails" });
    const monitors = account.faults.inject({ kind: "accessDenied", operation: "GetAnomalyMonitors" });
    const { facts, warnings } = await read(off("guardduty"));
    trails();
    billing();
    users();
    monitors();
    expect(facts).toEqual({ trails: { [HOME]: false }, seenTrails: [] });
    expect(warnings).toEqual([
      expect.stringMatching(/^the trails cannot be asked, so nobody knows whether what needs one rings: AccessDenied/),
      expect.stringMatching(
        /^the billing preferences cannot be asked, so nobody knows whether the billing alarms have data: AccessDenied/,
      ),
      expect.stringMatching(
        /^the users cannot be asked, so nobody knows whether one with an access key is bound by nothing: AccessDenied/,
      ),
      expect.stringMatching(
        /^the anomaly monitors cannot be asked, so nobody knows whether the account has one already: AccessDenied/,
      ),
    ]);
  });

  it("finds users, their groups, and of those whom nothing binds whether they have a key", async () => {
    const iam = connect(IAMClient, account);
    await iam.send(new CreateGroupCommand({ GroupName: "people" }));
    for (const UserName of ["anna", "ben", "cleo"]) {
      await iam.send(new CreateUserCommand({ UserName }));
      if (UserName !== "cleo") await iam.send(new CreateAccessKeyCommand({ UserName }));
    }
    await iam.send(new AddUserToGroupCommand({ GroupName: "people", UserName: "anna" }));
    const given = { guardrails: { mode: "account", groups: ["people"] } };
    const { facts, warnings } = await read(given);
    expect(warnings).toEqual([]);
    expect(facts.users?.map(({ arn, groups, hasKey }) => [arn.split("/").at(-1), groups, hasKey])).toEqual([
      ["anna", ["people"], undefined],
      ["ben", [], true],
      ["cleo", [], false],
    ]);
    expect(planOf(given, facts).warnings).toContainEqual(
      expect.stringMatching(/^1 user with an access key is bound by nothing: ben; .*guardrails\.groups/),
    );
    iam.destroy();
  });

  it("is one warning, and no failure, when there is nobody to ask as", async () => {
    const denied = account.faults.inject({ kind: "accessDenied", operation: "AssumeRole" });
    const assumeRoles = JSON.stringify([{ roleArn: "arn:aws:iam::123456789012:role/nobody" }]);
    const { facts, warnings } = await read({}, { "aws:assumeRoles": assumeRoles });
    denied();
    expect(facts.detectors?.[HOME]).toEqual({ unknown: expect.stringMatching(/.+/) as string });
    expect({ ...facts, detectors: undefined }).toEqual({ detectors: undefined });
    expect(warnings).toEqual([
      expect.stringMatching(
        /^trails, billing preferences, users and anomaly monitors cannot be asked, so nobody knows whether .*: .+/,
      ),
    ]);
  });

  it.each([VIRGINIA, "eu-west-1"])(
    "finds a trail of every region that was made in %s, while it logs what reads",
    async (made) => {
      const { s3 } = clientsFor(account, VIRGINIA);
      const { endpoint, credentials } = account;
      const cloudtrail = new CloudTrailClient({ endpoint, credentials, region: made });
      const Name = `all-of-${made}`;
      await logBucket(s3, Name);
      await cloudtrail.send(new CreateTrailCommand({ Name, S3BucketName: Name, IsMultiRegionTrail: true }));
      const select = (ReadWriteType: "All" | "WriteOnly") =>
        cloudtrail.send(
          new PutEventSelectorsCommand({
            TrailName: Name,
            EventSelectors: [{ ReadWriteType, IncludeManagementEvents: true }],
          }),
        );
      const arn = `arn:aws:cloudtrail:${made}:${account.accountId}:trail/${Name}`;
      const heard = async () => (await read()).facts.trails;
      const seen = async () => {
        const { seenTrails = [] } = (await read({ existing: { trail: arn } })).facts;
        return seenTrails.find((trail) => trail.arn === arn);
      };
      await select("All");
      expect(await heard()).toEqual({ [HOME]: false, [VIRGINIA]: false });
      await cloudtrail.send(new StartLoggingCommand({ Name }));
      expect(await heard()).toEqual({ [HOME]: true, [VIRGINIA]: true });
      expect(await seen()).toEqual({ arn, everyRegion: true, logging: true, reads: true, writes: true });
      await select("WriteOnly");
      expect(await heard()).toEqual({ [HOME]: false, [VIRGINIA]: false });
      expect(await seen()).toEqual({ arn, everyRegion: true, logging: true, reads: false, writes: true });
      cloudtrail.destroy();
    },
  );

  it("finds the trail of existing.trail in its own region, when it records only that", async () => {
    const { s3 } = clientsFor(account, VIRGINIA);
    const { endpoint, credentials } = account;
    const cloudtrail = new CloudTrailClient({ endpoint, credentials, region: "eu-west-2" });
    const S3BucketName = await logBucket(s3, "of-london");
    const { TrailARN: arn } = await cloudtrail.send(new CreateTrailCommand({ Name: "of-london", S3BucketName }));
    const { seenTrails } = (await read({ existing: { trail: arn! } })).facts;
    expect(seenTrails).toContainEqual({ arn, everyRegion: false, logging: false, reads: true, writes: true });
    cloudtrail.destroy();
  });
});
