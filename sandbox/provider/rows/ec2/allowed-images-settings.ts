import {
  AllowedImagesSettingsEnabledState,
  DisableAllowedImagesSettingsCommand,
  EC2Client,
  EnableAllowedImagesSettingsCommand,
  GetAllowedImagesSettingsCommand,
  ReplaceImageCriteriaInAllowedImagesSettingsCommand,
  type ImageCriterion,
} from "@aws-sdk/client-ec2";
import type { AllowedImagesSettingsArgs } from "@pulumi/aws/ec2";

import type { Aws } from "../../aws/aws";
import { REGION } from "../../core/conformance";
import type { Inputs, ResourceType } from "../../core/resource";
import { given, type Props } from "../../core/values";

const inputs = { region: REGION, state: "audit-mode", imageCriterions: [{ imageProviders: ["amazon"] }] };

/** Id: the region. State and criteria are two calls, and the state comes first. */
export const allowedImagesSettings: ResourceType<AllowedImagesSettingsArgs> = {
  token: "aws:ec2/allowedImagesSettings:AllowedImagesSettings",
  title: "EC2 Allowed Images Settings",
  replaceOn: [],
  compare: {
    "imageCriterions.imageNames": "set",
    "imageCriterions.imageProviders": "set",
    "imageCriterions.marketplaceProductCodes": "set",
  },
  facts: {
    source: "internal/service/ec2/ec2_allowed_images_settings.go",
    version: "6.20",
    lookedAtFor: "7.48.0",
    forceNew: [],
    id: "<region>",
    kinds: {
      "imageCriterions.imageNames": "set",
      "imageCriterions.imageProviders": "set",
      "imageCriterions.marketplaceProductCodes": "set",
    },
    valid: { state: { oneOf: Object.values(AllowedImagesSettingsEnabledState) } },
    actions: {
      create: { normal: ["ec2:EnableAllowedImagesSettings", "ec2:ReplaceImageCriteriaInAllowedImagesSettings"] },
      read: { normal: ["ec2:GetAllowedImagesSettings"] },
      update: { normal: ["ec2:EnableAllowedImagesSettings", "ec2:ReplaceImageCriteriaInAllowedImagesSettings"] },
      delete: { normal: ["ec2:ReplaceImageCriteriaInAllowedImagesSettings", "ec2:DisableAllowedImagesSettings"] },
    },
  },
  cases: {
    "allowed-images-settings": {
      id: () => REGION,
      inputs: () => inputs,
      changed: () => ({
        ...inputs,
        state: "enabled",
        imageCriterions: [{ imageProviders: ["aws-marketplace", "amazon"] }],
      }),
      drift: (world) =>
        world
          .client(EC2Client, REGION)
          .send(new ReplaceImageCriteriaInAllowedImagesSettingsCommand({ ImageCriteria: [] })),
      drifted: ["imageCriterions"],
    },
  },

  async create(aws, inputs) {
    await setState(aws, inputs);
    await replaceCriteria(aws, inputs);
    return aws.region;
  },

  async read(aws) {
    const { State, ImageCriteria = [] } = await aws.call(EC2Client, new GetAllowedImagesSettingsCommand({}));
    if (State === undefined || State === "disabled") return undefined;
    return { id: aws.region, state: State, imageCriterions: ImageCriteria.map(shown) };
  },

  async update(aws, _id, inputs, _olds, changed) {
    if (changed.has("state")) await setState(aws, inputs);
    if (changed.has("imageCriterions")) await replaceCriteria(aws, inputs);
  },

  async delete(aws) {
    await aws.call(EC2Client, new ReplaceImageCriteriaInAllowedImagesSettingsCommand({}));
    await aws.call(EC2Client, new DisableAllowedImagesSettingsCommand({}));
  },
};

type SettingsInputs = Inputs<AllowedImagesSettingsArgs>;

async function setState(aws: Aws, { state }: SettingsInputs): Promise<void> {
  const AllowedImagesSettingsState = state as AllowedImagesSettingsEnabledState;
  await aws.call(EC2Client, new EnableAllowedImagesSettingsCommand({ AllowedImagesSettingsState }));
}

async function replaceCriteria(aws: Aws, { imageCriterions = [] }: SettingsInputs): Promise<void> {
  const ImageCriteria = imageCriterions.map((criterion) => ({
    ImageNames: criterion.imageNames,
    ImageProviders: criterion.imageProviders,
    MarketplaceProductCodes: criterion.marketplaceProductCodes,
    CreationDateCondition: criterion.creationDateCondition && {
      MaximumDaysSinceCreated: criterion.creationDateCondition.maximumDaysSinceCreated,
    },
    DeprecationTimeCondition: criterion.deprecationTimeCondition && {
      MaximumDaysSinceDeprecated: criterion.deprecationTimeCondition.maximumDaysSinceDeprecated,
    },
  }));
  await aws.call(EC2Client, new ReplaceImageCriteriaInAllowedImagesSettingsCommand({ ImageCriteria }));
}

/** AWS gives an empty list for what was not set. */
const filled = (list: string[] | undefined) => (list?.length ? list : undefined);

const shown = (criterion: ImageCriterion): Props => {
  const { CreationDateCondition: created, DeprecationTimeCondition: deprecated } = criterion;
  return given({
    imageNames: filled(criterion.ImageNames),
    imageProviders: filled(criterion.ImageProviders),
    marketplaceProductCodes: filled(criterion.MarketplaceProductCodes),
    creationDateCondition: created && given({ maximumDaysSinceCreated: created.MaximumDaysSinceCreated }),
    deprecationTimeCondition:
      deprecated && given({ maximumDaysSinceDeprecated: deprecated.MaximumDaysSinceDeprecated }),
  });
};
