import type { Facts } from "../../../domain/settings/account-facts";
import type { DeclarableId, Declared } from "../../../domain/settings/declared-facts";
import { madeIn } from "../../../domain/settings/left-alone";
import { planOf, planProblems } from "../../support/plan";

const HOME = "ap-southeast-2";
const IDLE = "us-east-1";
const enabledRegions = [HOME, IDLE];
const HELD = `aws:ec2/serialConsoleAccess:SerialConsoleAccess base-serial-console-${HOME}`;

type All = Partial<Record<DeclarableId, Declared>>;
const everywhere = (found: All): Facts => ({ declared: { [HOME]: { found }, [IDLE]: { found } } });
const holding = (facts: Facts, ...identities: string[]): Facts => ({
  ...facts,
  stack: { identities: new Set(["ringfence:index:AccountBaseline base", ...identities]), adopted: {} },
});
const plan = (facts?: Facts, controls: object = {}) => planOf({ enabledRegions, controls }, facts);

describe("a setting that the organization decides", () => {
  const off = everywhere({ "serial-console": { state: "disabled" } });

  it("is not made where the stack does not hold it", () => {
    const { leftAlone } = plan(off);
    expect(leftAlone).toEqual({ unmade: { "serial-console": enabledRegions }, held: [] });
    expect(madeIn({ leftAlone }, "serial-console", enabledRegions)).toEqual([]);
    expect(madeIn({ leftAlone }, "imds", enabledRegions)).toEqual(enabledRegions);
  });

  it("stays in the stack that holds it, where it is as strict as the control", () => {
    const { leftAlone } = plan(holding(off, HELD));
    expect(leftAlone).toEqual({ unmade: { "serial-console": [IDLE] }, held: [HELD] });
  });

  it("leaves the stack where it is weaker, unless leaving would be a call", () => {
    const facts = holding(everywhere({ "serial-console": { state: "enabled" } }), HELD);
    expect(plan(facts).leftAlone).toEqual({ unmade: { "serial-console": enabledRegions }, held: [] });
    const { leftAlone } = planOf({ enabledRegions, teardown: true }, facts);
    expect(leftAlone).toEqual({ unmade: { "serial-console": [IDLE] }, held: [HELD] });
  });

  it("is nothing to a control that is off, nor where the control does not work", () => {
    expect(plan(off, { "serial-console": "off" }).leftAlone).toEqual({ unmade: {}, held: [] });
    const closed = everywhere({ "network-closure": { state: "block-bidirectional" } });
    expect(plan(closed).leftAlone.unmade).toEqual({ "network-closure": [IDLE] });
  });

  it("makes the control one that the organization manages, so that the pack looks for nothing of it", () => {
    expect(plan(off).controlStates).toMatchObject({ "serial-console": "managed by organization", imds: "on" });
    expect(plan(off, { "serial-console": "off" }).controlStates["serial-console"]).toBe("off by configuration");
  });

  it("takes nothing from anybody that this stack would take, so that nobody is asked", () => {
    const activity = { [IDLE]: { found: { instances: ["i-1"], interfaces: [], closed: false, imagesLimited: false } } };
    const publicSnapshots = { [HOME]: { found: ["snap-1"] }, [IDLE]: { unknown: "AccessDenied: no" } };
    const harm = { activity, publicSnapshots };
    expect(planProblems({ enabledRegions }, harm)).toHaveLength(4);
    const all = everywhere({
      "network-closure": { state: "block-ingress" },
      "image-allowlist": { state: "enabled", providers: ["amazon"] },
      "snapshot-block": { state: "block-all-sharing" },
    });
    expect(planProblems({ enabledRegions }, { ...harm, ...all })).toEqual([]);
  });
});
