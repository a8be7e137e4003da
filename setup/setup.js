// @ts-check
"use strict";

// Makes a fresh clone ready to run: dependencies, Pulumi engine, Node language host, Python environment, policy pack. It
// runs before node_modules exists, so it and everything it loads is plain Node. `npm test` and `npm run sandbox` start with
// it; when all is there it is silent and takes well under a second.

var problem = require("./node-version").nodeProblem(process.versions.node, process.platform);
if (problem) {
  console.error("set-up: " + problem);
  process.exit(1);
}
require("./main")
  .main(process.argv.slice(2))
  .then(function (code) {
    process.exitCode = code;
  });
