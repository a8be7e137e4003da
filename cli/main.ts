#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";
import { ringfence } from "./program";

// Node 24 lets the space of young objects grow to several times what earlier versions did: a sweep of 5,000 machines took
// 329 MiB there, 233 with this, and no longer. https://nodejs.org/docs/latest-v24.x/api/cli.html#--max-semi-space-sizesize-in-mib
setFlagsFromString("--semi-space-growth-factor=1");

// Whoever reads may stop reading, as `head` does: what is left has no reader, and the command ends as it would have.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

void ringfence(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
