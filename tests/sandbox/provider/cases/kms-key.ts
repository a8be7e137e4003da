import { KMSClient, UpdateKeyDescriptionCommand } from "@aws-sdk/client-kms";

import { REGION, type ConformanceCase } from "../case";

const inputs = { region: REGION, description: "alerts", deletionWindowInDays: 7, tags: { owner: "a" } };

export const kmsKeyCase: ConformanceCase = {
  token: "aws:kms/key:Key",
  id: /^[0-9a-f-]{36}$/,
  inputs: () => inputs,
  changed: () => ({ ...inputs, description: "alert topic", enableKeyRotation: true, tags: { owner: "b" } }),
  drift: (world, KeyId) =>
    world.client(KMSClient, REGION).send(new UpdateKeyDescriptionCommand({ KeyId, Description: "mine now" })),
  drifted: ["description"],
  notImported: ["deletionWindowInDays"],
};
