import { CreateCapacityProviderCommand, DescribeCapacityProvidersCommand, ECSClient } from "@aws-sdk/client-ecs";
import { type SandboxAccount, startAccount } from "../../../../../sandbox/account/account";
import { connect } from "../../support";

let account: SandboxAccount;

beforeAll(async () => {
  account = await startAccount();
});

afterAll(() => account.stop());

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeCapacityProviders.html
test("capacity providers are all described when none is named", async () => {
  const ecs = connect(ECSClient, account);
  const names = async (capacityProviders?: string[]) =>
    (await ecs.send(new DescribeCapacityProvidersCommand({ capacityProviders }))).capacityProviders?.map(
      ({ name }) => name,
    );
  expect(await names()).toEqual([]);
  for (const name of ["a", "b"]) {
    const autoScalingGroupArn = `arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/${name}`;
    await ecs.send(new CreateCapacityProviderCommand({ name, autoScalingGroupProvider: { autoScalingGroupArn } }));
  }
  expect(await names()).toEqual(["a", "b"]);
  expect(await names(["b"])).toEqual(["b"]);
});
