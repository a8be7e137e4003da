import type { Started } from "./gateway/backend";

/**
 * Seconds between two looks of what keeps machines. A spot fleet and an EC2 fleet look at the health of their machines every
 * two minutes; of groups and requests AWS says no time, and it is some minutes.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-fleet-health-checks.html
 */
export const LOOK_SECONDS = 120;

/**
 * The time by which fleets, groups and persistent requests start again what was ended under them. Nothing passes by itself:
 * whoever tests turns the clock, whoever watches lets it run.
 */
export interface Clock {
  /** Seconds that have passed. */
  seconds(): number;
  /** Lets seconds pass, one look unless told; the answer is the machines that started meanwhile, region -> ids. */
  turn(seconds?: number): Promise<Started>;
  /** Lets seconds pass with those on the wall, so many for each of them, until it is stopped. */
  run(perSecond: number): void;
  /** Time stands still again. */
  stop(): void;
}

/** A clock over what lets controllers look once. */
export function createClock(look: () => Promise<Started>): Clock {
  let passed = 0;
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  const turn = async (seconds = LOOK_SECONDS): Promise<Started> => {
    const looks = Math.floor((passed + seconds) / LOOK_SECONDS) - Math.floor(passed / LOOK_SECONDS);
    passed += seconds;
    const started: Started = {};
    for (let left = looks; left > 0; left -= 1) {
      for (const [region, ids] of Object.entries(await look())) started[region] = [...(started[region] ?? []), ...ids];
    }
    return started;
  };
  return {
    seconds: () => passed,
    turn,
    run: (perSecond) => {
      stop();
      // The account may end while it looks; nobody waits for that look.
      timer = setInterval(() => void turn(LOOK_SECONDS).catch(stop), (LOOK_SECONDS / perSecond) * 1000);
      timer.unref();
    },
    stop,
  };
}
