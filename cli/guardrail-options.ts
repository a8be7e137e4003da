import * as v from "valibot";
import type { GuardrailDocumentsArgs } from "../domain/guardrails";
import { PAID_SERVICE_IDS } from "../domain/paid-services";
import { type Problem, show } from "../domain/problems";
import * as check from "../domain/setting-checks";
import { GuardrailMode } from "../domain/settings";

/** Name of an option as it is typed: `allowedRegions` -> `--allowed-regions`. */
const flagOf = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Mode none makes no documents, so there would be nothing to print. */
const MODES = [GuardrailMode.Organization, GuardrailMode.Account] as const;

/** Options that say nothing about each other; the messages are those of the settings. */
const schema = v.object(
  {
    allowedRegions: v.pipe(
      check.list(check.region, "region codes separated by commas"),
      v.nonEmpty("is empty; name at least one region where workloads may run"),
    ),
    mode: check.choice(MODES),
    homeRegion: v.optional(check.region),
    exempt: check.list(check.principalArn, "ARNs"),
    allowedInstanceTypes: v.pipe(
      check.list(check.instanceTypes, "instance types separated by commas"),
      v.nonEmpty("is empty; an empty list would deny every instance type"),
    ),
    unusedServices: check.list(check.choice(PAID_SERVICE_IDS), "services separated by commas"),
  },
  "missing; `ringfence guardrails --help` says what it takes",
);

/**
 * The options of the command line as the arguments of the documents.
 *
 * @param given option name -> value, as the parser of the command line has them
 * @returns the arguments, or every problem at once; the path of a problem is the option as it is typed
 */
export function readGuardrailOptions(
  given: Record<string, unknown>,
): { args: GuardrailDocumentsArgs } | { problems: Problem[] } {
  const parsed = v.safeParse(schema, given);
  if (!parsed.success) {
    return {
      problems: parsed.issues.map((issue) => {
        const [name, index] = (issue.path ?? []).map(({ key }) => key as string | number);
        const value = index === undefined ? "" : ` (value ${Number(index) + 1})`;
        return { path: `${flagOf(String(name))}${value}`, message: issue.message };
      }),
    };
  }
  const { exempt, homeRegion, ...args } = parsed.output;
  if (homeRegion !== undefined && !args.allowedRegions.includes(homeRegion)) {
    const message = `${show(homeRegion)} is not one of --allowed-regions (${args.allowedRegions.join(", ")}); add it there, or choose one of them`;
    return { problems: [{ path: "--home-region", message }] };
  }
  return { args: { ...args, exemptPrincipals: exempt } };
}
