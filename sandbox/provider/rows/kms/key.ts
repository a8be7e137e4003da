import {
  CreateKeyCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  DisableKeyRotationCommand,
  EnableKeyCommand,
  EnableKeyRotationCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  ListResourceTagsCommand,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateKeyDescriptionCommand,
  type KeySpec,
  type KeyUsageType,
} from "@aws-sdk/client-kms";
import type { KeyArgs } from "@pulumi/aws/kms";

import type { Aws } from "../../aws/aws";
import { REGION } from "../../core/conformance";
import type { Inputs, ResourceType, Tags } from "../../core/resource";
import { syncTags } from "../../core/tags";

const GONE = "NotFoundException";

const inputs = { region: REGION, description: "alerts", deletionWindowInDays: 7, tags: { owner: "a" } };

/** Id: the id of the key. A key that waits for its deletion counts as gone. */
export const kmsKey: ResourceType<KeyArgs> = {
  token: "aws:kms/key:Key",
  title: "KMS Key",
  replaceOn: ["customKeyStoreId", "customerMasterKeySpec", "keyUsage", "multiRegion", "xksKeyId"],
  defaults: {
    bypassPolicyLockoutSafetyCheck: false,
    customerMasterKeySpec: "SYMMETRIC_DEFAULT",
    enableKeyRotation: false,
    isEnabled: true,
    keyUsage: "ENCRYPT_DECRYPT",
  },
  notReadable: ["bypassPolicyLockoutSafetyCheck", "deletionWindowInDays"],
  unsupported: ["customKeyStoreId", "xksKeyId"],
  compare: { policy: "policy" },
  facts: {
    source: "internal/service/kms/key.go",
    version: "6.36.0",
    lookedAtFor: "7.48.0",
    forceNew: ["customKeyStoreId", "customerMasterKeySpec", "keyUsage", "multiRegion", "xksKeyId"],
    kinds: { policy: "policy" },
    id: "<key id>",
    defaults: {
      bypassPolicyLockoutSafetyCheck: false,
      customerMasterKeySpec: "SYMMETRIC_DEFAULT",
      enableKeyRotation: false,
      isEnabled: true,
      keyUsage: "ENCRYPT_DECRYPT",
    },
    valid: { policy: { json: true } },
    actions: {
      create: {
        normal: [
          "kms:CreateKey",
          "kms:TagResource",
          "kms:EnableKeyRotation",
          "kms:DescribeKey",
          "kms:GetKeyPolicy",
          "kms:GetKeyRotationStatus",
          "kms:ListResourceTags",
        ],
        never: { "kms:DisableKey": "the program makes no key that is switched off" },
      },
      read: { normal: ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListResourceTags"] },
      update: {
        normal: [
          "kms:TagResource",
          "kms:UntagResource",
          "kms:DescribeKey",
          "kms:GetKeyPolicy",
          "kms:GetKeyRotationStatus",
          "kms:ListResourceTags",
        ],
        drift: {
          "kms:PutKeyPolicy": "somebody changed the policy, or a release changes who may publish",
          "kms:EnableKey": "somebody switched the key off",
          "kms:EnableKeyRotation": "somebody stopped the rotation",
          "kms:UpdateKeyDescription": "somebody changed the description, or a release changes it",
        },
        never: {
          "kms:DisableKey": "the program never asks for it",
          "kms:DisableKeyRotation": "the program never asks for it",
        },
      },
      delete: { normal: ["kms:ScheduleKeyDeletion", "kms:DescribeKey"] },
    },
  },
  cases: {
    "kms-key": {
      id: /^[0-9a-f-]{36}$/,
      inputs: () => inputs,
      changed: () => ({ ...inputs, description: "alert topic", enableKeyRotation: true, tags: { owner: "b" } }),
      drift: (world, KeyId) =>
        world.client(KMSClient, REGION).send(new UpdateKeyDescriptionCommand({ KeyId, Description: "mine now" })),
      drifted: ["description"],
      notImported: ["deletionWindowInDays"],
    },
  },

  async create(aws, inputs, created) {
    const command = new CreateKeyCommand({
      Description: inputs.description,
      KeySpec: inputs.customerMasterKeySpec as KeySpec,
      KeyUsage: inputs.keyUsage as KeyUsageType,
      MultiRegion: inputs.multiRegion,
      Policy: inputs.policy,
      BypassPolicyLockoutSafetyCheck: inputs.bypassPolicyLockoutSafetyCheck,
      Tags: toKmsTags(inputs.tagsAll),
    });
    const id = (await aws.call(KMSClient, command)).KeyMetadata!.KeyId!;
    created(id);
    if (inputs.enableKeyRotation) await switchRotation(aws, id, inputs);
    if (inputs.isEnabled === false) await aws.call(KMSClient, new DisableKeyCommand({ KeyId: id }));
    return id;
  },

  async read(aws, id) {
    const found = await aws.find(KMSClient, new DescribeKeyCommand({ KeyId: id }), GONE);
    const key = found?.KeyMetadata;
    if (!key || key.KeyState === "PendingDeletion") return undefined;
    const KeyId = key.KeyId!;
    const [policy, rotation, tags] = await Promise.all([
      aws.call(KMSClient, new GetKeyPolicyCommand({ KeyId, PolicyName: "default" })),
      aws.call(KMSClient, new GetKeyRotationStatusCommand({ KeyId })),
      aws.call(KMSClient, new ListResourceTagsCommand({ KeyId })),
    ]);
    return {
      arn: key.Arn!,
      keyId: KeyId,
      description: key.Description ?? "",
      customerMasterKeySpec: key.KeySpec ?? "SYMMETRIC_DEFAULT",
      keyUsage: key.KeyUsage ?? "ENCRYPT_DECRYPT",
      isEnabled: key.Enabled ?? true,
      multiRegion: key.MultiRegion ?? false,
      policy: policy.Policy!,
      enableKeyRotation: rotation.KeyRotationEnabled ?? false,
      ...(rotation.RotationPeriodInDays ? { rotationPeriodInDays: rotation.RotationPeriodInDays } : {}),
      tags: Object.fromEntries((tags.Tags ?? []).map(({ TagKey, TagValue }) => [TagKey!, TagValue!])),
    };
  },

  async update(aws, KeyId, inputs, olds, changed) {
    // A disabled key refuses most changes: enable it first, disable it last.
    if (changed.has("isEnabled") && inputs.isEnabled) await aws.call(KMSClient, new EnableKeyCommand({ KeyId }));
    if (changed.has("description")) {
      await aws.call(KMSClient, new UpdateKeyDescriptionCommand({ KeyId, Description: inputs.description ?? "" }));
    }
    if (changed.has("policy")) {
      const request = { KeyId, PolicyName: "default", Policy: inputs.policy };
      await aws.call(KMSClient, new PutKeyPolicyCommand(request));
    }
    if (changed.has("enableKeyRotation") || changed.has("rotationPeriodInDays"))
      await switchRotation(aws, KeyId, inputs);
    await syncTags(olds.tagsAll, inputs.tagsAll, {
      remove: (TagKeys) => aws.call(KMSClient, new UntagResourceCommand({ KeyId, TagKeys })),
      set: (tags) => aws.call(KMSClient, new TagResourceCommand({ KeyId, Tags: toKmsTags(tags) })),
    });
    if (changed.has("isEnabled") && !inputs.isEnabled) await aws.call(KMSClient, new DisableKeyCommand({ KeyId }));
  },

  async delete(aws, KeyId, { deletionWindowInDays }) {
    const command = new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: deletionWindowInDays });
    await aws.find(KMSClient, command, GONE, "KMSInvalidStateException");
  },
};

async function switchRotation(aws: Aws, KeyId: string, inputs: Inputs<KeyArgs>): Promise<void> {
  if (!inputs.enableKeyRotation) {
    await aws.call(KMSClient, new DisableKeyRotationCommand({ KeyId }));
    return;
  }
  const RotationPeriodInDays = inputs.rotationPeriodInDays;
  await aws.call(KMSClient, new EnableKeyRotationCommand({ KeyId, RotationPeriodInDays }));
}

function toKmsTags(tags: Tags = {}): { TagKey: string; TagValue: string }[] {
  return Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
}
