import type { Facts } from "../../../domain/settings/account-facts";
import { planProblems, told } from "../../support/plan";

const ARN = "arn:aws:resource-explorer-2:eu-west-1:123456789012:index/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";
const DETECTOR = "12abc34d567e8fa901bc2d34e56789f0";
const GITHUB = "oidc-provider/token.actions.githubusercontent.com";
const PROVIDER = `arn:aws:iam::123456789012:${GITHUB}`;

const inRegion = <T>(found: T) => ({ "eu-west-1": { found } });
const detector = (id: string, own = false) => ({ detectors: inRegion({ id, enabled: true, own }) });
const analyzers = (...names: string[]) => ({ analyzers: inRegion(names.map((id) => ({ id, own: false }))) });
const index = (given: object = {}) => ({ indexes: inRegion({ arn: ARN, aggregator: false, own: false, ...given }) });

const DEPLOYS = {
  controls: { "least-privilege": { githubSubject: "repo:acme/infrastructure:environment:production" } },
};

describe("what somebody else made is named, in one block that adopts it", () => {
  it.each<[string, Facts, object, string, string]>([
    [
      "existing.detectorIds",
      detector(DETECTOR),
      { guardduty: "off" },
      "there is a detector already in eu-west-1, and a region takes one; name what exists, and it is adopted",
      `detectorIds:\n        eu-west-1: "${DETECTOR}"`,
    ],
    [
      "existing.analyzers",
      analyzers("console"),
      { "access-analyzer": "off" },
      "there is an analyzer of external access already in eu-west-1, and a region takes one; name what exists, and it is adopted",
      'analyzers:\n        eu-west-1: "console"',
    ],
    [
      "existing.indexes",
      index(),
      { "resource-index": "off" },
      "there is an index of Resource Explorer already in eu-west-1, and a region takes one; name what exists, and it is adopted",
      `indexes:\n        eu-west-1: "${ARN}"`,
    ],
  ])("%s", (path, facts, off, message, block) => {
    expect(planProblems({}, facts)).toEqual([`${path}: ${message}`]);
    expect(told({}, facts)).toContain(`    ringfence:existing:\n      ${block}`);
    expect(planProblems({ controls: off }, facts)).toEqual([]);
  });

  it("existing.githubProviderArn", () => {
    const facts = { gitHubProviders: [{ arn: PROVIDER, own: false }] };
    expect(planProblems(DEPLOYS, facts)).toEqual([
      "existing.githubProviderArn: the account has an identity provider for GitHub, and takes one; name it, and it is used as it is",
    ]);
    expect(told(DEPLOYS, facts)).toContain(`    ringfence:existing:\n      githubProviderArn: "${PROVIDER}"`);
    expect(planProblems({ ...DEPLOYS, existing: { githubProviderArn: PROVIDER } }, facts)).toEqual([]);
  });

  it("with what is named already and right, because it replaces the setting", () => {
    const existing = { detectorIds: { "us-east-1": DETECTOR }, analyzers: { "eu-west-1": "gone" } };
    expect(told({ existing }, { ...detector(DETECTOR), ...analyzers("console"), ...index() })).toMatch(
      new RegExp(
        [
          "    ringfence:existing:",
          "      detectorIds:",
          `        us-east-1: "${DETECTOR}"`,
          `        eu-west-1: "${DETECTOR}"`,
          "      analyzers:",
          '        eu-west-1: "console"',
          "      indexes:",
          `        eu-west-1: "${ARN}"$`,
        ].join("\n"),
      ),
    );
  });

  it("and what the baseline made is none of it", () => {
    expect(planProblems({}, detector(DETECTOR, true))).toEqual([]);
    expect(planProblems({}, index({ own: true }))).toEqual([]);
    expect(planProblems(DEPLOYS, { gitHubProviders: [{ arn: PROVIDER, own: true }] })).toEqual([]);
  });
});

