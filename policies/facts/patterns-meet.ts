const isAny = (sign: string | undefined): boolean => sign === "*";

/** Parts of an ARN before the last one, which may have colons. */
const HEAD = 5;

const partsOf = (arn: string): string[] => {
  const parts = arn.split(":");
  return [...parts.slice(0, HEAD), parts.slice(HEAD).join(":")];
};

/** The same for patterns of ARNs, whose signs stay within their parts: a region is no region and name. */
export function arnsMeet(one: string, other: string): boolean {
  const parts = partsOf(other);
  return partsOf(one).every((part, index) => patternsMeet(part, parts[index] ?? ""));
}

/**
 * Whether one text fits two patterns at once: `*` stands for any text, `?` for one character. Letters are compared without
 * regard to case, as IAM compares actions.
 *
 * It fills a table instead of trying ways one after the other, so that no pattern can take long.
 */
export function patternsMeet(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  // What is left of the second pattern, for each rest of the first, from the ends on.
  let below = Array.from({ length: b.length + 1 }, (_, at) => /^\**$/.test(b.slice(at)));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = new Array<boolean>(b.length + 1);
    row[b.length] = isAny(a[i]) && below[b.length]!;
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const fits = a[i] === b[j] || a[i] === "?" || b[j] === "?";
      row[j] =
        isAny(a[i]) || isAny(b[j])
          ? (isAny(a[i]) && (below[j]! || row[j + 1]!)) || (isAny(b[j]) && (row[j + 1]! || below[j]!))
          : fits && below[j + 1]!;
    }
    below = row;
  }
  return below[0]!;
}
