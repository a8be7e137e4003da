import * as fc from "../../../support/properties";
import { minify } from "../../../../domain/documents/document";
import { regionDeny } from "../../../../domain/documents/guardrails/region-deny";
import { globalActions, locationFreeActions } from "../../../../domain/regions/global-services";
import { DOCUMENT_LIMITS } from "../../../../domain/limits";
import { REGIONS } from "../../../../domain/regions/regions";
import { ACCOUNT_ID } from "../../../support/mock-account";
import { type Call, isDenied } from "../../../support/simulate";

const NAMES = REGIONS.map(({ name }) => name);
const SYDNEY = regionDeny({ allowedRegions: ["ap-southeast-2"] });

describe("the region deny document", () => {
  it("has three statements and the opt-in", () => {
    expect(
      SYDNEY.Statement.map(({ Sid, Effect, Resource, Condition }) => ({ Sid, Effect, Resource, Condition })),
    ).toEqual([
      {
        Sid: "DenyOutsideAllowedRegions",
        Effect: "Deny",
        Resource: "*",
        Condition: { StringNotEquals: { "aws:RequestedRegion": ["ap-southeast-2"] } },
      },
      {
        Sid: "DenyOutsideGlobalRegions",
        Effect: "Deny",
        Resource: "*",
        Condition: { StringNotEquals: { "aws:RequestedRegion": ["ap-southeast-2", "us-east-1", "us-west-2"] } },
      },
      {
        Sid: "DenyLaunchInGlobalRegions",
        Effect: "Deny",
        Resource: "*",
        Condition: { StringEquals: { "aws:RequestedRegion": ["us-east-1", "us-west-2"] } },
      },
      { Sid: "DenyRegionOptIn", Effect: "Deny", Resource: "*", Condition: undefined },
    ]);
  });

  it("leaves global services alone outside allowed regions, and location-free ones everywhere", () => {
    expect(SYDNEY.Statement.map(({ NotAction }) => NotAction)).toEqual([
      globalActions(),
      locationFreeActions(),
      undefined,
      undefined,
    ]);
  });

  it.each([
    [["us-east-1"], ["us-west-2"]],
    [["us-west-2"], ["us-east-1"]],
    [["us-east-1", "us-west-2"], undefined],
  ])("with %p allowed denies launching in %p", (allowedRegions, closed) => {
    const launch = regionDeny({ allowedRegions }).Statement.find(({ Sid }) => Sid === "DenyLaunchInGlobalRegions");
    expect(launch?.Condition?.StringEquals?.["aws:RequestedRegion"]).toEqual(closed);
  });

  it("spares the exempt principals in every statement", () => {
    const exemptPrincipals = ["arn:aws:iam::*:role/b2", "arn:aws:iam::*:role/a1", "arn:aws:iam::*:role/b2"];
    const { Statement } = regionDeny({ allowedRegions: ["ap-southeast-2"], exemptPrincipals });
    expect(Statement.map(({ Condition }) => Condition?.ArnNotLike)).toEqual(
      Array(4).fill({ "aws:PrincipalArn": ["arn:aws:iam::*:role/a1", "arn:aws:iam::*:role/b2"] }),
    );
  });
});

