/** Numbers from 0 to below 1. */
export type Random = () => number;

/** The same numbers for the same seed: a linear congruential generator, which is random enough to draw examples. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** One of a list that is not empty. */
export const draw = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)]!;
