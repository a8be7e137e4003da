import { EnableSerialConsoleAccessCommand, DisableImageBlockPublicAccessCommand } from "@aws-sdk/client-ec2";
import { ListGroupsCommand, ListPoliciesCommand, ListRolesCommand } from "@aws-sdk/client-iam";
import { type Control, isOnInProfile } from "../../domain/controls/control";
import { CONTROLS } from "../../domain/controls/table";
import { OWN_PATH } from "../../domain/documents/own-principals";
import { ANSWERS } from "../../sandbox/answers";
import { clientsFor } from "../../sandbox/account/clients";
import { type CliResult, openStack } from "../../sandbox/host/pulumi-cli";
import { readControls } from "../support/control-readings";
import { changes, ROOT, openTestStack, type TestStack, TWO_REGIONS } from "../support/stack";

/** A life of five runs; a test of it is as long as two of them. */
jest.setTimeout(600_000);

const REGIONS = ["ap-southeast-2", "us-east-1"];

const primary = {
  fullName: "Mia Chen",
  addressLine1: "1 Bridge Street",
  city: "Sydney",
  postalCode: "2000",
  countryCode: "AU",
  phone: "+61 2 9374 4000",
};

/** Everything that leaves a trace, with a deploy role, a key of the logs and the bucket of AWS Config. */
const SETTINGS = {
  ...TWO_REGIONS,
  contacts: { ...ANSWERS.contacts, primary },
  controls: {
    "audit-trail": { encrypt: true },
    "config-recorder": "on",
    "least-privilege": { githubSubject: "repo:acme/infrastructure:environment:production" },
  },
};

const IMPORTED = {
  policy: 14,
  role: 2,
  group: 4,
  detector: 2,
  analyzer: 2,
  "index of Resource Explorer": 2,
  bucket: 2,
  "identity provider for GitHub": 1,
  trail: 1,
  "key of KMS": 1,
  "view of Resource Explorer": 1,
};

const imported = ({ output }: CliResult): number => Number(/= (\d+) imported/.exec(output)?.[1] ?? 0);

/**
 * A program that was destroyed without teardown and comes back with a state that knows nothing; then it is made smaller, and
 * taken down for real. Each test goes on where the one before stopped.
 */
