import { featureProblems, memberProblems } from "../controls/detection/detectors";
import type { Control } from "../controls/control";
import { CONTROLS, findControl } from "../controls/table";
import { overlapProblems } from "../controls/network/networks";
import { lockProblems } from "../controls/trail/trails";
import { controlSwitches, isServed } from "../controls/switches";
import { exceptionProblems } from "../documents/guardrails/exceptions";
import { FreezeMode } from "../controls/spend/freeze-mode";
import { BUDGET_LIMITS } from "../limits";
import { findRegion } from "../regions/regions";
import { administratorSettingProblems } from "./administrator-checks";
import { sharedMailboxProblems } from "./contacts";
import { ADOPTED, idleExistingProblems } from "./existing-settings";
import { idleExceptionProblems, modeProblems } from "./guardrail-checks";
import { organizationTrailProblems } from "./organization-trail-checks";
import { organizationModeProblems } from "./organization-control-checks";
import { type Problem, show } from "../fields/problems";
import type { SettingName, Settings } from "./schema";

/**
 * A region must be enabled before something can run there or watch it.
 *
 * @param say what is wrong with an allowed region that is not
 */
export const notEnabledProblems = (
  { allowedRegions, existing }: Pick<Settings, "allowedRegions" | "existing">,
  enabled: readonly string[],
  say: (name: string) => string,
): Problem[] => [
  ...allowedRegions.flatMap((name, index) =>
    enabled.includes(name)
      ? []
      : [
          {
            path: `allowedRegions[${index}]`,
            message: say(show(name)),
          },
        ],
  ),
  ...ADOPTED.flatMap(({ name, noun }) =>
    Object.keys(existing[name])
      .filter((region) => !enabled.includes(region))
      .map((region) => ({
        path: `existing.${name}.${region}`,
        message: `the region is not covered, so its ${noun} cannot be adopted; covered are ${enabled.join(", ")}`,
      })),
  ),
];

const homeProblems = ({ allowedRegions, homeRegion }: Settings): Problem[] =>
  allowedRegions.includes(homeRegion)
    ? []
    : [
        {
          path: "homeRegion",
          message: `${show(homeRegion)} is not one of allowedRegions (${allowedRegions.join(", ")}); add it there, or choose one of them`,
        },
      ];

const optInProblems = ({ allowedRegions, optInRegions }: Settings): Problem[] =>
  allowedRegions.flatMap((name, index) =>
    findRegion(name)?.optIn && !optInRegions.includes(name)
      ? [
          {
            path: `allowedRegions[${index}]`,
            message: `${show(name)} is an opt-in region; name it in optInRegions too, once it is enabled in the account`,
          },
        ]
      : [],
  );

/** A second mailbox that is the first one is none. */
const secondMailboxProblems = ({ contacts, controls }: Settings): Problem[] => {
  const email = controls["health-notifications"]?.email;
  return email !== undefined && email === contacts.security.email
    ? [
        {
          path: "controls.health-notifications.email",
          message:
            "is the address of contacts.security, which AWS tells already; name another mailbox, or remove the option",
        },
      ]
    : [];
};

/** Networks are for workloads, and workloads are for allowed regions: in an idle one the next guard would close them. */
function networkProblems({ allowedRegions, controls }: Settings): Problem[] {
  const networks = controls["workload-network"]?.networks ?? {};
  const path = "controls.workload-network.networks";
  return [
    ...Object.keys(networks)
      .filter((name) => !allowedRegions.includes(name))
      .map((name) => ({
        path: `${path}.${name}`,
        message: `is not one of allowedRegions (${allowedRegions.join(", ")}); add it there, or remove it`,
      })),
    ...overlapProblems(networks, path),
  ];
}

function alertProblems({ alerts }: Settings): Problem[] {
  const addresses = alerts.emails?.length ?? 0;
  return [
    ...(addresses > BUDGET_LIMITS.mailSubscribers
      ? [
          {
            path: "alerts.emails",
            message: `has ${addresses} addresses, a budget notification takes at most ${BUDGET_LIMITS.mailSubscribers}; use a mailing list`,
          },
        ]
      : []),
    ...(alerts.emails?.length === 0 && alerts.httpsEndpoints.length === 0
      ? [{ path: "alerts", message: "names nobody; give an address, or remove emails to alert the contacts" }]
      : []),
  ];
}

