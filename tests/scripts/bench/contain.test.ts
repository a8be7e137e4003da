import { EC2Client, RunInstancesCommand } from "@aws-sdk/client-ec2";
import { ListAccessKeysCommand, ListUsersCommand, IAMClient } from "@aws-sdk/client-iam";
import { startAccount, type SandboxAccount } from "../../../sandbox/account/account";
import { attack } from "../../../sandbox/lab/attack";
import { leakKey } from "../../../sandbox/lab/identities";
import { runningByRegion } from "../../../sandbox/lab/machines";
import { followPublishedSteps } from "../../../scripts/bench/contain";
import { connect } from "../../sandbox/account/support";

/** The second has a group, and no machine that is protected. */
const REGIONS = ["eu-west-1", "sa-east-1"];

let account: SandboxAccount;
beforeAll(async () => {
  account = await startAccount();
});
afterAll(() => account.stop());

test("AWS's published steps, followed with its command line: what they end, and what they leave", async () => {
  const key = await leakKey(account, "mallory");
  const { waysBack } = await attack(account, key, { regions: REGIONS, spotFleet: 2 });
  const ec2 = connect(EC2Client, account, "sa-east-1");
  const machine = { ImageId: "ami-12c6146b", InstanceType: "t3.micro", MinCount: 1, MaxCount: 1 } as const;
  const kept = (await ec2.send(new RunInstancesCommand(machine))).Instances![0]!.InstanceId!;
  ec2.destroy();
  await followPublishedSteps(account, "mallory", waysBack!.user, { keep: [kept], regions: REGIONS });

  const iam = connect(IAMClient, account);
  const { AccessKeyMetadata } = await iam.send(new ListAccessKeysCommand({ UserName: "mallory" }));
  expect(AccessKeyMetadata).toMatchObject([{ Status: "Inactive" }]);
  const { Users = [] } = await iam.send(new ListUsersCommand({}));
  expect(Users.map(({ UserName }) => UserName)).toEqual(["mallory"]);
  iam.destroy();

  // The fleet is cancelled with its machines; the protected one held up the others of its zone.
  const after = await runningByRegion(account, REGIONS);
  expect(after.get("eu-west-1")).toHaveLength(2);
  expect(after.get("sa-east-1")).toEqual([kept]);
  await account.clock.turn();
  const later = await runningByRegion(account, REGIONS);
  expect(later.get("eu-west-1")).toHaveLength(2);
  expect(later.get("sa-east-1")).toHaveLength(2);
});
