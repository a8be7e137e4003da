import * as fc from "../support/properties";
import computed from "../../domain/generated/global-services.json";
import { packedActions } from "../../cli/catalogue/packed-actions";
import type { PolicyDocument } from "../../domain/documents/document";
import { contextOf } from "../../domain/documents/conditions";
import { compile, decide, type Policies } from "../../domain/documents/evaluate";
import { guardrailDocuments } from "../../domain/documents/guardrails/guardrail-documents";
import { Guard } from "../../domain/documents/guardrails/guards";
import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import { BILLING_REGION, REGIONS } from "../../domain/regions/regions";
import { regionAllowed } from "../../policies/rules/regions/region-allowed";
import { needsOf } from "../../policies/rules/regions/exceptions";
import { spotForbidden } from "../../policies/rules/spend/spot-forbidden";
import { serviceOf } from "../../policies/facts/thing";
import type { ExampleResource, Rule } from "../../policies/rule";
import { tokens, withoutRegion } from "../support/declared-types";
import { judgeExample, outcomeOf } from "../support/judge-example";

// What the rules refuse is what the emitted documents deny, and the other way round. Each difference is listed here.

const REGION_NAMES = REGIONS.map(({ name }) => name);

const emitted = (guard: Guard, allowedRegions: readonly string[]): Policies => {
  const result = guardrailDocuments({
    mode: GuardrailMode.Organization,
    guards: [guard],
    allowedRegions,
    namePrefix: "ringfence-",
  });
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  return compile(result.documents.map(({ document }): PolicyDocument => document));
};

const asked = (
  organization: Policies,
  action: string,
  context: Readonly<Record<string, string>>,
  resource = "*",
): boolean | undefined =>
  decide(
    { organization },
    { action, resource, context: contextOf({ "aws:PrincipalArn": "arn:aws:iam::111122223333:role/app", ...context }) },
  ).allowed;

const verdict = (rule: Rule, subject: ExampleResource, options: Record<string, unknown> = {}) =>
  outcomeOf(judgeExample(rule, { title: "drawn", subject, options }));

const accepted = (outcome: string): boolean => outcome === "pass" || outcome === "not applicable";

describe("region-allowed and the region deny", () => {
  /** Prefix of IAM, without hyphens -> as it is written. */
  const prefixes = new Map<string, string>();

  beforeAll(async () => {
    for (const service of Object.keys(await packedActions())) prefixes.set(service.replaceAll("-", ""), service);
  });

  /** Services of one endpoint that botocore's rules do not tell of, and where it is. */
  const ENDPOINTS: Readonly<Record<string, string>> = {
    // https://docs.aws.amazon.com/general/latest/gr/global_accelerator.html
    globalaccelerator: "us-west-2",
    // https://docs.aws.amazon.com/general/latest/gr/r53arc.html
    route53recoveryreadiness: "us-west-2",
    // https://docs.aws.amazon.com/notifications/latest/userguide/notification-hubs.html
    notifications: "us-east-1",
    // https://docs.aws.amazon.com/awsconsolehelpdocs/latest/gsg/unified-user-experience-customization.html
    uxc: "us-east-1",
  };

  /** Where the call for a type goes, when the program works in a region. */
  function calledIn(type: string, region: string): string {
    const service = serviceOf(type);
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiRegionAccessPointRestrictions.html
    if (service === "s3" && /MultiRegionAccessPoint(Policy)?$/.test(type)) return "us-west-2";
    if (ENDPOINTS[service] !== undefined) return ENDPOINTS[service];
    const known = computed.services.find(({ signingName }) => signingName.replaceAll("-", "") === service);
    // The classic services of these names are at one place; what the types make is not.
    if (known === undefined || known.kind === "needs the call" || ["chime", "cloudhsm"].includes(service))
      return region;
    return REGION_NAMES.find((name) => known.where?.includes(name)) ?? BILLING_REGION;
  }

  /** The calls that may make a thing, as the API has them nearly always; the rule of a service as a whole holds for all. */
  const callsFor = (type: string): string[] => {
    const prefix = prefixes.get(serviceOf(type)) ?? serviceOf(type);
    return ["Create", "Put", "Enable"].map((verb) => `${prefix}:${verb}${type.split(":").at(-1)!}`);
  };

  /**
   * What the pack lets be where the region deny closes: what the baseline makes with a role that is exempt. A pack cannot see
   * who deploys.
   */
  const isException = (type: string, region: string): boolean =>
    needsOf(type).some(({ regions }) => regions === "every" || regions.includes(region));

  /** A type as each provider declares it: with a region of its own, or with that of its provider. */
  const placed = (type: string, region: string): ExampleResource =>
    type.startsWith("aws-native:") || withoutRegion.includes(type)
      ? { type, props: {}, provider: { type: "pulumi:providers:aws", props: { region } } }
      : { type, props: { region } };

  const drawn = fc.record({
    type: fc.constantFrom(...tokens.filter((token) => !token.startsWith("aws:index/"))),
    region: fc.constantFrom(...REGION_NAMES),
    allowedRegions: fc.uniqueArray(fc.constantFrom(...REGION_NAMES), { minLength: 1, maxLength: 3 }),
  });

  const differs = (
    policies: Policies,
    { type, region, allowedRegions }: typeof drawn extends fc.Arbitrary<infer T> ? T : never,
  ) => {
    const byGuardrails = callsFor(type).some(
      (action) => asked(policies, action, { "aws:RequestedRegion": calledIn(type, region) }) === true,
    );
    const byPack = accepted(verdict(regionAllowed, placed(type, region), { allowedRegions }));
    if (byGuardrails === byPack) return undefined;
    if (byPack && isException(type, region)) return undefined;
    return `${type} in ${region}, allowed ${allowedRegions.join()}: guardrails ${byGuardrails}, pack ${byPack}`;
  };

  it("agree on random types, regions and settings", () => {
    fc.assert(
      fc.property(drawn, (one) => {
        expect(differs(emitted(Guard.Region, one.allowedRegions), one)).toBeUndefined();
      }),
      { numRuns: 250 },
    );
  });

  it("agree on every type, in an idle region and in those of worldwide services", () => {
    const allowedRegions = ["ap-southeast-2"];
    const policies = emitted(Guard.Region, allowedRegions);
    const differences = tokens
      .filter((token) => !token.startsWith("aws:index/"))
      .flatMap((type) =>
        ["ap-southeast-2", "eu-west-3", "us-east-1", "us-west-2"].map((region) =>
          differs(policies, { type, region, allowedRegions }),
        ),
      );
    expect(differences.filter((line) => line !== undefined)).toEqual([]);
  });
});

