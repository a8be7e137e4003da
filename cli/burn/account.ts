import { readAuthorizationDetails } from "../../domain/burn/authorization-details";
import type { Principal } from "../../domain/burn/principal";
import { QUOTAS, type QuotaId, type QuotaValue, type QuotaValues } from "../../domain/burn/quotas";
import { DEFAULT_REGIONS } from "../../domain/regions/regions";
import type { Connected } from "../connection";
import type { Item } from "../probes/probe";
import { type Cell, createRun, type Run } from "../probes/run";

/** What an account says of itself, and what it did not say, in words. */
export interface AccountAnswers {
  /** Absent: they were not asked for. */
  principals?: Principal[];
  /** ARN of a user -> its active access keys. Absent: they could not be read. */
  keys?: ReadonlyMap<string, number>;
  rootHasKey: boolean;
  regions: string[];
  quotas: QuotaValues;
  notes: string[];
}

/** The account does not say who its principals are, and without them there is no answer. */
export class UnknownPrincipals extends Error {}

const itemsOf = <I extends Item>(cells: readonly Cell<I>[]): I[] | undefined => {
  const [cell] = cells;
  return cell?.state === "count" ? cell.items : undefined;
};
const because = (cells: readonly Cell[]): string =>
  cells.flatMap((cell) => (cell.state === "count" ? [] : [`${cell.state}: ${cell.because}`]))[0] ?? "";

async function principalsOf(run: Run): Promise<Principal[]> {
  const { authorizationDetails } = await import("../probes/iam");
  const cells = await run(authorizationDetails, []);
  const details = itemsOf(cells)?.[0]?.details;
  if (details === undefined) throw new UnknownPrincipals(because(cells));
  const read = readAuthorizationDetails(details);
  if ("problems" in read)
    throw new UnknownPrincipals(read.problems.map(({ path, message }) => `${path} ${message}`).join("; "));
  return read.principals;
}

/** Quotas of a region; where it does not answer, the defaults and why. */
const quotasOf = (cell: Cell<{ id: QuotaId; value: number }>): Partial<Record<QuotaId, QuotaValue>> =>
  cell.state === "count"
    ? Object.fromEntries(cell.items.map(({ id, value }) => [id, { value, from: "account" as const }]))
    : Object.fromEntries(
        QUOTAS.map(({ id, byDefault }) => [
          id,
          { value: byDefault, from: "default" as const, because: `${cell.state}: ${cell.because}` },
        ]),
      );

/**
 * Asks an account for what the model needs. Reads only; a refusal is a note, with what is used instead.
 *
 * @param principals false when a file has told them
 * @throws UnknownPrincipals when the account does not tell its principals
 */
export async function askAccount(
  connected: Connected,
  { principals: wanted }: { principals: boolean },
): Promise<AccountAnswers> {
  const run = createRun(connected);
  const [{ regions: regionsProbe }, { activeKeys, rootKeys }, { launchQuotas }] = await Promise.all([
    import("../probes/account"),
    import("../probes/iam-keys"),
    import("../probes/service-quotas"),
  ]);
  const [principals, keyCells, rootCells, regionCells] = await Promise.all([
    wanted ? principalsOf(run) : undefined,
    run(activeKeys, []),
    run(rootKeys, []),
    run(regionsProbe, []),
  ]);
  const regions = itemsOf(regionCells)
    ?.filter(({ enabled }) => enabled)
    .map(({ id }) => id);
  const covered = regions ?? [...DEFAULT_REGIONS];
  const quotaCells = await run(launchQuotas, covered);
  const refused = quotaCells.filter(({ state }) => state !== "count");
  const keys = itemsOf(keyCells);
  const counted = keys?.reduce((sum, { arn }) => sum.set(arn!, (sum.get(arn!) ?? 0) + 1), new Map<string, number>());
  return {
    ...(principals ? { principals } : {}),
    ...(counted ? { keys: counted } : {}),
    rootHasKey: (itemsOf(rootCells) ?? []).length > 0,
    regions: covered,
    quotas: Object.fromEntries(quotaCells.map((cell) => [cell.region, quotasOf(cell)])),
    notes: [
      ...(regions
        ? []
        : [
            `the enabled regions cannot be read (${because(regionCells)}): the ${DEFAULT_REGIONS.length} that every account has are used`,
          ]),
      ...(keys ? [] : [`access keys cannot be read (${because(keyCells)}): every user is shown as if it had one`]),
      ...(itemsOf(rootCells) ? [] : [`whether root has an access key cannot be read (${because(rootCells)})`]),
      ...(refused.length === 0
        ? []
        : [
            `quotas of ${refused.map(({ region }) => region).join(", ")} cannot be read (${because(refused)}): AWS's defaults are used there`,
          ]),
    ],
  };
}
