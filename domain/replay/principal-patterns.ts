import { patternOf } from "../documents/pattern";

/** ARNs as patterns, with those that never matched. */
export class PrincipalPatterns {
  readonly #patterns: { arn: string; test: RegExp; met: boolean }[];
  readonly #known = new Map<string, boolean>();

  constructor(arns: readonly string[]) {
    this.#patterns = arns.map((arn) => ({ arn, test: patternOf(arn), met: false }));
  }

  has(principal: string): boolean {
    const known = this.#known.get(principal);
    if (known !== undefined) return known;
    const matching = this.#patterns.filter(({ test }) => test.test(principal));
    for (const pattern of matching) pattern.met = true;
    this.#known.set(principal, matching.length > 0);
    return matching.length > 0;
  }

  get unmet(): string[] {
    return this.#patterns.filter(({ met }) => !met).map(({ arn }) => arn);
  }
}
