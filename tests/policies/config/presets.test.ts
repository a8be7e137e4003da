import { readFileSync } from "node:fs";
import path from "node:path";
import { parsePackConfig } from "../../../policies/config/config";
import { PRESETS, presetConfig } from "../../../policies/config/presets";
import { rules } from "../../../policies/rules";
import { packConfigFiles } from "../../../scripts/pack-config-files";

const policies = path.join(__dirname, "..", "..", "..", "policies");

it.each(Object.entries(packConfigFiles()))(
  "%s is what the rules say (node --import tsx scripts/pack-config-files.ts)",
  (file, value) => {
    expect(JSON.parse(readFileSync(path.join(policies, file), "utf8"))).toEqual(JSON.parse(JSON.stringify(value)));
  },
);

it("the package of the pack has the version of the product", () => {
  const versionOf = (file: string) => (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
  expect(versionOf(path.join(policies, "package.json"))).toBe(versionOf(path.join(policies, "..", "package.json")));
});

describe.each(PRESETS)("the preset %s", (preset) => {
  it("is a valid configuration that names every rule", () => {
    const sections = Object.entries(presetConfig(preset, rules)).map(([id, section]) => {
      const { enforcementLevel: level, ...properties } =
        typeof section === "string" ? { enforcementLevel: section } : section;
      return [id, { level, properties }] as const;
    });
    expect(parsePackConfig(Object.fromEntries(sections), rules)).not.toHaveProperty("problems");
    expect(sections.map(([id]) => id)).toEqual(rules.map((rule) => rule.id));
  });
});

it("the presets grow stricter", () => {
  expect(presetConfig("starter", rules)).toMatchObject({ "region-allowed": "mandatory", "spot-forbidden": "advisory" });
  expect(presetConfig("standard", rules)).toMatchObject({ "spot-forbidden": "mandatory" });
  expect(presetConfig("strict", rules)).toMatchObject({ "region-allowed": { onUnknown: "mandatory" } });
});
