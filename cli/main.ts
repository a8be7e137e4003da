#!/usr/bin/env node
import { ringfence } from "./program";

// Whoever reads may stop reading, as `head` does: what is left has no reader, and the command ends as it would have.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

void ringfence(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
