import * as fc from "../support/properties";
import computed from "../../domain/generated/global-services.json";
import { packedActions } from "../../cli/catalogue/packed-actions";
import type { PolicyDocument } from "../../domain/documents/document";
import { contextOf } from "../../domain/documents/conditions";
import { compile, decide, type Policies } from "../../domain/documents/evaluate";
import { ALLOWED_INSTANCE_TYPES } from "../../domain/documents/actions/instance-types";
import { UNUSED_BY_DEFAULT } from "../../domain/documents/actions/paid-services";
import instanceTypes from "../../domain/generated/instance-types.json";
import { guardrailDocuments, type GuardrailDocumentsArgs } from "../../domain/documents/guardrails/guardrail-documents";
import { Guard } from "../../domain/documents/guardrails/guards";
import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import { BILLING_REGION, REGIONS } from "../../domain/regions/regions";
import { regionAllowed } from "../../policies/rules/regions/region-allowed";
import { regionOptInForbidden } from "../../policies/rules/regions/region-opt-in-forbidden";
import { acceleratorOrMetalForbidden } from "../../policies/rules/spend/accelerator-or-metal-forbidden";
import { callsFor } from "../../policies/rules/spend/calls-for";
import { commitmentForbidden } from "../../policies/rules/spend/commitment-forbidden";
import { fleetSizeCap } from "../../policies/rules/spend/fleet-size-cap";
import { instanceTypeAllowed } from "../../policies/rules/spend/instance-type-allowed";
import { quotaIncreaseForbidden } from "../../policies/rules/spend/quota-increase-forbidden";
import { serviceAllowed } from "../../policies/rules/spend/service-allowed";
import { needsOf } from "../../policies/rules/regions/exceptions";
import { spotForbidden } from "../../policies/rules/spend/spot-forbidden";
import { serviceOf } from "../../policies/facts/thing";
import type { ExampleResource, Rule } from "../../policies/rule";
import { tokens, withoutRegion } from "../support/declared-types";
import { judgeExample, outcomeOf } from "../support/judge-example";

// What the rules refuse is what the emitted documents deny, and the other way round. Each difference is listed here.

const REGION_NAMES = REGIONS.map(({ name }) => name);

const emitted = (
  guard: Guard,
  allowedRegions: readonly string[],
  more: Pick<GuardrailDocumentsArgs, "allowedInstanceTypes" | "unusedServices"> = {},
): Policies => {
  const result = guardrailDocuments({
    mode: GuardrailMode.Organization,
    guards: [guard],
    allowedRegions,
    namePrefix: "ringfence-",
    ...more,
  });
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  return compile(result.documents.map(({ document }): PolicyDocument => document));
};

const asked = (
  organization: Policies,
  action: string,
  context: Readonly<Record<string, string | readonly string[]>>,
  resource = "*",
): boolean | undefined =>
  decide(
    { organization },
    { action, resource, context: contextOf({ "aws:PrincipalArn": "arn:aws:iam::111122223333:role/app", ...context }) },
  ).allowed;

const verdict = (rule: Rule, subject: ExampleResource, options: Record<string, unknown> = {}) =>
  outcomeOf(judgeExample(rule, { title: "drawn", subject, options }));

const HOME = "ap-southeast-2";
const INSTANCE = `arn:aws:ec2:${HOME}:111122223333:instance/*`;

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
  const policies = emitted(Guard.Launch, [HOME]);

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
    // Denied whole, as no key limits it; of fleet-size-cap, not of this one.
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

/** Every type of EC2. */
const MACHINES = Object.entries(instanceTypes).flatMap(([family, sizes]) => sizes.map((size) => `${family}.${size}`));

/** Lists as owners write them: the default, or patterns of any family and size. */
const lists = fc.oneof(
  fc.constant(ALLOWED_INSTANCE_TYPES),
  fc.uniqueArray(
    fc
      .constantFrom(...MACHINES)
      .chain((name) => fc.constantFrom(name, name.replace(/\..*/, ".*"), name.replace(/^(.).*\./, "$1*."))),
    { minLength: 1, maxLength: 3 },
  ),
);

/** Documents take a while to make: those of a list are made once. */
const documentsFor = (() => {
  const made = new Map<string, Policies>();
  return (allowedInstanceTypes: readonly string[]): Policies => {
    const key = allowedInstanceTypes.join(" ");
    // Nothing is closed as a whole: what is limited by type shows then.
    const policies = made.get(key) ?? emitted(Guard.Launch, [HOME], { allowedInstanceTypes, unusedServices: [] });
    made.set(key, policies);
    return policies;
  };
})();

