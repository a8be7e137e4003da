import { DeleteRolePermissionsBoundaryCommand, IAMClient, UpdateAssumeRolePolicyCommand } from "@aws-sdk/client-iam";

import { needing } from "../../core/conformance";
import { createPolicy } from "./prepare";

const trust = (principal: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: principal }, Action: "sts:AssumeRole" }],
  });
const breakGlass = { name: "break-glass", path: "/ringfence/exempt/", assumeRolePolicy: trust("ec2.amazonaws.com") };

export const ROLE_CASES = {
  "iam-role": needing<string>({
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
  }),
  /** With a name and path of its own, and bound by a policy with a path. */
  "named-role": needing<string>({
    prepare: (world) => createPolicy(world, "exempt-boundary", "/ringfence/exempt/"),
    id: /^break-glass$/,
    inputs: () => breakGlass,
    changed: (boundary) => ({ ...breakGlass, permissionsBoundary: boundary }),
    drift: (world, RoleName) => world.client(IAMClient).send(new DeleteRolePermissionsBoundaryCommand({ RoleName })),
    drifted: ["permissionsBoundary"],
  }),
};
