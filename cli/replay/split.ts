/** What stands where a value of JSON should. */
export interface SplitProblem {
  /** Bytes before it. */
  at: number;
  what: string;
}

/** The longest record. CloudTrail ends one at 256 KB, an event of CloudWatch Logs at 1 MB. */
const LONGEST = 16 * 2 ** 20;

const [TAB, LF, CR, SPACE, QUOTE, COMMA, COLON, BACKSLASH] = [9, 10, 13, 32, 34, 44, 58, 92];
const [OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = [91, 93, 123, 125];
const BOM = [0xef, 0xbb, 0xbf];

/** Members that hold a list of records, in files of trails, in answers of LookupEvents and of CloudWatch Logs. */
const LISTS = ["Records", "Events", "events"];

/** Where the list of the longest name would still be told from others. */
const NAME = 8;

const isSpace = (byte: number): boolean => byte === SPACE || byte === LF || byte === CR || byte === TAB;

/** The last byte before a place that is no white space. */
function lastSign(chunk: Buffer, before: number): number | undefined {
  let index = before - 1;
  while (index >= 0 && isSpace(chunk[index]!)) index -= 1;
  return index < 0 ? undefined : chunk[index];
}

/**
 * Finds the records in a stream of bytes, without reading what is in them: the objects of a list, of the list in an object
 * (`{ "Records": [...] }`), or objects one after the other. It looks at each byte once and keeps no more than one record.
 *
 * A gigabyte takes it 8 s with JSON.parse of each record. The libraries that were tried hold every token of a file in
 * their hands: @streamparser/json 0.0.26 took 20 s for files of one form, and 40 s and all of the file in memory for those
 * above at once; stream-json 3.8.0 took 73 s.
 */
export class Splitter {
  /** Open brackets. */
  #depth = 0;
  /** Depth of the elements of the list that is open; -1 outside of one. */
  #listDepth = -1;
  #inText = false;
  /** Where the text begins in this chunk that is being read, or was read last. */
  #textStart = 0;
  /** The last text at the depth of names, or its beginning. */
  #name = "";
  /** Where the value begins that is being read; -1 between values. */
  #start = -1;
  /** The value as far as it came in earlier chunks. */
  #before: Buffer[] = [];
  #beforeSize = 0;
  #skipping = false;
  /** Bytes at the beginning of the next chunk that are done: one, where a chunk ends with a backslash. */
  #behind = 0;
  /** The last byte of earlier chunks that is no white space. */
  #lastSign = COMMA;
  /** Bytes of earlier chunks. */
  #seen = 0;
  readonly problems: SplitProblem[] = [];

  /** @returns the records that end in this chunk, as JSON */
  push(chunk: Buffer): string[] {
    const found: string[] = [];
    const { length } = chunk;
    let index = this.#behind;
    this.#behind = 0;
    while (index < length) {
      if (this.#inText) {
        index = this.#text(chunk, index);
        continue;
      }
      const byte = chunk[index]!;
      if (byte === QUOTE && this.#depth > 0) {
        this.#inText = true;
        this.#textStart = index + 1;
        this.#name = "";
      } else if (byte === OPEN || byte === OPEN_LIST) {
        if (this.#depth > 0 && !this.#mayOpen(chunk, index))
          this.#cutOff(index, "a line ends in the middle of a record");
        this.#open(byte, index);
      } else if ((byte === CLOSE || byte === CLOSE_LIST) && this.#depth > 0) this.#close(index, chunk, found);
      else if (this.#depth === 0) this.#between(byte, index);
      index += 1;
    }
    this.#keep(chunk);
    this.#textStart = 0;
    this.#lastSign = lastSign(chunk, length) ?? this.#lastSign;
    this.#seen += length;
    return found;
  }

  /** To be called when the stream has ended. */
  end(): void {
    if (this.#depth > 0) this.#problem(this.#seen, "it ends in the middle of a record or list");
  }

  #problem(at: number, what: string): void {
    // One sentence for each kind: a file that is no JSON has millions of one.
    if (!this.problems.some((problem) => problem.what === what)) this.problems.push({ at, what });
  }

  /** @returns where to go on after the end of the text or chunk */
  #text(chunk: Buffer, from: number): number {
    const { length } = chunk;
    let index = from;
    for (; index < length; index += 1) {
      const byte = chunk[index]!;
      if (byte === QUOTE) {
        this.#inText = false;
        this.#nameEnds(chunk, index);
        return index + 1;
      }
      // What follows a backslash stands for itself.
      if (byte === BACKSLASH) index += 1;
      else if (byte === LF) {
        // JSON has no line break in a text.
        this.#cutOff(index, "a line ends in the middle of a text");
        return index + 1;
      }
    }
    this.#nameEnds(chunk, Math.min(index, length));
    this.#behind = index - length;
    return index;
  }

  /** Only texts at the depth of names can be the name of a list. */
  #nameEnds(chunk: Buffer, end: number): void {
    if (this.#depth !== 1 || this.#listDepth >= 0 || this.#name.length > NAME) return;
    const start = this.#textStart;
    this.#name += chunk.toString("latin1", start, Math.min(end, start + NAME + 1));
  }

  /** What was cut off is lost, and something begins anew. */
  #cutOff(index: number, what: string): void {
    this.#problem(this.#seen + index, what);
    this.#inText = this.#skipping = false;
    this.#depth = 0;
    this.#listDepth = this.#start = -1;
    this.#forget();
  }

  /** Whether an object or list may begin here: after a name, in a list, or after a comma, which needs a name in an object. */
  #mayOpen(chunk: Buffer, index: number): boolean {
    const before = lastSign(chunk, index) ?? this.#lastSign;
    const isMember = this.#depth === 1 && this.#listDepth < 0;
    return before === COLON || before === OPEN_LIST || (before === COMMA && !isMember);
  }

  #forget(): void {
    this.#before = [];
    this.#beforeSize = 0;
  }

  #open(byte: number, index: number): void {
    if (this.#depth === 0 && byte === OPEN_LIST) this.#listDepth = 1;
    else if (this.#depth === 1 && byte === OPEN_LIST && this.#listDepth < 0 && LISTS.includes(this.#name)) {
      this.#listDepth = 2;
      this.#start = -1;
      this.#skipping = false;
      this.#forget();
    } else if (byte === OPEN && this.#start < 0 && (this.#depth === 0 || this.#depth === this.#listDepth)) {
      this.#start = index;
    }
    this.#depth += 1;
  }

  #close(index: number, chunk: Buffer, found: string[]): void {
    this.#depth -= 1;
    if (this.#start >= 0 && (this.#depth === 0 || this.#depth === this.#listDepth)) {
      if (!this.#skipping) found.push(this.#value(chunk, index + 1));
      this.#skipping = false;
      this.#start = -1;
    }
    if (this.#depth < this.#listDepth) this.#listDepth = -1;
  }

  #value(chunk: Buffer, end: number): string {
    if (this.#before.length === 0) return chunk.toString("utf8", this.#start, end);
    const whole = Buffer.concat([...this.#before, chunk.subarray(0, end)]);
    this.#forget();
    return whole.toString("utf8");
  }

  #between(byte: number, index: number): void {
    if (isSpace(byte) || byte === COMMA) return;
    const at = this.#seen + index;
    if (byte === BOM[at]) return;
    this.#problem(at, "it has something else than JSON");
  }

  /** Of a value that is not whole yet, what this chunk has. */
  #keep(chunk: Buffer): void {
    if (this.#start < 0) return;
    this.#beforeSize += chunk.length - this.#start;
    if (this.#beforeSize > LONGEST && !this.#skipping) {
      this.#problem(this.#seen, `something in it is longer than ${LONGEST / 2 ** 20} MiB, and no record is`);
      this.#skipping = true;
    }
    if (this.#skipping) this.#before = [];
    else this.#before.push(chunk.subarray(this.#start));
    this.#start = 0;
  }
}
