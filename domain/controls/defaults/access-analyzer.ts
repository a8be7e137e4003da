import { type Control, Family, FREE, Profile, Where } from "../control";

export const accessAnalyzer = {
  id: "access-analyzer",
  family: Family.Defaults,
  title: "An analyzer of what is shared outside, in every region",
  why: "a role, bucket or key that trusts somebody outside is how an intruder stays",
  where: Where.Covered,
  profile: Profile.Minimal,
  options: {},
  needs: [],
  cost: "free: analysis of external access",
  price: () => FREE,
  frameworks: { cis5: ["1.19"], cis7: ["2.18"] },
  removal: {
    onDestroy: "kept",
    afterTeardown: "the analyzers are deleted with their findings and archive rules",
  },
  byHand: "aws accessanalyzer delete-analyzer --analyzer-name <name> --region <region>, in each region",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/what-is-access-analyzer.html",
  notes: [
    "**A region takes one analyzer of this kind.** One that is there under another name is found by the preview, which refuses and prints the block for `existing.analyzers`, ready to paste. It is adopted with its findings and archive rules; its tags become those of the baseline. Keep the entry. The analyzer of an organization is another kind, and stands beside it.",
    "**After `pulumi destroy` without `teardown`** the analyzers of the baseline are still there. The next `up` knows them by their tag and takes them over, with their findings: [after a destroy](../lifecycle.md#after-a-destroy-without-teardown).",
    "**Findings stand in the console** of their region, and on the event bus there. Each says what is shared with whom; archive what is meant.",
  ],
} as const satisfies Control;
