import { DescribeLoadBalancersCommand, ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { LOAD_BALANCERS } from "../../domain/burn/standing-prices";
import { paged, probe } from "./probe";

/** Application, network and gateway ones: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancers.html */
export const loadBalancers = probe({
  id: "load-balancers",
  service: "elasticloadbalancing",
  kind: "load balancer",
  scope: "regional",
  sweep: "rest",
  client: ElasticLoadBalancingV2Client,
  calls: { list: paged(DescribeLoadBalancersCommand, "Marker", ({ NextMarker }) => NextMarker) },
  read: async ({ list }) =>
    (await list({ PageSize: 400 }))
      .flatMap(({ LoadBalancers = [] }) => LoadBalancers)
      .map(({ LoadBalancerName, LoadBalancerArn, CreatedTime, State, Type = "" }) => ({
        id: LoadBalancerName!,
        arn: LoadBalancerArn,
        startedAt: CreatedTime,
        state: State?.Code,
        size: Type,
        usdPerHour: LOAD_BALANCERS[Type]?.usd,
      })),
});

export const PROBES = [loadBalancers];
