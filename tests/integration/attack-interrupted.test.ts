import { setTimeout as sleep } from "node:timers/promises";
import { EC2Client, RunInstancesCommand } from "@aws-sdk/client-ec2";
import { IAMClient, ListAccessKeysCommand, ListAttachedUserPoliciesCommand } from "@aws-sdk/client-iam";
import { connect as connectCli, type Connected } from "../../cli/connection";
import { awsHands } from "../../cli/contain/aws";
import { execute } from "../../cli/contain/execute";
import { createJournal, type Line, readLines } from "../../cli/contain/journal";
import { readContainOptions } from "../../cli/contain/options";
import type { Plan } from "../../cli/contain/plan";
import { prepare } from "../../cli/contain/prepare";
import type { Row } from "../../cli/contain/row";
import { startAccount, type SandboxAccount } from "../../sandbox/account/account";
import { attack } from "../../sandbox/lab/attack";
import { leakKey } from "../../sandbox/lab/identities";
import { count, runningByRegion } from "../../sandbox/lab/machines";
import { otherServices } from "../../sandbox/tour/other-services";
import { connect } from "../sandbox/account/support";

/** One region for each keeper. */
const REGIONS = ["eu-west-1", "sa-east-1", "us-east-1"];

let account: SandboxAccount;
let connected: Connected;
let without: string[];
/** A machine of the owner's, older than every attack. */
let own: string;
const before = { ...process.env };

beforeAll(async () => {
  account = await startAccount();
  Object.assign(process.env, account.env);
  connected = await connectCli({});
  without = (await otherServices()).filter((word) => word !== "--without");
  const ec2 = connect(EC2Client, account, REGIONS[0]);
  const machine = { ImageId: "ami-0123456789abcdef0", InstanceType: "t3.micro", MinCount: 1, MaxCount: 1 } as const;
  own = (await ec2.send(new RunInstancesCommand(machine))).Instances![0]!.InstanceId!;
  ec2.destroy();
});

afterAll(async () => {
  process.env = before;
  await account.stop();
});

class Killed extends Error {}

/** What an attack of its own leads to: a plan. */
async function attacked(name: string): Promise<{ plan: Plan; rows: ReadonlyMap<string, Row> }> {
  // What is older by a second is not touched.
  await sleep(1_100);
  const key = await leakKey(account, name);
  const { machines, since } = await attack(account, key, { regions: REGIONS, spotFleet: 2, name, waysBack: false });
  expect(count(await runningByRegion(account, REGIONS))).toBe(machines + 1);
  const typed = { freeze: "users", settle: "0,0,0", maxActions: "1000", evidenceSeconds: "60" };
  const options = readContainOptions({ ...typed, since, suspect: [name], without }, new Date());
  if ("problems" in options || options.wish.do !== "plan") throw new Error("no plan was asked for");
  const prepared = await prepare({ ...options, wish: options.wish }, connected);
  if ("problems" in prepared) throw new Error(JSON.stringify(prepared.problems));
  return prepared;
}

/** Works a plan off until its journal has some lines, when its process is gone; without a number, to the end. */
async function run({ plan, rows }: Awaited<ReturnType<typeof attacked>>, lines: readonly Line[], until = Infinity) {
  let text = "";
  let written = lines.length;
  const write = (line: string): void => {
    if (written >= until) throw new Killed();
    text += line;
    written += 1;
    if (written === until) throw new Killed();
  };
  const hands = awsHands(connected, plan.request, rows);
  const options = { rows, settle: [0, 0, 0], maxActions: 1_000, evidenceSeconds: 60 };
  try {
    const journal = createJournal(write, () => new Date(), lines);
    if (lines.length === 0) journal.append({ type: "begin", plan });
    const outcome = await execute(journal, hands, {
      ...options,
      // Whatever keeps machines looks at them between two phases.
      tell: ({ type }) => {
        if (type === "phase") void account.clock.turn();
      },
    });
    return { outcome, text };
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    return { text };
  } finally {
    hands.close();
  }
}

async function ended(name: string) {
  await account.clock.turn();
  const iam = connect(IAMClient, account);
  const { AccessKeyMetadata = [] } = await iam.send(new ListAccessKeysCommand({ UserName: name }));
  const { AttachedPolicies = [] } = await iam.send(new ListAttachedUserPoliciesCommand({ UserName: name }));
  iam.destroy();
  return {
    running: Object.fromEntries(await runningByRegion(account, REGIONS)),
    keys: AccessKeyMetadata.map(({ Status }) => Status),
    policies: AttachedPolicies.map(({ PolicyName }) => PolicyName).sort(),
  };
}

const END = { keys: ["Inactive"], policies: ["AWSDenyAll", "AdministratorAccess"] };

test("killed after a line of the journal and resumed, it comes to the same end", async () => {
  const whole = await attacked("mallory");
  const { outcome, text } = await run(whole, []);
  expect(outcome).toEqual({ clean: true, remaining: [], gaps: [] });
  const end = { ...END, running: { [REGIONS[0]!]: [own] } };
  expect(await ended("mallory")).toEqual(end);

  const all = readLines(text).lines;
  expect(all.length).toBeGreaterThan(20);
  // After its beginning, and from there to its end in steps.
  const kills = Array.from({ length: 5 }, (_, step) => 2 + Math.floor((step * (all.length - 3)) / 4));
  for (const kill of kills) {
    const name = `mallory-${kill}`;
    const prepared = await attacked(name);
    const killed = await run(prepared, [], kill);
    const { lines } = readLines(`${killed.text}{"n":${kill},"at":"20`);
    expect(lines).toHaveLength(kill);
    await account.clock.turn();
    const resumed = await run(prepared, lines);
    expect({ kill, outcome: resumed.outcome, ...(await ended(name)) }).toEqual({
      kill,
      outcome: { clean: true, remaining: [], gaps: [] },
      ...end,
    });
  }
});
