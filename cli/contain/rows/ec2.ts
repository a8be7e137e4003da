import {
  CancelSpotFleetRequestsCommand,
  CancelSpotInstanceRequestsCommand,
  CreateSnapshotsCommand,
  DeleteFleetsCommand,
  DescribeFleetsCommand,
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  DescribeKeyPairsCommand,
  DescribeSpotFleetRequestsCommand,
  DescribeSpotInstanceRequestsCommand,
  EC2Client,
  GetConsoleOutputCommand,
  type Instance,
  ModifyInstanceAttributeCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import { machineUsd, onSpotUsd } from "../../../domain/burn/hourly";
import { once, optional, paged } from "../../probes/probe";
import { EVIDENCE_TAG } from "../../probes/tags";
import { act, type Found, looks, type LookContext, type Row, tagsOf, wordOf } from "../row";

/** Machines of a region whose protection is asked for: each is a call. Of the others a refusal tells. */
const PROTECTION_ASKED = 100;

/**
 * Tags that AWS itself puts on what a service makes -> the service. Nobody else can write a tag that begins with `aws:`.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html
 */
const OWNER_TAGS: Readonly<Record<string, string>> = {
  "aws:ec2spot:fleet-request-id": "ec2",
  "aws:ec2:fleet-id": "ec2",
  "aws:autoscaling:groupName": "autoscaling",
  "aws:cloudformation:stack-id": "cloudformation",
};

const ownersIn = (tags: Readonly<Record<string, string>>): string[] =>
  Object.entries(OWNER_TAGS).flatMap(([tag, service]) => (tags[tag] === undefined ? [] : [`${service}:${tags[tag]}`]));

function machineOf(instance: Instance, region: string, accountId: string, isProtected: boolean): Found {
  const tags = tagsOf(instance.Tags);
  const id = instance.InstanceId!;
  const owners = ownersIn(tags);
  const spot = instance.SpotInstanceRequestId;
  const size = instance.InstanceType;
  const usd = machineUsd(size ?? "");
  const usdPerHour = instance.InstanceLifecycle === "spot" ? onSpotUsd(usd) : usd;
  return {
    id,
    arn: `arn:aws:ec2:${region}:${accountId}:instance/${id}`,
    tags,
    partOf: [...owners, ...(spot ? [`ec2:${spot}`] : [])],
    ...(instance.LaunchTime ? { startedAt: instance.LaunchTime } : {}),
    ...(size ? { size } : {}),
    ...(usdPerHour === undefined ? {} : { usdPerHour }),
    ...(owners[0] ? { owner: owners[0] } : {}),
    was: {
      zone: instance.Placement?.AvailabilityZone ?? "",
      image: instance.ImageId ?? "",
      spot: spot !== undefined,
      key: instance.KeyName ?? "",
      profile: instance.IamInstanceProfile?.Arn ?? "",
      address: instance.PublicIpAddress ?? "",
      isProtected,
    },
  };
}

/** Machines that run, start or are stopped, of which only disks are billed then: a stopped one is left as it is. */
const machines = ({ since }: LookContext) =>
  looks({
    id: "machines",
    service: "ec2",
    kind: "machine",
    scope: "regional",
    client: EC2Client,
    calls: {
      list: paged(DescribeInstancesCommand, "NextToken"),
      attribute: optional(DescribeInstanceAttributeCommand, "InvalidInstanceID.NotFound"),
    },
    read: async ({ list, attribute }, { accountId, region }) => {
      const running = (await list({ Filters: [{ Name: "instance-state-name", Values: ["pending", "running"] }] }))
        .flatMap(({ Reservations = [] }) => Reservations)
        .flatMap(({ Instances = [] }) => Instances);
      const asked = running.filter(({ LaunchTime }) => LaunchTime && LaunchTime >= since).slice(0, PROTECTION_ASKED);
      const isProtected = new Set<string>();
      await Promise.all(
        asked.map(async ({ InstanceId }) => {
          const answer = await attribute({ InstanceId, Attribute: "disableApiTermination" });
          if (answer?.DisableApiTermination?.Value) isProtected.add(InstanceId!);
        }),
      );
      return running.map((instance) => machineOf(instance, region, accountId, isProtected.has(instance.InstanceId!)));
    },
  });

const unprotect = act({
  command: ModifyInstanceAttributeCommand,
  input: ([target]) => ({ InstanceId: target!.id, DisableApiTermination: { Value: false } }),
  when: ({ was }) => was["isProtected"] === true,
  already: /^InvalidInstanceID\.NotFound$/,
});

/**
 * One call ends machines of one zone: where one of them is protected, nothing of its zone ends.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TerminateInstances.html
 */
const terminate = act({
  command: TerminateInstancesCommand,
  input: (targets) => ({ InstanceIds: targets.map(({ id }) => id) }),
  batch: 100,
  together: ({ was }) => wordOf(was["zone"]),
  already: /^InvalidInstanceID\.NotFound$/,
  alone: { ...unprotect, when: () => true },
});

const fleets = looks({
  id: "spot-fleets",
  service: "ec2",
  kind: "spot fleet",
  scope: "regional",
  client: EC2Client,
  calls: { list: paged(DescribeSpotFleetRequestsCommand, "NextToken") },
  read: async ({ list }, { accountId, region }) =>
    (await list({}))
      .flatMap(({ SpotFleetRequestConfigs = [] }) => SpotFleetRequestConfigs)
      .filter(({ SpotFleetRequestState }) => /^(submitted|active|modifying)$/.test(SpotFleetRequestState ?? ""))
      .map(({ SpotFleetRequestId, CreateTime, SpotFleetRequestConfig, Tags }) => ({
        id: SpotFleetRequestId!,
        arn: `arn:aws:ec2:${region}:${accountId}:spot-fleet-request/${SpotFleetRequestId!}`,
        startedAt: CreateTime,
        units: SpotFleetRequestConfig?.TargetCapacity,
        tags: tagsOf(Tags),
        was: { target: SpotFleetRequestConfig?.TargetCapacity ?? 0 },
      })),
});

const ec2Fleets = looks({
  id: "ec2-fleets",
  service: "ec2",
  kind: "EC2 fleet",
  scope: "regional",
  client: EC2Client,
  calls: { list: paged(DescribeFleetsCommand, "NextToken") },
  read: async ({ list }, { accountId, region }) =>
    (await list({}))
      .flatMap(({ Fleets = [] }) => Fleets)
      // A fleet of type instant starts its machines once and keeps none: they are found as machines.
      .filter(({ FleetState, Type }) => /^(submitted|active|modifying)$/.test(FleetState ?? "") && Type !== "instant")
      .map(({ FleetId, CreateTime, TargetCapacitySpecification, Tags }) => ({
        id: FleetId!,
        arn: `arn:aws:ec2:${region}:${accountId}:fleet/${FleetId!}`,
        startedAt: CreateTime,
        units: TargetCapacitySpecification?.TotalTargetCapacity,
        tags: tagsOf(Tags),
        was: { target: TargetCapacitySpecification?.TotalTargetCapacity ?? 0 },
      })),
});

const spotRequests = looks({
  id: "spot-requests",
  service: "ec2",
  kind: "spot request",
  scope: "regional",
  client: EC2Client,
  calls: { list: paged(DescribeSpotInstanceRequestsCommand, "NextToken") },
  read: async ({ list }, { accountId, region }) =>
    (await list({ Filters: [{ Name: "state", Values: ["open", "active"] }] }))
      .flatMap(({ SpotInstanceRequests = [] }) => SpotInstanceRequests)
      // A request that is made once does not open again, and dies with its machine.
      .filter(({ Type, State }) => Type === "persistent" || State === "open")
      .map(({ SpotInstanceRequestId, CreateTime, Type, Tags }) => {
        const tags = tagsOf(Tags);
        return {
          id: SpotInstanceRequestId!,
          arn: `arn:aws:ec2:${region}:${accountId}:spot-instances-request/${SpotInstanceRequestId!}`,
          startedAt: CreateTime,
          tags,
          partOf: ownersIn(tags),
          was: { type: Type ?? "" },
        };
      }),
});

const keyPairs = looks({
  id: "key-pairs",
  service: "ec2",
  kind: "key pair",
  scope: "regional",
  client: EC2Client,
  calls: { list: once(DescribeKeyPairsCommand) },
  read: async ({ list }) =>
    ((await list({})).KeyPairs ?? []).map(({ KeyName, CreateTime, Tags }) => ({
      id: KeyName!,
      startedAt: CreateTime,
      tags: tagsOf(Tags),
    })),
});

const decoded = (base64: string | undefined): string => Buffer.from(base64 ?? "", "base64").toString("utf8");

export const ROWS: readonly Row[] = [
  {
    id: "spot-fleets",
    look: fleets,
    acts: [
      // More than 100 fleets in one call, and none is cancelled:
      // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CancelSpotFleetRequests.html
      act({
        command: CancelSpotFleetRequestsCommand,
        input: (targets) => ({ SpotFleetRequestIds: targets.map(({ id }) => id), TerminateInstances: true }),
        batch: 100,
        failures: ({ UnsuccessfulFleetRequests = [] }) =>
          new Map(
            UnsuccessfulFleetRequests.filter(({ Error: error }) => error?.Code !== "fleetRequestIdDoesNotExist").map(
              ({ SpotFleetRequestId, Error: error }) => [SpotFleetRequestId!, error?.Message ?? "not cancelled"],
            ),
          ),
      }),
    ],
  },
  {
    id: "ec2-fleets",
    look: ec2Fleets,
    acts: [
      // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteFleets.html
      act({
        command: DeleteFleetsCommand,
        input: (targets) => ({ FleetIds: targets.map(({ id }) => id), TerminateInstances: true }),
        batch: 25,
        failures: ({ UnsuccessfulFleetDeletions = [] }) =>
          new Map(
            UnsuccessfulFleetDeletions.filter(({ Error: error }) => error?.Code !== "fleetIdDoesNotExist").map(
              ({ FleetId, Error: error }) => [FleetId!, error?.Message ?? "not deleted"],
            ),
          ),
      }),
    ],
  },
  {
    id: "spot-requests",
    look: spotRequests,
    acts: [
      // A persistent request opens again when its machine ends, so it goes first; its machine runs on until it is ended:
      // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CancelSpotInstanceRequests.html
      act({
        command: CancelSpotInstanceRequestsCommand,
        input: (targets) => ({ SpotInstanceRequestIds: targets.map(({ id }) => id) }),
        batch: 100,
        already: /^InvalidSpotInstanceRequestID\.NotFound$/,
      }),
    ],
  },
  {
    id: "samples",
    choose: "samples",
    look: machines,
    acts: [
      act({
        command: GetConsoleOutputCommand,
        input: ([target]) => ({ InstanceId: target!.id }),
        already: /^InvalidInstanceID\.NotFound$/,
        keep: ({ Output }, { id }) => ({ [`${id}.console.txt`]: decoded(Output) }),
      }),
      act({
        command: DescribeInstanceAttributeCommand,
        input: ([target]) => ({ InstanceId: target!.id, Attribute: "userData" as const }),
        already: /^InvalidInstanceID\.NotFound$/,
        keep: ({ UserData }, { id }) => ({ [`${id}.user-data.txt`]: decoded(UserData?.Value) }),
      }),
      act({
        command: CreateSnapshotsCommand,
        input: ([target]) => ({
          InstanceSpecification: { InstanceId: target!.id },
          Description: `evidence of ${target!.id}, kept by ringfence contain`,
          TagSpecifications: [{ ResourceType: "snapshot" as const, Tags: [{ Key: EVIDENCE_TAG, Value: target!.id }] }],
        }),
        already: /^(InvalidInstanceID\.NotFound|IncorrectInstanceState|InvalidInstance)$/,
        keep: (answer, { id }) => ({ [`${id}.snapshots.json`]: JSON.stringify(answer.Snapshots ?? []) }),
      }),
    ],
  },
  { id: "machines", look: machines, acts: [unprotect, terminate] },
  { id: "key-pairs", look: keyPairs, acts: [] },
];
