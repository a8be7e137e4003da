import type { StackFacts } from "../adoption/stack-facts";
import { GuardrailMode } from "../documents/guardrails/mode";
import type { Facts } from "./account-facts";
import type { Draft } from "./plan";
import { hasGuard } from "./unbound-users";

/** What a deny can hang on by the settings. The groups that the baseline makes itself leave with their control. */
type HolderKind = "group" | "role" | "target";

interface Held {
  kind: HolderKind;
  /** Name of a group or role; id of a target. */
  holder: string;
  /** Names of the denies that the stack holds on it. */
  denies: string[];
}

/** The attachment of a deny, as components/guardrails names it: `region-deny-group-developers`, `launch-deny-2-role-ci`. */
const ATTACHMENT = /^(.+?-deny(?:-\d+)?)-(group|role|target)-(.+)$/;

/** What the guardrails hang on by the last run, without the groups that the baseline makes itself. */
function heldBindings(prefix: string, { identities }: StackFacts): Held[] {
  const held = new Map<string, Held>();
  const stem = `${prefix}guardrails-`;
  for (const identity of identities) {
    const name = identity.slice(identity.indexOf(" ") + 1);
    const [, deny, kind, holder] = (name.startsWith(stem) && ATTACHMENT.exec(name.slice(stem.length))) || [];
    if (deny === undefined) continue;
    const known = held.get(`${kind} ${holder}`) ?? { kind: kind as HolderKind, holder: holder!, denies: [] };
    known.denies.push(deny);
    held.set(`${kind} ${holder}`, known);
  }
  return [...held.values()];
}

/** What the guardrails hang on by the settings. */
const wanted = ({ mode, groups, roles, targets }: Draft["settings"]["guardrails"]): Record<HolderKind, string[]> => ({
  group: mode === GuardrailMode.Account ? groups : [],
  role: mode === GuardrailMode.Account ? roles : [],
  target: mode === GuardrailMode.Organization ? targets : [],
});

const TAKE_OFF: Readonly<Record<HolderKind, (holder: string) => string>> = {
  group: (name) => `aws iam detach-group-policy --group-name ${name} --policy-arn <arn>`,
  role: (name) => `aws iam detach-role-policy --role-name ${name} --policy-arn <arn>`,
  target: (id) => `aws organizations detach-policy --target-id ${id} --policy-id <id>`,
};

function fate({ kind, holder, denies }: Held, teardown: boolean): string {
  const all = denies.sort().join(", ");
  return teardown
    ? `${kind} ${holder} loses ${all} when teardown was on in the last run already, and else keeps them`
    : `${kind} ${holder} keeps ${all}; to take off each: ${TAKE_OFF[kind](holder)}`;
}

/**
 * Guardrails on a group, role or target that left the settings: like every guard they stay where they are, and whoever is
 * bound by them is still denied. Said in the run that forgets them.
 */
export function leavingBindingWarnings(
  { namePrefix, settings, on }: Pick<Draft, "namePrefix" | "settings" | "on">,
  { stack }: Pick<Facts, "stack">,
): string[] {
  if (stack === undefined || !hasGuard(on)) return [];
  const named = wanted(settings.guardrails);
  const leaving = heldBindings(namePrefix, stack).filter(({ kind, holder }) => !named[kind].includes(holder));
  if (leaving.length === 0) return [];
  const fates = leaving.map((held) => `\n  - ${fate(held, settings.teardown)}`);
  return [
    `the settings bind less than the last run did, and a guard stays where it was until somebody takes it off (docs/operations.md#binding-somebody; the output guardrailDocuments has the ARNs):${fates.join("")}`,
  ];
}
