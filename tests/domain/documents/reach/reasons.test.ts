import { reasonsOf, UNEXPLAINED } from "../../../../domain/documents/reach/reasons";

describe("reasonsOf", () => {
  it("takes the reasons of the list of global services, each once", () => {
    const identity = reasonsOf(["iam:CreateRole", "sts:AssumeRole"], "anybody");
    expect(identity).toContain("identity");
    expect(identity).not.toContain(";");
    expect(reasonsOf(["ec2:DescribeRegions", "s3:PutAccountPublicAccessBlock"], "anybody").split("; ")).toHaveLength(2);
  });

  it("knows what the boundary opens beside it", () => {
    expect(reasonsOf(["s3:SubmitMultiRegionAccessPointRoutes"], "anybody")).not.toContain(UNEXPLAINED);
  });

  it("says when nobody wrote one", () => {
    expect(reasonsOf(["ec2:RunInstances"], "anybody")).toBe(UNEXPLAINED);
    expect(reasonsOf(["cloudformation:CreateStack"], "tool role")).toContain("toolRegions");
  });
});
