import { actionNames, PREFIXES } from "../documents/actions/operation-names";

/** What an event needed of IAM. */
export interface Needed {
  /** Every action that it needed, as IAM writes them: `s3:ListAllMyBuckets`. */
  actions: readonly string[];
  /** False when the catalogue does not know the action: its name is then a guess, and so is what is decided about it. */
  known: boolean;
}

/** Actions of AWS by their name in small letters, which AWS does not tell from large ones -> as AWS writes it. */
export type ActionIndex = ReadonlyMap<string, string>;

/** @param actions `service:Action` */
export const actionIndex = (actions: Iterable<string>): ActionIndex =>
  new Map([...actions].map((action) => [action.toLowerCase(), action]));

/**
 * `eventSource` without its end -> prefixes of the IAM actions, where no part of the name is one. Services share a source:
 * https://docs.aws.amazon.com/autoscaling/application/userguide/logging-using-cloudtrail.html
 * The rest from the endpoints of the services: https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
 */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.entries(PREFIXES).map(([name, prefix]) => [name, [prefix]])),
  "agreement-marketplace": ["aws-marketplace"],
  appstream2: ["appstream"],
  autoscaling: ["autoscaling", "application-autoscaling", "autoscaling-plans"],
  // Cloud Control API has no actions of its own: https://docs.aws.amazon.com/cloudcontrolapi/latest/userguide/security.html
  cloudcontrolapi: ["cloudformation"],
  email: ["ses"],
  marketplace: ["aws-marketplace"],
  "metering-marketplace": ["aws-marketplace"],
  "models-v2-lex": ["lex"],
  "mturk-requester": ["mechanicalturk"],
  oidc: ["sso-oauth"],
  rdsdata: ["rds-data"],
  "runtime-v2-lex": ["lex"],
  "servicecatalog-appregistry": ["servicecatalog"],
};

/** Prefix -> the services of the AWS CLI whose operations it may name; of the first that renames one, the name counts. */
const CLI_NAMES: Readonly<Record<string, readonly string[]>> = {
  bedrock: ["bedrock-runtime"],
  // A bucket's own block is recorded as PutBucketPublicAccessBlock: https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html
  s3: ["s3control", "s3"],
};

/** `monitoring.amazonaws.com` -> the prefixes that its actions may have, the likeliest first. `data.iot` is of `iot`. */
function prefixesOf(eventSource: string): string[] {
  const name = eventSource.replace(/\.amazonaws\.com(\.cn)?$/, "");
  const parts = name.split(".").reverse();
  return [...new Set([name, ...parts].flatMap((part) => SOURCES[part] ?? [part]))];
}

/** Lambda and CloudFront end names with the version of their API: `CreateFunction20150331`, `UpdateDistribution2020_05_31`. */
const withoutVersion = (eventName: string): string => eventName.replace(/(\d{4}_?\d{2}_?\d{2})(v\d+)?$/, "");

/**
 * The actions that a recorded call needed. CloudTrail names services by their endpoints and calls by their operations, IAM
 * neither: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 *
 * @param index every action of AWS
 */
export function neededBy(index: ActionIndex, eventSource: string, eventName: string): Needed {
  const operation = withoutVersion(eventName);
  const prefixes = prefixesOf(eventSource);
  for (const prefix of prefixes) {
    for (const service of CLI_NAMES[prefix] ?? [prefix]) {
      const found = actionNames(service, operation).map((names) =>
        names.map((name) => index.get(`${prefix}:${name}`.toLowerCase())).find((action) => action !== undefined),
      );
      if (found.every((action) => action !== undefined)) return { actions: found, known: true };
    }
  }
  return { actions: [`${prefixes[0]!}:${operation}`], known: false };
}
