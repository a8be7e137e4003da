const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Letters of kind before the number: `AKIA`. */
const KIND = 4;

/** Nine characters of base32 hold it: 45 bits. */
const CHARACTERS = 9;

/** What the account's first digit of base32 carries beside the account: that the key is of the newer generation. */
const NEWER = 16;

const LARGEST = 999_999_999_999;

/**
 * The account that an access key id belongs to: AWS writes its number into the id, after the kind and one bit. Ids made before
 * 2019 lack that bit and do not tell.
 * https://medium.com/@TalBeerySec/a-short-note-on-aws-key-id-f88cc4317489
 * https://labs.withsecure.com/publications/a-bitwise-analysis-of-aws-access-key-identifiers.html
 *
 * @returns twelve digits; undefined for an id that does not tell
 */
export function accountOf(accessKeyId: string): string | undefined {
  const digits = Array.from(accessKeyId.slice(KIND, KIND + CHARACTERS), (letter) => BASE32.indexOf(letter));
  if (digits.length < CHARACTERS || digits.includes(-1) || digits[0]! < NEWER) return undefined;
  // Nine digits are 45 bits: one of generation, 40 of the account, four of something else. Too many for `<<`.
  const bits = digits.reduce((number, digit, at) => number * 32 + (at === 0 ? digit - NEWER : digit), 0);
  const account = Math.floor(bits / 16);
  return account > LARGEST ? undefined : String(account).padStart(12, "0");
}
