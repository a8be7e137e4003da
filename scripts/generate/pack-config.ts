import { toJsonSchema } from "@valibot/to-json-schema";
import type * as v from "valibot";
import { REGIONS } from "../../domain/regions/regions";
import { region } from "../../domain/fields/regions";
import { ruleSchema, settingsSchema } from "../../policies/engine/config";
import { PRESETS, presetConfig } from "../../policies/engine/presets";
import { SHARED_SECTION } from "../../policies/settings";
import { rules } from "../../policies/rules";
import type { Rule } from "../../policies/rule";
import type { Generator } from "./generator";

const LEVELS = ["advisory", "mandatory", "disabled"];

/** A rule that knows the safe value can write it. */
const levelsOf = (rule: Rule): string[] => ("remediate" in rule ? [...LEVELS, "remediate"] : LEVELS);

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
  const sections = of.map((rule) => [rule.id, section(rule.title, ruleSchema(rule), levelsOf(rule))] as const);
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

const REGION_CODES = { enum: REGIONS.map(({ name }) => name), type: "string" } as const;

/** JSON schema has no word for a shape in words, nor for the check of a region, but an editor can complete its codes. */
const toEditor = (schema: v.GenericSchema) =>
  toJsonSchema(schema, {
    ignoreActions: ["metadata"],
    overrideAction: ({ valibotAction }) =>
      region.pipe.some((item) => item === valibotAction) ? REGION_CODES : undefined,
    errorMode: "ignore",
  });

/** Every reference replaced by what it refers to: the sections come together in one file, and each would count from 0. */
function inlined<Value>(root: Value & { $defs?: Readonly<Record<string, unknown>> }): Value {
  const replaced = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(replaced);
    const [, key] = "$ref" in value ? (/^#\/\$defs\/(.+)$/.exec(String(value.$ref)) ?? []) : [];
    if (key !== undefined) return replaced(root.$defs?.[key]);
    return Object.fromEntries(Object.entries(value).map(([name, below]) => [name, replaced(below)]));
  };
  return replaced(root) as Value;
}

/** A section is a level, or an object that may hold one. */
function section(description: string, schema: v.GenericSchema, levels = LEVELS): object {
  const { properties, required, additionalProperties } = inlined(toEditor(schema));
  const withLevel = { enforcementLevel: { enum: levels }, ...properties };
  const object = { type: "object", required, additionalProperties, properties: withLevel };
  return { description, anyOf: [{ enum: levels }, object] };
}

/** What ships with the pack about its configuration. */
export const packConfig: Generator = {
  name: "pack-config",
  needs: "none",
  folders: ["policies/presets"],
  files: () =>
    Object.entries(packConfigFiles()).map(([file, value]) => ({
      path: `policies/${file}`,
      text: JSON.stringify(value),
    })),
};
