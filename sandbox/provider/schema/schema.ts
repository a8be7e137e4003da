import { dirname } from "node:path";

import { readSchema } from "./read";

/** Names and shapes of the installed `@pulumi/aws`, the package that programs are written against. */
export const SCHEMA = readSchema(dirname(require.resolve("@pulumi/aws/package.json")));
