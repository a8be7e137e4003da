import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { toJsonSchema } from "@valibot/to-json-schema";
import type * as v from "valibot";
import { ruleSchema, settingsSchema } from "../policies/config/config";
import { PRESETS, presetConfig } from "../policies/config/presets";
import { SHARED_SECTION } from "../policies/config/settings";
import type { Rule } from "../policies/rule";
import { rules } from "../policies/rules";

const LEVELS = ["advisory", "mandatory", "disabled"];

/** The files about the configuration that ship with the pack: path below `policies` -> JSON value. */
export function packConfigFiles(of: readonly Rule[] = rules): Record<string, object> {
  const files: [path: string, value: object][] = PRESETS.map((preset) => [
    `presets/${preset}.json`,
    presetConfig(preset, of),
  ]);
  return { "config.schema.json": editorSchema(of), ...Object.fromEntries(files) };
}

/** JSON schema of a whole configuration file, for completion and checks in editors. */
function editorSchema(of: readonly Rule[]): object {
  const sections = of.map((rule) => [rule.id, section(rule.title, ruleSchema(rule))] as const);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Configuration of the ringfence policy pack",
    type: "object",
    additionalProperties: false,
    properties: {
      all: { description: "Level of every rule that has none of its own", enum: LEVELS },
      [SHARED_SECTION]: section("What several rules share", settingsSchema),
      ...Object.fromEntries(sections),
    },
  };
}

/** A section is a level, or an object that may hold one. */
function section(description: string, schema: v.GenericSchema): object {
  const { properties, required, additionalProperties } = toJsonSchema(schema);
  const withLevel = { enforcementLevel: { enum: LEVELS }, ...properties };
  const object = { type: "object", required, additionalProperties, properties: withLevel };
  return { description, anyOf: [{ enum: LEVELS }, object] };
}

async function main(): Promise<void> {
  const { format, resolveConfig } = await import("prettier");
  for (const [file, value] of Object.entries(packConfigFiles())) {
    const target = path.join(__dirname, "..", "policies", file);
    const options = { ...(await resolveConfig(target)), filepath: target };
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, await format(JSON.stringify(value), options));
  }
}

if (require.main === module) void main();
