import type { LifecycleRule } from "@aws-sdk/client-s3";

import { given, type Props } from "../../core/values";

/** A rule, as far as it is served. */
interface Rule {
  id: string;
  status: "Enabled" | "Disabled";
  filter?: { prefix?: string };
  expiration?: { days?: number; expiredObjectDeleteMarker?: boolean };
  noncurrentVersionExpiration?: { noncurrentDays?: number };
  abortIncompleteMultipartUpload?: { daysAfterInitiation?: number };
}

const SERVED = [
  "id",
  "status",
  "filter",
  "expiration",
  "noncurrentVersionExpiration",
  "abortIncompleteMultipartUpload",
];

/**
 * A rule as S3 takes it.
 *
 * @throws Error for a part of a rule that is not served: to pass it over would be to keep logs too short or too long
 */
export function toRule(props: Props): LifecycleRule {
  const unserved = Object.keys(props).filter((name) => !SERVED.includes(name));
  if (unserved.length > 0) {
    throw new Error(
      `the sandbox provider has no ${unserved.join(", ")} of a lifecycle rule; it has ${SERVED.join(", ")}`,
    );
  }
  const { id, status, filter, expiration, noncurrentVersionExpiration, abortIncompleteMultipartUpload } =
    props as unknown as Rule;
  return {
    ID: id,
    Status: status,
    Filter: { Prefix: filter?.prefix ?? "" },
    Expiration: expiration && {
      Days: expiration.days,
      ExpiredObjectDeleteMarker: expiration.expiredObjectDeleteMarker,
    },
    NoncurrentVersionExpiration: noncurrentVersionExpiration && {
      NoncurrentDays: noncurrentVersionExpiration.noncurrentDays,
    },
    AbortIncompleteMultipartUpload: abortIncompleteMultipartUpload && {
      DaysAfterInitiation: abortIncompleteMultipartUpload.daysAfterInitiation,
    },
  };
}

/** The opposite of `toRule`. */
export function fromRule(rule: LifecycleRule): Props {
  const { Expiration, NoncurrentVersionExpiration, AbortIncompleteMultipartUpload } = rule;
  return given({
    id: rule.ID,
    status: rule.Status,
    filter: rule.Filter && (rule.Filter.Prefix ? { prefix: rule.Filter.Prefix } : {}),
    expiration:
      Expiration &&
      given({ days: Expiration.Days, expiredObjectDeleteMarker: Expiration.ExpiredObjectDeleteMarker || undefined }),
    noncurrentVersionExpiration:
      NoncurrentVersionExpiration && given({ noncurrentDays: NoncurrentVersionExpiration.NoncurrentDays }),
    abortIncompleteMultipartUpload:
      AbortIncompleteMultipartUpload &&
      given({ daysAfterInitiation: AbortIncompleteMultipartUpload.DaysAfterInitiation }),
  });
}
