import {
  SERVICE_PRINCIPALS,
  type ServicePrincipal,
} from "../../../domain/documents/resource-policies/service-principals";
import { evaluate } from "../authorization/evaluate";
import type { Failure, Notice } from "./notice";

/** A topic as its publishers meet it; see deliveries.py. */
export interface Topic {
  policy: unknown;
  /** Null for a topic that is not encrypted. Without a policy the key lets no service in. */
  key: { arn: string; policy: unknown } | null;
}

/** https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services */
const KEY_CALLS = ["kms:GenerateDataKey", "kms:Decrypt"];

/** A service, and for what of the account it calls. */
type Sender = Pick<Notice, "service" | "sourceArn">;

/** What the condition keys of a service principal hold. */
const VALUES: Record<string, (from: Sender) => string> = {
  "aws:SourceAccount": ({ sourceArn }) => sourceArn.split(":")[4] ?? "",
  "aws:SourceArn": ({ sourceArn }) => sourceArn,
};

/** The keys that a service sends, and none besides: a policy that asks for another one does not let it in. */
export function sent(keys: readonly string[], from: Sender): Record<string, string> {
  const entries = keys.map((key): [string, string] => {
    const value = VALUES[key];
    if (!value) throw new Error(`the sandbox does not know what ${from.service} sends as ${key}`);
    return [key, value(from)];
  });
  return Object.fromEntries(entries);
}

/** Evaluates one call of a service on a thing that has a policy of its own, which alone lets a service in. */
async function refusal(
  notice: Notice,
  action: string,
  thing: { arn: string; policy: unknown },
  context: Record<string, string>,
): Promise<Failure | undefined> {
  const failure = { action, resource: thing.arn };
  if (thing.policy === null) return { ...failure, reason: "the policy of the key lets no service in" };
  const [, , , , accountId = ""] = thing.arn.split(":");
  const request = { principal: notice.service, action, resource: thing.arn, accountId, context };
  const because = await evaluate(request, { identity: [], boundary: null, organization: [], resource: thing.policy });
  if (!because) return undefined;
  const statement = because.statement === undefined ? "no statement allows it" : `${because.statement} denies it`;
  const told = Object.keys(context).length === 0 ? "no condition key" : Object.keys(context).join(", ");
  return { ...failure, reason: `${statement}, for a service that sends ${told}` };
}

/** EventBridge sends within its region alone: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html */
function unreachable({ service, sourceArn, topicArn, roleArn }: Notice): Failure | undefined {
  if (roleArn !== undefined)
    return { resource: topicArn, reason: `what ${roleArn} may publish is judged by nobody in the sandbox` };
  const [from, to] = [sourceArn, topicArn].map((arn) => arn.split(":")[3]);
  return service === "events.amazonaws.com" && from !== to
    ? { resource: topicArn, reason: `a rule in ${from} reaches no topic in ${to}` }
    : undefined;
}

/** Why a notice may not be published; undefined: it may. */
export async function judge(notice: Notice, topic: Topic | null): Promise<Failure | undefined> {
  const row = SERVICE_PRINCIPALS.find(({ principal }: ServicePrincipal) => principal === notice.service);
  if (!row) throw new Error(`the sandbox does not know which condition keys ${notice.service} sends`);
  if (!topic) return { resource: notice.topicArn, reason: "the topic does not exist" };
  const apart = unreachable(notice);
  if (apart) return apart;
  const onTopic = sent(row.publishes.topic, notice);
  const refused = await refusal(notice, "sns:Publish", { arn: notice.topicArn, policy: topic.policy }, onTopic);
  if (refused || !topic.key) return refused;
  for (const action of KEY_CALLS) {
    const locked = await refusal(notice, action, topic.key, sent(row.publishes.key, notice));
    if (locked) return locked;
  }
  return undefined;
}
