import {
  CreateFindingAggregatorCommand,
  DeleteFindingAggregatorCommand,
  EnableSecurityHubCommand,
  GetFindingAggregatorCommand,
  SecurityHubClient,
  UpdateFindingAggregatorCommand,
} from "@aws-sdk/client-securityhub";

import { needing, type World } from "../../core/conformance";
import { named } from "../../families/named";
import { NO_HUB } from "./account";

/** Another region than those of the hub and the subscription under test. */
const GATHERING_REGION = "eu-west-3";

const inputs = (linkingMode: string) => ({ region: GATHERING_REGION, linkingMode });

const hub = (world: World) => world.client(SecurityHubClient, GATHERING_REGION);

const FIELDS = {
  linkingMode: "RegionLinkingMode",
  specifiedRegions: {
    send: "Regions",
    read: "Regions",
    decode: (regions: string[]) => (regions.length > 0 ? regions : undefined),
  },
};

/** Id: the ARN of the aggregator, of which an account has one. */
export const findingAggregator = named({
  token: "aws:securityhub/findingAggregator:FindingAggregator",
  title: "Security Hub Finding Aggregator",
  client: SecurityHubClient,
  replaceOn: [],
  compare: { specifiedRegions: "set" },
  key: "FindingAggregatorArn",
  absent: NO_HUB,
  fields: FIELDS,
  create: { command: CreateFindingAggregatorCommand, id: "FindingAggregatorArn" },
  describe: { command: GetFindingAggregatorCommand },
  derived: (_aws, arn) => ({ arn }),
  update: [{ command: UpdateFindingAggregatorCommand, fields: FIELDS }],
  remove: { command: DeleteFindingAggregatorCommand },
  facts: {
    source: "internal/service/securityhub/finding_aggregator.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: [],
    kinds: { specifiedRegions: "set" },
    id: "<ARN>",
    valid: {
      linkingMode: {
        oneOf: ["ALL_REGIONS", "ALL_REGIONS_EXCEPT_SPECIFIED", "SPECIFIED_REGIONS", "NO_REGIONS"],
      },
    },
    actions: {
      create: { normal: ["securityhub:CreateFindingAggregator", "securityhub:GetFindingAggregator"] },
      read: { normal: ["securityhub:GetFindingAggregator"] },
      update: {
        normal: ["securityhub:GetFindingAggregator"],
        drift: { "securityhub:UpdateFindingAggregator": "somebody left regions out, or had made it before" },
      },
      delete: { normal: ["securityhub:DeleteFindingAggregator"] },
    },
  },
  cases: {
    "security-hub-aggregator": needing({
      prepare: (world) => hub(world).send(new EnableSecurityHubCommand({ EnableDefaultStandards: false })),
      id: /^arn:aws:securityhub:eu-west-3:\d{12}:finding-aggregator\/[0-9a-f-]{36}$/,
      inputs: () => inputs("ALL_REGIONS"),
      changed: () => ({ ...inputs("SPECIFIED_REGIONS"), specifiedRegions: ["eu-west-1", "eu-west-2"] }),
      drift: (world, FindingAggregatorArn) =>
        hub(world).send(new UpdateFindingAggregatorCommand({ FindingAggregatorArn, RegionLinkingMode: "NO_REGIONS" })),
      drifted: ["linkingMode"],
    }),
  },
});
