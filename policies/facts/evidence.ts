import type { Stack, StackResource } from "../resource";
import { pointsAt } from "./alert-topics";
import { kindOf } from "./kind";
import { isOfBaseline } from "./own-parts";

/** What writes evidence, and the properties in which it names where. */
const WRITERS: Readonly<Record<string, readonly string[]>> = {
  "cloudtrail:eventdatastore": ["kmsKeyId"],
  "cloudtrail:trail": ["s3BucketName", "cloudWatchLogsGroupArn", "cloudWatchLogsLogGroupArn", "kmsKeyId", "kMSKeyId"],
  "config:deliverychannel": ["s3BucketName", "s3KmsKeyArn"],
  "ec2:flowlog": ["logDestination", "logGroupName"],
  "guardduty:publishingdestination": ["destinationArn", "kmsKeyArn", "destinationProperties"],
};

/** Where evidence lies: buckets, groups of logs, and the keys that they are encrypted with. */
const STORES: readonly string[] = ["s3:bucket", "logs:group", "kms:key"];

/** A place where evidence lies; not surely, when only a tag or a name that is not known would say it. */
export interface Store {
  readonly store: StackResource;
  readonly surely: boolean;
}

/**
 * The stores of evidence of a stack: what a trail, AWS Config, GuardDuty or a flow log writes to, which edges say, and what
 * is of the baseline by its components, its tag or its name. A group of logs of a workload is none.
 */
export function storesOf({ resources }: Stack): Store[] {
  const writers = resources.flatMap((from) => {
    const properties = WRITERS[kindOf(from.type)];
    return properties === undefined ? [] : [{ from, properties }];
  });
  return resources
    .filter(({ type }) => STORES.includes(kindOf(type)))
    .flatMap((store) => {
      const isWritten = writers.some(({ from, properties }) => pointsAt(from, properties, store));
      const isIt = isWritten || isOfBaseline(store);
      return isIt === false ? [] : [{ store, surely: isIt === true }];
    });
}
