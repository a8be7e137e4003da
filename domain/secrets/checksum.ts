const POLYNOMIAL = 0xedb88320;

/** CRC-32 of ASCII text. Node's own came with 20.15, and the package promises every 20. */
export function crc32(text: string): number {
  let rest = 0xffffffff;
  for (let at = 0; at < text.length; at += 1) {
    rest ^= text.charCodeAt(at);
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const CHARACTERS = 6;

/** The last six characters of a token, made from those before: the checksum in base62. */
export function checksumOf(secret: string): string {
  let text = "";
  for (let rest = crc32(secret); text.length < CHARACTERS; rest = Math.floor(rest / DIGITS.length)) {
    text = DIGITS.charAt(rest % DIGITS.length) + text;
  }
  return text;
}

/**
 * True for `<prefix>_<secret><checksum>` whose checksum is right. GitHub and npm put it there so that whoever searches can tell a
 * token from something that only looks like one.
 * https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
 */
export function hasChecksum(token: string): boolean {
  const secret = token.slice(token.indexOf("_") + 1);
  return checksumOf(secret.slice(0, -CHARACTERS)) === secret.slice(-CHARACTERS);
}
