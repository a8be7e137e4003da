import * as v from "valibot";
import { resourceControl, trustedAccounts } from "../../domain/controls/organization/resource-control";
import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import {
  emitResourceControl,
  type EmittedResourceControl,
  resourceControlProblems,
} from "../../domain/documents/organization/resource-control";
import type { Problem } from "../../domain/fields/problems";
import { organizationId } from "../../domain/fields/principals";
import type { VerbOption } from "../verb";
import { flagOf, words } from "./options";

const TRUSTED = flagOf("trustedAccounts");

/** What the resource control policy is made from. Without the id of the organization it would shut out everybody. */
export const RESOURCE_CONTROL_OPTIONS: readonly VerbOption[] = [
  {
    flags: "--organization <id>",
    summary:
      "Id of the organization (aws organizations describe-organization): prints the resource control policy of the control resource-control, too. Mode organization.",
  },
  {
    flags: `${TRUSTED} <accounts>`,
    summary: `${v.getDescription(resourceControl.options.trustedAccounts) ?? ""} Separated by commas; with --organization.`,
    parse: words,
  },
];

const schema = v.object({ organization: v.optional(organizationId), trustedAccounts: v.optional(trustedAccounts) });

const without = (path: string, message: string): Problem => ({ path, message });

/**
 * The resource control policy, where somebody asks for it by the id of the organization.
 *
 * @param given option name -> value, as the parser of the command line has them
 * @returns the policy, none, or every problem at once; the path of a problem is the option as it is typed
 */
export function readResourceControl(
  given: Readonly<Record<string, unknown>>,
): { documents: EmittedResourceControl[] } | { problems: Problem[] } {
  const parsed = v.safeParse(schema, given);
  if (!parsed.success)
    return {
      problems: parsed.issues.map(({ path = [], message }) => {
        const [name, index] = path.map(({ key }) => key as string | number);
        return {
          path: `${flagOf(String(name))}${index === undefined ? "" : ` (value ${Number(index) + 1})`}`,
          message,
        };
      }),
    };
  const { organization, trustedAccounts: trusted } = parsed.output;
  if (organization === undefined)
    return trusted === undefined
      ? { documents: [] }
      : { problems: [without(TRUSTED, "is of the resource control policy; give --organization, too")] };
  if (given["mode"] === GuardrailMode.Account)
    return {
      problems: [
        without(
          "--organization",
          "names an organization for its resource control policy, and mode account is for an account alone; give --mode organization, or leave it out",
        ),
      ],
    };
  const args = { organizationId: organization, ...(trusted ? { trustedAccounts: trusted } : {}) };
  const problems = resourceControlProblems(args, TRUSTED);
  return problems.length > 0 ? { problems } : { documents: [emitResourceControl(args)] };
}
