import { setTimeout as wait } from "node:timers/promises";

const POLL_MS = 100;
const POLLS = 100;

/** Waits until something is so; throws when it is not within ten seconds, which nothing takes in the sandbox. */
export async function eventually(failure: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let poll = 0; poll < POLLS; poll++) {
    if (await isSo()) return;
    await wait(POLL_MS);
  }
  throw new Error(`${failure} within ${(POLLS * POLL_MS) / 1000} s; run the command again`);
}
