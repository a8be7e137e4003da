import { UNEXPLAINED } from "../../../../domain/documents/reach/reasons";
import type { LauncherReached, ReachReport } from "../../../../domain/documents/reach/report";
import { reportFor } from "./support";

const named = ({ action, mode, regionClass }: LauncherReached) => `${action} in ${regionClass}, mode ${mode}`;

describe("with default settings", () => {
  let report: ReachReport;

  beforeAll(async () => {
    report = await reportFor();
  });

  it("nobody who is bound reaches a launcher outside the allowed regions, in any mode", () => {
    expect(report.launchersReachable.map(named)).toEqual([]);
  });

  it("whatever stays reachable has a written reason", () => {
    const unexplained = report.reachable.filter(({ reason }) => reason.includes(UNEXPLAINED));
    expect(unexplained.map(({ service, mode, actions }) => `${service} in mode ${mode}: ${actions.join(" ")}`)).toEqual(
      [],
    );
  });

  it("in an idle region only services without a location answer, and a region to come is one of them", () => {
    const services = (regionClass: string) =>
      report.reachable
        .filter((each) => each.regionClass === regionClass && each.mode === "organization")
        .map(({ service, actions }) => [service, actions]);
    expect(services("idle").map(([service]) => service)).toEqual(
      expect.arrayContaining(["iam", "sts", "route53", "cloudfront", "support"]),
    );
    expect(services("idle").map(([service]) => service)).not.toEqual(expect.arrayContaining(["lambda"]));
    expect(services("future")).toEqual(services("idle"));
  });

  it("counts a deny that depends on the call for none: machines of allowed types can be started at home", () => {
    const machines = report.launchersAtHome.filter(({ actions }) => actions.includes("ec2:RunInstances"));
    expect(machines.map(({ mode, limits }) => [mode, limits])).toEqual(
      ["organization", "account-attached", "account-boundary"].map((mode) => [
        mode,
        ["ec2:InstanceMarketType", "ec2:InstanceType"],
      ]),
    );
    expect(report.launchersAtHome.flatMap(({ actions }) => actions)).not.toContain("ec2:RequestSpotFleet");
  });

  it("says of every launcher at home what limits it, or why it is open", () => {
    expect(report.launchersAtHome.filter(({ limits, open }) => limits.length > 0 && open !== undefined)).toEqual([]);
    expect(report.launchersAtHome.length).toBeGreaterThan(10);
  });

  it("decided about every action in five classes of regions and three ways to bind", () => {
    expect(report.decisions % 15).toBe(0);
    expect(report.decisions).toBeGreaterThan(22_000 * 15);
  });
});

describe("with other settings", () => {
  it.each([
    ["every region of global services", ["us-west-2", "us-east-1"]],
    ["three regions", ["eu-west-1", "us-west-2", "us-east-1"]],
  ])("nobody reaches a launcher outside: %s", async (_, allowedRegions) => {
    expect((await reportFor({ allowedRegions })).launchersReachable.map(named)).toEqual([]);
  });

  it("says so when everybody is exempt", async () => {
    const report = await reportFor({ exemptPrincipals: ["arn:aws:iam::*:user/*"] });
    expect(report.launchersReachable.map(named)).toContain("ec2:RunInstances in future, mode organization");
    // The boundary spares nobody.
    expect(report.launchersReachable.filter(({ mode }) => mode === "account-boundary")).toEqual([]);
  });
});
