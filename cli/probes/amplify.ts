import { AmplifyClient, ListAppsCommand } from "@aws-sdk/client-amplify";
import { paged, probe } from "./probe";

/** https://docs.aws.amazon.com/amplify/latest/APIReference/API_ListApps.html: builds and traffic are what costs */
export const apps = probe({
  id: "amplify-apps",
  service: "amplify",
  kind: "Amplify app",
  scope: "regional",
  sweep: "rest",
  client: AmplifyClient,
  calls: { list: paged(ListAppsCommand, "nextToken") },
  read: async ({ list }) =>
    (await list({ maxResults: 100 }))
      .flatMap(({ apps: found = [] }) => found)
      .map(({ appId, appArn, createTime, platform, iamServiceRoleArn }) => ({
        id: appId!,
        arn: appArn,
        startedAt: createTime,
        size: platform,
        usdPerHour: 0,
        owner: iamServiceRoleArn,
      })),
});

export const PROBES = [apps];
