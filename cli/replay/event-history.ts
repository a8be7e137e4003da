import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import { DEFAULT_REGIONS } from "../../domain/regions/regions";
import { regions as regionsProbe } from "../probes/account";
import { refusalOf } from "../probes/refusal";
import { type Connection, createRun } from "../probes/run";
import { lookup, type LookupArgs } from "./lookup";

/** AWS throttles a region when somebody else looks up events, too: the SDK then waits, longer each time. */
const ATTEMPTS = 8;
/** Milliseconds for one page with all its attempts. */
const PAGE_DEADLINE = 60_000;

type Given = Pick<LookupArgs, "days" | "deadline" | "take" | "progress">;

/**
 * Reads the event history of the account in every region that it has enabled (`account:ListRegions`,
 * `cloudtrail:LookupEvents`).
 *
 * @returns what could not be read, in words
 */
export async function readEventHistory(connection: Connection, given: Given): Promise<string[]> {
  const { credentials, endpoint } = connection;
  const [cell] = await createRun(connection)(regionsProbe, []);
  const enabled =
    cell?.state === "count" ? cell.items.filter((item) => item.enabled).map(({ id }) => id) : DEFAULT_REGIONS;
  const clients = new Map(
    enabled.map((region) => [
      region,
      new CloudTrailClient({ credentials, endpoint, region, maxAttempts: ATTEMPTS, retryMode: "adaptive" }),
    ]),
  );
  try {
    const gaps = await lookup({
      ...given,
      regions: enabled,
      now: new Date(),
      refusal: refusalOf,
      ask: (region, input) =>
        clients.get(region)!.send(new LookupEventsCommand(input), { abortSignal: AbortSignal.timeout(PAGE_DEADLINE) }),
    });
    return cell === undefined || cell.state === "count"
      ? gaps
      : [`the enabled regions cannot be listed, so only those of every account were asked: ${cell.because}`, ...gaps];
  } finally {
    for (const client of clients.values()) client.destroy();
  }
}
