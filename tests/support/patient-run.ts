import type * as Runs from "../../cli/probes/run";

/** Milliseconds for a call to the sandbox. */
const PATIENCE = 120_000;

/**
 * The module of the runner, for `jest.mock`: what it takes for "does not answer" is much later. Its own seconds are enough for
 * AWS, where each region answers by itself; the account on this machine answers one call after the other, dozens are asked at
 * once, and on a busy machine the last of them waits longer than that.
 */
export function patientRun(): typeof Runs {
  const actual = jest.requireActual<typeof Runs>("../../cli/probes/run");
  const createRun: typeof actual.createRun = (connection, pace) =>
    actual.createRun({ ...connection, deadline: Math.max(connection.deadline ?? 0, PATIENCE) }, pace);
  return { ...actual, createRun };
}
