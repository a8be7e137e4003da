/** Words that documentation puts into an example. */
const WORDS = /example|placeholder|redacted|changeme|change_me|your[-_]|insert[-_]/i;

/** A run that nobody draws: one character eight times, less of an X, or the digits or letters in order. */
const RUN = /(.)\1{7}|x{6}|X{6}|1234567|abcdefg|ABCDEFG/;

/** Nothing random of this length repeats itself so much. */
const LONG = 20;
const FEWEST_DIFFERENT = 8;

/** True for what stands where a credential would: `xxxxxxxx`, `ghp_your_token_here`, the keys that documentation shows. */
export function isPlaceholder(value: string): boolean {
  if (WORDS.test(value) || RUN.test(value)) return true;
  return value.length >= LONG && new Set(value).size < FEWEST_DIFFERENT;
}
