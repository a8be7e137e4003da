import { dirname } from "node:path";
import { version } from "@pulumi/aws/package.json";
import { declaredTypes } from "./declarations";
import type { Generator } from "./generator";
import { type TypeFacts, tokensOf, watchedOf, withoutRegion } from "./type-facts";

function installed(): TypeFacts {
  const types = declaredTypes(dirname(require.resolve("@pulumi/aws/package.json")));
  return {
    source: `@pulumi/aws ${version}`,
    types: tokensOf(types),
    regionless: withoutRegion(types),
    watched: watchedOf(types),
  };
}

/** What the installed `@pulumi/aws` declares: its types, which have a region, and the properties that rules watch. */
export const types: Generator = {
  name: "types",
  needs: "none",
  files: () => [{ path: "domain/generated/types/aws.json", text: JSON.stringify(installed()) }],
};
