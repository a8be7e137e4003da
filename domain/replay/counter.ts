/** Counts texts. The rarest are given up when there are too many different ones, so that memory stays bounded. */
export class Counter {
  readonly #counts = new Map<string, number>();
  /** Those for which there was no room. */
  others = 0;

  constructor(private readonly room = 10_000) {}

  add(text: string): void {
    const count = this.#counts.get(text);
    if (count !== undefined) this.#counts.set(text, count + 1);
    else if (this.#counts.size < this.room) this.#counts.set(text, 1);
    else this.others += 1;
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, this.others);
  }

  /** The most frequent first. */
  entries(): [text: string, count: number][] {
    return [...this.#counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  }
}
