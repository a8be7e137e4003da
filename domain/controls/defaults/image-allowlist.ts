import * as v from "valibot";
import { IMAGE_STATES } from "../../fields/ec2-states";
import { field } from "../../fields/field";
import { region } from "../../fields/regions";
import { distinct } from "../../fields/shapes";
import { choice, text } from "../../fields/values";
import { type Control, Family, FREE, Profile, Where } from "../control";

const EMPTY = "is empty; name at least one, or switch the control off";

const ALIASES = ["amazon", "aws-marketplace", "aws-backup-vault"];

/** Whose images may be used. */
export const imageProvider = text(
  `one of ${ALIASES.join(", ")}, or an account id of 12 digits, quoted`,
  (value) => ALIASES.includes(value) || /^\d{12}$/.test(value),
);

export const imageAllowlist = {
  id: "image-allowlist",
  family: Family.Defaults,
  title: "Machines from images of Amazon and the account itself only",
  why: "an intruder brings an image of their own, with the miner on it",
  where: Where.Covered,
  profile: Profile.Standard,
  options: {
    providers: field(
      v.optional(v.pipe(distinct(imageProvider, "a list of image providers"), v.nonEmpty(EMPTY)), ["amazon"]),
      {
        shape: "list of amazon, aws-marketplace, aws-backup-vault, or ids of accounts",
        description: "Whose images may be used, beside those of the account itself.",
        example: '[amazon, aws-marketplace, "099720109477"]',
      },
    ),
    inAllowedRegions: field(v.optional(choice(IMAGE_STATES), "audit-mode"), {
      shape: "audit-mode or enabled",
      description: "Whether allowed regions only show what would be refused, or refuse it.",
      example: "enabled",
    }),
    acknowledgeRunning: field(v.optional(distinct(region, "a list of region codes"), []), {
      shape: "list of region codes",
      description: "Idle regions where machines run and the setting is enabled all the same.",
      example: "[eu-west-1]",
    }),
  },
  needs: [],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: {
    onDestroy: "kept",
    afterTeardown: "the criteria are emptied and the setting is disabled in every region: any image can be used again",
  },
  byHand: "aws ec2 disable-allowed-images-settings --region <region>, in each region",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-allowed-amis.html",
  notes: [
    "**Idle regions: enabled.** Nobody can start a machine from an image of anybody else. Images of the account itself are always allowed; AWS cannot restrict them.",
    "**Allowed regions: audit mode.** Nothing is refused. `aws ec2 describe-images --image-ids <id>` then shows `ImageAllowed`, and `aws ec2 describe-instance-image-metadata` which machines came from an image that would be refused. When these lists hold no surprise, set `inAllowedRegions: enabled`.",
    "**What runs goes on**, but a group of machines whose image is not allowed cannot replace one that ends. So the preview looks for running machines in idle regions and refuses, naming them, until the region stands in `allowedRegions` or in `acknowledgeRunning`; where the setting is enabled already it only warns. Criteria that somebody set before are replaced.",
  ],
} as const satisfies Control;
