import { LEAST_PRIVILEGE } from "../../domain/documents/access/table";
import { GRANTS } from "../../domain/documents/actions/grants";
import { ALLOWED_INSTANCE_TYPES } from "../../domain/documents/actions/instance-types";
import { CLUSTER_LAUNCHERS } from "../../domain/documents/actions/cluster-launchers";
import type { Launcher } from "../../domain/documents/actions/launcher";
import { LAUNCHES } from "../../domain/documents/actions/launches";
import {
  closedActions,
  closedOf,
  PAID_SERVICES,
  UNUSED_BY_DEFAULT,
} from "../../domain/documents/actions/paid-services";
import { PURCHASES } from "../../domain/documents/actions/purchases";
import { STACK_WORK } from "../../domain/documents/actions/stacks";
import { minify, type Statement } from "../../domain/documents/document";
import { freeze } from "../../domain/documents/guardrails/freeze";
import {
  DOES_NOT_BIND,
  type EmittedDocument,
  guardrailDocuments,
} from "../../domain/documents/guardrails/guardrail-documents";
import { LARGEST_GROUP } from "../../domain/documents/guardrails/launch-limits";
import { OWN_CALLS } from "../../domain/documents/own-calls";
import { EXEMPT_PATH, exemptPrincipals, NAME_PREFIX } from "../../domain/documents/own-principals";
import { patternOf } from "../../domain/documents/pattern";
import { DENIES_ATTACHED, DOCUMENT_LIMITS } from "../../domain/limits";
import { DEFAULT_REGIONS } from "../../domain/regions/regions";
import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import { GUARDRAILS } from "../../tests/guardrails/guardrails";
import { killerOf, mutantsOf } from "../../tests/guardrails/mutants";
import { MODES } from "../../tests/guardrails/modes";
import { ROWS } from "../../tests/guardrails/rows";
import { leastPrivilegeSection } from "./least-privilege";
import { code, entries, type Entry, page, type Page, source, table } from "./markdown";

const HOME = "ap-southeast-2";

const emitted = (mode: GuardrailMode, allowedRegions: readonly string[]): EmittedDocument[] => {
  const result = guardrailDocuments({ mode, allowedRegions, namePrefix: NAME_PREFIX });
  if ("problems" in result) throw new Error(result.problems.map(({ message }) => message).join("\n"));
  return result.documents;
};

