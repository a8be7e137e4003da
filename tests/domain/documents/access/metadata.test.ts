import { metadata } from "../../../../domain/documents/access/metadata";
import { covers } from "../../../../domain/documents/evaluate";
import { ARGS, HOME } from "../../../support/document-args";

const statement = (sid: string, more: object = {}) => metadata({ ...ARGS, ...more }).find(({ Sid }) => Sid === sid);

describe("looks at metadata", () => {
  it("are open in the allowed regions, and some of them at the endpoints of worldwide services", () => {
    expect(statement("AllowMetadata")?.Condition).toEqual({ StringEquals: { "aws:RequestedRegion": [HOME] } });
    const atEndpoints = statement("AllowMetadataAtEndpoints")!;
    expect(atEndpoints.Condition).toEqual({ StringEquals: { "aws:RequestedRegion": ["us-east-1", "us-west-2"] } });
    expect(covers(atEndpoints, "acm:DescribeCertificate")).toBe(true);
    expect(covers(atEndpoints, "ec2:DescribeInstances")).toBe(false);
  });

  it("need no statement for endpoints that are allowed", () => {
    const allowedRegions = ["us-west-2", "us-east-1"];
    expect(statement("AllowMetadataAtEndpoints", { allowedRegions })).toBeUndefined();
  });

  it("show nothing of a service that nobody uses, which the launch deny closes whole", () => {
    const shows = (unusedServices: string[]) =>
      covers(statement("AllowMetadata", { unusedServices })!, "eks:ListClusters");
    expect([shows([]), shows(["eks"])]).toEqual([true, false]);
  });
});
