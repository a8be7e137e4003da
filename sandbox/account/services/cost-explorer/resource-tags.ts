import { AwsError } from "../../wire/codec";
import { tagOperations, type Tags } from "../tags";
import type { Anomalies } from "./state";

/** Tags as Cost Explorer has them on the wire. */
export type ResourceTags = { Key: string; Value: string }[];

export const toTags = (given: ResourceTags = []): Tags => new Map(given.map(({ Key, Value }) => [Key, Value]));

/** Tags of monitors and of subscriptions, by ARN. */
export const tagsOfAnomalies = tagOperations(
  { arn: "ResourceArn", tags: "ResourceTags", keys: "ResourceTagKeys", form: "list" },
  ({ anomalies }: { anomalies: Anomalies }, arn) =>
    (anomalies.monitors.get(arn) ?? anomalies.subscriptions.get(arn))?.tags ??
    new AwsError("ResourceNotFoundException", `The resource ${arn} does not exist.`),
);