const sizes = (): string[][] =>
  [GuardrailMode.Organization, GuardrailMode.Account].flatMap((mode) =>
    [[HOME], DEFAULT_REGIONS].flatMap((regions) =>
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
const statements = ({ name, document }: Pick<EmittedDocument, "name" | "document">): string[] => [
  `### The statements of ${code(name)}`,
  entries(
    document.Statement.map((statement) => ({
      head: `${code(statement.Sid)}${statement.Effect === "Allow" ? " (allows)" : ""}`,
      text: statement.NotAction
        ? "everything but [global services](global-services.md)"
        : listed(statement.Action).map(code).join(", "),
      facts: [["when", whenOf(statement)]],
    })),
  ),
];

/** Each statement, and a row of the matrix that fails when it is taken away; by document and the modes where it does. */
async function mutations(): Promise<{ mutants: number; tables: string[] }> {
  const rows = new Map<string, { modes: string[]; document: string; cells: string[] }>();
  const mutants = mutantsOf(GUARDRAILS);
  for (const mutant of mutants) {
    const row = await killerOf(mutant, GUARDRAILS);
    const cells = row
      ? [code(mutant.sid), `${row.call} in ${row.region ?? "no region"}`, row.decision, row.reason]
      : [code(mutant.sid), "nothing", "", ""];
    const key = [mutant.name, ...cells].join("|");
    const known = rows.get(key);
    if (known) known.modes.push(mutant.mode);
    else rows.set(key, { modes: [mutant.mode], document: mutant.name, cells });
  }
  const places = new Map<string, string[][]>();
  for (const { modes, document, cells } of rows.values()) {
    const place = `Of ${code(document)}, ${modes.length > 1 ? "modes" : "mode"} ${modes.join(" and ")}:`;
    places.set(place, [...(places.get(place) ?? []), cells]);
  }
  const tables = [...places].flatMap(([place, all]) => [
    place,
    table(["statement taken away", "call that would change", "it must be", "because"], all),
  ]);
  return { mutants: mutants.length, tables };
}

/** What becomes of a launcher in an allowed region. */
function atHome({ actions, denied, limits = [], closedBy, open }: Launcher): string {
  if (denied) return actions.includes("ec2:CreateFleet") ? "denied; a fleet is open to `allowedLaunchers`" : "denied";
  if (open !== undefined) return `open: ${open}`;
  const services = PAID_SERVICES.filter((service) =>
    service.newOnly
      ? service.id === closedBy
      : service.actions.some((pattern) => actions.some((action) => patternOf(pattern).test(action))),
  );
  const closing = services.map(({ id }) => `denied while ${code(id)} is in \`unusedServices\``);
  return [...closing, ...(limits.length > 0 ? [`limited by ${limits.map(code).join(", ")}`] : [])].join("; else ");
}

/** What AWS has no condition key for, what is the owner's work, and what a later alarm must tell. */
const LEFT_OPEN = [
  `Many small things: AWS has no key for the number of machines, tasks, functions or groups. Each group of Auto Scaling holds at most ${LARGEST_GROUP}; quotas are the limit of the rest.`,
  "A group of Auto Scaling that follows the newest version of its launch template: AWS judges the type when the group is made, and not when somebody writes a new version. Spot that a mixed policy asks for is not denied either.",
  "A machine that is started with termination protection: RunInstances takes it and has no condition key for it. The deny closes the later call that sets it, and the responder takes it off.",
  "Sizes without a key: databases when they are restored, copied or modified, clusters of search and streams when they are changed, storage, gateways, traffic, keys and certificates. A class `db.serverless` is denied, since nothing limits how large it grows.",
  `The services that are open by default: ${PAID_SERVICES.filter(({ deniedByDefault }) => !deniedByDefault)
    .map(({ id }) => code(id))
    .join(", ")}. Name those that you do not use.`,
  "In mode account, a role or user that nobody bound: bound principals may assume a role that trusts them, pass it, or change the code that runs under it or a policy that hangs on it. Give such roles the boundary.",
  "How long a sign-in session lives that a person or a role may get (`MaxSigninSessionDuration`, up to 90 days): [IAM has no condition key for it](https://docs.aws.amazon.com/service-authorization/latest/reference/list_iam.html#list_iam-policy-keys). A new password is denied anyway; on a role of his own a bound principal can raise it. `signin:BatchRevokeSessions` ends such a session, and the freeze denies it new tokens.",
  "A finding that is archived or worked off by hand: that is daily work, and its alert was sent before.",
  "A role that trusts strangers, and a policy of a function, bucket or key that lets them in. Such a role is bound as its maker is.",
  "The key of encrypted topics, log groups, and the bucket of a trail: they have no name of the baseline. The link in a mail of SNS ends its subscription without any right.",
  "The step from blocking all public sharing of snapshots back to blocking new sharing only: it is the call that switches the block on, which stays open because it tightens.",
  "Switching on an access key that was switched off: it is the same call as switching it off.",
  "Whoever deploys or responds: both are exempt. The responder can raise the size of a service of ECS, a node group or a Batch environment by the call that lowers it.",
  "A support case that asks for a larger quota, and theft of data or domains.",
];

const WAYS_TO_ATTACH: readonly Entry[] = [
  {
    head: "organization",
    text: "service control policies on the given targets",
    facts: [
      ["binds", "every principal of the member accounts"],
      ["does not bind", DOES_NOT_BIND.scp],
    ],
  },
  {
    head: "account: attached",
    text: "managed policies on the named groups and roles, and on the baseline's own groups",
    facts: [
      ["binds", "the users of these groups, and these roles"],
      ["does not bind", DOES_NOT_BIND.managed],
    ],
  },
  {
    head: "account: boundary",
    text: "permissions boundary that every role must carry which bound principals make",
    facts: [
      ["binds", "what bound principals make, and roles that you give it to"],
      ["does not bind", DOES_NOT_BIND.boundary],
    ],
  },
];

/** The services of `unusedServices` of a kind: by name, why, and what is denied. */
const closedServices = (ofThatKind: (service: (typeof PAID_SERVICES)[number]) => boolean): string =>
  PAID_SERVICES.filter(ofThatKind)
    .map((service) => {
      const head = `**${code(service.id)}**${service.deniedByDefault ? "" : ", not denied by default"}`;
      return `- ${head}: ${service.reason} (${[...closedOf(service)].sort().map(code).join(", ")})`;
    })
    .join("\n");

const titlesOf = (access: readonly { title: string }[]): string =>
  access.map(({ title }) => title.toLowerCase()).join(", ");

/** What launches with an ordinary role, so that the deny of fleets closes its new nodes. Service-linked roles are never bound. */
const WITH_OWN_ROLES = [
  ...CLUSTER_LAUNCHERS.map(({ title, role }) => `${title} (${role})`),
  "AWS PCS",
  "EMR (its service role)",
];

/** What the denies close in allowed regions and the boundary does not, as a policy writes it. */
function leftByBoundary(): string[] {
  const home = emitted(GuardrailMode.Account, [HOME]).find(({ kind }) => kind === "boundary")!.document;
  const closed = home.Statement.filter(({ Effect, Condition }) => Effect === "Deny" && !Condition).flatMap(
    ({ Action }) => listed(Action).map(patternOf),
  );
  return [...closedActions(UNUSED_BY_DEFAULT), ...PURCHASES].filter(
    (action) => !closed.some((pattern) => pattern.test(action)),
  );
}

/** The denies of an organization that spare what sets its accounts up. */
const sparingOrganization = (): string =>
  emitted(GuardrailMode.Organization, [HOME])
    .filter(({ document }) => minify(document).includes("stacksets-exec"))
    .map(({ name }) => `the ${name.replace("-", " ")}`)
    .join(", ")
    .replace(/, (?=[^,]*$)/, " and ");

/** What the guardrails are, for whom, how long, and how each statement is proved. */
export async function guardrailsPage(): Promise<Page> {
  const decisions = ROWS.reduce((sum, row) => sum + row.modes.length, 0);
  const proofs = await mutations();
  return page(
    "docs/guardrails.md",
    "domain/documents and tests/guardrails",
    "# Guardrails",
    "Policy documents that make a leaked key harmless. `npx ringfence guardrails --allowed-regions ap-southeast-2 --mode organization` prints them without AWS and without Pulumi. How to use them: [operations](operations.md).",
    "## Three ways to attach",
    entries(WAYS_TO_ATTACH),
    `Roles at the path ${code(EXEMPT_PATH)} (${titlesOf(LEAST_PRIVILEGE.filter(({ exempt }) => exempt))}) are spared. In mode organization, Control Tower's and StackSets' roles are spared by ${sparingOrganization()}. \`guardrails.exemptPrincipals\` adds yours. The persistence deny lets nobody who is bound make, change or pass one of them.`,
    "## What the guardrails do to what already runs",
    "They end no machine and close no connection. A deny holds for calls of bound principals from the moment it is attached: a stopped machine of a type that is not allowed cannot be started again by them; a pipeline that makes roles must give them the boundary (mode account); a service in `unusedServices` answers them no call, or makes nothing new for them where the list says so. Nothing is attached that you did not name, but to the baseline's own groups, which are empty at first. Look through [what each statement denies](#what-each-statement-denies) before you name a group.",
    `What runs and replaces its own machines can shrink all the same. ${WITH_OWN_ROLES.join(", ")} start nodes by ${code("ec2:CreateFleet")} or ${code("ec2:RunInstances")} with a role of yours, and not with a service-linked one. Where that role is bound, a node that ends is not replaced: in mode organization it is bound in every member account, in mode account where you named it or where a bound principal made it with the boundary. Before you bind, name it in ${code("guardrails.allowedLaunchers")} where it is one of ${CLUSTER_LAUNCHERS.map(({ id }) => code(id)).join(", ")}: it may then ask for fleets, and every other deny goes on holding for it, spot and instance types among them. The others belong in ${code("guardrails.exemptPrincipals")}; they may then start whatever their own policies allow, and the boundary spares nobody: let somebody who is not bound make such a role, without the boundary. An update of a group of Auto Scaling at the newest version of its launch template is a trial launch with the rights of who updates, so that the limits on types hold for it, too.`,
    "## Sizes",
    `Characters as sent to AWS. AWS takes 10,240 for a service control policy since May 2026; the documents stay within the older ${DOCUMENT_LIMITS.scp}. At least a tenth of each stays free, but for the boundary, which cannot become two. A deny that does not fit becomes two policies; at most ${DENIES_ATTACHED.scp} are attached to a target, and at most ${DENIES_ATTACHED.managed} of the ten policies of a group or role are denies. When a statement moves to another policy of the same guard, the new one is attached before the old one loses it.`,
    table(["mode", "allowed regions", "document", "kind", "characters", "at most"], sizes()),
    "## Services that `unusedServices` closes",
    "These are denied whole, so that what runs answers no call:",
    closedServices(({ newOnly }) => !newOnly),
    "Of these only what makes new ones is denied; what runs goes on:",
    closedServices(({ newOnly }) => newOnly === true),
    "A list in `unusedServices` replaces the default: to open one service, write the others. Before you bind somebody, see [what is in use](operations.md#what-is-in-use).",
    "## Launchers and tools that are let in",
    "Nobody by default. `guardrails.allowedLaunchers` lets roles ask for fleets of the type `instant`: each request must give its machines the tag below, which only such a request can, and no type that is not allowed. EC2 starts the machines with the rights of the role, so that spot, other types and other regions stay denied to it. A role that carries the boundary may do the same; there the type is judged when the machine starts.",
    table(
      ["launcher", "for", "role", "tag of each machine", "its policy"],
      CLUSTER_LAUNCHERS.map(({ id, title, role, tag, source: url }) => [code(id), title, role, code(tag), source(url)]),
    ),
    "`guardrails.toolRegions` lets roles work on stacks in us-east-1 or us-west-2, beside what is [open to everybody](global-services.md) there: functions, yes; machines, containers, databases and models, no. Nobody who is bound can make or change such a role, so whoever bootstraps a tool is exempt. The boundary opens nothing for it: make the role without.",
    STACK_WORK.map(
      ({ actions, reason, source: url }) => `- ${actions.map(code).join(", ")}: ${reason} (${source(url)})`,
    ).join("\n"),
    "## Launches",
    "The calls that start what costs money, keep it running, or raise it. Regions that are not allowed are closed to all of them; the freeze denies them everywhere.",
    "What a call starts, and what becomes of it in allowed regions:",
    LAUNCHES.map(
      (launcher) => `- **${launcher.starts}**, ${atHome(launcher)} (${launcher.actions.map(code).join(", ")})`,
    ).join("\n"),
    `Instance types that bound principals may start by default: ${ALLOWED_INSTANCE_TYPES.map(code).join(", ")}.`,
    "## Sign-in, tokens and grants",
    "Ways that AWS added to sign in, to lend an identity or to let somebody in, and what was decided about each. Identity Center is judged by the verb: whatever changes it is denied in every region, whatever looks is not.",
    "What a call does, and what becomes of it for bound principals:",
    GRANTS.map(
      ({ actions, does, open, source: url }) =>
        `- ${actions.map(code).join(", ")} [${does}](${url}); ${open === undefined ? "denied" : `open: ${open}`}`,
    ).join("\n"),
    "## Least privilege",
    ...leastPrivilegeSection(),
    "The billing group sees no page of Billing until the root user activates [IAM access to billing information](https://docs.aws.amazon.com/IAM/latest/UserGuide/getting-started-account-iam.html), once for the account; it is on from the start only in member accounts that Organizations made.",
    `The deploy policy is made from ${OWN_CALLS.length} actions: ${OWN_CALLS.filter(({ known }) => known === "seen").length} that \`pulumi up\`, refresh and destroy of the whole baseline were seen to make in the sandbox, after changes by hand too, and ${OWN_CALLS.filter(({ known }) => known === "read").length} that only the source of the real provider shows ([each with its reason](sandbox-differences.md#calls-of-an-apply-a-refresh-and-a-destroy)).`,
    "## What the boundary leaves to the other denies",
    `A boundary is one policy of ${DOCUMENT_LIMITS.boundary} characters. It closes what runs code, answers with models, buys machines, or makes a way in. In allowed regions these are denied by the policies that hang on whoever makes such a role, and in mode organization on everybody, but not by the boundary itself: ${leftByBoundary().map(code).join(", ")}; classes of databases and caches; termination protection.`,
    "## What the guardrails do not stop",
    LEFT_OPEN.map((gap) => `- ${gap}`).join("\n"),
    "## What each statement denies",
    "As emitted for one allowed region in mode account; the service control policies have the same statements but for those about the boundary. Exempt principals are left out.",
    ...emitted(GuardrailMode.Account, [HOME]).flatMap(statements),
    ...statements({ name: "freeze", document: freeze(exemptPrincipals(GuardrailMode.Account, [])) }),
    "The freeze hangs on nobody until somebody attaches it: [an emergency](operations.md#an-emergency).",
    "## Proof",
    `A matrix of ${ROWS.length} calls is evaluated with [iam-simulate](https://github.com/cloud-copilot/iam-simulate) in ${MODES.length} modes: ${decisions} decisions, each with its reason and source ([tests/guardrails/cases](../tests/guardrails/cases)). It is an evaluator of the published rules of IAM, not AWS itself.`,
    `Each of the ${proofs.mutants} statements was taken away once; a row of the matrix fails every time:`,
    ...proofs.tables,
  );
}
