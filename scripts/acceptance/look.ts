import { regions as regionsProbe } from "../../cli/probes/account";
import { organization } from "./organization";
import type { Item, Probe } from "../../cli/probes/probe";
import { type Cell, type Connection, createRun, type Run } from "../../cli/probes/run";
import { allProbes } from "../../cli/probes/table";
import { BILLING_REGION } from "../../domain/regions/regions";
import { allBuckets } from "./buckets";
import type { AccountState } from "./fitness";
import { LEFTOVERS } from "./leftovers";
import { placeIn } from "./place";

/** Milliseconds for one question: who deletes may be patient. */
const DEADLINE = 30_000;

/** Whoever runs this may do it with a key of a user, and a function that somebody changed is a row of its own. */
const NOT_HELD: readonly string[] = ["active-access-keys"];

/** What was found, and what nobody could say. */
export interface Looked {
  /** A line each. */
  found: string[];
  gaps: string[];
}

/** How far a look goes. A test asks less, because the sandbox opens each service anew. */
export interface Reach {
  /** Absent: every region that the account has enabled. */
  regions?: readonly string[];
  /** What an account must not have. Absent: all that `ringfence sweep` shows. */
  holdings?: readonly Probe[];
}

const lineOf = ({ region, kind }: Cell, { id }: Item): string => `${kind} ${id} (${region})`;
const gapOf = ({ region, service, kind }: Cell, because: string): string =>
  `${service} ${kind} (${region}): ${because}`;

const where = (probe: Probe, regions: readonly string[]): readonly string[] =>
  probe.scope === "global" ? [probe.at ?? BILLING_REGION] : regions;

/** A region that does not have the service has nothing of it. What the runner throws is a gap, too. */
async function ask(run: Run, probe: Probe, regions: readonly string[]): Promise<Cell[]> {
  const one = async (region: string): Promise<Cell[]> => {
    try {
      return await run(probe, [region]);
    } catch (error) {
      const { service, kind } = probe;
      const { name, message } = error as Error;
      return [{ region, service, kind, state: "unreachable", because: `${name}: ${message}` }];
    }
  };
  return (await Promise.all(where(probe, regions).map(one))).flat();
}

/** A look at the account, and what takes away what it finds. */
export function createLook(connection: Connection, { regions: given, holdings: asked }: Reach = {}) {
  const run = createRun({ ...connection, deadline: DEADLINE });
  let enabled: Promise<readonly string[]> | undefined;
  const regions = (): Promise<readonly string[]> => {
    enabled ??= (async () => {
      if (given !== undefined) return given;
      const [cell] = await run(regionsProbe, []);
      if (cell?.state !== "count") throw new Error(`the regions of the account cannot be listed: ${cell?.because}`);
      return cell.items.filter((item) => item.enabled).map(({ id }) => id);
    })();
    return enabled;
  };

  const holdings = async (): Promise<Looked> => {
    const probes = asked ?? [
      ...(await allProbes()).filter(({ sweep, id }) => sweep !== undefined && !NOT_HELD.includes(id)),
      allBuckets,
    ];
    const places = await regions();
    const cells = (await Promise.all(probes.map((probe) => ask(run, probe as Probe, places)))).flat();
    return {
      found: cells.flatMap((cell) => (cell.state === "count" ? cell.items.map((item) => lineOf(cell, item)) : [])),
      gaps: cells.flatMap((cell) =>
        cell.state === "denied" || cell.state === "unreachable" ? [gapOf(cell, cell.because)] : [],
      ),
    };
  };

  /** Own things of every kind, each with what takes it away. */
  const own = async () => {
    const places = await regions();
    const all = await Promise.all(
      LEFTOVERS.map(async (row) => {
        const cells = await ask(run, row.probe, places);
        return {
          gaps: cells.flatMap((cell) =>
            cell.state === "denied" || cell.state === "unreachable" ? [gapOf(cell, cell.because)] : [],
          ),
          things: cells.flatMap((cell) =>
            cell.state === "count"
              ? cell.items.filter(row.isOwn).map((item) => ({
                  line: lineOf(cell, item),
                  remove: () => row.remove(item, placeIn(connection, cell.region)),
                }))
              : [],
          ),
        };
      }),
    );
    return { gaps: all.flatMap(({ gaps }) => gaps), things: all.flatMap(({ things }) => things) };
  };

  return {
    state: async (): Promise<AccountState> => {
      const [managed, held, left] = await Promise.all([ask(run, organization, []), holdings(), own()]);
      const [cell] = managed;
      const management = cell?.state === "count" ? { found: cell.items[0]?.id } : { unknown: cell?.because ?? "" };
      return {
        management,
        holdings: held.found,
        baseline: left.things.map(({ line }) => line),
        gaps: [...held.gaps, ...left.gaps],
      };
    },
    /** What is there of the baseline or of anything that costs. */
    left: async (): Promise<Looked> => {
      const [held, mine] = await Promise.all([holdings(), own()]);
      const found = new Set([...mine.things.map(({ line }) => line), ...held.found]);
      return { found: [...found], gaps: [...held.gaps, ...mine.gaps] };
    },
    /**
     * Takes away what is the baseline's, one after the other.
     *
     * @returns what was taken away, and what could not be
     */
    remove: async (): Promise<{ removed: string[]; refused: string[] }> => {
      const removed: string[] = [];
      const refused: string[] = [];
      for (const { line, remove } of (await own()).things) {
        try {
          await remove();
          removed.push(line);
        } catch (error) {
          const { name, message } = error as Error;
          refused.push(`${line}: ${name}: ${message}`);
        }
      }
      return { removed, refused };
    },
  };
}

export type Look = ReturnType<typeof createLook>;
