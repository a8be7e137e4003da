import type { Statement } from "../../domain/documents/document";
import { freeze } from "../../domain/documents/freeze";
import { DOES_NOT_BIND, type EmittedDocument, guardrailDocuments } from "../../domain/guardrails";
import { ALLOWED_INSTANCE_TYPES } from "../../domain/instance-types";
import { LEAST_PRIVILEGE } from "../../domain/least-privilege";
import { OWN_CALLS } from "../../domain/own-calls";
import { exemptPrincipals } from "../../domain/own-principals";
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

const listed = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());

/** What a statement depends on beside the exemptions, which every statement has. */
const whenOf = ({ Condition = {}, Resource }: Statement): string => {
  const tests = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys)
      .filter(([key]) => key !== "aws:PrincipalArn")
      .map(([key, values]) => `${operator} ${code(key)}: ${listed(values).map(code).join(", ")}`),
  );
  const resources = listed(Resource).filter((resource) => resource !== "*" && !resource.includes("exempt"));
  return [...(resources.length > 0 ? [`on ${resources.map(code).join(", ")}`] : []), ...tests].join("; ");
};

/** The statements of a document, with every action. */
const statements = ({ name, document }: Pick<EmittedDocument, "name" | "document">): string[][] =>
  document.Statement.map((statement) => [
    code(name),
    `${code(statement.Sid)} ${statement.Effect === "Allow" ? "(allows)" : ""}`.trim(),
    statement.NotAction
      ? "everything but [global services](global-services.md)"
      : listed(statement.Action).map(code).join(", "),
    whenOf(statement),
  ]);

/** Each statement, and a row of the matrix that fails when it is taken away. */
async function mutations(): Promise<{ mutants: number; rows: string[][] }> {
  const rows = new Map<string, { modes: string[]; cells: string[] }>();
  const mutants = mutantsOf(GUARDRAILS);
  for (const mutant of mutants) {
    const row = await killerOf(mutant, GUARDRAILS);
    const cells = row
      ? [code(mutant.name), code(mutant.sid), `${row.call} in ${row.region ?? "no region"}`, row.decision, row.reason]
      : [code(mutant.name), code(mutant.sid), "nothing", "", ""];
    const known = rows.get(cells.join("|"));
    if (known) known.modes.push(mutant.mode);
    else rows.set(cells.join("|"), { modes: [mutant.mode], cells });
  }
  return { mutants: mutants.length, rows: [...rows.values()].map(({ modes, cells }) => [...cells, modes.join(", ")]) };
}

/** What AWS has no condition key for, what is the owner's work, and what a later alarm must tell. */
const LEFT_OPEN = [
  "Many small things: AWS has no key for the number of machines, tasks, functions or groups. Each group of Auto Scaling holds at most 50; quotas are the limit of the rest.",
  "A group of Auto Scaling that follows the newest version of its launch template: AWS judges the type when the group is made, and not when somebody writes a new version. Nor does it know of spot that a mixed policy asks for.",
  "Sizes without a key: databases when they are restored, copied or modified, caches, search and stream clusters, storage, gateways, traffic, keys and certificates. A class `db.serverless` is denied, since nothing limits how large it grows.",
  "The services that are open by default in the table above, EKS and CodeBuild above all. Name those that you do not use.",
  "In mode account, a role or user that nobody bound: bound principals may assume a role that trusts them, pass it, or change the code that runs under it or a policy that hangs on it. Give such roles the boundary.",
  "A role that trusts strangers, and a policy of a function, bucket or key that lets them in. Such a role is bound as its maker is.",
  "The key of encrypted topics, log groups, and the bucket of a trail: they have no name of the baseline. The link in a mail of SNS ends its subscription without any right.",
  "Switching on an access key that was switched off: it is the same call as switching it off.",
  "Whoever deploys or responds: both are exempt. The responder can raise the size of a service of ECS, a node group or a Batch environment by the call that lowers it.",
  "A support case that asks for a larger quota, and theft of data or domains.",
];

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
    "Roles at the path `/ringfence/exempt/` (deploy, responder, auditor) are spared. In mode organization, Control Tower's and StackSets' roles are spared by the region deny and the tamper deny. `guardrails.exemptPrincipals` adds yours. The tamper deny lets nobody who is bound make, change or pass one of them.",
    "## What a guardrail does to what already runs",
    "It ends nothing and closes nothing that runs. It denies calls of bound principals from the moment it is attached: a stopped machine of a type that is not allowed cannot be started again by them; a pipeline that makes roles must give them the boundary (mode account); a service in `unusedServices` answers them no call. Nothing is attached that you did not name, but to the baseline's own groups, which are empty at first. Look through [what each statement denies](#what-each-statement-denies) before you name a group.",
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
    "## What the guardrails do not stop",
    LEFT_OPEN.map((gap) => `- ${gap}`).join("\n"),
    "## What each statement denies",
    "As emitted for one allowed region in mode account; the service control policies have the same statements but for those about the boundary. Exempt principals are left out.",
    table(
      ["document", "statement", "actions", "when"],
      [
        ...emitted(GuardrailMode.Account, ["ap-southeast-2"]).flatMap(statements),
        ...statements({ name: "freeze", document: freeze(exemptPrincipals(GuardrailMode.Account, [])) }),
      ],
    ),
    "The freeze hangs on nobody until somebody attaches it: [an emergency](operations.md#an-emergency).",
    "## Proof",
    `A matrix of ${ROWS.length} calls is evaluated with [iam-simulate](https://github.com/cloud-copilot/iam-simulate) in ${MODES.length} modes: ${decisions} decisions, each with its reason and source ([tests/guardrails/cases](../tests/guardrails/cases)). It is an evaluator of the published rules of IAM, not AWS itself.`,
    `Each of the ${proofs.mutants} statements was taken away once; a row of the matrix fails every time:`,
    table(
      ["document", "statement taken away", "call that would change", "it must be", "because", "modes"],
      proofs.rows,
    ),
  );
}
