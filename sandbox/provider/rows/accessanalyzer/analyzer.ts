import {
  AccessAnalyzerClient,
  CreateAnalyzerCommand,
  DeleteAnalyzerCommand,
  GetAnalyzerCommand,
  TagResourceCommand,
  Type,
  UntagResourceCommand,
} from "@aws-sdk/client-accessanalyzer";
import { EnableAWSServiceAccessCommand, OrganizationsClient } from "@aws-sdk/client-organizations";

import { needing, REGION } from "../../core/conformance";
import { byArn } from "../../families/calls";
import { named } from "../../families/named";
import { organizationRoot } from "../organizations/prepare";

const inputs = { region: REGION, analyzerName: "outside", tags: { owner: "a" } };

/** Id: the name of the analyzer. Nothing but its tags changes in place. */
export const analyzer = named({
  token: "aws:accessanalyzer/analyzer:Analyzer",
  title: "IAM Access Analyzer Analyzer",
  client: AccessAnalyzerClient,
  replaceOn: ["analyzerName", "configuration", "type"],
  defaults: { type: "ACCOUNT" },
  key: "analyzerName",
  absent: ["ResourceNotFoundException"],
  fields: {
    analyzerName: { send: "analyzerName", read: "name" },
    arn: { read: "arn" },
    // AWS and Pulumi give the parts of it the same names.
    configuration: "configuration",
    type: "type",
  },
  create: { command: CreateAnalyzerCommand, id: ({ analyzerName }) => analyzerName as string },
  describe: { command: GetAnalyzerCommand, at: "analyzer" },
  remove: { command: DeleteAnalyzerCommand },
  tags: {
    set: TagResourceCommand,
    remove: UntagResourceCommand,
    key: byArn("resourceArn"),
    form: "map",
    members: { tags: "tags", keys: "tagKeys" },
  },
  facts: {
    source: "internal/service/accessanalyzer/analyzer.go",
    version: "6.3x",
    lookedAtFor: "7.48.0",
    forceNew: ["analyzerName", "configuration", "type"],
    defaults: { type: "ACCOUNT" },
    id: "<name>",
    valid: {
      analyzerName: { min: 1, max: 255, pattern: /^[A-Za-z][0-9A-Za-z_.-]*$/ },
      type: { oneOf: Object.values(Type) },
    },
    actions: {
      create: {
        normal: ["access-analyzer:CreateAnalyzer", "access-analyzer:GetAnalyzer", "access-analyzer:TagResource"],
      },
      read: { normal: ["access-analyzer:GetAnalyzer"] },
      update: {
        normal: ["access-analyzer:TagResource", "access-analyzer:UntagResource", "access-analyzer:GetAnalyzer"],
      },
      delete: { normal: ["access-analyzer:DeleteAnalyzer"] },
    },
  },
  cases: {
    analyzer: {
      id: /^outside$/,
      inputs: () => inputs,
      changed: () => ({ ...inputs, tags: { team: "b" } }),
      drift: (world) =>
        world.client(AccessAnalyzerClient, REGION).send(
          new TagResourceCommand({
            resourceArn: `arn:aws:access-analyzer:${REGION}:${world.accountId}:analyzer/outside`,
            tags: { team: "c" },
          }),
        ),
      drifted: ["tags.team", "tagsAll.team"],
    },
    "analyzer-of-unused-access": {
      id: /^unused$/,
      inputs: () => ({
        region: REGION,
        analyzerName: "unused",
        type: "ACCOUNT_UNUSED_ACCESS",
        configuration: { unusedAccess: { unusedAccessAge: 45 } },
      }),
    },
    "analyzer-of-the-organization": needing({
      async prepare(world) {
        await organizationRoot(world);
        const trust = new EnableAWSServiceAccessCommand({ ServicePrincipal: "access-analyzer.amazonaws.com" });
        await world.client(OrganizationsClient).send(trust);
      },
      id: /^of-all$/,
      inputs: () => ({ region: REGION, analyzerName: "of-all", type: "ORGANIZATION" }),
    }),
  },
});
