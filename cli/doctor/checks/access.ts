import { COMMAND } from "../../command";
import { madeBy } from "../../../domain/adoption/adoption";
import { BOUNDARY_ARN, DENY_ALL_ARN } from "../../../domain/documents/own-principals";
import { GuardrailMode } from "../../../domain/documents/guardrails/mode";
import { patternOf } from "../../../domain/documents/pattern";
import type { Check, Finding, Judgement } from "../check";
import { type Expected, offBecause, prefixOf, restore } from "../expected";
import { all, type Items, type Seen } from "../facts";

type Binding = Items["bindings"];

/** The denies of mode account, as the program names them. */
const DENIES = ["region-deny", "launch-deny", "persistence-deny", "service-deny", "tamper-deny"] as const;

const BOUNDARY = patternOf(BOUNDARY_ARN);
const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);

/** The denies that should hang on somebody; those that the outputs know, when they were given. The freeze is for an emergency. */
function wantedDenies({ outputs, settings }: Expected): readonly string[] {
  // A deny that does not fit into one policy is in several, of which the first has the plain name.
  if (outputs === undefined) return settings ? DENIES.filter((deny) => settings.denies.includes(deny)) : DENIES;
  return DENIES.filter((deny) => outputs.guardrailDocuments[deny]?.kind === "managed");
}

/** A managed policy that is one of the denies. */
const isDeny = (arn: string, deny: string, expected: Expected): boolean =>
  arn === expected.outputs?.guardrailDocuments[deny]?.arn ||
  madeBy(prefixOf(expected), nameOf(arn)) === `${prefixOf(expected)}guardrails-${deny}`;

const isOrganization = ({ outputs, settings }: Expected): boolean =>
  outputs === undefined
    ? settings?.mode === GuardrailMode.Organization
    : Object.values(outputs.guardrailDocuments).some(({ kind }) => kind === "scp");

const SEEN_ABOVE = "service control policies bind; what hangs on an account its management account sees";

/** Names, with how many people are in each group. */
function described(holders: readonly Binding[], users: readonly Binding[]): string {
  const words = holders.map(({ kind, id }) => {
    const people = users.filter(({ groups }) => groups.includes(id)).length;
    return kind === "group" ? `group ${id} (${people} ${people === 1 ? "user" : "users"})` : `${kind} ${id}`;
  });
  return words.join(", ");
}

function guardrailJudgement({ bindings }: Seen, expected: Expected): Judgement {
  if (bindings.length === 0) return { findings: [] };
  if (isOrganization(expected)) {
    return { findings: [], notAsked: SEEN_ABOVE };
  }
  const known = all(bindings);
  const users = known.filter(({ kind }) => kind === "user");
  const held = wantedDenies(expected).map((deny) => ({
    deny,
    holders: known.filter(({ policies }) => policies.some((arn) => isDeny(arn, deny, expected))),
  }));
  const loose = held.filter(({ holders }) => holders.length === 0).map(({ deny }) => deny);
  const todo =
    "run `pulumi up --refresh`; if they hang on nobody by the settings either, name groups in guardrails.groups";
  const findings =
    loose.length === 0
      ? []
      : [{ what: `${loose.join(", ")} ${loose.length === 1 ? "hangs" : "hang"} on nobody`, todo }];
  // Most hang on the same.
  const alike = new Map<string, string[]>();
  for (const { deny, holders } of held) {
    if (holders.length === 0) continue;
    const whom = described(holders, users);
    alike.set(whom, [...(alike.get(whom) ?? []), deny]);
  }
  const holders = held.flatMap((one) => one.holders);
  const isEmpty =
    holders.length > 0 &&
    holders.every(({ kind, id }) => kind === "group" && !users.some(({ groups }) => groups.includes(id)));
  const uneven: Finding[] =
    alike.size > 1
      ? [{ what: "the denies hang on different people, see below", todo: "run `pulumi up --refresh`" }]
      : [];
  return {
    findings: [...findings, ...uneven],
    notes: [
      ...[...alike].map(([whom, denies]) => `${denies.join(", ")} on ${whom}`),
      ...(isEmpty ? ["those groups have no user, so that the guardrails bind nobody yet; put users into them"] : []),
    ],
  };
}

/** Whether a deny of launches in other regions, or a deny of everything, is on a user. */
function isBound(
  user: Pick<Binding, "policies" | "groups" | "boundary">,
  groups: ReadonlySet<string>,
  expected: Expected,
): boolean {
  const { boundary, policies } = user;
  if (boundary !== undefined && (boundary === DENY_ALL_ARN || BOUNDARY.test(boundary))) return true;
  const binds = (arn: string) => arn === DENY_ALL_ARN || isDeny(arn, "region-deny", expected);
  return policies.some(binds) || user.groups.some((name) => groups.has(name));
}

/** Names of the groups whose members are bound. */
const bindingGroups = (bindings: readonly Binding[], expected: Expected): Set<string> =>
  new Set(
    bindings
      .filter(
        ({ kind, policies }) =>
          kind === "group" && policies.some((arn) => arn === DENY_ALL_ARN || isDeny(arn, "region-deny", expected)),
      )
      .map(({ id }) => id),
  );

