import { type Control, Family, FREE, Profile, Where } from "../control";

export const freeze = {
  id: "freeze",
  family: Family.Guardrails,
  title: "Policy that stops every launch, ready to be attached in an emergency",
  why: "AWS's own quarantine policy lets spot fleets, groups and mail through",
  where: Where.Account,
  profile: Profile.Minimal,
  options: {},
  needs: [],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: { onDestroy: "kept", afterTeardown: "the policy is deleted when it is attached to nobody" },
  byHand: "aws iam delete-policy --policy-arn <ARN of guardrailDocuments.freeze>, once it is attached to nobody",
  source: "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCompromisedKeyQuarantineV3.html",
} as const satisfies Control;
