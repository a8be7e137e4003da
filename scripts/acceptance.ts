// npm run acceptance -- --account <id>: puts the baseline on a throw-away account, tries it, takes it away again, and writes
// a report. docs/acceptance.md
import path from "node:path";
import { STREAMS } from "../cli/output";
import { type Interrupts, runAcceptance } from "./acceptance/run";

process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";

const interrupts: Interrupts = {};
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    const isFirst = interrupts.signal === undefined;
    interrupts.signal ??= signal;
    STREAMS.err(`${signal}: what was begun is ended and cleaned up; --cleanup-only finishes what is broken off here\n`);
    // A terminal sends Ctrl-C to the engine, too, and a second one would make it leave what it is at.
    if (isFirst && signal === "SIGTERM") interrupts.interrupt?.();
  });
}

void runAcceptance(process.argv.slice(2), { root: path.join(__dirname, ".."), output: STREAMS, interrupts }).then(
  (code) => (process.exitCode = code),
);
