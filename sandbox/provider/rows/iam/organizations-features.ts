import {
  DisableOrganizationsRootCredentialsManagementCommand,
  DisableOrganizationsRootSessionsCommand,
  EnableOrganizationsRootCredentialsManagementCommand,
  EnableOrganizationsRootSessionsCommand,
  IAMClient,
  ListOrganizationsFeaturesCommand,
} from "@aws-sdk/client-iam";
import type { OrganizationsFeaturesArgs } from "@pulumi/aws/iam";

import type { Aws } from "../../aws/aws";
import type { ResourceType } from "../../core/resource";
import { trusting } from "../organizations/prepare";

/** Feature -> the calls that switch it, in the order in which the real provider makes them. */
const SWITCHES = {
  RootCredentialsManagement: {
    on: EnableOrganizationsRootCredentialsManagementCommand,
    off: DisableOrganizationsRootCredentialsManagementCommand,
  },
  RootSessions: { on: EnableOrganizationsRootSessionsCommand, off: DisableOrganizationsRootSessionsCommand },
} as const;

const found = (aws: Aws) =>
  aws.find(IAMClient, new ListOrganizationsFeaturesCommand({}), "OrganizationNotFoundException");

async function change(aws: Aws, wanted: readonly string[], there: readonly string[]): Promise<void> {
  const differs = (some: readonly string[], others: readonly string[]) =>
    Object.entries(SWITCHES).filter(([feature]) => some.includes(feature) && !others.includes(feature));
  for (const [, { on }] of differs(wanted, there)) await aws.call(IAMClient, new on({}));
  for (const [, { off }] of differs(there, wanted)) await aws.call(IAMClient, new off({}));
}

/** Id: that of the organization. */
export const organizationsFeatures: ResourceType<OrganizationsFeaturesArgs> = {
  token: "aws:iam/organizationsFeatures:OrganizationsFeatures",
  title: "IAM Organizations Features",
  replaceOn: [],
  compare: { enabledFeatures: "set" },
  facts: {
    source: "internal/service/iam/organizations_features.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: [],
    kinds: { enabledFeatures: "set" },
    id: "<organization>",
    actions: {
      create: {
        normal: [
          "iam:EnableOrganizationsRootCredentialsManagement",
          "iam:EnableOrganizationsRootSessions",
          "iam:ListOrganizationsFeatures",
        ],
      },
      read: { normal: ["iam:ListOrganizationsFeatures"] },
      update: {
        normal: [
          "iam:EnableOrganizationsRootCredentialsManagement",
          "iam:EnableOrganizationsRootSessions",
          "iam:DisableOrganizationsRootCredentialsManagement",
          "iam:DisableOrganizationsRootSessions",
        ],
      },
      delete: {
        normal: ["iam:DisableOrganizationsRootCredentialsManagement", "iam:DisableOrganizationsRootSessions"],
      },
    },
  },
  cases: {
    "organizations-features": {
      prepare: (world) => trusting(world, "iam.amazonaws.com"),
      id: /^o-[a-z0-9]{10,32}$/,
      inputs: () => ({ enabledFeatures: ["RootCredentialsManagement"] }),
      changed: () => ({ enabledFeatures: ["RootCredentialsManagement", "RootSessions"] }),
      drift: (world) => world.client(IAMClient).send(new DisableOrganizationsRootSessionsCommand({})),
      drifted: ["enabledFeatures[1]"],
    },
  },

  async create(aws, { enabledFeatures }) {
    await change(aws, enabledFeatures, []);
    return (await found(aws))!.OrganizationId!;
  },

  /** With nothing switched on there is none. */
  async read(aws) {
    const { EnabledFeatures = [], OrganizationId } = (await found(aws)) ?? {};
    return EnabledFeatures.length === 0 ? undefined : { enabledFeatures: EnabledFeatures, id: OrganizationId! };
  },

  async update(aws, _id, { enabledFeatures }, olds) {
    await change(aws, enabledFeatures, olds.enabledFeatures);
  },

  async delete(aws, _id, olds) {
    await change(aws, [], olds.enabledFeatures);
  },
};
