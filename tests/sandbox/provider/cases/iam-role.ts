import { DeleteRolePermissionsBoundaryCommand, IAMClient, UpdateAssumeRolePolicyCommand } from "@aws-sdk/client-iam";

import type { ConformanceCase } from "../case";
import { createPolicy } from "./iam-documents";

const trust = (principal: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: principal }, Action: "sts:AssumeRole" }],
  });

export const iamRoleCase: ConformanceCase<string> = {
  token: "aws:iam/role:Role",
  prepare: (world) => createPolicy(world, "boundary"),
  id: /^iam-role-[0-9a-f]{7}$/,
  inputs: () => ({ assumeRolePolicy: trust("budgets.amazonaws.com"), description: "fuse" }),
  changed: (boundary) => ({
    assumeRolePolicy: trust("budgets.amazonaws.com"),
    description: "budget fuse",
    maxSessionDuration: 7200,
    permissionsBoundary: boundary,
    tags: { owner: "a" },
  }),
  drift: (world, RoleName) => {
    const command = new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: trust("ec2.amazonaws.com") });
    return world.client(IAMClient).send(command);
  },
  drifted: ["assumeRolePolicy"],
};

/** With a name and path of its own, and bound by a policy with a path. */
export const namedRoleCase: ConformanceCase<string> = {
  token: "aws:iam/role:Role",
  prepare: (world) => createPolicy(world, "exempt-boundary", "/ringfence/exempt/"),
  id: /^break-glass$/,
  inputs: () => ({ name: "break-glass", path: "/ringfence/exempt/", assumeRolePolicy: trust("ec2.amazonaws.com") }),
  changed: (boundary) => ({
    name: "break-glass",
    path: "/ringfence/exempt/",
    assumeRolePolicy: trust("ec2.amazonaws.com"),
    permissionsBoundary: boundary,
  }),
  drift: (world, RoleName) => world.client(IAMClient).send(new DeleteRolePermissionsBoundaryCommand({ RoleName })),
  drifted: ["permissionsBoundary"],
};
