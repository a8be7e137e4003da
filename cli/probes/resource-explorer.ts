import {
  GetDefaultViewCommand,
  GetIndexCommand,
  GetViewCommand,
  ResourceExplorer2Client,
} from "@aws-sdk/client-resource-explorer-2";
import { isTagged } from "../../domain/adoption/adoption";
import { once, optional, probe } from "./probe";

/** The index of a region; `own` is one that the baseline made, or adopted: https://docs.aws.amazon.com/resource-explorer/latest/apireference/API_GetIndex.html */
export const indexes = probe({
  id: "resource-indexes",
  service: "resource-explorer-2",
  kind: "index of resources",
  scope: "regional",
  client: ResourceExplorer2Client,
  calls: { get: optional(GetIndexCommand, "ResourceNotFoundException") },
  read: async ({ get }) => {
    const found = await get({});
    if (found?.Arn === undefined || found.State === "DELETED") return [];
    const { Arn: arn, Type, Tags } = found;
    return [{ id: arn, arn, aggregator: Type === "AGGREGATOR", own: isTagged(Tags) }];
  },
});

/** The name in the ARN of a view: arn:aws:resource-explorer-2:<region>:<account>:view/<name>/<id> */
const viewName = (arn: string): string => arn.split("/")[1]!;

/** The view of a region that a search takes which names none; `own` as above: https://docs.aws.amazon.com/resource-explorer/latest/apireference/API_GetDefaultView.html */
export const defaultView = probe({
  id: "default-view",
  service: "resource-explorer-2",
  kind: "default view of resources",
  scope: "regional",
  client: ResourceExplorer2Client,
  calls: { find: once(GetDefaultViewCommand), get: once(GetViewCommand) },
  read: async ({ find, get }) => {
    const { ViewArn: arn } = await find({});
    return arn === undefined ? [] : [{ id: viewName(arn), arn, own: isTagged((await get({ ViewArn: arn })).Tags) }];
  },
});

export const PROBES = [indexes, defaultView];
