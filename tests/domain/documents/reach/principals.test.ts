import { principalsOf } from "../../../../domain/documents/reach/principals";
import { ARGS } from "../../../support/document-args";

describe("principalsOf", () => {
  it("is anybody, where nobody is let in", () => {
    expect(principalsOf(ARGS).map(({ principal }) => principal)).toEqual(["anybody"]);
  });

  it("has each role that is let in once, as an ARN without stars", () => {
    const roles = ["arn:aws:iam::*:role/cdk-*"];
    const launchers = ["arn:aws:iam::111122223333:role/karpenter"];
    expect(
      principalsOf({
        ...ARGS,
        toolRegions: [
          { region: "us-east-1", roles },
          { region: "us-west-2", roles },
        ],
        allowedLaunchers: [{ launcher: "karpenter", roles: launchers }],
      }),
    ).toEqual([
      expect.objectContaining({ principal: "anybody" }),
      { principal: "tool role", arn: "arn:aws:iam::123456789012:role/cdk-x" },
      { principal: "cluster launcher", arn: "arn:aws:iam::111122223333:role/karpenter" },
    ]);
  });
});
