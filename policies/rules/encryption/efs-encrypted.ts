import { UNKNOWN } from "../../engine/reader";
import { change } from "../../facts/change";
import { judgeKinds, ofKinds } from "../../facts/kind";
import { judgeSwitch, ON } from "../../facts/switches";
import { nameOf } from "../../facts/thing";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";

const THING = "efs:filesystem";

/** Absent is off by the API, and on in the console only: https://docs.aws.amazon.com/efs/latest/ug/API_CreateFileSystem.html */
const judge = ({ type, props }: Resource): Verdict[] =>
  nameOf(type) === THING ? judgeSwitch(props.get("encrypted"), ON) : [];

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });
const TOKEN = "aws:efs/fileSystem:FileSystem";

export const efsEncrypted: ResourceRule = {
  id: "efs-encrypted",
  kind: "resource",
  title: "file systems of EFS are encrypted where they store",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "A file system is encrypted when it is made or never. Its replicas and backups are as it is, and whoever gets at one of those reads it without a key.",
  fix: "write encrypted: true; the files of one that exists have to move to a new one",
  frameworks: [
    { framework: "fsbp", version: "1.0.0", id: "EFS.1" },
    { framework: "cis-aws", version: "5.0.0", id: "2.3.1" },
    { framework: "cis-aws", version: "7.0.0", id: "3.3.1" },
  ],
  types: ofKinds("file systems of EFS", [THING]),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeKinds(resource, [THING], judge),

  remediate: (resource) =>
    judge(resource).some(({ kind }) => kind === "fail") ? [change(resource.props.get("encrypted"), true, true)] : [],

  examples: {
    pass: [
      example("an encrypted file system", TOKEN, { encrypted: true }),
      example("a file system of Cloud Control", "aws-native:efs:FileSystem", { encrypted: true, kmsKeyId: "alias/a" }),
      example("a file system in the template of a stack", "aws:cloudformation/stack:Stack", {
        templateBody: JSON.stringify({
          Resources: { Files: { Type: "AWS::EFS::FileSystem", Properties: { Encrypted: "true" } } },
        }),
      }),
    ],
    fail: [
      example("a file system that does not say it", TOKEN, { tags: { Name: "home" } }),
      example("a file system that says no", TOKEN, { encrypted: false }),
      example("a key alone, which encrypts nothing", TOKEN, { kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/a" }),
      example("a file system of Cloud Control", "aws-native:efs:FileSystem", {}),
      example("a file system of any Terraform provider", "aws:index/efsFileSystem:EfsFileSystem", {}),
      example("a file system in the template of a stack", "aws:cloudformation/stack:Stack", {
        templateBody: JSON.stringify({ Resources: { Files: { Type: "AWS::EFS::FileSystem" } } }),
      }),
    ],
    unknown: [example("a switch that another resource decides about", TOKEN, { encrypted: UNKNOWN })],
  },
};
