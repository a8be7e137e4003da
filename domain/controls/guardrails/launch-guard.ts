import { type Control, Family, FREE, Profile, Where } from "../control";
import { DETACH_BY_HAND } from "./by-hand";

export const launchGuard = {
  id: "launch-guard",
  family: Family.Guardrails,
  component: "guardrails",
  title: "Deny of fleets, large machines, commitments and unused services",
  why: "spot fleets started a hundred machines, and started them again when they were killed",
  where: Where.Account,
  profile: Profile.Minimal,
  options: {},
  needs: [],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: {
    onDestroy: "kept",
    afterTeardown: "policies and attachments are deleted: whoever may call a launcher can",
  },
  byHand: DETACH_BY_HAND,
  source: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html",
} as const satisfies Control;
