import type { Left } from "../adoption/adoption";

/** What the account has that this stack does not hold. What is absent was not asked, or could not be. */
export interface AdoptionFacts {
  /** ARNs of the identity providers for GitHub, while a deploy role is asked for. */
  gitHubProviders?: readonly { arn: string; own: boolean }[];
  /** What carries the name, and where it can the tag, of the baseline. */
  left?: readonly Left[];
  /** The same without the tag, in words: somebody else made it. */
  untagged?: readonly string[];
  /** ARNs of alert topics of a baseline, while the stack is a new one. */
  liveTopics?: readonly string[];
}
