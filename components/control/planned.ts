/** Arguments that a plan gave, with what it decided about them. */
const decisions = new WeakMap<object, unknown>();

/**
 * Marks arguments as a part of a plan: they are checked, and what was decided about them comes along. A component that is
 * used alone checks and decides for itself.
 */
export function planned<A extends object>(args: A, decided?: unknown): A {
  decisions.set(args, decided);
  return args;
}

/** True for arguments that a plan gave. */
export const isPlanned = (args: object): boolean => decisions.has(args);

/** What the plan decided about these arguments, or else what `decide` says. */
export const decidedFor = <T>(args: object, decide: () => T): T =>
  decisions.has(args) ? (decisions.get(args) as T) : decide();
