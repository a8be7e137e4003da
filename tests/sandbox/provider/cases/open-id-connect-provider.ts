import { AddClientIDToOpenIDConnectProviderCommand, IAMClient } from "@aws-sdk/client-iam";

import type { ConformanceCase } from "../case";

const token = "aws:iam/openIdConnectProvider:OpenIdConnectProvider" as const;
const thumbprint = (digit: string) => digit.repeat(40);

export const openIdConnectProviderCase: ConformanceCase = {
  token,
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
    const command = new AddClientIDToOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID: "stranger" });
    return world.client(IAMClient).send(command);
  },
  drifted: ["clientIdLists[2]"],
};

/** The program gives no thumbprint, so that AWS sets one; that it stays is no change. */
export const fetchedThumbprintCase: ConformanceCase = {
  token,
  id: /^arn:aws:iam::\d{12}:oidc-provider\/code\.corp\.test$/,
  inputs: () => ({ url: "https://code.corp.test", clientIdLists: ["sts.amazonaws.com"] }),
  rewritten: { url: "code.corp.test" },
};
