import { type Control, Family, FREE, Profile, Where } from "../control";
import { DETACH_BY_HAND } from "./by-hand";

export const regionGuard = {
  id: "region-guard",
  family: Family.Guardrails,
  component: "guardrails",
  title: "Deny of every region that is not allowed",
  why: "the key could start machines in every region of the world",
  where: Where.Account,
  profile: Profile.Minimal,
  options: {},
  needs: [],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: [], cis7: ["2.1.2"] },
  removal: { onDestroy: "kept", afterTeardown: "policy and attachments are deleted: the regions are open again" },
  byHand: DETACH_BY_HAND,
  source: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html",
} as const satisfies Control;
