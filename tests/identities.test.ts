import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AccountBaseline } from "../components";
import { Profile } from "../domain/controls/control";
import { twoRegions } from "./support/answers";
import { identities, record } from "./support/recorder";

const RENAMED = `type or name of a resource of the baseline changed (- gone, + new).
A rename replaces a live guard in every account that has it: the old one is deleted, or stays behind unmanaged.
Keep the name, or give the resource an alias of the old one; then bring the file up to date by hand.`;

const linesOf = (file: string): string[] => readFileSync(join(__dirname, file), "utf8").trimEnd().split("\n");

/** The default baseline; the other profiles are this one and what they leave out or add. */
const STANDARD = linesOf("identities.golden.txt");
const NOT_IN_MINIMAL = linesOf("identities.minimal.golden.txt");
const ONLY_IN_COMPLIANCE = linesOf("identities.compliance.golden.txt");

const identitiesOf = async (profile: Profile): Promise<string[]> =>
  identities((await record(() => new AccountBaseline("ringfence", { ...twoRegions(), profile }))).registrations);

describe("the baseline in two regions", () => {
  it.each([
    [Profile.Minimal, STANDARD.filter((line) => !NOT_IN_MINIMAL.includes(line))],
    [Profile.Standard, STANDARD],
    [Profile.Compliance, [...STANDARD, ...ONLY_IN_COMPLIANCE]],
  ])("has in profile %s the identities that live accounts have", async (profile, golden) => {
    const now = await identitiesOf(profile);
    const gone = golden.filter((line) => !now.includes(line));
    const added = now.filter((line) => !golden.includes(line));
    if (gone.length + added.length > 0) {
      throw new Error(
        [RENAMED, "", ...gone.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)].join("\n"),
      );
    }
    expect(now).toEqual([...golden].sort());
  });

  it("has each line once, and leaves out of minimal only what standard has", () => {
    const all = [...STANDARD, ...ONLY_IN_COMPLIANCE];
    expect(new Set(all).size).toBe(all.length);
    expect(NOT_IN_MINIMAL.filter((line) => !STANDARD.includes(line))).toEqual([]);
  });
});

/** Found in every account again, so each one more costs every `up` in sixteen regions: a plan of GuardDuty is one of six. */
it("makes at most 14 resources in an idle region beside GuardDuty's six", async () => {
  const IDLE = "eu-north-1";
  const settings = { ...twoRegions(), enabledRegions: ["ap-southeast-2", "us-east-1", IDLE] };
  const { registrations } = await record(() => new AccountBaseline("ringfence", settings));
  const idle = registrations.filter(({ custom, inputs }) => custom && inputs.region === IDLE).map(({ type }) => type);
  const ofGuardDuty = idle.filter((type) => type.startsWith("aws:guardduty/"));
  expect(ofGuardDuty).toHaveLength(6);
  expect(idle.length - ofGuardDuty.length).toBeLessThanOrEqual(14);
  expect(idle.length).toBeGreaterThan(ofGuardDuty.length);
});
