import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import { defaultProvider } from "@aws-sdk/credential-provider-node";
import { DEFAULT_REGIONS } from "../../domain/regions/regions";
import { regions as regionsProbe } from "../probes/account";
import { refusalOf } from "../probes/refusal";
import { createRun } from "../probes/run";
import { lookup, type LookupArgs } from "./lookup";

/** AWS throttles a region when somebody else looks up events, too: the SDK then waits, longer each time. */
const ATTEMPTS = 8;
/** Milliseconds for one page with all its attempts. */
const PAGE_DEADLINE = 60_000;

type Given = Pick<LookupArgs, "days" | "deadline" | "take" | "progress"> & {
  /** Profile of the AWS configuration. Default: what the SDK finds. */
  profile?: string;
};

/**
 * Reads the event history of the account in every region that it has enabled (`account:ListRegions`,
 * `cloudtrail:LookupEvents`), with the credentials that the SDK finds.
 *
 * @returns what could not be read, in words
 */
export async function readEventHistory({ profile, ...given }: Given): Promise<string[]> {
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const credentials = defaultProvider(profile === undefined ? {} : { profile });
  const endpoint = process.env["AWS_ENDPOINT_URL"];
  const [cell] = await createRun({ accountId: "", credentials, ...(endpoint === undefined ? {} : { endpoint }) })(
    regionsProbe,
    [],
  );
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
