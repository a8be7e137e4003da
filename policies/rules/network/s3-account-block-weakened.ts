import { UNKNOWN } from "../../engine/reader";
import { judgeKinds, ofKinds } from "../../facts/kind";
import type { ResourceRule } from "../../rule";
import { isFalse, judgeSettings, type OpeningSetting } from "./opening-settings";
import { PUBLIC_ACCESS_FLAGS } from "./public-access-flags";

const KINDS = ["s3:accountpublicaccessblock"];

const SETTINGS = PUBLIC_ACCESS_FLAGS.map((flag): OpeningSetting => ({
  kinds: KINDS,
  paths: [flag],
  opens: isFalse,
  unsaid: "open",
  closed: "true",
}));

const TYPE = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
const example = (title: string, props: Record<string, unknown>, type = TYPE) => ({ title, subject: { type, props } });
const all = Object.fromEntries(PUBLIC_ACCESS_FLAGS.map((flag) => [flag, true]));

export const s3AccountBlockWeakened: ResourceRule = {
  id: "s3-account-block-weakened",
  kind: "resource",
  title: "the account blocks public buckets in all four ways",
  severity: "critical",
  level: "mandatory",
  onUnknown: "advisory",
  why: "The block of the account is the one switch that no bucket, policy or access list gets round. A switch that is left out of it is off.",
  fix: "set all four switches to true, and serve public files through CloudFront",
  frameworks: [
    { framework: "cis-aws", version: "5.0.0", id: "2.1.4" },
    { framework: "cis-aws", version: "7.0.0", id: "3.1.4" },
    { framework: "fsbp", version: "1.0.0", id: "S3.1" },
    { framework: "mitre-attack", version: "17", id: "T1530" },
  ],
  types: ofKinds("the block of public buckets of an account", KINDS),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeKinds(resource, KINDS, (one) => judgeSettings(one, SETTINGS)),

  examples: {
    pass: [
      example("all four switches", all),
      example("all four for an account by its number", { accountId: "123456789012", ...all }),
      example(
        "all four, of any Terraform provider",
        all,
        "aws:index/s3AccountPublicAccessBlock:S3AccountPublicAccessBlock",
      ),
    ],
    fail: [
      example("a block that blocks nothing", {}),
      example("public policies allowed", { ...all, blockPublicPolicy: false }),
      example("a switch that is left out", { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true }),
      example(
        "public buckets allowed, of any Terraform provider",
        { ...all, restrictPublicBuckets: false },
        "aws:index/s3AccountPublicAccessBlock:S3AccountPublicAccessBlock",
      ),
    ],
    unknown: [
      example("a switch that another resource decides", { ...all, ignorePublicAcls: UNKNOWN }),
      example("two switches that another resource decides", {
        ...all,
        ignorePublicAcls: UNKNOWN,
        blockPublicAcls: UNKNOWN,
      }),
    ],
  },
};
