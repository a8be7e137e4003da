import { SecurityHub, type SecurityHubArgs } from "../../../components";
import { ACCOUNT_ID } from "../../support/mock-account";
import { record, resources, type Registration } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const HOME = "ap-southeast-2";
const OTHER = "eu-west-1";

const build = (args: Partial<SecurityHubArgs> = {}) =>
  record(() => new SecurityHub("it", { regions: [OTHER, HOME, HOME], homeRegion: HOME, ...args }));

const declared = async (args: Partial<SecurityHubArgs> = {}) => resources((await build(args)).registrations);

const hub = (region: string) => ({
  type: "aws:securityhub/account:Account",
  name: `it-${region}`,
  inputs: {
    region,
    enableDefaultStandards: false,
    autoEnableControls: true,
    controlFindingGenerator: "SECURITY_CONTROL",
  },
});
const aggregator = (region = HOME) => ({
  type: "aws:securityhub/findingAggregator:FindingAggregator",
  name: "it-aggregator",
  inputs: { region, linkingMode: "ALL_REGIONS" },
});
const subscription = (name: string, region: string, path: string) => ({
  type: "aws:securityhub/standardsSubscription:StandardsSubscription",
  name: `it-${name}-${region}`,
  inputs: { region, standardsArn: `arn:aws:securityhub:${region}::standards/${path}` },
});

const CIS = "cis-aws-foundations-benchmark/v/5.0.0";
const FSBP = "aws-foundational-security-best-practices/v/1.0.0";

const after = (registrations: readonly Registration[], name: string) =>
  registrations.find((each) => each.name === name)!.dependencies.map((urn) => urn.split("::").at(-1));

describe("SecurityHub", () => {
  it("switches a hub on in each region, once, with the two standards, and gathers their findings at home", async () => {
    expect(await declared()).toEqual([
      hub(HOME),
      hub(OTHER),
      aggregator(),
      subscription("cis", HOME, CIS),
      subscription("cis", OTHER, CIS),
      subscription("fsbp", HOME, FSBP),
      subscription("fsbp", OTHER, FSBP),
    ]);
  });

  it("subscribes to the standards that are named, and no others", async () => {
    expect(await declared({ regions: [HOME], standards: ["pci-dss"] })).toEqual([
      hub(HOME),
      aggregator(),
      subscription("pci-dss", HOME, "pci-dss/v/4.0.1"),
    ]);
  });

  it("subscribes and gathers once there is a hub", async () => {
    const { registrations } = await build();
    expect(after(registrations, `it-cis-${OTHER}`)).toEqual([`it-${OTHER}`]);
    expect(after(registrations, "it-aggregator")).toEqual([`it-${HOME}`]);
  });

  // EnableDefaultStandards counts when the hub is made, and AWS never tells it again: a difference would replace the hub.
  it("never replaces a hub for what was said when it was made", async () => {
    const { registrations } = await build();
    const hubs = registrations.filter(({ type }) => type === "aws:securityhub/account:Account");
    expect(hubs.map(({ ignoreChanges }) => ignoreChanges)).toEqual([
      ["enableDefaultStandards"],
      ["enableDefaultStandards"],
    ]);
  });

  it("adopts a hub with its settings, and an aggregator where it is", async () => {
    const existingHubs = { [OTHER]: `arn:aws:securityhub:${OTHER}:${ACCOUNT_ID}:hub/default` };
    const existingAggregatorArn = `arn:aws:securityhub:${OTHER}:${ACCOUNT_ID}:finding-aggregator/0b1c2d3e-4f50`;
    const { registrations } = await build({ existingHubs, existingAggregatorArn });
    expect(resources(registrations)).toContainEqual(aggregator(OTHER));
    expect(after(registrations, "it-aggregator")).toEqual([`it-${OTHER}`]);
    const adopted = registrations.filter(({ importId }) => importId !== "");
    expect(adopted.map(({ importId, ignoreChanges }) => ({ importId, ignoreChanges }))).toEqual([
      {
        importId: `${ACCOUNT_ID}@${OTHER}`,
        ignoreChanges: ["enableDefaultStandards", "autoEnableControls", "controlFindingGenerator"],
      },
      { importId: existingAggregatorArn, ignoreChanges: [] },
    ]);
  });

  it("refuses what makes no sense, all at once", async () => {
    const args = { standards: ["cis-1.2"], existingHubs: { "eu-west-2": "hub" } };
    expect(await refusal(() => build(args))).toBe(
      [
        "security hub: 3 problems",
        '  - existingHubs.eu-west-2: expected an ARN of a hub: arn:aws:securityhub:<region>:<account>:hub/default, received "hub"',
        '  - standards[0]: expected one of cis, fsbp, nist-800-53, pci-dss, received "cis-1.2"',
        "  - existingHubs.eu-west-2: the region is not one of regions (ap-southeast-2, eu-west-1)",
      ].join("\n"),
    );
  });
});
