import * as v from "valibot";
import { IMAGE_STATES, INTERNET_BLOCKS } from "../../fields/ec2-states";
import { field } from "../../fields/field";
import { choice } from "../../fields/values";
import { type Control, Family, FREE, Profile, Where } from "../control";

export const declarativePolicies = {
  id: "declarative-policies",
  family: Family.Organization,
  title: "Settings of EC2 that no member can undo",
  why: "whoever owns the account owns its settings: with an administrator's key the intruder switches them off first",
  where: Where.Account,
  profile: Profile.Minimal,
  onlyWhenAsked: true,
  options: {
    images: field(v.optional(choice(IMAGE_STATES)), {
      shape: "audit-mode or enabled",
      description:
        "What happens in every region to machines from images of others than the providers of image-allowlist: AWS shows them, or refuses them.",
      absent: "each account decides",
      example: "audit-mode",
    }),
    internet: field(v.optional(choice(INTERNET_BLOCKS)), {
      shape: "block-ingress or block-bidirectional",
      description: "Closes the internet to all networks of all members in every region, but to what they exclude.",
      absent: "each account decides",
      example: "block-ingress",
    }),
  },
  needs: [],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: ["5.7"], cis7: ["6.7"] },
  removal: {
    onDestroy: "kept",
    afterTeardown: "the policy is detached and deleted, and each account has the settings again that it had before",
  },
  byHand:
    "aws organizations detach-policy --policy-id <policy> --target-id <target> for each target, then aws organizations delete-policy --policy-id <policy>, in the management account",
  source: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative_syntax.html",
  notes: [
    "**Once, before it:** `aws organizations enable-policy-type --root-id <root> --policy-type DECLARATIVE_POLICY_EC2` in the management account; the preview names the root. It hangs on `guardrails.targets`.",
    "**Where it beats a service control policy.** It denies no call: EC2 itself keeps the setting, for service-linked roles and for calls that AWS adds later, in every region of every account below the targets, new ones included. In the account the setting is then `ManagedBy: declarative-policy`, and every try to change it fails with a message that points to the management account.",
    "**What it decides** follows the controls of this stack, so that both say the same: what `imds`, `image-block`, `snapshot-block` and `serial-console` set here, with their options, each while it is on. What is off here is left to each account.",
    "**Ask for the account status report first** (`aws ec2 start-declarative-policies-report`; it needs trusted access of `ec2.amazonaws.com` and a bucket): it lists what each member has now. A member that set something stricter gets what the policy says: `block-new-sharing` here opens a `block-all-sharing` there. Public snapshots of members become private with `block-all-sharing`.",
    "**Images** are left out until you ask: the policy knows no regions, so that `audit-mode` would open what `image-allowlist` enforces in idle regions of members. Ask for `audit-mode` to look, then for `enabled`.",
    "**The internet** is left out until you ask: it takes down whatever serves from a public address, at once and everywhere. A member may still exclude a network or subnet.",
    "**A baseline in a member** cannot change what the policy decides, because AWS refuses the call. Its preview sees that, leaves these settings alone and says where they are weaker than its own: [operations](../operations.md#what-reaches-into-members). That holds for the management account too, should AWS show `ManagedBy: declarative-policy` there.",
  ],
} as const satisfies Control;
