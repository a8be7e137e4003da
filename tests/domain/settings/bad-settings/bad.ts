/** One row a mistake: what is given beside the three right answers, and every problem that it makes, in full. */
export interface BadSetting {
  title: string;
  input: Record<string, unknown>;
  problems: string[];
}

/** A row. */
export const bad = (title: string, input: Record<string, unknown>, ...problems: string[]): BadSetting => ({
  title,
  input,
  problems,
});

/** Where the settings are described. */
export const SEE = "see docs/settings.md";

/** A text of x as a message shows it, cut. */
export const LONG = `"${"x".repeat(59)}…`;

/** Settings of a workflow that deploys. */
export const deploys = (githubSubject: string) => ({ controls: { "least-privilege": { githubSubject } } });
