import { UnusedAccess, type UnusedAccessArgs } from "../../../components";
import { record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const build = (args: Partial<UnusedAccessArgs> = {}) =>
  record(() => new UnusedAccess("it", { region: "ap-southeast-2", ...args }));

const analyzer = (inputs: object = {}) => ({
  type: "aws:accessanalyzer/analyzer:Analyzer",
  name: "it-analyzer",
  inputs: {
    region: "ap-southeast-2",
    analyzerName: "it",
    type: "ACCOUNT_UNUSED_ACCESS",
    configuration: { unusedAccess: { unusedAccessAge: 90 } },
    ...inputs,
  },
});

describe("UnusedAccess", () => {
  it("makes one analyzer, which finds what was not used for 90 days", async () => {
    expect(resources((await build()).registrations)).toEqual([analyzer()]);
  });

  it("takes other days, and goes before another one is made: a region takes one", async () => {
    const { registrations } = await build({ unusedAccessAge: 45, tags: { team: "a" } });
    const inputs = { configuration: { unusedAccess: { unusedAccessAge: 45 } }, tags: { team: "a" } };
    expect(resources(registrations)).toEqual([analyzer(inputs)]);
    expect(registrations.find(({ custom }) => custom)).toMatchObject({ deleteBeforeReplace: true });
  });

  it("adopts one that exists, with the days and exclusions that it has", async () => {
    const { registrations } = await build({ existingAnalyzer: "console-1" });
    expect(resources(registrations)).toEqual([analyzer({ analyzerName: "console-1" })]);
    expect(registrations.find(({ custom }) => custom)).toMatchObject({
      importId: "console-1@ap-southeast-2",
      ignoreChanges: ["configuration"],
    });
  });

  it("refuses a region that there is not, days out of range and a name that is none, all at once", async () => {
    const args = { region: "ap-southest-2", unusedAccessAge: 366, existingAnalyzer: "1 analyzer" };
    const text = await refusal(() => build(args));
    expect(text).toContain('region: unknown region "ap-southest-2"');
    expect(text).toContain("unusedAccessAge: expected a whole number of days from 1 to 365, received 366");
    expect(text).toContain("existingAnalyzer: expected a name of an analyzer");
  });
});
