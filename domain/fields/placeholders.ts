/**
 * Domains that nobody can be reached at from outside: those set aside for examples, tests and private networks.
 * https://www.iana.org/assignments/special-use-domain-names/; `internal` is for private networks by ICANN's resolution of
 * 2024-07-29, and corp, home and mail are not given to anybody by that of 2018-02-04.
 */
const UNREACHABLE =
  /(^|[.@])(example\.(com|org|net)|home\.arpa|alt|corp|example|home|internal|invalid|local|localhost|mail|onion|test)\.?$/i;

/** True for a domain, or a mail address, that nobody can be reached at from outside. */
export const isUnreachable = (address: string): boolean => UNREACHABLE.test(address.trim());

/** What is wrong with such an address, in words. */
export const reachesNobody = (address: string): string =>
  `reaches nobody: ${address.trim().split("@").at(-1)!} is set aside for examples, tests or private networks`;

/** Words that people leave where an answer belongs. */
const MARKER = /\b(todo|fixme|tbd|xxx|change[-_ ]?me|replace[-_ ]?me|your[-_ ](name|email|phone|title))\b|^<.*>$/i;

/** True for a text that somebody still has to replace: empty, a marker word, or `<something>`. */
export const isMarker = (text: string): boolean => text.trim() === "" || MARKER.test(text.trim());

/** True for a mail address that can never be read. */
export const isPlaceholderMail = (address: string): boolean => isMarker(address) || isUnreachable(address);

/** True for a phone number that nobody answers: one digit repeated, or the digits in order, after the country code. */
export function isPlaceholderPhone(phone: string): boolean {
  const digits = phone.replace(/\D/g, "");
  const subscriber = digits.slice(-7);
  return isMarker(phone) || /^(\d)\1*$/.test(subscriber) || "0123456789".includes(subscriber);
}

/**
 * True when a required answer was left as the template gives it: nothing, a marker, or a structure in which every text is
 * a marker.
 */
export function isUnanswered(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === "string") return isMarker(value);
  if (typeof value !== "object") return false;
  const leaves = Object.values(value);
  return leaves.length > 0 && leaves.every(isUnanswered);
}