describe("for any set of allowed regions", () => {
  const someRegions = fc.subarray(NAMES, { minLength: 1 });

  it("the document fits a service control policy", () => {
    fc.assert(
      fc.property(someRegions, (allowedRegions) => {
        expect(minify(regionDeny({ allowedRegions })).length).toBeLessThanOrEqual(DOCUMENT_LIMITS.scp);
      }),
      { examples: [[NAMES]] },
    );
  });

  it("the order of the lists does not matter", () => {
    const principals = fc.subarray(["arn:aws:iam::*:role/a1", "arn:aws:iam::*:role/b1", "arn:aws:iam::*:role/c1"]);
    fc.assert(
      fc.property(someRegions, principals, (allowedRegions, exemptPrincipals) => {
        expect(
          regionDeny({
            allowedRegions: [...allowedRegions].reverse(),
            exemptPrincipals: [...exemptPrincipals].reverse(),
          }),
        ).toEqual(regionDeny({ allowedRegions, exemptPrincipals }));
      }),
    );
  });

  it("allowing one more region adds no denial anywhere", async () => {
    const actions = [
      "ec2:RunInstances",
      "kms:CreateKey",
      "iam:CreateUser",
      "acm:RequestCertificate",
      "s3:CreateBucket",
    ];
    await fc.assert(
      fc.asyncProperty(
        someRegions,
        fc.constantFrom(...NAMES),
        fc.constantFrom(...NAMES),
        fc.constantFrom(...actions),
        async (allowedRegions, another, region, action) => {
          const after = regionDeny({ allowedRegions: [...allowedRegions, another] });
          if (!(await isDenied(after, { action, region }))) return;
          expect(await isDenied(regionDeny({ allowedRegions }), { action, region })).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("nothing is denied in an allowed region but opting in", async () => {
    await fc.assert(
      fc.asyncProperty(someRegions, fc.nat(), async (allowedRegions, pick) => {
        const document = regionDeny({ allowedRegions });
        const region = allowedRegions[pick % allowedRegions.length];
        expect(await isDenied(document, { action: "ec2:RunInstances", region })).toBe(false);
        expect(await isDenied(document, { action: "account:EnableRegion", region })).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

/** What somebody with every right may still do when only Sydney is allowed. */
const DECISIONS: readonly (Call & { region: string; denied: boolean; because: string })[] = [
  { action: "ec2:RunInstances", region: "eu-west-1", denied: true, because: "an idle region is closed" },
  { action: "ec2:RunInstances", region: "ap-southeast-2", denied: false, because: "workloads run here" },
  { action: "ec2:RunInstances", region: "us-east-1", denied: true, because: "us-east-1 is for global services only" },
  { action: "ec2:RunInstances", region: "us-west-2", denied: true, because: "us-west-2 is for global services only" },
  { action: "ec2:RequestSpotFleet", region: "us-east-1", denied: true, because: "a spot fleet is compute" },
  { action: "sagemaker:CreateNotebookInstance", region: "us-east-1", denied: true, because: "a notebook is compute" },
  { action: "ec2:DescribeInstances", region: "us-east-1", denied: true, because: "EC2 is not a global service" },
  { action: "ec2:DescribeRegions", region: "eu-west-1", denied: false, because: "inventory tools ask this first" },
  { action: "iam:CreateUser", region: "us-east-1", denied: false, because: "IAM has one endpoint" },
  { action: "sts:GetCallerIdentity", region: "eu-west-1", denied: false, because: "STS answers in every region" },
  { action: "support:CreateCase", region: "us-west-2", denied: false, because: "help during an incident" },
  { action: "kms:Decrypt", region: "us-east-1", denied: false, because: "worldwide services use keys there" },
  { action: "kms:Decrypt", region: "eu-west-1", denied: true, because: "a key in a third region is no global service" },
  { action: "acm:RequestCertificate", region: "us-east-1", denied: false, because: "CloudFront's certificates" },
  { action: "acm:RequestCertificate", region: "eu-central-1", denied: true, because: "no certificate of CloudFront" },
  { action: "s3:CreateBucket", region: "us-east-1", denied: true, because: "a bucket has a region" },
  { action: "s3:ListAllMyBuckets", region: "us-east-1", denied: false, because: "the list of buckets has none" },
  { action: "account:PutAlternateContact", region: "us-east-1", denied: false, because: "contacts must be kept up" },
  { action: "account:EnableRegion", region: "us-east-1", denied: true, because: "a new region is a new place to hide" },
  { action: "account:DisableRegion", region: "us-east-1", denied: true, because: "and so is a region that goes dark" },
];

describe("with only ap-southeast-2 allowed", () => {
  it("is decided row by row", async () => {
    const denied = await Promise.all(DECISIONS.map((row) => isDenied(SYDNEY, row)));
    expect(DECISIONS.filter((row, index) => denied[index] !== row.denied)).toEqual([]);
  });

  it("spares who is exempt, and nobody else", async () => {
    const deploy = `arn:aws:iam::${ACCOUNT_ID}:role/deploy`;
    const document = regionDeny({ allowedRegions: ["ap-southeast-2"], exemptPrincipals: [deploy] });
    for (const { action, region } of DECISIONS.filter(({ denied }) => denied)) {
      expect([action, await isDenied(document, { action, region, principal: deploy })]).toEqual([action, false]);
      expect([action, await isDenied(document, { action, region, principal: `${deploy}er` })]).toEqual([action, true]);
    }
  });
});
