import type { Item, Probe } from "../../../cli/probes/probe";
import { createRun } from "../../../cli/probes/run";
import { type Control, Where } from "../../../domain/controls/control";
import { type ControlId, findControl } from "../../../domain/controls/table";
import { homeAndBilling, BILLING_REGION, type RegionClasses } from "../../../domain/regions/regions";
import type { SandboxAccount } from "../../../sandbox/account/account";

/** A class of clients of the AWS SDK. */
type ClientClass<C> = new (config: Record<string, unknown>) => C;

/** One region of an account, as somebody with keys of his own sees it. */
export interface Place {
  accountId: string;
  region: string;
  /** What each region is to the account. */
  regions: RegionClasses;
  /** A client of the AWS SDK for the region; it is closed with the account. */
  client: <C extends { destroy(): void }>(kind: ClientClass<C>) => C;
  /** The items of a probe in the region. */
  items: <I extends Item, C extends Probe["calls"]>(probe: Probe<C, I>) => Promise<I[]>;
}

/** How the account itself shows that a control is up, and how somebody takes it away. */
export interface ReadBack {
  control: ControlId;
  /** What the account says of it, read through the SDK and never from Pulumi's state. */
  look: (place: Place) => Promise<unknown>;
  /** What it says while the control is up. */
  wants: (place: Place) => unknown;
  /** What it says in a region that the control leaves alone. Default: nobody looks there. */
  elsewhere?: unknown;
  /** Takes it away, or makes it useless, by hand. */
  spoil: (place: Place) => Promise<unknown>;
  /** The resource that a refresh shows then: its name without that of the baseline. */
  shows: (place: Place) => string;
}

/** The places of an account, and the end of all clients that were made in them. */
export interface Places {
  at: (region: string) => Place;
  close: () => void;
}

/** A busy machine takes longer to answer than AWS. In milliseconds. */
const DEADLINE = 60_000;

export function placesOf({ endpoint, credentials, accountId }: SandboxAccount, regions: RegionClasses): Places {
  const clients = new Map<string, { destroy(): void }>();
  const run = createRun({ endpoint, credentials, accountId, deadline: DEADLINE });
  const at = (region: string): Place => ({
    accountId,
    region,
    regions,
    client: <C extends { destroy(): void }>(kind: ClientClass<C>): C => {
      const key = `${kind.name} ${region}`;
      if (!clients.has(key)) clients.set(key, new kind({ endpoint, credentials, region, forcePathStyle: true }));
      return clients.get(key) as C;
    },
    items: async (probe) => {
      const cells = await run(probe, [region]);
      return cells.flatMap((cell) => {
        // An account that refuses to be looked at proves nothing.
        if (cell.state !== "count") throw new Error(`${cell.kind} in ${cell.region}: ${cell.because}`);
        return cell.items;
      });
    },
  });
  return {
    at,
    close: () => {
      for (const client of clients.values()) client.destroy();
    },
  };
}

/** The regions where a control must be. What is one for the account is asked where the global services answer. */
const REGIONS_OF: Record<Control["where"], (regions: RegionClasses) => string[]> = {
  [Where.Account]: () => [BILLING_REGION],
  [Where.Billing]: () => [BILLING_REGION],
  [Where.Home]: ({ home }) => [home],
  [Where.HomeAndBilling]: ({ home }) => homeAndBilling(home),
  [Where.Covered]: ({ covered }) => covered,
  [Where.Allowed]: ({ covered, idle }) => covered.filter((region) => !idle.includes(region)),
  [Where.Idle]: ({ idle }) => idle,
};

export const regionsOf = (control: ControlId, regions: RegionClasses): string[] =>
  REGIONS_OF[findControl(control).where](regions);
