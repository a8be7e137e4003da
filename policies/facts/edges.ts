import type { StackResource } from "../resource";
import { firstOf } from "./members";

/** Whether a property takes its value from another resource; edges are there before values are known. */
export const takesFrom = (from: StackResource, property: string, to: StackResource): boolean =>
  from.propertyDependencies[property]?.includes(to.urn) ?? false;

/** Names of the buckets of S3 and of what stands beside them, of every provider and version, as `nameOf` spells them. */
export const BUCKETS: readonly string[] = ["s3:bucket", "s3:bucketv2"];

/** Members that say what a bucket is called. */
export const BUCKET_NAMES: readonly string[] = ["bucket", "bucketName", "id"];

/** The known name of a bucket. Names of buckets are taken once in the world: two of the same name are one. */
const nameOfBucket = ({ props }: StackResource): unknown => firstOf(props, BUCKET_NAMES).value;

/** Whether a resource has a bucket in a property: by an edge, or by its known name. */
export function holdsBucket(from: StackResource, property: string, bucket: StackResource): boolean {
  const { state, value } = from.props.get(property);
  return takesFrom(from, property, bucket) || (state === "known" && value === nameOfBucket(bucket));
}
