import * as fc from "../../../support/properties";
import { boundary } from "../../../../domain/documents/guardrails/boundary";
import { WORKLOAD_AT_ENDPOINTS, WORKLOAD_EVERYWHERE } from "../../../../domain/documents/guardrails/workload-services";
import { minify } from "../../../../domain/documents/document";
import { globalActions, locationFreeActions } from "../../../../domain/regions/global-services";
import { ALLOWED_INSTANCE_TYPES } from "../../../../domain/documents/actions/instance-types";
import { DOCUMENT_LIMITS } from "../../../../domain/limits";
import { PAID_SERVICE_IDS, UNUSED_BY_DEFAULT } from "../../../../domain/documents/actions/paid-services";
import { DEFAULT_REGIONS } from "../../../../domain/regions/regions";
import { ACCOUNT_ID } from "../../../support/mock-account";
import { ADMINISTRATOR, isAllowed } from "../../../support/simulate";
import { actionsLike } from "../../../support/actions";
import { ARGS } from "../../../support/document-args";

const BOUNDARY = boundary(ARGS);
const statement = (sid: string, args: Partial<typeof ARGS> = {}) =>
  boundary({ ...ARGS, ...args }).Statement.find(({ Sid }) => Sid === sid);

const may = (action: string, region: string, more: { resource?: string; context?: Record<string, string> } = {}) =>
  isAllowed({ action, region, ...more }, { identity: [ADMINISTRATOR], boundary: BOUNDARY });

describe("the boundary", () => {
  // A configuration that allows more and leaves more services open may be refused: tests/domain/documents/guardrails/guardrail-documents.test.ts.
  it("fits into one policy for any of the 17 regions with the services of the default closed and any others, and is the same whatever their order", () => {
    const regions = fc.subarray([...DEFAULT_REGIONS], { minLength: 1 });
    const services = fc.subarray([...PAID_SERVICE_IDS]);
    fc.assert(
      fc.property(regions, services, (allowedRegions, others) => {
        const unusedServices = [...UNUSED_BY_DEFAULT, ...others];
        const document = boundary({ ...ARGS, allowedRegions, unusedServices });
        expect(minify(document).length).toBeLessThanOrEqual(DOCUMENT_LIMITS.boundary);
        const reversed = {
          allowedRegions: [...allowedRegions].reverse(),
          unusedServices: [...unusedServices].reverse(),
          allowedInstanceTypes: [...ALLOWED_INSTANCE_TYPES].reverse(),
        };
        expect(boundary({ ...ARGS, ...reversed })).toEqual(document);
      }),
    );
  });

  it("opens every allowed region, each once", () => {
    const allowedRegions = ["eu-west-1", "ap-southeast-2", "eu-west-1"];
    expect(statement("AllowAllowedRegions", { allowedRegions })?.Condition).toEqual({
      StringEquals: { "aws:RequestedRegion": ["ap-southeast-2", "eu-west-1"] },
    });
  });

  it("opens the two regions of global services only as far as they are not allowed", () => {
    const endpoints = (...allowedRegions: string[]) =>
      statement("AllowAtEndpoints", { allowedRegions })?.Condition?.StringEquals?.["aws:RequestedRegion"];
    expect(endpoints("ap-southeast-2")).toEqual(["us-east-1", "us-west-2"]);
    expect(endpoints("us-east-1")).toEqual(["us-west-2"]);
    expect(endpoints("us-east-1", "us-west-2")).toBeUndefined();
  });

  it("spares nobody: who is exempt does not carry it", () => {
    expect(minify(BOUNDARY)).not.toContain("aws:PrincipalArn");
  });

  it("allows nothing elsewhere that the region deny does not leave alone", async () => {
    const beyond = async (allowed: readonly string[], open: readonly string[]) => {
      const expand = async (patterns: readonly string[]) => (await Promise.all(patterns.map(actionsLike))).flat();
      const left = new Set(await expand(open));
      return (await expand(allowed)).filter((action) => !left.has(action));
    };
    expect(await beyond(WORKLOAD_EVERYWHERE, locationFreeActions())).toEqual([]);
    // S3 takes new routes of a failover in a few regions only, and these two are among them.
    expect(await beyond(Object.values(WORKLOAD_AT_ENDPOINTS).flat(), globalActions())).toEqual([
      "s3:SubmitMultiRegionAccessPointRoutes",
    ]);
  });

  it("protects the alarms, topics and rules of the given name", () => {
    expect(statement("DenyOwnAlerts", { namePrefix: "acme-" })?.Resource).toEqual([
      "arn:aws:cloudwatch:*:*:alarm:acme-*",
      "arn:aws:events:*:*:rule/acme-*",
      "arn:aws:sns:*:*:acme-*",
    ]);
  });
});

describe("what a role with it may do, whatever its policies allow", () => {
  const role = `arn:aws:iam::${ACCOUNT_ID}:role/orders`;
  const ROWS: readonly [string, string, string, Parameters<typeof may>[2], boolean][] = [
    ["work in an allowed region", "dynamodb:PutItem", "ap-southeast-2", {}, true],
    ["work elsewhere", "dynamodb:PutItem", "eu-west-1", {}, false],
    ["work in us-east-1", "dynamodb:PutItem", "us-east-1", {}, false],
    ["ask who it is, anywhere", "sts:GetCallerIdentity", "eu-west-1", {}, true],
    ["ask for a certificate of CloudFront", "acm:RequestCertificate", "us-east-1", {}, true],
    ["ask for a certificate elsewhere", "acm:RequestCertificate", "eu-west-1", {}, false],
    ["use a model that nobody uses", "bedrock:InvokeModel", "ap-southeast-2", {}, false],
    ["start a fleet", "ec2:RequestSpotFleet", "ap-southeast-2", {}, false],
    ["buy", "savingsplans:CreateSavingsPlan", "us-east-1", {}, false],
    ["make a user", "iam:CreateUser", "us-east-1", {}, false],
    ["make a role without it", "iam:CreateRole", "us-east-1", { resource: role }, false],
    [
      "make a role with it",
      "iam:CreateRole",
      "us-east-1",
      {
        resource: role,
        context: {
          "iam:PermissionsBoundary": `arn:aws:iam::${ACCOUNT_ID}:policy/ringfence/ringfence-guardrails-boundary-1a2b3c4`,
        },
      },
      true,
    ],
    ["take it off", "iam:DeleteRolePermissionsBoundary", "us-east-1", { resource: role }, false],
    ["stop the trail", "cloudtrail:StopLogging", "ap-southeast-2", {}, false],
  ];

  it("is daily work in the allowed regions", async () => {
    const decided = await Promise.all(
      ROWS.map(async ([what, action, region, more]) => [what, await may(action, region, more)]),
    );
    expect(decided).toEqual(ROWS.map(([what, , , , allowed]) => [what, allowed]));
  });
});
