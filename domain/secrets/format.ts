/** Whose share it is: a rule of the policy pack takes each; literals that only a name tells are the pack's alone. */
type Group = "aws-access-key" | "aws-secret" | "private-key" | "vendor-token" | "assignment";

/** One kind of credential that tells by itself what it is. */
export interface Format {
  /** Kebab case, for ever: allow lists and options of rules name it. */
  readonly id: string;
  /** What it is, as a message says it before the first characters. */
  readonly title: string;
  readonly group: Group;
  /** What somebody who finds it can do: act at once, or act within limits. */
  readonly severity: "critical" | "high";
  /** How a match begins, in every spelling. Each place with one of these is looked at, and no other: that keeps the search linear. */
  readonly marks: readonly string[];
  /**
   * A regular expression for the whole, from the mark on. Every repetition in it has an upper bound or a set of characters of
   * its own, so that a place costs no more than what it reads.
   */
  readonly body: string;
  /** What must not stand right before and after it, as the inside of a set of characters. Default: letters and digits. */
  readonly alphabet?: string;
  /** Whether a match is one. Default: it is no placeholder. */
  readonly check?: (value: string) => boolean;
  /** The page that says how it looks. */
  readonly source: string;
}