describe("spot-forbidden and the launch deny", () => {
  const policies = emitted(Guard.Launch, ["ap-southeast-2"]);
  const INSTANCE = "arn:aws:ec2:ap-southeast-2:111122223333:instance/*";

  const denied = (action: string, context: Record<string, string> = {}): boolean =>
    asked(policies, action, { "aws:RequestedRegion": "ap-southeast-2", ...context }, INSTANCE) === false;

  const market = fc.constantFrom("spot", "capacity-block", "on-demand", undefined);
  const spelled = fc.constantFrom(
    (type: string, options: unknown) => ({ type: `aws:ec2/${type}`, props: { instanceMarketOptions: options } }),
    (type: string, options: unknown) => ({ type: `aws:ec2/${type}`, props: { instanceMarketOptions: [options] } }),
    (_: string, options: unknown) => ({
      type: "aws:index/launchTemplate:LaunchTemplate",
      props: { instanceMarketOptions: [options] },
    }),
    (_: string, options: unknown) => ({
      type: "aws-native:ec2:LaunchTemplate",
      props: { launchTemplateData: { instanceMarketOptions: options } },
    }),
    (_: string, options: { marketType?: string }) => ({
      type: "aws:cloudformation/stack:Stack",
      props: {
        templateBody: JSON.stringify({
          Resources: {
            Machine: {
              Type: "AWS::EC2::LaunchTemplate",
              Properties: { LaunchTemplateData: { InstanceMarketOptions: { MarketType: options.marketType } } },
            },
          },
        }),
      },
    }),
  );

  it("agree on the market of a machine, however it is spelled", () => {
    const type = fc.constantFrom("instance:Instance", "launchTemplate:LaunchTemplate");
    fc.assert(
      fc.property(type, market, spelled, (of, marketType, spell) => {
        const subject = spell(of, marketType === undefined ? {} : { marketType });
        const byGuardrails = denied("ec2:RunInstances", {
          "ec2:InstanceType": "t3.micro",
          "ec2:InstanceMarketType": marketType ?? "on-demand",
        });
        expect([subject, accepted(verdict(spotForbidden, subject))]).toEqual([subject, !byGuardrails]);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ["ec2:RequestSpotFleet", "aws:ec2/spotFleetRequest:SpotFleetRequest", true],
    ["ec2:RequestSpotFleet", "aws-native:ec2:SpotFleet", true],
    ["ec2:RequestSpotInstances", "aws:index/spotInstanceRequest:SpotInstanceRequest", true],
    // Denied whole, as no key limits it; of the rules to come, not of this one.
    ["ec2:CreateFleet", "aws:ec2/fleet:Fleet", false],
    ["autoscaling:CreateLaunchConfiguration", "aws:ec2/launchConfiguration:LaunchConfiguration", false],
  ])("%s is denied; %s without more is refused: %s", (action, type, refused) => {
    expect(denied(action)).toBe(true);
    expect(accepted(verdict(spotForbidden, { type, props: {} }))).toBe(!refused);
  });

  it.each([
    ["eks:CreateNodegroup", { type: "aws:eks/nodeGroup:NodeGroup", props: { capacityType: "SPOT" } }],
    [
      "ecs:CreateService",
      {
        type: "aws:ecs/service:Service",
        props: { capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT" }] },
      },
    ],
  ])("%s has no key for its market: only the rule refuses spot", (action, subject) => {
    expect(denied(action, { "ecs:task-cpu": "256" })).toBe(false);
    expect(accepted(verdict(spotForbidden, subject))).toBe(false);
  });
});