describe("instance-type-allowed, accelerator-or-metal-forbidden and the launch deny", () => {
  interface Place {
    readonly title: string;
    readonly action: string;
    readonly key: string;
    /** Around the type of EC2 in the name of the machine. */
    readonly before?: string;
    readonly resource?: string;
    readonly subject: (name: string) => ExampleResource;
  }

  const stack = (type: string, properties: Record<string, unknown>): ExampleResource => ({
    type: "aws:cloudformation/stack:Stack",
    props: { templateBody: JSON.stringify({ Resources: { One: { Type: type, Properties: properties } } }) },
  });

  const RUN = { action: "ec2:RunInstances", key: "ec2:InstanceType", resource: INSTANCE };

  /** Every place whose type a key of the guardrails sees, in several spellings. */
  const PLACES: readonly Place[] = [
    {
      title: "machine",
      ...RUN,
      subject: (instanceType) => ({ type: "aws:ec2/instance:Instance", props: { instanceType } }),
    },
    {
      title: "native machine",
      ...RUN,
      subject: (instanceType) => ({ type: "aws-native:ec2:Instance", props: { instanceType } }),
    },
    {
      title: "machine of Terraform",
      ...RUN,
      subject: (instanceType) => ({ type: "aws:index/instance:Instance", props: { instanceType } }),
    },
    {
      title: "machine of a template",
      ...RUN,
      subject: (InstanceType) => stack("AWS::EC2::Instance", { InstanceType }),
    },
    {
      title: "launch template",
      ...RUN,
      subject: (instanceType) => ({ type: "aws:ec2/launchTemplate:LaunchTemplate", props: { instanceType } }),
    },
    {
      title: "call of a schedule",
      ...RUN,
      subject: (InstanceType) => ({
        type: "aws:scheduler/schedule:Schedule",
        props: {
          target: { arn: "arn:aws:scheduler:::aws-sdk:ec2:runInstances", input: JSON.stringify({ InstanceType }) },
        },
      }),
    },
    {
      title: "group",
      action: "autoscaling:CreateAutoScalingGroup",
      key: "autoscaling:InstanceTypes",
      subject: (instanceType) => ({
        type: "aws:autoscaling/group:Group",
        props: { mixedInstancesPolicy: { launchTemplate: { overrides: [{ instanceType }] } } },
      }),
    },
    {
      title: "cache",
      action: "elasticache:CreateReplicationGroup",
      key: "elasticache:CacheNodeType",
      before: "cache.",
      subject: (nodeType) => ({ type: "aws:elasticache/replicationGroup:ReplicationGroup", props: { nodeType } }),
    },
    {
      title: "database",
      action: "rds:CreateDBInstance",
      key: "rds:DatabaseClass",
      before: "db.",
      subject: (dbInstanceClass) => ({ type: "aws-native:rds:DbInstance", props: { dbInstanceClass } }),
    },
    {
      title: "environment to write code in",
      action: "cloud9:CreateEnvironmentEC2",
      key: "cloud9:InstanceType",
      subject: (instanceType) => ({ type: "aws:cloud9/environmentEC2:EnvironmentEC2", props: { instanceType } }),
    },
    {
      title: "notebook",
      action: "sagemaker:CreateNotebookInstance",
      key: "sagemaker:InstanceTypes",
      before: "ml.",
      subject: (instanceType) => ({ type: "aws:sagemaker/notebookInstance:NotebookInstance", props: { instanceType } }),
    },
  ];

  const deniedAt = ({ action, key, before = "", resource }: Place, type: string, list: readonly string[]): boolean =>
    asked(
      documentsFor(list),
      action,
      {
        "aws:RequestedRegion": HOME,
        "ec2:InstanceMarketType": "on-demand",
        "autoscaling:MaxSize": "1",
        [key]: `${before}${type}`,
      },
      resource,
    ) === false;

  const refused = (
    rule: Rule,
    { subject, before = "" }: Place,
    type: string,
    allowedInstanceTypes: readonly string[],
  ) => !accepted(verdict(rule, subject(`${before}${type}`), { allowedInstanceTypes }));

  it("agree on random types, lists and places", () => {
    const drawn = fc.record({ place: fc.constantFrom(...PLACES), type: fc.constantFrom(...MACHINES), list: lists });
    fc.assert(
      fc.property(drawn, ({ place, type, list }) => {
        expect([place.title, type, list, refused(instanceTypeAllowed, place, type, list)]).toEqual([
          place.title,
          type,
          list,
          deniedAt(place, type, list),
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it("agree on every type, with the list that both take by default", () => {
    const machine = PLACES[0]!;
    const differences = MACHINES.filter(
      (type) =>
        !accepted(verdict(instanceTypeAllowed, machine.subject(type))) !==
        deniedAt(machine, type, ALLOWED_INSTANCE_TYPES),
    );
    expect(differences).toEqual([]);
  });

  it("no machine is refused for its size or its accelerators that the guardrails let be", () => {
    const drawn = fc.record({ place: fc.constantFrom(...PLACES), type: fc.constantFrom(...MACHINES), list: lists });
    fc.assert(
      fc.property(drawn, ({ place, type, list }) => {
        const isRefused = refused(acceleratorOrMetalForbidden, place, type, list);
        expect([place.title, type, list, isRefused && !deniedAt(place, type, list)]).toEqual([
          place.title,
          type,
          list,
          false,
        ]);
      }),
      { numRuns: 300 },
    );
  });

  /** Services that start machines with a role of their own, or have no key for the type: only the rules see it. */
  it.each<[string, ExampleResource]>([
    ["eks:CreateNodegroup", { type: "aws:eks/nodeGroup:NodeGroup", props: { instanceTypes: ["p5.48xlarge"] } }],
    [
      "batch:CreateComputeEnvironment",
      {
        type: "aws:batch/computeEnvironment:ComputeEnvironment",
        props: { computeResources: { instanceTypes: ["p5"] } },
      },
    ],
    [
      "elasticmapreduce:RunJobFlow",
      { type: "aws:emr/cluster:Cluster", props: { coreInstanceGroup: { instanceType: "p5.48xlarge" } } },
    ],
    ["gamelift:CreateFleet", { type: "aws:gamelift/fleet:Fleet", props: { ec2InstanceType: "g5.xlarge" } }],
    [
      "es:CreateDomain",
      { type: "aws:opensearch/domain:Domain", props: { clusterConfig: { instanceType: "r7gd.16xlarge.search" } } },
    ],
    [
      "kafka:CreateCluster",
      { type: "aws:msk/cluster:Cluster", props: { brokerNodeGroupInfo: { instanceType: "kafka.m7g.16xlarge" } } },
    ],
    ["mq:CreateBroker", { type: "aws:mq/broker:Broker", props: { hostInstanceType: "mq.m5.4xlarge" } }],
    ["memorydb:CreateCluster", { type: "aws:memorydb/cluster:Cluster", props: { nodeType: "db.r7g.16xlarge" } }],
    ["dax:CreateCluster", { type: "aws:dax/cluster:Cluster", props: { nodeType: "dax.r5.24xlarge" } }],
    [
      "dms:CreateReplicationInstance",
      {
        type: "aws:dms/replicationInstance:ReplicationInstance",
        props: { replicationInstanceClass: "dms.r6i.32xlarge" },
      },
    ],
    [
      "imagebuilder:CreateInfrastructureConfiguration",
      {
        type: "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration",
        props: { instanceTypes: ["p3.2xlarge"] },
      },
    ],
  ])("%s has no key for its type: only the rule refuses it", (action, subject) => {
    expect(asked(documentsFor(ALLOWED_INSTANCE_TYPES), action, { "aws:RequestedRegion": HOME })).not.toBe(false);
    expect(accepted(verdict(instanceTypeAllowed, subject))).toBe(false);
  });

  it("requirements without a list: EC2 judges each machine when it starts, the rule the program", () => {
    const subject = {
      type: "aws:ec2/launchTemplate:LaunchTemplate",
      props: { instanceRequirements: { vcpuCount: { min: 2 } } },
    };
    expect(asked(documentsFor(ALLOWED_INSTANCE_TYPES), "ec2:CreateLaunchTemplate", {})).not.toBe(false);
    expect(accepted(verdict(instanceTypeAllowed, subject))).toBe(false);
  });
});

describe("fleet-size-cap and the launch deny", () => {
  it("agree on the size of a group and of a task", () => {
    const group = (maxSize: number): [ExampleResource, string, string] => [
      { type: "aws:autoscaling/group:Group", props: { maxSize } },
      "autoscaling:CreateAutoScalingGroup",
      "autoscaling:MaxSize",
    ];
    const task = (cpu: number): [ExampleResource, string, string] => [
      { type: "aws:ecs/taskDefinition:TaskDefinition", props: { cpu: String(cpu) } },
      "ecs:RegisterTaskDefinition",
      "ecs:task-cpu",
    ];
    const drawn = fc.oneof(
      fc.tuple(fc.constant(group), fc.oneof(fc.integer({ min: 45, max: 55 }), fc.integer({ min: 0, max: 2000 }))),
      fc.tuple(fc.constant(task), fc.constantFrom(256, 4095, 4096, 4097, 8192, 16384)),
    );
    fc.assert(
      fc.property(drawn, ([make, number]) => {
        const [subject, action, key] = make(number);
        const context = { "aws:RequestedRegion": HOME, "autoscaling:InstanceTypes": "t3.micro", [key]: String(number) };
        const isDenied = asked(documentsFor(ALLOWED_INSTANCE_TYPES), action, context) === false;
        expect([number, accepted(verdict(fleetSizeCap, subject))]).toEqual([number, !isDenied]);
      }),
    );
  });
});

describe("commitments, quotas, fleets and closed services, and the service deny", () => {
  /** `service:action` without hyphens and in small letters -> as the catalogue has it. */
  const catalogue = new Map<string, string>();
  const spelled = new Map<string, string>();

  beforeAll(async () => {
    for (const [service, levels] of Object.entries(await packedActions())) {
      spelled.set(service.replaceAll("-", ""), service);
      for (const name of Object.values(levels).flatMap((names) => names.split(" "))) {
        catalogue.set(`${service.replaceAll("-", "")}:${name}`.toLowerCase(), `${service}:${name}`);
      }
    }
  });

  /** The calls that make a type, as the catalogue has them; of one that it lacks, the name that such calls have. */
  function actionsFor(type: string): string[] {
    const known = callsFor(type).flatMap((call) => catalogue.get(call) ?? []);
    const [prefix = "", name = ""] = callsFor(type)[0]!.split(":");
    return known.length > 0 ? known : [`${spelled.get(prefix) ?? prefix}:${name}`];
  }

  /** What is denied whatever the request says: conditions that hold for harmless requests do not count. */
  const HARMLESS = {
    "aws:RequestedRegion": HOME,
    "ec2:InstanceType": "t3.micro",
    "ec2:InstanceMarketType": "on-demand",
    "autoscaling:InstanceTypes": "t3.micro",
    "autoscaling:MaxSize": "1",
    "elasticache:CacheNodeType": "cache.t3.micro",
    "cloud9:InstanceType": "t3.micro",
    "rds:DatabaseClass": "db.t3.micro",
    "sagemaker:InstanceTypes": "ml.t3.medium",
    "ecs:task-cpu": "256",
    "lambda:FunctionUrlAuthType": "AWS_IAM",
  };

  const isDenied = (policies: Policies, type: string): boolean =>
    actionsFor(type).some((action) => asked(policies, action, HARMLESS, "arn:aws:x:x:111122223333:x") === false);

  const declared = tokens.filter((token) => !token.startsWith("aws:index/"));
  const isRefused = (rule: Rule, type: string, options = {}): boolean =>
    verdict(rule, { type, props: {} }, options) === "fail";

  it("agree on every type about what is bought, raised or started without a limit", () => {
    const policies = emitted(Guard.Launch, [HOME], { unusedServices: [] });
    const differences = declared.flatMap((type) => {
      const byPack = [commitmentForbidden, quotaIncreaseForbidden, fleetSizeCap].some((rule) => isRefused(rule, type));
      return byPack === isDenied(policies, type) ? [] : [`${type}: pack refuses ${byPack}`];
    });
    expect(differences).toEqual([]);
  });

  it("agree on every type about what is closed by default", () => {
    const open = emitted(Guard.Launch, [HOME], { unusedServices: [] });
    const closed = emitted(Guard.Launch, [HOME], { unusedServices: UNUSED_BY_DEFAULT });
    const differences = declared.flatMap((type) => {
      const byGuardrails = isDenied(closed, type);
      const byPack = isRefused(serviceAllowed, type);
      // What is bought is denied by another statement, and refused by another rule.
      return byPack === byGuardrails || (byGuardrails && isDenied(open, type))
        ? []
        : [`${type}: pack refuses ${byPack}`];
    });
    expect(differences).toEqual([]);
  });
});

describe("region-opt-in-forbidden and the tamper deny", () => {
  it("refuse to switch on any region that is not allowed", () => {
    const policies = emitted(Guard.Tamper, [HOME]);
    const region = fc.constantFrom(...REGION_NAMES);
    fc.assert(
      fc.property(region, fc.uniqueArray(region, { minLength: 1, maxLength: 3 }), (regionName, allowedRegions) => {
        const subject = { type: "aws:account/region:Region", props: { regionName, enabled: true } };
        const isAccepted = accepted(verdict(regionOptInForbidden, subject, { allowedRegions }));
        // The call has no key for the region: the guardrails deny it for allowed ones too, and an exempt principal
        // switches them on.
        expect(asked(policies, "account:EnableRegion", {})).toBe(false);
        expect(isAccepted).toBe(allowedRegions.includes(regionName));
      }),
    );
  });
});