describe("what is named and is not so", () => {
  const other = "00abc34d567e8fa901bc2d34e56789f0";

  it("a detector, analyzer or index of another region or account is named with the one that is there", () => {
    const foreign = ARN.replace("eu-west-1", "us-east-1");
    const existing = {
      detectorIds: { "eu-west-1": other },
      analyzers: { "eu-west-1": "nobody" },
      indexes: { "eu-west-1": foreign },
    };
    expect(planProblems({ existing }, { ...detector(DETECTOR), ...analyzers("console"), ...index() })).toEqual([
      `existing.detectorIds.eu-west-1: is ${other}, which is no detector of this account in eu-west-1; there is ${DETECTOR}`,
      "existing.analyzers.eu-west-1: is nobody, which is no analyzer of external access of this account in eu-west-1; there is console",
      `existing.indexes.eu-west-1: is ${foreign}, which is no index of Resource Explorer of this account in eu-west-1; there is ${ARN}`,
    ]);
  });

  it("where there is none, the entry goes", () => {
    const existing = { detectorIds: { "eu-west-1": other } };
    expect(planProblems({ existing }, { detectors: inRegion(undefined) })).toEqual([
      `existing.detectorIds.eu-west-1: is ${other}, which is no detector of this account in eu-west-1; there is none, so remove the entry`,
    ]);
  });

  it("nobody knows of a region that refused, or that the stack holds", () => {
    const existing = { detectorIds: { "eu-west-1": other } };
    expect(planProblems({ existing }, { detectors: { "eu-west-1": { unknown: "AccessDenied" } } })).toEqual([]);
    expect(planProblems({ existing }, { detectors: {} })).toEqual([]);
  });

  it("an identity provider of another account, or of none", () => {
    const existing = { githubProviderArn: `arn:aws:iam::999999999999:${GITHUB}` };
    const caller = { accountId: "123456789012", principalArn: "arn:aws:iam::123456789012:role/a", groups: [] };
    expect(planProblems({ ...DEPLOYS, existing }, { caller })).toEqual([
      `existing.githubProviderArn: is ${existing.githubProviderArn}, of another account than 123456789012; name one of that account, or remove it, and it is made`,
    ]);
    const none = { existing: { githubProviderArn: PROVIDER } };
    expect(planProblems({ ...DEPLOYS, ...none }, { caller, gitHubProviders: [] })).toEqual([
      `existing.githubProviderArn: is ${PROVIDER}, and the account has none; remove it, and it is made`,
    ]);
  });
});

it("an aggregator in another region stays there, or is moved by hand", () => {
  expect(planProblems({}, index({ own: true, aggregator: true }))).toEqual([
    "controls.resource-index.aggregatorRegion: the aggregator of the account is in eu-west-1, and there can be one; keep it with controls: { resource-index: { aggregatorRegion: eu-west-1 } }, or demote it by hand and wait 24 hours",
  ]);
  const controls = { "resource-index": { aggregatorRegion: "eu-west-1" } };
  expect(planProblems({ controls }, index({ own: true, aggregator: true }))).toEqual([]);
});

it("an aggregator in a region that is not covered is refused", () => {
  const controls = { "resource-index": { aggregatorRegion: "ap-southeast-4" } };
  expect(planProblems({ controls })[0]).toMatch(
    /^controls.resource-index.aggregatorRegion: "ap-southeast-4" is not one of the regions that are covered /,
  );
});

it("what is named while its control is off, or for a region that is not covered, is refused", () => {
  const existing = { analyzers: { "eu-west-1": "console" } };
  expect(planProblems({ existing, controls: { "access-analyzer": "off" } })).toEqual([
    "existing.analyzers: has no effect while access-analyzer is off; remove it, or switch access-analyzer on in controls",
  ]);
  expect(planProblems({ existing, enabledRegions: ["ap-southeast-2"] })).toEqual([
    "existing.analyzers.eu-west-1: the region is not covered, so its analyzer cannot be adopted; covered are ap-southeast-2",
  ]);
});

describe("an analyzer of unused access", () => {
  const controls = { "unused-access": "on" };
  const unusedAccessAnalyzers = { found: ["console"] };

  it("of somebody else is named with the line that adopts it, and the baseline's own is none", () => {
    expect(planProblems({ controls }, { unusedAccessAnalyzers })).toEqual([
      "existing.unusedAccessAnalyzer: there is an analyzer of unused access already in ap-southeast-2, and a region takes one; name what exists, and it is adopted",
    ]);
    expect(planProblems({ controls }, { unusedAccessAnalyzers: { found: ["base-unused-access"] } })).toEqual([]);
    const existing = { unusedAccessAnalyzer: "console" };
    expect(planProblems({ controls, existing }, { unusedAccessAnalyzers })).toEqual([]);
    expect(planProblems({}, { unusedAccessAnalyzers })).toEqual([]);
  });

  it("is refused while the control is off", () => {
    expect(planProblems({ existing: { unusedAccessAnalyzer: "console" } })).toEqual([
      "existing.unusedAccessAnalyzer: has no effect while unused-access is off; remove it, or switch unused-access on in controls",
    ]);
  });
});
