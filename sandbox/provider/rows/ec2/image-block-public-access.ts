import {
  DisableImageBlockPublicAccessCommand,
  EC2Client,
  EnableImageBlockPublicAccessCommand,
  GetImageBlockPublicAccessStateCommand,
  ImageBlockPublicAccessDisabledState,
  ImageBlockPublicAccessEnabledState,
} from "@aws-sdk/client-ec2";

import { REGION } from "../../core/conformance";
import { singleton } from "../../families/singleton";

const OFF = ImageBlockPublicAccessDisabledState.unblocked;

/** Id: the account, although each region has a setting of its own. Removing the resource only forgets it. */
export const imageBlockPublicAccess = singleton({
  token: "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess",
  title: "EC2 Image Block Public Access",
  client: EC2Client,
  replaceOn: [],
  id: ({ accountId }) => accountId,
  fields: { state: { send: "ImageBlockPublicAccessState", read: "ImageBlockPublicAccessState" } },
  get: { command: GetImageBlockPublicAccessStateCommand },
  put: {
    command: EnableImageBlockPublicAccessCommand,
    off: { property: "state", value: OFF, command: DisableImageBlockPublicAccessCommand },
  },
  reset: "nothing",
  facts: {
    source: "internal/service/ec2/ec2_image_block_public_access.go",
    version: "6.21",
    lookedAtFor: "7.48.0",
    forceNew: [],
    id: "<account>",
    importId: "none: the source has no importer, only the identity of the region",
    valid: { state: { oneOf: [...Object.values(ImageBlockPublicAccessEnabledState), OFF] } },
    actions: {
      create: {
        normal: ["ec2:EnableImageBlockPublicAccess", "ec2:GetImageBlockPublicAccessState"],
        never: { "ec2:DisableImageBlockPublicAccess": "the program never makes it switched off" },
      },
      read: { normal: ["ec2:GetImageBlockPublicAccessState"] },
      update: {
        normal: ["ec2:EnableImageBlockPublicAccess", "ec2:GetImageBlockPublicAccessState"],
        never: { "ec2:DisableImageBlockPublicAccess": "the program never switches it off" },
      },
      delete: {},
    },
  },
  cases: {
    "image-block-public-access": {
      id: /^\d{12}$/,
      inputs: () => ({ region: REGION, state: OFF }),
      changed: () => ({ region: REGION, state: "block-new-sharing" }),
      drift: (world) => world.client(EC2Client, REGION).send(new DisableImageBlockPublicAccessCommand({})),
      drifted: ["state"],
      staysBecause: "the setting is always there; deleting only forgets it",
    },
  },
});
