import type { Document } from "../../wire/codec";
import type { Operation } from "../operation";
import type { Tags } from "../tags";

export interface Index {
  arn: string;
  type: "LOCAL" | "AGGREGATOR";
  createdAt: Date;
  tags: Tags;
}

export interface View {
  arn: string;
  name: string;
  region: string;
  scope: string;
  filter: string;
  properties: Document[];
  updatedAt: Date;
  tags: Tags;
}

/** What Resource Explorer has of the account: an index a region at most, views by ARN, the default view of a region. */
export interface Explorer {
  indexes: Map<string, Index>;
  views: Map<string, View>;
  defaults: Map<string, string>;
  /** When the last aggregator was demoted or deleted. */
  demotedAt?: Date;
}

export type ExplorerOperation<Input> = Operation<{ explorer: Explorer }, Input>;

export const newExplorer = (): Explorer => ({ indexes: new Map(), views: new Map(), defaults: new Map() });

export const fromMap = (tags: Record<string, string> = {}): Tags => new Map(Object.entries(tags));

const DAY = 24 * 60 * 60 * 1000;

/** True within a day after a moment. */
export const isWithinADay = (since: Date | undefined, now: Date): boolean =>
  since !== undefined && now.getTime() - since.getTime() < DAY;
