import {
  DisableSnapshotBlockPublicAccessCommand,
  EC2Client,
  EnableSnapshotBlockPublicAccessCommand,
  GetSnapshotBlockPublicAccessStateCommand,
  SnapshotBlockPublicAccessState,
} from "@aws-sdk/client-ec2";

import { REGION } from "../../core/conformance";
import { singleton } from "../../families/singleton";

/** Id: the region. Removing the resource lets snapshots be shared with everybody again. */
export const snapshotBlockPublicAccess = singleton({
  token: "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
  title: "EBS Snapshot Block Public Access",
  client: EC2Client,
  replaceOn: [],
  id: ({ region }) => region,
  fields: { state: { send: "State", read: "State" } },
  get: { command: GetSnapshotBlockPublicAccessStateCommand },
  put: { command: EnableSnapshotBlockPublicAccessCommand },
  reset: { command: DisableSnapshotBlockPublicAccessCommand },
  facts: {
    source: "internal/service/ec2/ebs_snapshot_block_public_access.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: [],
    id: "<region>",
    valid: { state: { oneOf: Object.values(SnapshotBlockPublicAccessState) } },
    actions: {
      create: { normal: ["ec2:EnableSnapshotBlockPublicAccess", "ec2:GetSnapshotBlockPublicAccessState"] },
      read: { normal: ["ec2:GetSnapshotBlockPublicAccessState"] },
      update: { normal: ["ec2:EnableSnapshotBlockPublicAccess", "ec2:GetSnapshotBlockPublicAccessState"] },
      delete: { normal: ["ec2:DisableSnapshotBlockPublicAccess"] },
    },
  },
  cases: {
    "snapshot-block-public-access": {
      id: () => REGION,
      inputs: () => ({ region: REGION, state: "block-new-sharing" }),
      changed: () => ({ region: REGION, state: "block-all-sharing" }),
      drift: (world) => world.client(EC2Client, REGION).send(new DisableSnapshotBlockPublicAccessCommand({})),
      drifted: ["state"],
      staysBecause: "the setting is always there; deleting lets snapshots be shared again",
    },
  },
});
