import type { ControlId } from "./controls";
import { minify } from "./documents/document";
import { GUARDS, guardrailDocuments } from "./guardrails";
import { LEAST_PRIVILEGE } from "./least-privilege";
import { DOCUMENT_LIMITS } from "./limits";
import { OWN_CALLS } from "./own-calls";
import { EXEMPT_PATH } from "./own-principals";
import type { Problem } from "./problems";
import { GuardrailMode, type Settings } from "./settings";
import { controlSwitches } from "./switches";

/** What is named must fit the mode: a name without effect would look like a guard and be none. */
export function checkGuardrails({ guardrails }: Settings): Problem[] {
  const { mode, targets, groups, roles } = guardrails;
  const misplaced = (path: string, names: string[], right: string) =>
    names.length > 0 ? [{ path, message: `has no effect in mode ${mode}; remove it, or set mode: ${right}` }] : [];
  const Mode = GuardrailMode;
  return [
    ...(mode === Mode.Organization && targets.length === 0
      ? [{ path: "guardrails.targets", message: "is empty; mode organization needs the id of a root, unit or account" }]
      : []),
    ...(mode === Mode.Organization ? [] : misplaced("guardrails.targets", targets, Mode.Organization)),
    ...(mode === Mode.Account ? [] : misplaced("guardrails.groups", groups, Mode.Account)),
    ...(mode === Mode.Account ? [] : misplaced("guardrails.roles", roles, Mode.Account)),
  ];
}

/** A document that AWS would not take is found in the preview, together with every other problem. */
export function checkDocuments({ guardrails, allowedRegions, controls, profile }: Settings): Problem[] {
  const on = controlSwitches({ controls, profile });
  const result = guardrailDocuments({ ...guardrails, allowedRegions, guards: GUARDS.filter((id) => on[id]) });
  const { allowedInstanceTypes, unusedServices } = guardrails;
  const args = { allowedRegions, allowedInstanceTypes, unusedServices, calls: OWN_CALLS };
  const access = on["least-privilege"] ? LEAST_PRIVILEGE : [];
  return [
    ...("problems" in result ? result.problems : []),
    ...access.flatMap(({ id, document }) => {
      const size = minify(document(args)).length;
      if (size <= DOCUMENT_LIMITS.managed) return [];
      const message = `make the policy ${id} too long: it has ${size} characters, a policy takes ${DOCUMENT_LIMITS.managed}; name fewer allowedInstanceTypes, or more unusedServices`;
      return [{ path: "guardrails", message }];
    }),
  ];
}

/** An identity provider serves the deploy role only. */
export function checkDeploy({ existing, controls, profile }: Settings): Problem[] {
  const subject = controls["least-privilege"]?.githubSubject;
  const isOn = controlSwitches({ controls, profile })["least-privilege"];
  if (existing.githubProviderArn === undefined || (isOn && subject !== undefined)) return [];
  return [
    {
      path: "existing.githubProviderArn",
      message: isOn
        ? "has no effect without a deploy role; remove it, or name the workflow in controls.least-privilege.githubSubject"
        : "has no effect while least-privilege is off; remove it, or switch least-privilege on in controls",
    },
  ];
}

/** What the owner should know, although nothing is wrong. */
export function guardrailWarnings(settings: Settings): string[] {
  const on = controlSwitches(settings);
  const users = settings.guardrails.exemptPrincipals.filter((arn) => arn.includes(":user/"));
  return [
    ...(users.length > 0
      ? [
          `guardrails.exemptPrincipals names ${users.join(", ")}: a leaked key of an exempt user is bound by nothing; exempt roles instead`,
        ]
      : []),
    ...tamperWarnings(settings, on),
  ];
}

function tamperWarnings(settings: Settings, on: Record<ControlId, boolean>): string[] {
  const others = on["region-guard"] || on["launch-guard"];
  return on["tamper-guard"] || !others || settings.guardrails.mode === GuardrailMode.None
    ? []
    : [
        `tamper-guard is off: whoever may make roles can make one at ${EXEMPT_PATH}, which the other guards do not bind`,
      ];
}
