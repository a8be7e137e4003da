import { DOES_NOT_BIND, type EmittedDocument, guardrailDocuments } from "../../domain/guardrails";
import { ALLOWED_INSTANCE_TYPES } from "../../domain/instance-types";
import { LEAST_PRIVILEGE } from "../../domain/least-privilege";
import { OWN_CALLS } from "../../domain/own-calls";
import { PAID_SERVICES } from "../../domain/paid-services";
import { DEFAULT_REGIONS } from "../../domain/regions";
import { GuardrailMode } from "../../domain/settings";
import { GUARDRAILS } from "../../tests/guardrails/guardrails";
import { killerOf, mutantsOf } from "../../tests/guardrails/mutants";
import { MODES } from "../../tests/guardrails/row";
import { ROWS } from "../../tests/guardrails/rows";
import { code, page, type Page, table } from "./markdown";

const emitted = (mode: GuardrailMode, allowedRegions: readonly string[]): EmittedDocument[] => {
  const result = guardrailDocuments({ mode, allowedRegions });
  if ("problems" in result) throw new Error(result.problems.map(({ message }) => message).join("\n"));
  return result.documents;
};

const sizes = (): string[][] =>
  [GuardrailMode.Organization, GuardrailMode.Account].flatMap((mode) =>
    [["ap-southeast-2"], DEFAULT_REGIONS].flatMap((regions) =>
      emitted(mode, regions).map(({ name, kind, characters, limit }) => [
        mode,
        `${regions.length}`,
        code(name),
        kind,
        `${characters}`,
        `${limit}`,
      ]),
    ),
  );

/** Each statement, and a row of the matrix that fails when it is taken away. */
async function mutations(): Promise<string[][]> {
  const rows: string[][] = [];
  for (const mutant of mutantsOf(GUARDRAILS)) {
    const row = await killerOf(mutant, GUARDRAILS);
    const witness = row
      ? `${row.call} in ${row.region ?? "no region"} is no longer ${row.decision}: ${row.reason}`
      : "none";
    rows.push([mutant.mode, code(mutant.name), code(mutant.sid), witness]);
  }
  return rows;
}

const size = (document: object): number => JSON.stringify(document).length;

/** What the guardrails are, for whom, how long, and how each statement is proved. */
export async function guardrailsPage(): Promise<Page> {
  const decisions = ROWS.reduce((sum, row) => sum + row.modes.length, 0);
  const proofs = await mutations();
  const access = {
    allowedRegions: ["ap-southeast-2"],
    allowedInstanceTypes: ALLOWED_INSTANCE_TYPES,
    calls: OWN_CALLS,
  };
  return page(
    "docs/guardrails.md",
    "domain/guardrails.ts, domain/paid-services.ts, domain/least-privilege.ts and tests/guardrails",
    "# Guardrails",
    "Policy documents that make a leaked key harmless. `npx ringfence guardrails --allowed-regions ap-southeast-2 --mode organization` prints them without AWS and without Pulumi. How to use them: [operations](operations.md).",
    "## Three ways to attach",
    table(
      ["mode", "form", "binds", "does not bind"],
      [
        [
          "organization",
          "service control policies on the given targets",
          "every principal of the member accounts",
          DOES_NOT_BIND.scp,
        ],
        [
          "account: attached",
          "managed policies on the named groups and roles, and on the baseline's own groups",
          "the users of these groups, and these roles",
          DOES_NOT_BIND.managed,
        ],
        [
          "account: boundary",
          "permissions boundary that every role must carry which bound principals make",
          "what bound principals make, and roles that you give it to",
          DOES_NOT_BIND.boundary,
        ],
      ],
    ),
    "Roles at the path `/ringfence/exempt/` (deploy, responder, auditor) are spared; the tamper deny lets nobody who is bound make a role there. In mode organization, Control Tower's and StackSets' roles are spared by the region deny and the tamper deny. `guardrails.exemptPrincipals` adds yours.",
    "## What a guardrail does to what already runs",
    "It ends nothing and closes nothing that runs. It denies calls of bound principals from the moment it is attached: a stopped machine of a type that is not allowed cannot be started again by them; a pipeline that makes roles must give them the boundary (mode account); a service in `unusedServices` answers them no call. Nothing is attached that you did not name, but to the baseline's own groups, which are empty at first. Look through the lists below before you name a group.",
    "## Sizes",
    "Characters as sent to AWS. AWS takes 10,240 for a service control policy since May 2026; the documents stay within the older 5,120. A deny that does not fit becomes two policies; at most nine are attached.",
    table(["mode", "allowed regions", "document", "kind", "characters", "at most"], sizes()),
    "## Services that `unusedServices` closes",
    table(
      ["name", "actions", "denied by default", "why"],
      PAID_SERVICES.map(({ id, actions, deniedByDefault, reason }) => [
        code(id),
        actions.map(code).join(", "),
        deniedByDefault ? "yes" : "no",
        reason,
      ]),
    ),
    `Instance types that bound principals may start by default: ${ALLOWED_INSTANCE_TYPES.map(code).join(", ")}.`,
    "## Least privilege",
    "People are in groups, and can do nothing without MFA; programs and visits are roles.",
    table(
      ["id", "held by", "for", "can", "characters of 6144"],
      LEAST_PRIVILEGE.map(({ id, kind, whom, can, document }) => [
        code(id),
        kind,
        whom,
        can,
        `${size(document(access))}`,
      ]),
    ),
    `The deploy policy is made from the ${OWN_CALLS.length} actions that \`pulumi up\`, refresh and destroy of the whole baseline were seen to make in the sandbox ([domain/own-calls.generated.json](../domain/own-calls.generated.json)).`,
    "## Proof",
    `A matrix of ${ROWS.length} calls is evaluated with [iam-simulate](https://github.com/cloud-copilot/iam-simulate) in ${MODES.length} modes: ${decisions} decisions, each with its reason and source ([tests/guardrails/cases](../tests/guardrails/cases)). It is an evaluator of the published rules of IAM, not AWS itself.`,
    `Each of the ${proofs.length} statements was taken away once; a row of the matrix fails every time:`,
    table(["mode", "document", "statement taken away", "what fails"], proofs),
  );
}
