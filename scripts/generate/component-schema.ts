import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Analyzer } from "@pulumi/pulumi/provider/experimental/analyzer";
import { generateSchema } from "@pulumi/pulumi/provider/experimental/schema";
import * as components from "../../components";
import manifest from "../../package.json";
import type { Generator } from "./generator";

const ROOT = join(__dirname, "..", "..");
const ENTRY = join(ROOT, "components", "index.ts");

/**
 * The package schema of the components, by which other languages know them, as Pulumi's own host of components would work it
 * out: https://www.pulumi.com/docs/iac/guides/building-extending/components/packaging-components/
 */
function componentSchema(): object {
  // The analyzer reads every file that the tsconfig.json of its folder names: here none but those of the components.
  const folder = mkdtempSync(join(tmpdir(), "ringfence-schema-"));
  try {
    const config = { extends: join(ROOT, "tsconfig.json"), files: [ENTRY], include: [] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    const { name, version, description } = manifest;
    const entry = { ...manifest, exports: ENTRY };
    const analyzer = new Analyzer(folder, name, entry, new Set(Object.keys(components)));
    const { components: analyzed, typeDefinitions, dependencies } = analyzer.analyze();
    return generateSchema(name, version, description, analyzed, typeDefinitions, dependencies, undefined);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The schema that dist/plugin.js answers with. */
export const componentSchemaFile: Generator = {
  name: "component-schema",
  needs: "none",
  files: () => [{ path: "plugin/schema.json", text: JSON.stringify(componentSchema()) }],
};
