import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { presetConfig, PRESETS } from "../../../policies/engine/presets";
import { parsePackConfig } from "../../../policies/engine/config";
import { rules } from "../../../policies/rules";
import { type PackConfigFile, sectionsOf } from "../../support/reconcile";
import { runRingfence } from "../../support/run-ringfence";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ringfence-pack-config-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
const init = (...words: string[]) => runRingfence("pack-config", "init", ...words);
const read = (file: string) => JSON.parse(readFileSync(file, "utf8")) as PackConfigFile;

it.each(PRESETS)("writes the preset %s with the regions, as the pack takes it", async (preset) => {
  const file = join(folder, "pack.json");
  const { code, err } = await init("--preset", preset, "--allowed-regions", "ap-southeast-2,us-east-1", "--out", file);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const written = read(file);
  expect(written).toEqual({
    ringfence: { allowedRegions: ["ap-southeast-2", "us-east-1"] },
    ...presetConfig(preset, rules),
  });
  expect(parsePackConfig(sectionsOf(rules, written), rules)).not.toHaveProperty("problems");
});

it("starts from the standard preset, and says what is missing", async () => {
  const { code, out, err } = await init("--out", "-");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual(presetConfig("standard", rules));
  expect(err).toContain("no region is allowed yet");
});

it("never writes over a file, unless it is told to", async () => {
  const file = join(folder, "pack.json");
  writeFileSync(file, "mine");
  const refused = await init("--out", file);
  expect(refused).toMatchObject({ code: 1, out: "" });
  expect(refused.err).toContain(`${file} is there already; --force writes over it`);
  expect(readFileSync(file, "utf8")).toBe("mine");
  expect(await init("--out", file, "--force")).toMatchObject({ code: 0 });
  expect(Object.keys(read(file))).toEqual(rules.map(({ id }) => id));
});

it("says everything that is wrong with the words", async () => {
  const { code, out, err } = await runRingfence(
    ...["pack-config", "make", "--preset", "loose", "--allowed-regions", "ap-southeast2"],
  );
  expect({ code, out }).toEqual({ code: 2, out: "" });
  for (const part of ['expected the word "init"', "starter, standard, strict", "ap-southeast-2"]) {
    expect(err).toContain(part);
  }
});
