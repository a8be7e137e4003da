import { PutEventSelectorsCommand, CloudTrailClient, type EventSelector } from "@aws-sdk/client-cloudtrail";

import type { Props } from "../../core/values";
import type { Step } from "../../families/calls";

/** What a trail without selectors of its own logs, and what the real provider puts when a program has none. */
const DEFAULT: EventSelector = { IncludeManagementEvents: true, ReadWriteType: "All", DataResources: [] };

interface Selector {
  readWriteType?: "All" | "ReadOnly" | "WriteOnly";
  includeManagementEvents?: boolean;
  excludeManagementEventSources?: string[];
  dataResources?: { type: string; values: string[] }[];
}

const toSelector = (selector: Selector): EventSelector => ({
  ReadWriteType: selector.readWriteType ?? "All",
  IncludeManagementEvents: selector.includeManagementEvents ?? true,
  ExcludeManagementEventSources: selector.excludeManagementEventSources,
  DataResources: (selector.dataResources ?? []).map(({ type, values }) => ({ Type: type, Values: values })),
});

const fromSelector = (selector: EventSelector): Props => ({
  readWriteType: selector.ReadWriteType ?? "All",
  includeManagementEvents: selector.IncludeManagementEvents ?? true,
  ...(selector.ExcludeManagementEventSources?.length
    ? { excludeManagementEventSources: selector.ExcludeManagementEventSources }
    : {}),
  ...(selector.DataResources?.length
    ? { dataResources: selector.DataResources.map(({ Type, Values }) => ({ type: Type!, values: Values ?? [] })) }
    : {}),
});

const isDefault = ({ ReadWriteType, ExcludeManagementEventSources, DataResources }: EventSelector): boolean =>
  ReadWriteType === "All" && !ExcludeManagementEventSources?.length && !DataResources?.length;

/** Selectors as a program has them; the default one shows as none, as the real provider shows it. */
export const fromSelectors = ([first, ...others]: EventSelector[] = []): Props[] | undefined => {
  if (!first || (others.length === 0 && isDefault(first))) return undefined;
  return [first, ...others].map(fromSelector);
};

/** Puts the selectors of a program, or the default one when it has none. */
export const putSelectors: Step = async (aws, TrailName, { eventSelectors }, _olds, changed) => {
  if (!changed.has("eventSelectors")) return;
  const given = ((eventSelectors ?? []) as unknown as Selector[]).map(toSelector);
  const EventSelectors = given.length > 0 ? given : [DEFAULT];
  await aws.call(CloudTrailClient, new PutEventSelectorsCommand({ TrailName, EventSelectors }));
};
