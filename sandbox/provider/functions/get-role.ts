import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";

import type { FunctionType } from "../core/function";
import { fromTagList } from "../core/tags";

/** A role by its name, with the path that a session of it does not show. */
export const getRole: FunctionType = {
  token: "aws:iam/getRole:getRole",
  actions: ["iam:GetRole"],
  async call(instance, args) {
    const name = args["name"] as string;
    const { Role } = await instance.aws("us-east-1").call(IAMClient, new GetRoleCommand({ RoleName: name }));
    const { Arn, Path, RoleId, CreateDate, Description, MaxSessionDuration, PermissionsBoundary, Tags } = Role!;
    return {
      id: name,
      name,
      arn: Arn!,
      path: Path!,
      uniqueId: RoleId!,
      createDate: CreateDate!.toISOString(),
      assumeRolePolicy: decodeURIComponent(Role!.AssumeRolePolicyDocument!),
      description: Description ?? "",
      maxSessionDuration: MaxSessionDuration ?? 3600,
      permissionsBoundary: PermissionsBoundary?.PermissionsBoundaryArn ?? "",
      roleLastUseds: [],
      tags: fromTagList(Tags),
    };
  },
};
