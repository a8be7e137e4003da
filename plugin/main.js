// What the engine loads when a program in another language uses this package: `main` of package.json. `exports` there is for
// programs that import the package, which never come by here.
"use strict";

const { existsSync } = require("node:fs");
const path = require("node:path");

const root = path.join(__dirname, "..");
const built = path.join(root, "dist", "plugin.js");

if (existsSync(built)) {
  require(built);
} else {
  console.error(`the components in ${root} are not built; run "npm ci" and "npm run build" there`);
  process.exit(1);
}
