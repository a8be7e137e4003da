import type { Session } from "../../sandbox/session";
import { confirmAll, hear } from "../../sandbox/tour/scenes/hearing";
import { median } from "./measure";

/** A region that the answers of the sandbox do not allow, far from home. */
const IDLE_REGION = "sa-east-1";

/**
 * How long it takes from the start of a machine in an idle region until the subscribers of the topic at home are told. On
 * AWS the ways between the services come on top: EventBridge delivers in seconds, CloudTrail's events take minutes.
 *
 * @param cwd folder of the program, whose stack is up
 * @returns seconds, the middle of some rounds
 */
export async function measureWarning(session: Session, stack: string, cwd: string, rounds: number): Promise<number> {
  await confirmAll(session, stack, cwd);
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { told, after } = await hear(session.account, IDLE_REGION);
    if (told.length === 0) throw new Error(`nobody was told of a machine in ${IDLE_REGION}`);
    seconds.push(after);
  }
  return median(seconds);
}
