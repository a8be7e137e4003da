import * as v from "valibot";
import { field } from "../../fields/field";
import { flag } from "../../fields/values";
import { PRICES, trailEstimate } from "../../prices";
import { DEFAULT_REGIONS } from "../../regions/regions";
import { type Control, Family, Profile, Where } from "../control";
import { KEEP_DAYS, keepDays, lockDays } from "./trails";

export const auditTrail = {
  id: "audit-trail",
  family: Family.Trail,
  title: "A trail of every region, in a bucket of its own",
  why: "calls of the API rang nothing, and after 90 days nobody could have read what the key had done",
  where: Where.Home,
  profile: Profile.Minimal,
  servedBy: "trail",
  options: {
    keepDays: field(v.optional(keepDays, KEEP_DAYS), {
      shape: "whole number of days, 90 to 3650",
      description: "How long logs are kept.",
      example: "400",
    }),
    lockDays: field(v.optional(lockDays), {
      shape: "whole number of days, 1 to 3650, at most keepDays",
      description:
        "For how long nobody can delete or change a log without the right to bypass the lock (Object Lock, governance mode). It cannot be switched off again on a bucket.",
      absent: "no lock; versions keep what is overwritten or deleted for 30 days",
      example: "90",
    }),
    encrypt: field(v.optional(flag, false), {
      shape: "true or false",
      description:
        "Encrypt the logs with a key of their own, about 1 USD a month. Without it S3 encrypts them with its own.",
      example: "true",
    }),
    organization: field(v.optional(flag, false), {
      shape: "true or false",
      description:
        "Record every member of the organization as well. In the stack of the account that manages it, in mode organization.",
      example: "true",
    }),
  },
  needs: [],
  cost: `the first copy of management events in each region is free; S3 takes about ${trailEstimate(DEFAULT_REGIONS.length, KEEP_DAYS).toFixed(2)} USD a month for the files of a quiet account; ${PRICES.kmsKey} USD a month for the key when \`encrypt\` is on. A second trail beside this one costs 2 USD for 100,000 events`,
  price: ({ regions: { covered }, options: { keepDays: kept, encrypt } }) => ({
    total:
      trailEstimate(covered.length, typeof kept === "number" ? kept : KEEP_DAYS) +
      (encrypt === true ? PRICES.kmsKey : 0),
    // Logs of every region are billed in the region of their bucket.
    idle: 0,
  }),
  frameworks: { cis5: ["3.1", "3.2"], cis7: ["4.1", "4.2"] },
  removal: {
    onDestroy: "kept",
    afterTeardown: "the trail is deleted",
    keeps: "its bucket with the logs stays, and the key that reads them",
  },
  byHand:
    "aws cloudtrail delete-trail --name <ARN> in the home region; the bucket of its logs, once nobody needs them, with Empty and Delete in the console: it keeps versions, which aws s3 rb --force does not delete",
  source:
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-create-a-trail-using-the-console-first-time.html",
  notes: [
    "**What it logs.** Management events of every region that is enabled, reads included, and those of global services; digests that show whether a file was changed ([validation](https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html)). No data events: they cost 0.10 USD for 100,000. EventBridge gets calls of the API only while a trail logs them, so that early warning and the alarm of the break-glass role hear by it.",
    "**The bucket** takes files from this trail alone, belongs to the account whole, is closed to the public and to plain http, and keeps versions. Who may read it is left to IAM.",
    "**A trail that is there already** logs management events too: name it in `existing.trail`, and none is made. The preview asks the account whether it exists, records every region, is on, and logs what reads and what writes; it refuses one that does not. A trail of the organization will do; what it logs only its management account can see, and the preview says so. While another trail is on and none is named, a warning says what the second copy costs.",
    "**The trail of an organization** (`organization: true`) records every member, and those that join, into this one bucket, below `AWSLogs/<organization id>/`. The bucket takes the members' files [for this trail alone](https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-create-and-update-an-organizational-trail-by-using-the-aws-cli.html). CloudTrail has to be trusted by the organization first; the preview prints the command. Members see the trail and cannot change it: name its ARN in `existing.trail` of their stacks, and they make none. It is the first and free copy of management events in each member that has no other trail; a member with a trail of its own pays for the second.",
    "**Removal.** The trail stays when it leaves the program, unless `teardown` is on. Its bucket and its key stay in any case: a `destroy` that took the evidence along would be an intruder's wish, and AWS deletes no bucket that holds something. A new `up` after a `destroy` finds trail, bucket and key by name and tag and takes them over. After a teardown the trail is gone, and a new one gets a bucket of its own.",
    "**Object Lock in governance mode** keeps everybody from deleting a version of a log before its time, but those with `s3:BypassGovernanceRetention`; nobody has that right by this baseline.",
  ],
} as const satisfies Control;
