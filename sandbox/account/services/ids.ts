import { createHash } from "node:crypto";

/**
 * Makes the ids of one call, each in the form of a UUID, out of the call's place in the recording: a replayed call makes the
 * same ones again, and no other call does.
 *
 * @param seq the call's place, from 1; undefined for a call that is not on record, which must not make ids
 */
export function idsOf(seq: number | undefined): () => string {
  let made = 0;
  return () => {
    if (seq === undefined) throw new Error("a call that is not recorded cannot make an id");
    const hex = createHash("sha256").update(`${seq} ${++made}`).digest("hex");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
  };
}
