import * as v from "valibot";
import { field } from "../../fields/field";
import { userName } from "../../fields/principals";
import { type Control, Family, FREE, Profile, Where } from "../control";

/** A name as many accounts have it: it must not say what the key is for. */
export const CANARY_USER = "backup-sync";

export const canaryKey = {
  id: "canary-key",
  family: Family.Detection,
  title: "An access key that is there to be stolen, and rings when it is used",
  why: "nobody knew that the laptop had been read until machines ran",
  where: Where.Account,
  profile: Profile.Minimal,
  onlyWhenAsked: true,
  options: {
    userName: field(v.optional(userName, CANARY_USER), {
      shape: "name of an IAM user, at most 64 characters",
      description: "Name of the user of the key. Choose one that fits your own names, so that nobody suspects it.",
      example: "artifact-mirror",
    }),
  },
  needs: [{ control: "early-warning", because: "rings through it" }],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: { onDestroy: "removed", afterTeardown: "nothing is left" },
  byHand: "nothing is left",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
  notes: [
    "**What it is.** The one user that the baseline makes, without rights, in no group, with AWS's policy `AWSDenyAll` as its permissions boundary: an explicit deny, which holds whatever somebody grants it later, by a group or by the policy of a bucket. The key opens nothing, so it may lie where keys leak.",
    "**Where to plant it.** `pulumi stack output canaryKey --show-secrets` prints its two halves. Put them where an intruder looks and nobody works: as a profile with a tempting name in `~/.aws/credentials` of laptops and build machines, in an `.env` file of a private repository, in the variables of a pipeline, in a note of the password store, in a backup. In one place each, and write down where: what rings tells you which place was read only when each has a canary of its own, and this baseline makes one. Never in a public repository: AWS quarantines a key that it finds there, and scanners of strangers ring all day.",
    "**What rings.** The signal `canary-used` of [docs/signals.md](../signals.md), minutes after any call with the key in any covered region, `sts get-caller-identity` too, refused or not: calls that only read are listened for everywhere. A call is a mail, and a tool that tries everything is many. Not heard are calls that the trail does not record, such as reading an object of S3, and the few services that CloudTrail does not know.",
    "**Nobody knows it by its name.** User and path say nothing of bait, and the guardrails leave it alone. Its tags do, which only somebody with rights can read.",
    "**When it rang**, the place where it lay was read: take that as broken into, end the sessions there and renew every other secret of it. The mail names the address the call came from. Then make a new key, because the old one is burnt: `pulumi up --replace` with the URN of the key, which `pulumi stack --show-urns` prints, and plant that.",
    "**The first `up` rings once** when early warning is there already: a key is made, which is the signal `credential-made`.",
    "**Auditors report it**: a key that nobody uses, and that nobody rotates (CIS 1.11 and 1.13). Name it as an exception there. The preview does not count it among the users that nothing binds.",
  ],
} as const satisfies Control;