/** Names of users that nothing binds. */
export function unboundUsers(bindings: readonly Binding[], expected: Expected): string[] {
  const groups = bindingGroups(bindings, expected);
  return bindings.filter((one) => one.kind === "user" && !isBound(one, groups, expected)).map(({ arn }) => arn);
}

const SHOWN = 10;

function unboundJudgement({ bindings, users }: Seen, expected: Expected): Judgement {
  if (isOrganization(expected)) return { findings: [], notAsked: SEEN_ABOVE };
  if (bindings.length === 0 || users.length === 0) return { findings: [] };
  const unbound = unboundUsers(all(bindings), expected);
  const asked = all(users).filter(({ arn }) => unbound.includes(arn));
  const holders = asked.filter(({ hasKey }) => hasKey === true).map(({ id }) => id);
  const unknown = asked.filter(({ hasKey }) => hasKey === undefined).length;
  const more = holders.length > SHOWN ? ` and ${holders.length - SHOWN} more` : "";
  const one = holders.length === 1;
  return {
    findings:
      holders.length === 0
        ? []
        : [
            {
              what: `${holders.length} ${one ? "user has an access key and is" : "users have access keys and are"} bound by nothing: ${holders.slice(0, SHOWN).join(", ")}${more}`,
              todo: `put them into a group that guardrails.groups names, give their work to a role, or delete the keys; \`${COMMAND} replay\` shows before what that would deny them`,
            },
          ],
    ...(unknown > 0 ? { notAsked: `${unknown} more users are bound by nothing and were not asked for keys` } : {}),
  };
}

/** A principal that was deleted stands in a trust policy as its unique id: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
const DELETED = /^A(?:IDA|ROA|GPA)[A-Z0-9]+$/;

interface Statement {
  Effect?: string;
  Action?: string | string[];
  Principal?: "*" | { [kind: string]: string | string[] };
}

/** Why nobody can take a role; undefined: somebody can. */
function closedBecause({ trust, policies }: Binding): string | undefined {
  if (policies.includes(DENY_ALL_ARN)) return "AWSDenyAll hangs on it";
  if (trust === undefined) return undefined;
  const { Statement: found = [] } = JSON.parse(trust) as { Statement?: Statement | Statement[] };
  const allows = [found]
    .flat()
    .filter(
      ({ Effect, Action = [] }) =>
        Effect === "Allow" && [Action].flat().some((action) => action.startsWith("sts:Assume")),
    );
  const trusted = allows.flatMap(({ Principal = {} }) => (Principal === "*" ? ["*"] : Object.values(Principal).flat()));
  if (trusted.length === 0) return "it trusts nobody";
  return trusted.every((principal) => DELETED.test(principal)) ? "whom it trusts was deleted" : undefined;
}

const ROLES = [
  { role: "auditor", stem: "least-privilege-auditor", control: "least-privilege" },
  { role: "responder", stem: "break-glass-responder", control: "break-glass" },
] as const;

function roleJudgement({ bindings }: Seen, expected: Expected): Judgement {
  if (bindings.length === 0) return { findings: [] };
  const roles = all(bindings).filter(({ kind }) => kind === "role");
  const findings = ROLES.filter(({ control }) => offBecause(expected, control) === undefined).flatMap(
    ({ role, stem }): Finding[] => {
      const found = roles.find(
        ({ id, arn }) =>
          arn === expected.outputs?.roleArns[role] || madeBy(prefixOf(expected), id) === `${prefixOf(expected)}${stem}`,
      );
      const rehearse = "try it with a second factor before you need it";
      if (found === undefined) {
        return [{ what: `the role ${role} is missing`, todo: `${restore(expected)}; then ${rehearse}` }];
      }
      const because = closedBecause(found);
      return because === undefined
        ? []
        : [
            {
              what: `nobody can take the role ${found.id}: ${because}`,
              todo: `run \`pulumi up --refresh\`, and ${rehearse}`,
            },
          ];
    },
  );
  return { findings };
}

/** Who may do what is bound, and who must be able to act can. */
export const ACCESS_CHECKS: readonly Check[] = [
  {
    id: "guardrails",
    title: "Every guardrail is attached",
    control: "region-guard",
    reads: ["bindings"],
    judge: guardrailJudgement,
  },
  {
    id: "unbound-keys",
    title: "Every user with an access key is bound",
    reads: ["bindings", "users"],
    judge: unboundJudgement,
  },
  {
    id: "roles",
    title: "The roles of the baseline can be taken",
    reads: ["bindings"],
    judge: roleJudgement,
  },
  {
    id: "root",
    title: "Root has a second factor and no access key",
    reads: ["root"],
    judge: ({ root }) => {
      const [found] = all(root);
      if (found === undefined) return { findings: [] };
      const findings: Finding[] = [];
      if (found.hasKey) {
        findings.push({
          what: "root has an access key, which nothing in this account binds",
          todo: "sign in as root and delete it",
        });
      }
      if (!found.mfa) {
        findings.push({
          what: "root has no second factor",
          todo: "sign in as root and register two devices under Security credentials",
        });
      }
      return { findings };
    },
  },
];