/** A control that works through another one is none without it. */
function needProblems(settings: Settings): Problem[] {
  const on = controlSwitches(settings);
  return CONTROLS.filter(({ id }) => on[id]).flatMap(({ id, needs }) =>
    needs
      .map(({ control, because }) => ({ control, needed: findControl(control), because }))
      .filter(({ control, needed }) => !on[control] && !isServed(needed, settings))
      .map(({ needed, because }) => ({
        path: `controls.${needed.id}`,
        message: `is off, but ${id} ${because}; switch it on, ${needed.servedBy ? `name what does its work in existing.${needed.servedBy}, ` : ""}or switch ${id} off too`,
      })),
  );
}

/** The fuse has a switch like every control, and a setting that says how it acts. */
function fuseSwitchProblems(settings: Settings): Problem[] {
  const { controls, freeze } = settings;
  if (freeze === FreezeMode.Off && controls["budget-fuse"]?.enabled === true) {
    const message = "is on, but freeze is off; set freeze: manual or automatic, or remove it";
    return [{ path: "controls.budget-fuse", message }];
  }
  if (freeze === FreezeMode.Automatic && !controlSwitches(settings)["budget-fuse"]) {
    const message =
      "is automatic, but nothing freezes while one of budget-fuse, budgets and freeze is off in controls; switch it on, or remove the setting";
    return [{ path: "freeze", message }];
  }
  return [];
}

/** Options alone do not switch a control on that is made only when asked for: it would look as if it were. */
const unaskedProblems = ({ controls }: Pick<Settings, "controls">): Problem[] =>
  CONTROLS.filter(({ onlyWhenAsked }: Control) => onlyWhenAsked)
    .filter(({ id }) => controls[id] !== undefined && controls[id].enabled === undefined)
    .map(({ id }) => ({
      path: `controls.${id}`,
      message:
        "has options and is off, because it is made only when asked for; write enabled: true beside them, or remove them",
    }));

/** What settings say about each other, and of which settings a check speaks: it runs when each of them has its right shape. */
export const CROSS_CHECKS: readonly { reads: readonly SettingName[]; check: (settings: Settings) => Problem[] }[] = [
  { reads: ["allowedRegions", "homeRegion"], check: homeProblems },
  { reads: ["allowedRegions", "optInRegions"], check: optInProblems },
  {
    reads: ["allowedRegions", "enabledRegions", "existing"],
    check: (settings) =>
      settings.enabledRegions
        ? notEnabledProblems(
            settings,
            settings.enabledRegions,
            (name) =>
              `${name} is not one of enabledRegions (${settings.enabledRegions!.join(", ")}); add it there, or remove it`,
          )
        : [],
  },
  { reads: ["contacts"], check: ({ contacts }) => sharedMailboxProblems(contacts) },
  { reads: ["contacts", "controls"], check: secondMailboxProblems },
  { reads: ["allowedRegions", "controls"], check: networkProblems },
  { reads: ["alerts"], check: alertProblems },
  { reads: ["controls", "profile", "existing", "freeze"], check: needProblems },
  { reads: ["controls", "profile", "freeze"], check: fuseSwitchProblems },
  { reads: ["controls"], check: unaskedProblems },
  {
    reads: ["controls"],
    check: ({ controls }) => [
      ...featureProblems(controls.guardduty ?? {}, "controls.guardduty."),
      ...memberProblems(controls.guardduty ?? {}, "controls.guardduty."),
      ...lockProblems(controls["audit-trail"] ?? {}, "controls.audit-trail."),
    ],
  },
  { reads: ["guardrails"], check: modeProblems },
  {
    reads: ["allowedRegions", "guardrails"],
    check: ({ allowedRegions, guardrails }) =>
      exceptionProblems({ allowedRegions, ...guardrails }).map(({ path, message }) => ({
        path: `guardrails.${path}`,
        message,
      })),
  },
  { reads: ["controls", "guardrails", "profile"], check: idleExceptionProblems },
  { reads: ["existing", "controls", "profile"], check: idleExistingProblems },
  {
    reads: ["controls", "guardrails", "profile"],
    check: (settings) => [
      ...organizationModeProblems(controlSwitches(settings), settings.guardrails.mode),
      ...organizationTrailProblems(controlSwitches(settings), settings),
    ],
  },
  {
    reads: ["controls", "profile", "accountId"],
    check: (settings) => administratorSettingProblems(controlSwitches(settings), settings),
  },
];
