import * as fc from "fast-check";

/**
 * fast-check with one seed for the whole suite: a run draws what the run before drew, so that a test that counts what was drawn
 * passes again or fails again. `PROPERTY_SEED=<integer> npx jest tests` tries others.
 */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_261_127) });

export * from "fast-check";
