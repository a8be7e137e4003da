/** States of settings of EC2, as its API writes them, each stricter than the one before. */

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EnableSnapshotBlockPublicAccess.html */
export const SNAPSHOT_STATES = ["block-new-sharing", "block-all-sharing"] as const;

/** How the choice of images is judged: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EnableAllowedImagesSettings.html */
export const IMAGE_STATES = ["audit-mode", "enabled"] as const;

/**
 * How far the internet is closed to networks:
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcBlockPublicAccessOptions.html
 */
export const INTERNET_BLOCKS = ["block-ingress", "block-bidirectional"] as const;
