// @ts-check
"use strict";

const { SetupError } = require("./errors");
const { problemWith } = require("./tools");
const { showing } = require("./progress");

/** @typedef {import("./machine").Machine} Machine */
/** @typedef {import("./steps").Step} Step */

/**
 * Runs the steps that are needed, in their order. Before the first one starts, all tools that they want are looked for, so
 * that nobody waits five minutes to learn that Python is missing.
 * @param {Step[]} steps
 * @param {Machine} machine
 * @param {import("./progress").Output} out
 * @throws {SetupError} that names every missing tool
 */
async function runSteps(steps, machine, out) {
  const needed = steps.map((step) => ({ step, reason: step.needed() })).filter(({ reason }) => reason !== undefined);
  demandTools(machine, new Set(needed.flatMap(({ step }) => step.tools)));

  const shown = needed.filter(({ step }) => !step.quiet);
  for (const { step, reason } of needed) {
    if (step.quiet) {
      await step.run();
      continue;
    }
    const place = `[${shown.findIndex((each) => each.step === step) + 1}/${shown.length}]`;
    await showing(out, `${place} ${step.title} (${reason}), about ${step.usually}, once`, step.run);
  }
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
