import { EC2Client, RequestSpotInstancesCommand, RunInstancesCommand } from "@aws-sdk/client-ec2";
import type { Connected } from "../connection";

/** What became of one try. */
export interface Attempt {
  region: string;
  call: string;
  /** `refused`: as it should be. `allowed`: the call would have gone through. `unknown`: AWS said neither. */
  result: "refused" | "allowed" | "unknown";
  /** What AWS said. */
  because: string;
}

const IMAGE = "ami-0123456789abcdef0";

/**
 * What the thief of the worked incident called. With DryRun, AWS checks the rights and starts nothing, whoever asks:
 * `DryRunOperation` says that it would have, `UnauthorizedOperation` that it would not.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
 */
const CALLS = [
  new RunInstancesCommand({ DryRun: true, ImageId: IMAGE, InstanceType: "t3.micro", MinCount: 1, MaxCount: 1 }),
  new RequestSpotInstancesCommand({
    DryRun: true,
    InstanceCount: 1,
    LaunchSpecification: { ImageId: IMAGE, InstanceType: "t3.micro" },
  }),
] as const;

const REFUSED = /^(?:UnauthorizedOperation|AccessDenied\w*)$/;

/** Tries launches as somebody who must be refused. Nothing can start, since each call is a dry run. */
export async function tryLaunches({ credentials, endpoint }: Connected, region: string): Promise<Attempt[]> {
  const client = new EC2Client({
    region,
    credentials,
    maxAttempts: 2,
    ...(endpoint === undefined ? {} : { endpoint }),
  });
  try {
    return await Promise.all(
      CALLS.map(async (command): Promise<Attempt> => {
        const call = command.constructor.name.replace(/Command$/, "");
        try {
          await client.send(command as RunInstancesCommand);
          return { region, call, result: "allowed", because: "AWS answered without a refusal" };
        } catch (error) {
          const { name, message } = error as Error;
          const result = name === "DryRunOperation" ? "allowed" : REFUSED.test(name) ? "refused" : "unknown";
          return { region, call, result, because: `${name}: ${message}` };
        }
      }),
    );
  } finally {
    client.destroy();
  }
}
