import { valuesAt } from "../documents/values-at";
import type { RecordedCall } from "./record-keys";

/** What decides about names of IAM that a record has without their path. */
export interface OwnNames {
  /** What the names of the baseline's own things begin with: `ringfence-`. */
  namePrefix: string;
  /** ARNs of principals that are exempt: a name that ends one is that principal, because names of roles are unique. */
  exempt: readonly string[];
}

type Resources = readonly string[] | undefined;

const at = ({ record }: RecordedCall, path: string): string[] => valuesAt(record.requestParameters, path);

const inRegion = ({ record, caller }: RecordedCall, service: string, name: string): string =>
  `arn:aws:${service}:${record.awsRegion}:${caller.account}:${name}`;

const some = (arns: readonly string[]): Resources => (arns.length > 0 ? arns : undefined);

/** Kind of IAM -> where a call names one. A call that is about a group names the user that it puts into it as well. */
const IAM_KINDS: readonly (readonly [kind: string, member: string])[] = [
  ["group", "groupName"],
  ["role", "roleName"],
  ["user", "userName"],
  ["instance-profile", "instanceProfileName"],
  ["policy", "policyName"],
];

/** The path of a thing that is made is in the request; that of one that is there is not, and decides whether it is our own. */
function iamArn(call: RecordedCall, kind: string, name: string, { namePrefix, exempt }: OwnNames): string | undefined {
  const arn = (path: string) => `arn:aws:iam::${call.caller.account}:${kind}${path}${name}`;
  if (/^iam:Create/.test(call.action)) return arn(at(call, "path")[0] ?? "/");
  const known = exempt.find((each) => each.split("/").at(-1) === name && each.includes(`:${kind}/`));
  if (known !== undefined) return known.includes("*") ? undefined : known;
  return name.startsWith(namePrefix) ? undefined : arn("/");
}

function iamArns(call: RecordedCall, own: OwnNames): Resources {
  const policies = at(call, "policyArn");
  const named = IAM_KINDS.flatMap(([kind, member]) => at(call, member).map((name) => [kind, name] as const));
  // An inline policy has a name and no ARN: what it is put into comes first.
  const [first] = named;
  if (first) {
    const found = iamArn(call, ...first, own);
    return found === undefined ? undefined : [found];
  }
  if (policies.length > 0) return policies;
  // IAM takes a request that names no user for one about the caller.
  if (/^iam:.*(AccessKey|LoginProfile|MFADevice|Certificate|SSHPublicKey|ServiceSpecific)/.test(call.action)) {
    return [call.caller.principal];
  }
  return ["*"];
}

/** What a record says of the things of a service. */
interface Row {
  /** The kinds of ARNs that it can tell; about others the record says nothing. */
  kinds: RegExp;
  /** Undefined when the record does not say. */
  arns(call: RecordedCall, own: OwnNames): Resources;
}

/**
 * Service -> the ARNs of what a call acts on, as far as statements of the guardrails ask for them. The formats:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const RESOURCES: Readonly<Record<string, Row>> = {
  budgets: {
    kinds: /:budget\//,
    arns: (call) =>
      some(
        ["budgetName", "budget.budgetName", "newBudget.budgetName"]
          .flatMap((path) => at(call, path))
          .map((name) => `arn:aws:budgets::${call.caller.account}:budget/${name}`),
      ),
  },
  cloudwatch: {
    kinds: /:(alarm|alarm-mute-rule):/,
    arns: (call) => {
      const isMute = call.action.endsWith("AlarmMuteRule");
      const members = isMute ? ["name", "alarmMuteRuleName"] : ["alarmName", "alarmNames"];
      const names = members.flatMap((member) => at(call, member));
      return some(names.map((name) => inRegion(call, "cloudwatch", `${isMute ? "alarm-mute-rule" : "alarm"}:${name}`)));
    },
  },
  ec2: {
    // A launch makes machines that have no id yet.
    kinds: /:instance\//,
    arns: (call) => {
      const ids = ["instanceId", "instancesSet.instanceId"].flatMap((path) => at(call, path));
      return (ids.length > 0 ? ids : ["*"]).map((id) => inRegion(call, "ec2", `instance/${id}`));
    },
  },
  events: {
    kinds: /:rule\//,
    arns: (call) => {
      const bus = at(call, "eventBusName")[0]?.split("/").at(-1) ?? "default";
      const path = bus === "default" ? "" : `${bus}/`;
      const member = /Targets$/.test(call.action) ? "rule" : "name";
      return some(at(call, member).map((name) => inRegion(call, "events", `rule/${path}${name}`)));
    },
  },
  iam: { kinds: /:(group|instance-profile|policy|role|user)\//, arns: iamArns },
  sns: {
    kinds: /^arn:aws:sns:/,
    arns: (call) =>
      some([
        ...at(call, "topicArn"),
        ...at(call, "subscriptionArn").map((arn) => arn.split(":").slice(0, 6).join(":")),
      ]),
  },
};

/**
 * The ARNs that a call acts on.
 *
 * @param scopes patterns of the resources that statements about the action name
 * @returns undefined when the record does not say
 */
export function resourcesOf(call: RecordedCall, scopes: readonly string[], own: OwnNames): Resources {
  const [service] = call.action.split(":");
  const row = RESOURCES[service!];
  if (!row) return some(valuesAt(call.record.resources, "ARN"));
  const ofService = scopes.filter((pattern) => ["*", service].includes(pattern.split(":")[2]));
  return ofService.every((pattern) => row.kinds.test(pattern)) ? row.arns(call, own) : undefined;
}
