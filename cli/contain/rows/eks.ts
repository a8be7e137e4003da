import {
  DeleteFargateProfileCommand,
  DescribeFargateProfileCommand,
  DescribeNodegroupCommand,
  EKSClient,
  ListClustersCommand,
  ListFargateProfilesCommand,
  ListNodegroupsCommand,
  UpdateNodegroupConfigCommand,
} from "@aws-sdk/client-eks";
import { once, paged } from "../../probes/probe";
import { act, looks, type Row, wordOf } from "../row";

const nodeGroups = looks({
  id: "eks-node-groups",
  service: "eks",
  kind: "EKS node group",
  scope: "regional",
  client: EKSClient,
  calls: {
    clusters: paged(ListClustersCommand, "nextToken"),
    list: paged(ListNodegroupsCommand, "nextToken"),
    describe: once(DescribeNodegroupCommand),
  },
  read: async ({ clusters, list, describe }) => {
    const names = (await clusters({})).flatMap((page) => page.clusters ?? []);
    const found = names.map(async (clusterName) => {
      const groups = (await list({ clusterName })).flatMap(({ nodegroups = [] }) => nodegroups);
      const answers = await Promise.all(groups.map((nodegroupName) => describe({ clusterName, nodegroupName })));
      return answers
        .flatMap(({ nodegroup }) => nodegroup ?? [])
        .filter(({ scalingConfig }) => (scalingConfig?.desiredSize ?? 0) > 0)
        .map(({ nodegroupName, nodegroupArn, createdAt, scalingConfig, tags }) => ({
          id: `${clusterName}/${nodegroupName!}`,
          arn: nodegroupArn,
          startedAt: createdAt,
          units: scalingConfig?.desiredSize,
          tags,
          was: {
            cluster: clusterName,
            group: nodegroupName!,
            min: scalingConfig?.minSize ?? 0,
            desired: scalingConfig?.desiredSize ?? 0,
          },
        }));
    });
    return (await Promise.all(found)).flat();
  },
});

const profiles = looks({
  id: "eks-fargate-profiles",
  service: "eks",
  kind: "Fargate profile",
  scope: "regional",
  client: EKSClient,
  calls: {
    clusters: paged(ListClustersCommand, "nextToken"),
    list: paged(ListFargateProfilesCommand, "nextToken"),
    describe: once(DescribeFargateProfileCommand),
  },
  read: async ({ clusters, list, describe }) => {
    const names = (await clusters({})).flatMap((page) => page.clusters ?? []);
    const found = names.map(async (clusterName) => {
      const all = (await list({ clusterName })).flatMap(({ fargateProfileNames = [] }) => fargateProfileNames);
      const answers = await Promise.all(all.map((fargateProfileName) => describe({ clusterName, fargateProfileName })));
      return answers
        .flatMap(({ fargateProfile }) => fargateProfile ?? [])
        .filter(({ status }) => status === "ACTIVE" || status === "CREATING")
        .map(({ fargateProfileName, fargateProfileArn, createdAt, tags }) => ({
          id: `${clusterName}/${fargateProfileName!}`,
          arn: fargateProfileArn,
          startedAt: createdAt,
          tags,
          was: { cluster: clusterName, profile: fargateProfileName! },
        }));
    });
    return (await Promise.all(found)).flat();
  },
});

export const ROWS: readonly Row[] = [
  {
    id: "eks-node-groups",
    look: nodeGroups,
    acts: [
      act({
        command: UpdateNodegroupConfigCommand,
        input: ([target]) => ({
          clusterName: wordOf(target!.was["cluster"]),
          nodegroupName: wordOf(target!.was["group"]),
          scalingConfig: { minSize: 0, desiredSize: 0 },
        }),
        already: /^ResourceNotFoundException$/,
        undo: act({
          command: UpdateNodegroupConfigCommand,
          input: ([target]) => ({
            clusterName: wordOf(target!.was["cluster"]),
            nodegroupName: wordOf(target!.was["group"]),
            scalingConfig: { minSize: Number(target!.was["min"]), desiredSize: Number(target!.was["desired"]) },
          }),
        }),
      }),
    ],
  },
  {
    id: "eks-fargate-profiles",
    look: profiles,
    acts: [
      act({
        command: DeleteFargateProfileCommand,
        input: ([target]) => ({
          clusterName: wordOf(target!.was["cluster"]),
          fargateProfileName: wordOf(target!.was["profile"]),
        }),
        already: /^ResourceNotFoundException$/,
      }),
    ],
  },
];
