import { type EC2Client, RunInstancesCommand, TerminateInstancesCommand } from "@aws-sdk/client-ec2";
import type { SandboxAccount } from "../../account/account";
import { clientsFor } from "../../account/clients";
import type { Delivery } from "../../account/delivery/notice";
import type { Session } from "../../session";
import { followLink } from "../follow-link";

const MACHINE = { ImageId: "ami-0123456789abcdef0", InstanceType: "t3.micro", MinCount: 1, MaxCount: 1 } as const;

const start = async (ec2: EC2Client): Promise<string> => {
  const { Instances = [] } = await ec2.send(new RunInstancesCommand(MACHINE));
  return Instances[0]!.InstanceId!;
};

/** What people were told of a machine in a region, oldest first, and after how many seconds the first of it. */
export async function hear(account: SandboxAccount, region: string): Promise<{ told: Delivery[]; after: number }> {
  const { ec2 } = clientsFor(account, region);
  const started = Date.now();
  const machine = await start(ec2);
  await account.deliveries.settled();
  const told = account.deliveries
    .entries()
    .filter(({ message, recipients }) => message.includes(machine) && recipients.length > 0);
  await ec2.send(new TerminateInstancesCommand({ InstanceIds: [machine] }));
  return { told, after: told[0] ? (told[0].at.getTime() - started) / 1000 : 0 };
}

interface Exported {
  deployment: { resources: { type: string; outputs?: { protocol?: string; topic?: string; arn?: string } }[] };
}

/**
 * What `manualSteps` asks of people. Nothing is mailed here, so the token is taken from the ARN, whose last part it is.
 *
 * @param cwd folder of the program
 */
export async function confirmAll({ account, pulumi }: Session, stack: string, cwd: string): Promise<void> {
  const { output } = await pulumi.run(["stack", "export", "--stack", stack], { cwd });
  const { resources } = (JSON.parse(output) as Exported).deployment;
  for (const { type, outputs = {} } of resources) {
    if (!type.endsWith(":TopicSubscription") || outputs.protocol !== "email") continue;
    const { topic = "", arn = "" } = outputs;
    await followLink(account, topic, arn.split(":").at(-1) ?? "");
  }
  await account.deliveries.settled();
}
