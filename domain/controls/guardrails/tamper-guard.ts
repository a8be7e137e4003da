import { type Control, Family, FREE, Profile, Where } from "../control";
import { DETACH_BY_HAND } from "./by-hand";

export const tamperGuard = {
  id: "tamper-guard",
  family: Family.Guardrails,
  component: "guardrails",
  title: "Deny of tampering and new ways in; boundary for every role that is made",
  why: "who has a key can blind what watches, and make users, keys and roles that outlive it",
  where: Where.Account,
  profile: Profile.Minimal,
  options: {},
  needs: [],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: {
    onDestroy: "kept",
    afterTeardown:
      "policies and attachments are deleted; the boundary cannot be deleted while roles carry it, so take it off them first",
  },
  byHand: DETACH_BY_HAND,
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
} as const satisfies Control;
