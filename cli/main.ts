#!/usr/bin/env node
import { ringfence } from "./program";

void ringfence(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
