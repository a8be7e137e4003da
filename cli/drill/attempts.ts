import { columns } from "../columns";
import { connect, type Connected } from "../connection";
import { Refused } from "../doctor/refused";
import { printable } from "../untrusted";
import { type Attempt, tryLaunches } from "./thief";

/**
 * Tries launches in every region as the principal of a profile.
 *
 * @throws Refused when the profile is of another account, or is who asks
 */
export async function attemptsOf(caller: Connected, profile: string, regions: readonly string[]): Promise<Attempt[]> {
  const thief = await connect({ profile });
  if (thief.accountId !== caller.accountId) {
    throw new Refused(
      `--thief-profile is of account ${thief.accountId}, and the credentials are of ${caller.accountId}`,
    );
  }
  const { default: pLimit } = await import("p-limit");
  const limit = pLimit(20);
  return (await Promise.all(regions.map((region) => limit(() => tryLaunches(thief, region))))).flat();
}

/** What the tries came to, for people. */
export function describeAttempts(attempts: readonly Attempt[]): string {
  const refused = attempts.filter(({ result }) => result === "refused").length;
  const others = attempts.filter(({ result }) => result !== "refused");
  const rows = others.map(({ region, call, result, because }) => [region, call, result, printable(because)]);
  return [
    `${refused} of ${attempts.length} dry-run launches were refused; nothing was started.`,
    ...(rows.length > 0 ? [columns(rows)] : []),
    "",
  ].join("\n");
}
