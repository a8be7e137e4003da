// @ts-check
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { SetupError } = require("./errors");
const { hashInputs, inspect, writeStamp } = require("./stamp");
const { findOnPath } = require("./which");

/** @typedef {import("./machine").Machine} Machine */

/** What the judge of event patterns is built from, by paths in the checkout. */
const sources = ["scripts/event-ruler/pom.xml", "scripts/event-ruler/Judge.java"];

/** What must be on PATH; without them the tests ask moto instead. */
const programs = ["mvn", "javac", "java"];

/** @param {Machine} machine */
const sourcesOf = (machine) => sources.map((each) => path.join(machine.checkout, each));

/** @param {Machine} machine */
const stampOf = (machine) => path.join(machine.paths.root, "stamps", "event-ruler.json");

/**
 * Why the judge has to be built, or undefined when it is there or cannot be built on this machine.
 * @param {Machine} machine
 * @returns {string | undefined}
 */
function eventRulerReason(machine) {
  if (programs.some((name) => findOnPath(name, machine.env) === undefined)) return undefined;
  const finding = inspect(stampOf(machine), hashInputs(sourcesOf(machine)), { deep: machine.verify });
  return finding.state === "intact" ? undefined : finding.reason;
}

/**
 * Builds the judge. It is a second opinion of the tests: without Maven's network there is none, and nothing else stops.
 * @param {Machine} machine
 */
async function buildEventRuler(machine) {
  const folder = machine.paths.eventRuler;
  const [pom = "", source = ""] = sourcesOf(machine);
  const options = { cwd: machine.checkout, log: "event-ruler" };
  fs.rmSync(folder, { recursive: true, force: true });
  const libraries = path.join(folder, "lib");
  const copy = ["-q", "-B", "-f", pom, "dependency:copy-dependencies", `-DoutputDirectory=${libraries}`];
  try {
    await machine.run("mvn", [...copy, "-DincludeScope=runtime"], options);
    await machine.run("javac", ["-cp", path.join(libraries, "*"), "-d", folder, source], options);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    fs.rmSync(folder, { recursive: true, force: true });
    machine.say(`Event Ruler was not built, so moto alone judges the event patterns in the tests; ${error.message}`);
    return;
  }
  const files = [folder, libraries].flatMap((each) => fs.readdirSync(each).map((name) => path.join(each, name)));
  const inputs = hashInputs(sourcesOf(machine));
  writeStamp(stampOf(machine), { inputs, files: files.filter((file) => fs.statSync(file).isFile()) });
}

module.exports = { buildEventRuler, eventRulerReason };
