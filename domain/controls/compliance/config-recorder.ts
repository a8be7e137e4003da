import * as v from "valibot";
import { field } from "../../fields/field";
import { configEstimate, PRICES } from "../../prices";
import { type Control, Family, Profile, Where } from "../control";
import { KEEP_DAYS, keepDays } from "../trail/trails";
import { IDLE_TYPES, inIdleRegions } from "./recorders";

export const configRecorder = {
  id: "config-recorder",
  family: Family.Compliance,
  title: "AWS Config in every region",
  why: "nobody could say afterwards what had been made, by whom and when, in regions that nobody looked at",
  where: Where.Covered,
  profile: Profile.Compliance,
  options: {
    inIdleRegions: field(v.optional(inIdleRegions, "short-list"), {
      shape: "short-list or all",
      description:
        "Whether idle regions record what an intruder would make there, or every type that AWS Config knows.",
      example: "all",
    }),
    keepDays: field(v.optional(keepDays, KEEP_DAYS), {
      shape: "whole number of days, 90 to 3650",
      description:
        "How long the bucket keeps history files and snapshots. AWS Config itself keeps its items for 7 years.",
      example: "400",
    }),
  },
  needs: [],
  cost: `${PRICES.configItem} USD for each item, which is one state of one resource; about ${configEstimate({ full: 1, short: 16 }).toFixed(2)} USD a month for a quiet account with one allowed region of 17. It grows with what changes: a busy cluster costs a hundred times that`,
  price: ({ regions: { covered, idle }, options }) => {
    const short = options["inIdleRegions"] === "all" ? 0 : idle.length;
    const all = configEstimate({ full: covered.length - short, short });
    return { total: all, idle: all - configEstimate({ full: covered.length - idle.length, short: 0 }) };
  },
  frameworks: { cis5: ["3.3"], cis7: ["4.3"] },
  removal: {
    onDestroy: "kept",
    afterTeardown:
      "recorders are stopped and deleted with their channels; what was recorded stays, as do the bucket and the role of AWS Config",
  },
  byHand:
    "aws configservice stop-configuration-recorder, delete-delivery-channel and delete-configuration-recorder, in this order in each region; the bucket, once nobody needs it, with Empty and Delete in the console: it keeps versions, which aws s3 rb --force does not delete",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html",
  notes: [
    "**What is recorded.** In allowed regions every type that AWS Config knows, also those that it will know one day. Users, groups, roles and policies of IAM in the home region only: each region that recorded them would bill them again. A home region that got AWS Config after February 2022 [cannot record them](https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingGroup.html); then us-east-1 does.",
    `**Idle regions** record ${IDLE_TYPES.length} types: ${IDLE_TYPES.map((type) => `\`${type.slice("AWS::".length)}\``).join(", ")}. Nothing of it should be there, so it costs next to nothing. \`Config.1\` of Security Hub asks for every type that its controls look at, and FAILs in a region with the short list: set \`inIdleRegions: all\` when an auditor wants it green everywhere.`,
    "**The role** is AWS's own, `AWSServiceRoleForConfig`: [Config.1](https://docs.aws.amazon.com/securityhub/latest/userguide/config-controls.html#config-1) is critical with any other. AWS does not make it when a recorder is put, so the baseline does, once for the account; one that is there already is used as it is. It stays whatever leaves the program, because others may record with it.",
    "**The bucket** is in the home region and takes files of AWS Config for this account alone; this role [may not write itself](https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html), the service does. It belongs to the account whole, is closed to the public and to plain http, and keeps versions. Like that of the trail it stays in any case.",
    "**A region takes one recorder and one channel.** Those of somebody else are found by the preview, which refuses and prints the block for `existing.recorders` and `existing.deliveryChannels`, ready to paste. An adopted recorder keeps its role and its types, an adopted channel its bucket: they are somebody's evidence. The baseline sees to it that the recorder is on. Keep the entries. One that is linked to a service, as the newer Security Hub makes it, stands beside and is left alone.",
  ],
} as const satisfies Control;
