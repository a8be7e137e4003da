import { S3AccountBlock } from "../../../components";
import { record, resources } from "../../support/recorder";

it("blocks public access in all four ways, for the whole account", async () => {
  const { registrations } = await record(() => new S3AccountBlock("it"));
  expect(resources(registrations)).toEqual([
    {
      type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
      name: "it-account",
      inputs: { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    },
  ]);
});
