// @ts-check
"use strict";

const { SetupError } = require("./errors");
const { problemWith } = require("./tools");
const { createProgress } = require("./progress");

/** @typedef {import("./machine").Machine} Machine */
/** @typedef {import("./steps").Step} Step */

/**
 * Runs the steps that are needed: those of a lane one after the other, the lanes side by side, and the quiet ones when all
 * else is there. Before the first one starts, all tools that they want are looked for, so that nobody waits five minutes to
 * learn that Python is missing.
 * @param {Step[]} steps
 * @param {Machine} machine
 * @param {import("./progress").Output} out
 * @param {() => void} stop ends what still runs; called when a step has failed
 * @throws {SetupError} that names every missing tool; or what the first step that failed has thrown
 */
async function runSteps(steps, machine, out, stop) {
  const needed = steps.map((step) => ({ step, reason: step.needed() })).filter(({ reason }) => reason !== undefined);
  demandTools(machine, new Set(needed.flatMap(({ step }) => step.tools)));

  const isQuiet = (/** @type {typeof needed[number]} */ { step, reason }) => step.quiet || reason === step.quietFor;
  const shown = needed
    .filter((each) => !isQuiet(each))
    .map(({ step, reason }, i, all) => {
      const title = `${step.title} (${reason}), about ${step.usually}, once`;
      return { step, place: `[${i + 1}/${all.length}]`, title };
    });
  await sideBySide(lanesOf(shown), createProgress(out), stop);
  for (const { step } of needed.filter(isQuiet)) await step.run();
}

/** @typedef {{ step: Step, place: string, title: string }} Shown */

/** @param {Shown[]} shown @returns {Shown[][]} */
function lanesOf(shown) {
  const names = new Set(shown.map(({ step }) => step.lane));
  return [...names].map((name) => shown.filter(({ step }) => step.lane === name));
}

/**
 * @param {Shown[][]} lanes
 * @param {ReturnType<typeof createProgress>} showing
 * @param {() => void} stop
 */
async function sideBySide(lanes, showing, stop) {
  /** @type {{ error: unknown }[]} */
  const failures = [];
  const stopped = () => failures.length > 0;
  const runLane = async (/** @type {Shown[]} */ lane) => {
    for (const { step, ...words } of lane) {
      if (stopped()) return;
      try {
        await showing(words, step.run, stopped);
      } catch (error) {
        failures.push({ error });
        if (failures.length === 1) stop();
        return;
      }
    }
  };
  await Promise.all(lanes.map(runLane));
  // What came after the first failure came from stopping.
  if (failures[0]) throw failures[0].error;
}

/** @param {Machine} machine @param {Set<import("./tools").ToolId>} ids */
function demandTools(machine, ids) {
  const problems = [...ids].map((id) => problemWith(machine, id)).filter((problem) => problem !== undefined);
  if (problems.length > 0) {
    throw new SetupError(
      ["this machine lacks what set-up needs:", ...problems.map((each) => `  - ${each}`)].join("\n"),
    );
  }
}

module.exports = { runSteps };
