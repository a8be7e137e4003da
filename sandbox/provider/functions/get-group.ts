import { GetGroupCommand, IAMClient, type GetGroupCommandOutput } from "@aws-sdk/client-iam";

import type { Aws } from "../aws/aws";
import type { FunctionType } from "../core/function";

/** An IAM group and its members. The first words of its error are the real provider's. */
export const getGroup: FunctionType = {
  token: "aws:iam/getGroup:getGroup",
  actions: ["iam:GetGroup"],
  async call(instance, args) {
    const groupName = args["groupName"] as string;
    try {
      const { group, users } = await findGroup(instance.aws("us-east-1"), groupName);
      return {
        id: group.GroupId!,
        arn: group.Arn!,
        groupId: group.GroupId!,
        groupName,
        path: group.Path!,
        users: users.map(({ Arn, Path, UserId, UserName }) => ({
          arn: Arn!,
          path: Path!,
          userId: UserId!,
          userName: UserName!,
        })),
      };
    } catch (error) {
      throw new Error(`getting group: ${(error as Error).message}`, { cause: error });
    }
  },
};

async function findGroup(aws: Aws, GroupName: string) {
  const users: NonNullable<GetGroupCommandOutput["Users"]> = [];
  let page: GetGroupCommandOutput;
  let Marker: string | undefined;
  do {
    page = await aws.call(IAMClient, new GetGroupCommand({ GroupName, Marker }));
    users.push(...(page.Users ?? []));
    Marker = page.Marker;
  } while (Marker);
  return { group: page.Group!, users };
}