describe("a baseline that was destroyed, and comes back", () => {
  let stack: TestStack;
  let untouched: Awaited<ReturnType<typeof readControls>>;
  let kept: Awaited<ReturnType<typeof own>>;

  /** Names of what IAM has at the baseline's path, without those of what `destroy` removes. */
  const own = async () => {
    const { iam } = clientsFor(stack.session.account);
    const PathPrefix = OWN_PATH;
    const { Policies = [] } = await iam.send(new ListPoliciesCommand({ Scope: "Local", PathPrefix }));
    const { Groups = [] } = await iam.send(new ListGroupsCommand({ PathPrefix }));
    const { Roles = [] } = await iam.send(new ListRolesCommand({ PathPrefix }));
    return [
      ...Policies.map(({ PolicyName }) => PolicyName!),
      ...Groups.map(({ GroupName }) => GroupName!),
      ...Roles.map(({ RoleName }) => RoleName!),
    ]
      .filter((name) => !/-(break-glass|budget-fuse|early-warning)-/.test(name))
      .sort();
  };

  /** The warning of the output that begins so, without the frame of the command line. */
  const warning = (output: string, begin: string): string[] => {
    const told = output
      .slice(output.indexOf("Diagnostics:"))
      .split("\n")
      .map((line) => line.trim());
    const start = told.findIndex((line) => line.startsWith(`warning: ${begin}`));
    if (start < 0) return [];
    const lines = told.slice(start);
    const end = lines.findIndex((line, index) => index > 0 && !line.startsWith("- "));
    return lines.slice(0, end).map((line) => line.replace("warning: ", ""));
  };

  beforeAll(async () => {
    stack = await openTestStack(SETTINGS);
    const { account } = stack.session;
    for (const region of REGIONS) {
      const { ec2 } = clientsFor(account, region);
      await ec2.send(new EnableSerialConsoleAccessCommand({}));
      await ec2.send(new DisableImageBlockPublicAccessCommand({}));
    }
    // It also makes the emulator load its services, which can take longer than a preview waits.
    untouched = await readControls(account, REGIONS);
    expect(await stack.up()).toMatchObject({ code: 0 });
    expect(await stack.run(["destroy", "--yes", "--skip-preview"])).toMatchObject({ code: 0 });
    expect(await stack.resources()).toEqual([]);
    kept = await own();
  });
  afterAll(() => stack.close());

  test("the preview says what it takes over, and up takes over all of it: nothing is replaced, no second set is made", async () => {
    const { output } = await stack.run(["preview"]);
    const counted = Object.entries(IMPORTED).map(([kind, count]) => `${count} × ${kind}`);
    expect(warning(output, "the account has")).toEqual([
      `the account has ${counted.join(", ")} of a baseline that this stack does not hold; pulumi up takes them into the stack, replaces none, and gives them its settings`,
    ]);
    const result = await stack.up();
    expect(result).toMatchObject({ code: 0 });
    const total = Object.values(IMPORTED).reduce((sum, count) => sum + count, 0);
    // And the role of AWS Config, which is the account's and not the baseline's.
    expect(imported(result)).toBe(total + 1);
    expect(changes(result)).not.toHaveProperty("replaced");
    expect(changes(result)).not.toHaveProperty("deleted");
    expect(await own()).toEqual(kept);
    const found = await readControls(stack.session.account, REGIONS);
    expect(Object.values(found["guardduty"]!)).toEqual(REGIONS.map(() => [expect.any(String) as string]));
    expect(found["audit-trail"]!["us-east-1"]).toEqual({
      trails: [expect.any(String)],
      buckets: ["audit-trail", "config-recorder"].map(
        (stem) => expect.stringMatching(`^ringfence-${stem}-logs-`) as string,
      ),
    });
  });

  test("the next up and a refresh change nothing, and take nothing over again", async () => {
    const again = await stack.up("--expect-no-changes");
    expect(again).toMatchObject({ code: 0 });
    expect(Object.keys(changes(again))).toEqual(["unchanged"]);
    expect(await stack.run(["refresh", "--yes", "--skip-preview", "--expect-no-changes"])).toMatchObject({ code: 0 });
  });

  test("another stack in the account takes nothing over while this one is at work", async () => {
    const { pulumi } = stack.session;
    await openStack(pulumi, "other", ROOT, stack.folder);
    const args = ["preview", "--stack", "other", "--config-file", stack.configFile];
    const { code, output } = await pulumi.run(args, { cwd: ROOT });
    expect(code).not.toBe(0);
    expect(output).toMatch(
      /- stack: is a new one, and the baseline of another stack is at work in the account, with arn:aws:sns:ap-southeast-2:\d+:ringfence-alert-channel-topic-/,
    );
  });

  test("a smaller profile says before what becomes of each control that leaves, and of no other", async () => {
    stack.configure({ ...SETTINGS, profile: "minimal" });
    const { output } = await stack.run(["preview"]);
    const leaving = (CONTROLS as readonly Control[]).filter(
      (control) => isOnInProfile(control, "standard") && !isOnInProfile(control, "minimal"),
    );
    const [heading, ...fates] = warning(output, `${leaving.length} controls leave`);
    expect(heading).toBe(`${leaving.length} controls leave the program, in profile minimal and with its switches:`);
    expect(fates.map((fate) => fate.split(" ").slice(0, 3).join(" "))).toEqual(
      leaving.map(({ id, removal }) => `- ${id} ${removal.onDestroy === "kept" ? "stays" : "is"}`),
    );
  });

  test("a control that left and stayed is taken over when it comes back", async () => {
    const controls = { ...SETTINGS.controls, "least-privilege": "off", guardduty: "off" };
    stack.configure({ ...SETTINGS, controls });
    expect(await stack.up()).toMatchObject({ code: 0 });
    expect(await own()).toEqual(kept);
    stack.configure(SETTINGS);
    const result = await stack.up();
    expect(result).toMatchObject({ code: 0 });
    // Policies, roles and groups of least privilege, the identity provider, detectors.
    expect(imported(result)).toBe(7 + 2 + 4 + 1 + 2);
    expect(await own()).toEqual(kept);
    expect(await stack.up("--expect-no-changes")).toMatchObject({ code: 0 });
  });

  test("with teardown the account is as it was, but for what the table of removal says that stays", async () => {
    stack.configure({ ...SETTINGS, teardown: true });
    expect(await stack.up()).toMatchObject({ code: 0 });
    expect(await stack.run(["destroy", "--yes", "--skip-preview"])).toMatchObject({ code: 0 });
    const left = await readControls(stack.session.account, REGIONS);
    const other = CONTROLS.map(({ id }) => id).filter(
      (id) => JSON.stringify(left[id]) !== JSON.stringify(untouched[id]),
    );
    const keeping = (CONTROLS as readonly Control[]).filter(
      ({ id, removal }) => removal.keeps !== undefined && id in left,
    );
    expect(other).toEqual(keeping.map(({ id }) => id));
    expect(await own()).toEqual([]);
  });
});
