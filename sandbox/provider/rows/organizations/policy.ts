import {
  CreatePolicyCommand,
  DeletePolicyCommand,
  DescribePolicyCommand,
  ListTagsForResourceCommand,
  OrganizationsClient,
  TagResourceCommand,
  UntagResourceCommand,
  UpdatePolicyCommand,
} from "@aws-sdk/client-organizations";

import { needing } from "../../core/conformance";
import { emptyWhenAbsent, readOnly } from "../../families/fields";
import { named } from "../../families/named";
import { organizationRoot } from "./prepare";

const deny = (action: string) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: action, Resource: "*" }] });

const serialConsole = (status: string) =>
  JSON.stringify({ ec2_attributes: { serial_console_access: { status: { "@@assign": status } } } });

/** Id: the id of the policy, `p-...`. */
export const organizationsPolicy = named({
  token: "aws:organizations/policy:Policy",
  title: "Organizations Policy",
  client: OrganizationsClient,
  replaceOn: ["type"],
  autoName: { property: "name", maxLength: 255 },
  defaults: { type: "SERVICE_CONTROL_POLICY" },
  notReadable: ["skipDestroy"],
  compare: { content: "json" },
  key: "PolicyId",
  absent: ["PolicyNotFoundException"],
  fields: {
    name: { send: "Name", read: "PolicySummary.Name" },
    type: { send: "Type", read: "PolicySummary.Type" },
    description: { ...emptyWhenAbsent("Description"), read: "PolicySummary.Description" },
    content: "Content",
    arn: readOnly("PolicySummary.Arn"),
  },
  create: { command: CreatePolicyCommand, id: "Policy.PolicySummary.Id" },
  describe: { command: DescribePolicyCommand, at: "Policy" },
  update: [
    {
      command: UpdatePolicyCommand,
      fields: { name: "Name", content: "Content", description: emptyWhenAbsent("Description") },
    },
  ],
  remove: { command: DeletePolicyCommand },
  tags: {
    set: TagResourceCommand,
    remove: UntagResourceCommand,
    list: ListTagsForResourceCommand,
    key: "ResourceId",
  },
  facts: {
    source: "internal/service/organizations/policy.go",
    version: "6.36.0",
    lookedAtFor: "7.48.0",
    forceNew: ["type"],
    kinds: { content: "json" },
    id: "<policy id>",
    autoName: { property: "name", maxLength: 255 },
    defaults: { type: "SERVICE_CONTROL_POLICY" },
    valid: { content: { json: true } },
    actions: {
      create: { normal: ["organizations:CreatePolicy", "organizations:TagResource"] },
      read: { normal: ["organizations:DescribePolicy", "organizations:ListTagsForResource"] },
      update: { normal: ["organizations:UpdatePolicy", "organizations:TagResource", "organizations:UntagResource"] },
      delete: { normal: ["organizations:DeletePolicy"] },
    },
  },
  cases: {
    "organizations-policy": needing<string>({
      prepare: organizationRoot,
      id: /^p-[0-9a-z]+$/,
      inputs: () => ({ content: deny("ec2:*"), tags: { owner: "a" } }),
      changed: () => ({ content: deny("ecs:*"), description: "guard", tags: { owner: "b" } }),
      drift: (world, PolicyId) =>
        world.client(OrganizationsClient).send(new UpdatePolicyCommand({ PolicyId, Content: deny("s3:*") })),
      drifted: ["content"],
    }),
    "organizations-policy-declarative": needing<string>({
      prepare: organizationRoot,
      id: /^p-[0-9a-z]+$/,
      inputs: () => ({ type: "DECLARATIVE_POLICY_EC2", content: serialConsole("disabled") }),
      changed: () => ({ type: "DECLARATIVE_POLICY_EC2", content: serialConsole("enabled") }),
    }),
  },
});
