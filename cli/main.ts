#!/usr/bin/env node
import { CommanderError } from "commander";
import { createProgram } from "./program";

createProgram()
  .parseAsync()
  .catch((error: unknown) => {
    // Commander has printed what is wrong, or the help that was asked for.
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  });
