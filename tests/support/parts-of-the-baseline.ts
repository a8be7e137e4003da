import { ListDetectorsCommand } from "@aws-sdk/client-guardduty";
import { ListAttachedGroupPoliciesCommand, ListGroupsCommand } from "@aws-sdk/client-iam";
import { ListSubscriptionsCommand } from "@aws-sdk/client-sns";
import { clientsFor } from "../../sandbox/account/clients";
import type { TestStack } from "./stack";

/** Expects what `examples/<language>/parts` declares, in the account and in the outputs of the stack. */
export async function expectParts(stack: TestStack): Promise<void> {
  const { output } = await stack.run(["stack", "output", "--json"]);
  const { topicArns, detectorIds, boundaryArn } = JSON.parse(output.slice(output.indexOf("{"))) as {
    topicArns: Record<string, string>;
    detectorIds: Record<string, string>;
    boundaryArn: string;
  };
  for (const region of ["ap-southeast-2", "us-east-1"]) {
    const { guardduty, sns } = clientsFor(stack.session.account, region);
    expect((await guardduty.send(new ListDetectorsCommand({}))).DetectorIds).toEqual([detectorIds[region]]);
    const { Subscriptions } = await sns.send(new ListSubscriptionsCommand({}));
    expect(Subscriptions?.map(({ Endpoint, TopicArn }) => [Endpoint, TopicArn])).toEqual([
      ["security@acme.sandbox", topicArns[region]],
    ]);
  }
  const { iam } = clientsFor(stack.session.account, "us-east-1");
  const group = (await iam.send(new ListGroupsCommand({}))).Groups?.find(({ GroupName }) =>
    GroupName?.startsWith("developers"),
  );
  const { AttachedPolicies } = await iam.send(new ListAttachedGroupPoliciesCommand({ GroupName: group?.GroupName }));
  expect(AttachedPolicies?.map(({ PolicyName }) => PolicyName?.replace(/-[0-9a-f]{7}$/, "")).sort()).toEqual([
    "guardrails-launch-deny",
    "guardrails-persistence-deny",
    "guardrails-region-deny",
    "guardrails-service-deny",
    "guardrails-tamper-deny",
  ]);
  expect(boundaryArn).toMatch(/:policy\/ringfence\/guardrails-boundary-/);
}
