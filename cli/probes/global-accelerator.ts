import { GlobalAcceleratorClient, ListAcceleratorsCommand } from "@aws-sdk/client-global-accelerator";
import { ACCELERATOR } from "../../domain/burn/standing-prices";
import { paged, probe } from "./probe";

/** The service answers in us-west-2 only: https://docs.aws.amazon.com/global-accelerator/latest/api/Welcome.html */
export const accelerators = probe({
  id: "accelerators",
  service: "globalaccelerator",
  kind: "accelerator",
  scope: "global",
  at: "us-west-2",
  sweep: "rest",
  client: GlobalAcceleratorClient,
  calls: { list: paged(ListAcceleratorsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ MaxResults: 100 }))
      .flatMap(({ Accelerators = [] }) => Accelerators)
      .map(({ Name, AcceleratorArn, CreatedTime, Enabled }) => ({
        id: Name!,
        arn: AcceleratorArn,
        startedAt: CreatedTime,
        state: Enabled ? "enabled" : "disabled",
        // Billed until it is deleted, enabled or not.
        usdPerHour: ACCELERATOR.usd,
      })),
});

export const PROBES = [accelerators];
