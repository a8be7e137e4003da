/** The types of lock.js for TypeScript, which does not read the JSDoc of a JavaScript file. */

/** Who has a lock. */
export interface Holder {
  token: string;
  pid: number;
  host: string;
  checkout: string;
  /** ISO 8601, in UTC. */
  since: string;
  /** What it is held for, in words. */
  doing?: string;
}

/** Runs `work` while holding the lock of this file; waits for whoever has it. */
export function withLock<T>(
  file: string,
  options: { checkout: string; say: (line: string) => void; signal?: AbortSignal },
  work: () => Promise<T>,
): Promise<T>;

/** Takes the lock or says who has it, without waiting. What a process that died left behind holds nobody up. */
export function tryLock(
  file: string,
  checkout: string,
  doing?: string,
): Promise<{ release: () => void; holder?: undefined } | { holder: Holder }>;

/** Removes a lock that was left behind by this holder; does nothing when another one has it by now. */
export function breakLock(file: string, holder: Holder | undefined, say: (line: string) => void): void;
