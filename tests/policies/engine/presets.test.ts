import { readFileSync } from "node:fs";
import path from "node:path";
import { parsePackConfig } from "../../../policies/engine/config";
import { PRESETS, presetConfig } from "../../../policies/engine/presets";
import { rules } from "../../../policies/rules";
import { packConfigFiles } from "../../../scripts/generate/pack-config";
import { sectionsOf } from "../../support/reconcile";

const STRICTNESS = ["disabled", "advisory", "mandatory"];
const levelIn = (preset: (typeof PRESETS)[number], id: string): string => {
  const section = presetConfig(preset, rules)[id]!;
  return typeof section === "string" ? section : section.enforcementLevel;
};

it("the shipped files are what the rules say", () => {
  const folder = path.join(__dirname, "..", "..", "..", "policies");
  const shipped = Object.keys(packConfigFiles()).map((file) => [
    file,
    JSON.parse(readFileSync(path.join(folder, file), "utf8")) as unknown,
  ]);
  expect(Object.fromEntries(shipped)).toEqual(JSON.parse(JSON.stringify(packConfigFiles())));
});

it.each(PRESETS)("the preset %s is a valid configuration that names every rule", (preset) => {
  const file = presetConfig(preset, rules);
  expect(parsePackConfig(sectionsOf(rules, file), rules)).not.toHaveProperty("problems");
  expect(Object.keys(file)).toEqual(rules.map((rule) => rule.id));
});

it("the presets grow stricter, and the strictest refuses what the most important rules cannot decide", () => {
  const sorted = rules.map(({ id }) => PRESETS.map((preset) => STRICTNESS.indexOf(levelIn(preset, id))));
  expect(sorted).toEqual(sorted.map((levels) => [...levels].sort()));
  expect(presetConfig("strict", rules)).toMatchObject({ "region-allowed": { onUnknown: "mandatory" } });
});
