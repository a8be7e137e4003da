import * as v from "valibot";
import { expected } from "../../fields/shapes";
import { text, whole } from "../../fields/values";
import type { Problem } from "../../fields/problems";

/**
 * The ARN of a trail. Of an organization's it names the account that manages it.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
 */
export const existingTrail = text("the ARN of a trail, arn:aws:cloudtrail:<region>:<account>:trail/<name>", (value) =>
  /^arn:aws:cloudtrail:[a-z]{2}(-[a-z]+)+-\d:\d{12}:trail\/[\w.-]{3,128}$/.test(value),
);

/** CloudTrail's own event history is free and keeps 90 days; S3 takes ten years here as well as a century. */
export const keepDays = whole(90, 3650, "days");

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html */
export const lockDays = whole(1, 3650, "days");

/** How long logs are kept unless somebody says otherwise, in days. */
export const KEEP_DAYS = 365;

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const RETENTIONS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const days = `one of the days that CloudWatch Logs knows: ${RETENTIONS.join(", ")}`;

/** How long a log group keeps what is sent to it. */
export const retentionDays = v.pipe(
  v.number(expected(days)),
  v.check((value) => RETENTIONS.includes(value), expected(days)),
);

/** How long a log group keeps calls unless somebody says otherwise, in days. */
export const LOG_DAYS = 365;

/** Logs that are locked for longer than they are kept would be kept longer. */
export const lockProblems = (
  { keepDays: kept = KEEP_DAYS, lockDays: locked }: { keepDays?: number | undefined; lockDays?: number | undefined },
  prefix = "",
): Problem[] =>
  locked !== undefined && locked > kept
    ? [
        {
          path: `${prefix}lockDays`,
          message: `is ${locked}, more than the ${kept} days that logs are kept; give at most ${kept}, or raise keepDays`,
        },
      ]
    : [];
