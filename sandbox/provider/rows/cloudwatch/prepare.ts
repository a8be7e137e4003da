import { CreateEventBusCommand, EventBridgeClient, PutRuleCommand } from "@aws-sdk/client-eventbridge";

import { REGION, type World } from "../../core/conformance";

/** For a case: makes a bus; returns its ARN. */
export async function createBus(world: World, Name: string): Promise<string> {
  return (await world.client(EventBridgeClient, REGION).send(new CreateEventBusCommand({ Name }))).EventBusArn!;
}

/** For a case: makes a rule to hang targets on; returns its name. */
export async function createRule(world: World, Name: string, EventBusName = "default"): Promise<string> {
  const command = new PutRuleCommand({ Name, EventBusName, EventPattern: '{ "source": ["aws.iam"] }' });
  await world.client(EventBridgeClient, REGION).send(command);
  return Name;
}
