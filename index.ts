import { AccountBaseline, outputsOf } from "./components/baseline/account-baseline";
import { BASELINE_NAME } from "./domain/documents/own-principals";
import type { ReadAccount } from "./program/account-reader";
import { loadSettings } from "./program/settings";

// Pulumi keeps a stack trace of every promise, and ts-node looks up the source of each of its lines: a fifth of a preview.
// V8 writes a trace by itself; its lines are those of the transpiled files, and three of them tell the place.
Reflect.deleteProperty(Error, "prepareStackTrace");
Error.stackTraceLimit = 3;

/** The program: settings -> one baseline -> outputs. Pulumi awaits the function and takes its result as stack outputs. */
export = async (read?: ReadAccount) => outputsOf(new AccountBaseline(BASELINE_NAME, await loadSettings(read)));
