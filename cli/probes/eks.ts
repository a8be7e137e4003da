import {
  DescribeClusterCommand,
  DescribeFargateProfileCommand,
  DescribeNodegroupCommand,
  EKSClient,
  ListClustersCommand,
  ListFargateProfilesCommand,
  ListNodegroupsCommand,
} from "@aws-sdk/client-eks";
import { KUBERNETES_CLUSTER } from "../../domain/burn/standing-prices";
import { optional, paged, probe } from "./probe";

/** Somebody may delete a thing between the question for its name and the one for the rest. */
const GONE = "ResourceNotFoundException";

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_Cluster.html */
export const clusters = probe({
  id: "eks-clusters",
  service: "eks",
  kind: "EKS cluster",
  scope: "regional",
  sweep: "rest",
  client: EKSClient,
  calls: { list: paged(ListClustersCommand, "nextToken"), describe: optional(DescribeClusterCommand, GONE) },
  read: async ({ list, describe }) => {
    const names = (await list({})).flatMap(({ clusters: found = [] }) => found);
    const found = await Promise.all(names.map((name) => describe({ name })));
    return found
      .flatMap((answer) => answer?.cluster ?? [])
      .map(({ name, arn, createdAt, status, version }) => ({
        id: name!,
        arn,
        startedAt: createdAt,
        state: status,
        size: version,
        usdPerHour: KUBERNETES_CLUSTER.usd,
      }));
  },
});

/** What starts machines again when they end: https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html. Those are rows of their own. */
export const nodeGroups = probe({
  id: "eks-node-groups",
  service: "eks",
  kind: "EKS node group",
  scope: "regional",
  sweep: "rest",
  client: EKSClient,
  calls: {
    clusters: paged(ListClustersCommand, "nextToken"),
    list: paged(ListNodegroupsCommand, "nextToken"),
    describe: optional(DescribeNodegroupCommand, GONE),
  },
  read: async ({ clusters: listClusters, list, describe }) => {
    const names = (await listClusters({})).flatMap(({ clusters: found = [] }) => found);
    const found = await Promise.all(
      names.map(async (clusterName) => {
        const groups = (await list({ clusterName })).flatMap(({ nodegroups = [] }) => nodegroups);
        return Promise.all(groups.map((nodegroupName) => describe({ clusterName, nodegroupName })));
      }),
    );
    return found
      .flat()
      .flatMap((answer) => answer?.nodegroup ?? [])
      .map(({ nodegroupName, nodegroupArn, clusterName, createdAt, status, scalingConfig, instanceTypes }) => ({
        id: `${clusterName}/${nodegroupName}`,
        arn: nodegroupArn,
        startedAt: createdAt,
        state: status,
        size: instanceTypes?.join(", "),
        units: scalingConfig?.desiredSize,
        usdPerHour: 0,
        owner: clusterName,
      }));
  },
});

/** What starts pods on Fargate. No call of EKS tells which run: the price is unknown. */
export const fargateProfiles = probe({
  id: "eks-fargate-profiles",
  service: "eks",
  kind: "EKS Fargate profile",
  scope: "regional",
  sweep: "rest",
  client: EKSClient,
  calls: {
    clusters: paged(ListClustersCommand, "nextToken"),
    list: paged(ListFargateProfilesCommand, "nextToken"),
    describe: optional(DescribeFargateProfileCommand, GONE),
  },
  read: async ({ clusters: listClusters, list, describe }) => {
    const names = (await listClusters({})).flatMap(({ clusters: found = [] }) => found);
    const found = await Promise.all(
      names.map(async (clusterName) => {
        const profiles = (await list({ clusterName })).flatMap(({ fargateProfileNames = [] }) => fargateProfileNames);
        return Promise.all(profiles.map((fargateProfileName) => describe({ clusterName, fargateProfileName })));
      }),
    );
    return found
      .flat()
      .flatMap((answer) => answer?.fargateProfile ?? [])
      .map(({ fargateProfileName, fargateProfileArn, clusterName, createdAt, status }) => ({
        id: `${clusterName}/${fargateProfileName}`,
        arn: fargateProfileArn,
        startedAt: createdAt,
        state: status,
        owner: clusterName,
      }));
  },
});

export const PROBES = [clusters, nodeGroups, fargateProfiles];
