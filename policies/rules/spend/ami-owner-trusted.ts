import * as v from "valibot";
import { imageProvider } from "../../../domain/controls/defaults/image-allowlist";
import { distinct } from "../../../domain/fields/shapes";
import { text } from "../../../domain/fields/values";
import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { anyAwsResource } from "../../engine/types";
import { fail, pass, undetermined } from "../../engine/verdict";
import { madeBy } from "../../facts/calls";
import { watchedIn } from "../../facts/table";
import { nameOf } from "../../facts/thing";
import { imageNameOf, NO_LAUNCH } from "./image-names";
import type { Property, Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";

const options = {
  owners: v.pipe(
    v.optional(v.pipe(distinct(imageProvider, "a list of image providers"), v.nonEmpty("is empty; name at least one"))),
    v.metadata({ shape: "list of amazon, aws-marketplace, aws-backup-vault, or ids of accounts" }),
    v.description(
      "Whose images may be used: `providers` of the control image-allowlist, beside the account itself. Default: amazon.",
    ),
  ),
  images: v.pipe(
    v.optional(
      distinct(
        text("the id of an image", (id) => /^ami-[0-9a-f]+$/.test(id)),
        "a list of ids of images",
      ),
    ),
    v.metadata({ shape: "list of ids of images" }),
    v.description(
      "Images that may be named by their id, which does not tell whose they are. Left out, none is judged.",
    ),
  ),
};

interface Trusted {
  readonly owners: readonly string[];
  readonly images?: readonly string[] | undefined;
}

/** The account in an ARN of Image Builder or of a parameter; AWS itself stands there as `aws`. */
function ownerIn(value: string): string | undefined {
  const account = /arn:[\w-]+:(?:imagebuilder|ssm):[\w-]*:(\w+):/.exec(value)?.[1];
  return account === "aws" ? "amazon" : account;
}

/** A parameter of AWS, or one of the account itself, whose value only the account can write. */
const isParameter = (value: string): boolean => /^(?:resolve:ssm:|ssm:|\{\{\s*(?:resolve:)?ssm:)(?!arn:)/.test(value);

function judgeImage({ path, state, value }: Property, { owners, images }: Trusted): Verdict[] {
  if (state === "unknown") return [undetermined(path)];
  if (typeof value !== "string" || value === "" || isParameter(value)) return [];
  const owner = ownerIn(value);
  if (owner !== undefined) {
    if (owners.includes(owner)) return [];
    // Only who names accounts as owners has said which they are: the account of the program is not known here.
    if (!owners.some((each) => /^\d/.test(each))) return [undetermined(path, `whose account ${owner} is, is not said`)];
    return [fail(path, show(value), `an image of ${owners.join(", ")}`)];
  }
  if (images === undefined) return [undetermined(path, "an id does not tell whose image it is")];
  return images.includes(value) ? [] : [fail(path, show(value), `one of ${images.join(", ")}`)];
}

function judge({ type, props }: Resource, trusted: Trusted): Verdict[] {
  if (NO_LAUNCH.includes(nameOf(type))) return [];
  return watchedIn("image", type, props).flatMap(({ path, property }): Verdict[] => {
    const { kind } = imageNameOf(type, path) ?? { kind: "image" };
    if (kind === "none") return [];
    const values = property.state === "unknown" ? [property] : property.items();
    if (kind === "image") return values.flatMap((each) => judgeImage(each, trusted));
    return values.flatMap((each): Verdict[] => {
      if (each.state === "unknown") return [undetermined(each.path)];
      if (trusted.owners.some((owner) => owner === String(each.value)) || each.value === "none") return [];
      return [fail(each.path, show(each.value), `one of ${trusted.owners.join(", ")}`)];
    });
  });
}

const example = (title: string, type: string, props: Record<string, unknown>, own?: Record<string, unknown>) => ({
  title,
  subject: { type, props },
  ...(own === undefined ? {} : { options: own }),
});
const IDS = { images: ["ami-0123456789abcdef0"] };
const ACCOUNTS = { owners: ["amazon", "099720109477"] };

export const amiOwnerTrusted: ResourceRule<never, never, typeof options> = {
  id: "ami-owner-trusted",
  kind: "resource",
  title: "machines start from images of trusted owners",
  severity: "medium",
  level: "advisory",
  // Nearly every program names an image by its id; to say so at each of them helps nobody.
  onUnknown: "ignore",
  why: "An image runs before any of your own software: intruders bring one with the miner on it, and a name like that of a known one is enough to be taken.",
  fix: "name the image by a parameter of AWS, resolve:ssm:/aws/service/..., or add its owner or its id to the options of this rule",
  frameworks: [],
  selfService: true,
  types: anyAwsResource,
  needs: [],
  uses: [],
  options,

  check(resource, { owners = ["amazon"], images }) {
    const trusted: Trusted = { owners, images };
    const { resources, unread } = madeBy(resource);
    const verdicts = [...resources.flatMap((each) => judge(each, trusted)), ...unread];
    return verdicts.length > 0 ? verdicts : [pass];
  },

  examples: {
    pass: [
      example("the newest Amazon Linux, by a parameter of AWS", "aws:ec2/launchTemplate:LaunchTemplate", {
        imageId: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
      }),
      example("an image of AWS as the parent of an own one", "aws:imagebuilder/imageRecipe:ImageRecipe", {
        parentImage: "arn:aws:imagebuilder:ap-southeast-2:aws:image/amazon-linux-2023-x86/x.x.x",
      }),
      example("an image that the options name", "aws:ec2/instance:Instance", { ami: "ami-0123456789abcdef0" }, IDS),
      example("settings that allow images of Amazon only", "aws:ec2/allowedImagesSettings:AllowedImagesSettings", {
        state: "enabled",
        imageCriterions: [{ imageProviders: ["amazon"] }],
      }),
      example(
        "a parameter of a trusted account",
        "aws-native:ec2:LaunchTemplate",
        {
          launchTemplateData: { imageId: "resolve:ssm:arn:aws:ssm:eu-west-1:099720109477:parameter/ubuntu" },
        },
        ACCOUNTS,
      ),
    ],
    fail: [
      example(
        "an image that the options do not name",
        "aws:ec2/instance:Instance",
        { ami: "ami-0bad0000000000000" },
        IDS,
      ),
      example(
        "the same in a template of Cloud Control",
        "aws-native:ec2:LaunchTemplate",
        {
          launchTemplateData: { imageId: "ami-0bad0000000000000" },
        },
        IDS,
      ),
      example(
        "the same in a launch specification",
        "aws:index/spotFleetRequest:SpotFleetRequest",
        {
          launchSpecifications: [{ ami: "ami-0bad0000000000000" }],
        },
        IDS,
      ),
      example(
        "a parameter of another account",
        "aws:ec2/launchTemplate:LaunchTemplate",
        {
          imageId: "resolve:ssm:arn:aws:ssm:eu-west-1:111122223333:parameter/image",
        },
        ACCOUNTS,
      ),
      example(
        "a parent of another account",
        "aws-native:imagebuilder:ImageRecipe",
        {
          parentImage: "arn:aws:imagebuilder:eu-west-1:111122223333:image/theirs/1.0.0",
        },
        ACCOUNTS,
      ),
      example("settings that allow the images of a stranger", "aws:ec2/allowedImagesSettings:AllowedImagesSettings", {
        state: "enabled",
        imageCriterions: [{ imageProviders: ["amazon", "111122223333"] }],
      }),
    ],
    unknown: [
      example("an id, which does not tell whose image it is", "aws:ec2/instance:Instance", {
        ami: "ami-0123456789abcdef0",
      }),
      example("an image that another resource decides", "aws:ec2/instance:Instance", { ami: UNKNOWN }),
      example("an account of which nobody said whose it is", "aws:imagebuilder/imageRecipe:ImageRecipe", {
        parentImage: "arn:aws:imagebuilder:eu-west-1:111122223333:image/theirs/1.0.0",
      }),
    ],
  },
};
