import { type Decided, decisionsOf } from "../../facts/decisions";

/** How a property names an image, or whose images may be used. */
export type ImageName = Decided &
  ({ readonly kind: "image" | "providers" } | { readonly kind: "none"; readonly why: string });

/** Every property of the declarations that names an image of a machine has its row; the first that fits holds. */
export const IMAGE_NAMES: readonly ImageName[] = [
  { kind: "providers", paths: ["ec2.imageCriterions.imageProviders"] },
  { kind: "none", paths: ["cloud9.imageId"], why: "names of images of AWS only" },
  { kind: "none", paths: ["ec2.sourceAmiId"], why: "a copy starts nothing, and belongs to the account afterwards" },
  {
    kind: "image",
    paths: [
      "autoscaling.*mageId",
      "batch.*mageId*",
      "codebuild.imageId",
      "ec2.*mi",
      "ec2.*mageId",
      "emr.customAmiId",
      "imagebuilder.parentImage",
      "opsworks.amiId",
      "pcs.amiId",
      "rds.imageId",
      "sagemaker.*mageId",
      "workspacesinstances.*",
    ],
  },
];

export const imageNameOf = decisionsOf(IMAGE_NAMES);

/** Things whose image starts nothing. */
export const NO_LAUNCH: readonly string[] = ["ec2:amilaunchpermission"];
