import aws from "../../../../domain/generated/types/aws.json";
import aws6 from "../../../../domain/generated/types/aws-6.json";
import native from "../../../../domain/generated/types/aws-native.json";
import terraform from "../../../../domain/generated/types/terraform.json";
import { nameOf } from "../../../../policies/facts/thing";
import { BLOCK_DEVICES } from "../../../../policies/rules/encryption/block-devices";
import { DATABASES } from "../../../../policies/rules/encryption/databases";

/** Switches of which no rule of the family speaks, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  "apigateway:deployment": "a cache of answers, which a stage has as well",
  "apigateway:methodsettings": "a cache of answers",
  "apigateway:stage": "a cache of answers",
  "bedrockagentcore:capacityprovider": "nobody has said yet what an absent one means",
  "dlm:lifecyclepolicy": "copies of encrypted snapshots are encrypted whatever it says",
  "ec2:amifrominstance": "read from the instance",
  "glue:datacatalogencryptionsettings": "passwords in answers, not a store",
  "storagegateway:cachesiscsivolume": "the key of S3, which encrypts anyway",
  "storagegateway:nfsfileshare": "the key of S3, which encrypts anyway",
  "storagegateway:smbfileshare": "the key of S3, which encrypts anyway",
  "storagegateway:storediscsivolume": "the key of S3, which encrypts anyway",
};
/** OpsWorks ended in May 2024: https://docs.aws.amazon.com/opsworks/latest/userguide/stacks-eol-faqs.html */
const isEnded = (thing: string): boolean => thing.startsWith("opsworks:");

const OTHERS = ["efs:filesystem"];
const databases = DATABASES.flatMap(({ things }) => things);

/** Every switch that encrypts, as the declarations have it: the thing, and the path of what holds the switch. */
const declared = [aws, aws6, native].flatMap(({ watched }) =>
  Object.entries(watched.encryption).flatMap(([type, paths]) =>
    paths
      .filter((path) => /(^|\.)(\w*E|e)ncrypted$/.test(path))
      .map((path) => ({ thing: nameOf(type), holder: path.split(".").slice(0, -1).join(".") })),
  ),
);

it("every switch that encrypts is judged, or left out for a reason", () => {
  const isJudged = ({ thing, holder }: (typeof declared)[number]): boolean =>
    BLOCK_DEVICES.some(({ things, paths }) => things.includes(thing) && paths.includes(holder)) ||
    databases.includes(thing) ||
    OTHERS.includes(thing);
  // What an image or a snapshot of another one says of its devices is read from there.
  const isRead = ({ thing, holder }: (typeof declared)[number]): boolean =>
    thing === "ec2:amicopy" && holder === "ebsBlockDevices";
  const open = declared.filter(
    (one) => !isJudged(one) && !isRead(one) && !isEnded(one.thing) && !(one.thing in LEFT_OUT),
  );
  expect(declared.length).toBeGreaterThan(40);
  expect(open).toEqual([]);
});

it("what is left out is there", () => {
  const things = declared.map(({ thing }) => thing);
  expect(Object.keys(LEFT_OUT).filter((thing) => !things.includes(thing))).toEqual([]);
});

it("names things that a provider has", () => {
  const known = new Set([aws, aws6, native, terraform].flatMap(({ types }) => types.map(nameOf)));
  const named = [...BLOCK_DEVICES.flatMap(({ things }) => things), ...databases];
  expect(named.filter((thing) => !known.has(thing) && !CLOUDFORMATION.includes(thing))).toEqual([]);
});

/** Things that CloudFormation alone calls so. */
const CLOUDFORMATION = ["docdb:dbcluster"];
