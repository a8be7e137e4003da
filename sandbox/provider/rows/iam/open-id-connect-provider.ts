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

import type { Same } from "../../core/equality";
import type { Step } from "../../families/calls";
import { named } from "../../families/named";

const withoutScheme = (url: unknown) => String(url).replace(/^https:\/\//, "");
const sameUrl: Same = (a, b) => withoutScheme(a) === withoutScheme(b);

/** AWS takes no empty list here: the thumbprints stay as they are, as with the real provider. */
const replaceThumbprints: Step = async (aws, OpenIDConnectProviderArn, { thumbprintLists }, _olds, changed) => {
  const ThumbprintList = (thumbprintLists ?? []) as string[];
  if (!changed.has("thumbprintLists") || ThumbprintList.length === 0) return;
  const request = { OpenIDConnectProviderArn, ThumbprintList };
  await aws.call(IAMClient, new UpdateOpenIDConnectProviderThumbprintCommand(request));
};

const changeClientIds: Step = async (aws, OpenIDConnectProviderArn, inputs, olds) => {
  const [wanted, there] = [inputs, olds].map((props) => props["clientIdLists"] as string[]) as [string[], string[]];
  for (const ClientID of wanted.filter((id) => !there.includes(id))) {
    const request = { OpenIDConnectProviderArn, ClientID };
    await aws.call(IAMClient, new AddClientIDToOpenIDConnectProviderCommand(request));
  }
  for (const ClientID of there.filter((id) => !wanted.includes(id))) {
    const request = { OpenIDConnectProviderArn, ClientID };
    await aws.call(IAMClient, new RemoveClientIDFromOpenIDConnectProviderCommand(request));
  }
};

const thumbprint = (digit: string) => digit.repeat(40);

/** Id: the ARN of the provider. AWS keeps the URL without `https://`, and that is what the output `url` then holds. */
export const openIdConnectProvider = named({
  token: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
  title: "IAM OIDC Provider",
  client: IAMClient,
  replaceOn: ["url"],
  rewritten: ["url"],
  compare: { url: sameUrl, clientIdLists: "set" },
  key: "OpenIDConnectProviderArn",
  absent: ["NoSuchEntityException"],
  fields: {
    url: "Url",
    clientIdLists: { send: "ClientIDList", read: "ClientIDList", otherwise: [] },
    thumbprintLists: { send: "ThumbprintList", read: "ThumbprintList", otherwise: [] },
  },
  create: { command: CreateOpenIDConnectProviderCommand, id: "OpenIDConnectProviderArn" },
  describe: { command: GetOpenIDConnectProviderCommand },
  derived: (_aws, arn) => ({ arn }),
  update: [replaceThumbprints, changeClientIds],
  remove: { command: DeleteOpenIDConnectProviderCommand },
  tags: { set: TagOpenIDConnectProviderCommand, remove: UntagOpenIDConnectProviderCommand },
  facts: {
    source: "internal/service/iam/openid_connect_provider.go",
    version: "before 6.36",
    lookedAtFor: "7.48.0",
    forceNew: ["url"],
    id: "<ARN>",
    kinds: { clientIdLists: "set" },
    actions: {
      create: { normal: ["iam:CreateOpenIDConnectProvider", "iam:TagOpenIDConnectProvider"] },
      read: { normal: ["iam:GetOpenIDConnectProvider"] },
      update: {
        normal: ["iam:TagOpenIDConnectProvider", "iam:UntagOpenIDConnectProvider"],
        drift: {
          "iam:AddClientIDToOpenIDConnectProvider": "somebody took the audience away, or a release changes it",
          "iam:RemoveClientIDFromOpenIDConnectProvider": "somebody let another audience in",
        },
        never: {
          "iam:UpdateOpenIDConnectProviderThumbprint":
            "the program gives no thumbprints: AWS checks GitHub's certificate itself",
        },
      },
      delete: { normal: ["iam:DeleteOpenIDConnectProvider"] },
    },
  },
  cases: {
    "oidc-provider": {
      id: /^arn:aws:iam::\d{12}:oidc-provider\/ci\.corp\.test\/runners$/,
      inputs: () => ({
        url: "https://ci.corp.test/runners",
        clientIdLists: ["sts.amazonaws.com", "deploy"],
        thumbprintLists: [thumbprint("a")],
        tags: { owner: "a" },
      }),
      changed: () => ({
        url: "https://ci.corp.test/runners",
        clientIdLists: ["audit", "sts.amazonaws.com"],
        thumbprintLists: [thumbprint("b"), thumbprint("a")],
        tags: { owner: "b" },
      }),
      rewritten: { url: "ci.corp.test/runners" },
      drift: (world, OpenIDConnectProviderArn) => {
        const request = { OpenIDConnectProviderArn, ClientID: "stranger" };
        return world.client(IAMClient).send(new AddClientIDToOpenIDConnectProviderCommand(request));
      },
      drifted: ["clientIdLists[2]"],
    },
    /** The program gives no thumbprint, so that AWS sets one; that it stays is no change. */
    "oidc-provider-with-fetched-thumbprint": {
      id: /^arn:aws:iam::\d{12}:oidc-provider\/code\.corp\.test$/,
      inputs: () => ({ url: "https://code.corp.test", clientIdLists: ["sts.amazonaws.com"] }),
      rewritten: { url: "code.corp.test" },
    },
  },
});
