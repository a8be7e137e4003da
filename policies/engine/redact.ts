/** Shapes that identify a credential by themselves. Each matches in linear time. */
const CREDENTIALS: readonly RegExp[] = [
  /(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}/g,
  /gh[pousr]_[A-Za-z0-9]{20,}/g,
  /github_pat_\w{20,}/g,
  /glpat-[\w-]{16,}/g,
  /xox[abprs]-[\w-]{10,}/g,
  /[rs]k_(?:live|test)_\w{10,}/g,
  /npm_[A-Za-z0-9]{30,}/g,
  /eyJ[\w-]{10,}\.[\w-]+\.[\w-]*/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[^"]*/g,
];

/** A run of characters as secret keys and encoded blobs have them; the type tokens of Pulumi are none. */
const RUN = /(aws(?:-native)?:)?([A-Za-z0-9+/=_-]{32,})/g;

const mixed = (text: string): boolean => /[A-Z]/.test(text) && /[a-z]/.test(text) && /[0-9]/.test(text);

const cut = (text: string): string => `${text.slice(0, 4)}…`;

/**
 * Replaces what looks like a credential by its first four characters: previews end up in logs that many people read.
 * Known shapes first, then any long run that mixes upper case, lower case and digits.
 */
export function redact(text: string): string {
  const known = CREDENTIALS.reduce((rest, shape) => rest.replace(shape, cut), text);
  return known.replace(RUN, (all, token: string | undefined, run: string) =>
    token === undefined && mixed(run) ? cut(run) : all,
  );
}

/** No credential is longer, and no pattern above meets more than this at once. */
const LONGEST_INPUT = 4_000;

/** Redacts, then shortens: a credential that is cut first is no longer recognised. */
export function redactTo(length: number, text: string): string {
  const safe = redact(text.slice(0, LONGEST_INPUT));
  return safe.length <= length ? safe : `${safe.slice(0, length)}…`;
}
