import * as v from "valibot";
import { SNAPSHOT_STATES } from "../../fields/ec2-states";
import { field } from "../../fields/field";
import { choice } from "../../fields/values";
import { type Control, Family, FREE, Profile, Where } from "../control";

export const snapshotBlock = {
  id: "snapshot-block",
  family: Family.Defaults,
  title: "No public EBS snapshot",
  why: "a snapshot that is shared with everybody carries the data of a disk out of the account in one call",
  where: Where.Covered,
  profile: Profile.Minimal,
  options: {
    state: field(v.optional(choice(SNAPSHOT_STATES), "block-all-sharing"), {
      shape: "block-all-sharing or block-new-sharing",
      description: "Whether snapshots that are public already stay so.",
      example: "block-new-sharing",
    }),
  },
  needs: [],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: {
    onDestroy: "kept",
    afterTeardown:
      "public sharing is allowed again in every region, and snapshots that were shared before are public again",
  },
  byHand: "aws ec2 disable-snapshot-block-public-access --region <region>, in each region",
  source: "https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html",
  notes: [
    "**A snapshot that is public already** becomes private to the world while `block-all-sharing` holds; its own permissions stay. The preview refuses while there is one, naming it: take it back (`aws ec2 modify-snapshot-attribute --snapshot-id <id> --attribute createVolumePermission --operation-type remove --group-names all`), or set `state: block-new-sharing`, which leaves those that are public as they are. Sharing with single accounts is not touched.",
  ],
} as const satisfies Control;
