import {
  AddClientIDToOpenIDConnectProviderCommand,
  CreateOpenIDConnectProviderCommand,
  DeleteOpenIDConnectProviderCommand,
  GetOpenIDConnectProviderCommand,
  IAMClient,
  RemoveClientIDFromOpenIDConnectProviderCommand,
  TagOpenIDConnectProviderCommand,
  UntagOpenIDConnectProviderCommand,
  UpdateOpenIDConnectProviderThumbprintCommand,
} from "@aws-sdk/client-iam";
import type { OpenIdConnectProviderArgs } from "@pulumi/aws/iam";

import type { Same } from "../../equality";
import type { ResourceType } from "../../resource";
import { fromTagList, syncTags, toTagList } from "../../tags";

const withoutScheme = (url: unknown) => String(url).replace(/^https:\/\//, "");
const sameUrl: Same = (a, b) => withoutScheme(a) === withoutScheme(b);

/** Id: the ARN of the provider. AWS keeps the URL without `https://`, and that is what the output `url` then holds. */
export const openIdConnectProvider: ResourceType<OpenIdConnectProviderArgs> = {
  token: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
  title: "IAM OIDC Provider",
  replaceOn: ["url"],
  rewritten: ["url"],
  compare: { url: sameUrl, clientIdLists: "set" },

  async create(aws, inputs) {
    const command = new CreateOpenIDConnectProviderCommand({
      Url: inputs.url,
      ClientIDList: inputs.clientIdLists,
      ThumbprintList: inputs.thumbprintLists,
      Tags: toTagList(inputs.tagsAll),
    });
    return (await aws.call(IAMClient, command)).OpenIDConnectProviderArn!;
  },

  async read(aws, arn) {
    const command = new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn });
    const found = await aws.find(IAMClient, command, "NoSuchEntityException");
    if (!found) return undefined;
    return {
      arn,
      url: found.Url!,
      clientIdLists: found.ClientIDList ?? [],
      thumbprintLists: found.ThumbprintList ?? [],
      tags: fromTagList(found.Tags),
    };
  },

  async update(aws, OpenIDConnectProviderArn, inputs, olds, changed) {
    const { clientIdLists, thumbprintLists: ThumbprintList = [] } = inputs;
    // AWS takes no empty list here: the thumbprints stay as they are, as with the real provider.
    if (changed.has("thumbprintLists") && ThumbprintList.length > 0) {
      const request = { OpenIDConnectProviderArn, ThumbprintList };
      await aws.call(IAMClient, new UpdateOpenIDConnectProviderThumbprintCommand(request));
    }
    for (const ClientID of clientIdLists.filter((id) => !olds.clientIdLists.includes(id))) {
      const request = { OpenIDConnectProviderArn, ClientID };
      await aws.call(IAMClient, new AddClientIDToOpenIDConnectProviderCommand(request));
    }
    for (const ClientID of olds.clientIdLists.filter((id) => !clientIdLists.includes(id))) {
      const request = { OpenIDConnectProviderArn, ClientID };
      await aws.call(IAMClient, new RemoveClientIDFromOpenIDConnectProviderCommand(request));
    }
    await syncTags(olds.tagsAll, inputs.tagsAll, {
      remove: (TagKeys) =>
        aws.call(IAMClient, new UntagOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, TagKeys })),
      set: (tags) =>
        aws.call(IAMClient, new TagOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, Tags: toTagList(tags) })),
    });
  },

  async delete(aws, arn) {
    const command = new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn });
    await aws.find(IAMClient, command, "NoSuchEntityException");
  },
};
