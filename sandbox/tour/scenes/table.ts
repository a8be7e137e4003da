import { accountAfter, accountAsLeft, accountBefore, apply, applyAgain } from "./baseline";
import { machineHeard, machineUnheard } from "./idle-machine";
import { leakedKey } from "./leaked-key";
import { limits } from "./limits";
import { refuseIntruder } from "./policy-pack";
import type { Scene } from "./scene";

/**
 * The scenes of the tour, in order.
 *
 * @param keep true to go on with the account of the last run
 */
export function scenesOf(keep: boolean): Scene[] {
  const leak = leakedKey(keep);
  const before = keep ? [accountAsLeft, ...leak.before] : [accountBefore, ...leak.before, machineUnheard];
  return [...before, apply, applyAgain, accountAfter, leak.after, machineHeard, refuseIntruder, limits];
}
