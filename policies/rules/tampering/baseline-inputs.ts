import { isPlaceholderMail, isPlaceholderPhone } from "../../../domain/fields/placeholders";
import { BASELINE } from "../../engine/baseline";
import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, offOnPurpose, pass, undetermined } from "../../engine/verdict";
import type { Property, Resource } from "../../resource";
import type { Fail, ResourceRule, Verdict } from "../../rule";
import type { Settings } from "../../settings";
import { isTrue } from "./weakening";

/** Each member of a list that is not as expected; a part that is not known is not decided. */
const each = (list: Property, judge: (one: Property) => Fail[]): Verdict[] =>
  (list.state === "unknown" ? [list] : list.items()).flatMap((one): Verdict[] =>
    one.state === "unknown" ? [undetermined(one.path)] : judge(one),
  );

const judgeRegions = ({ props }: Resource, allowed: readonly string[] | undefined): Verdict[] =>
  allowed === undefined
    ? []
    : each(props.get("allowedRegions"), (one) =>
        typeof one.value === "string" && allowed.includes(one.value)
          ? []
          : [fail(one.path, show(one.value), `one of ${allowed.join(", ")}, the allowedRegions of the pack`)],
      );

function judgeBudget({ props }: Resource, most: number | undefined): Verdict[] {
  const budget = props.get("monthlyBudgetUsd");
  if (most === undefined) return [];
  return each(budget, ({ path, value }) =>
    typeof value === "number" && value > most ? [fail(path, show(value), `at most ${most} USD a month`)] : [],
  );
}

const KINDS = ["security", "billing", "operations"] as const;

const isText = (value: unknown, test: (text: string) => boolean): boolean => typeof value === "string" && test(value);

/** The address itself is not shown: it is a person's. */
function judgeContacts({ props }: Resource): Verdict[] {
  const addresses = [
    ...KINDS.map((kind) => props.get("contacts", kind, "email")),
    props.get("alerts", "emails"),
  ].flatMap((one) =>
    each(one, ({ path, value }) =>
      isText(value, isPlaceholderMail)
        ? [fail(path, "an address that nobody reads", "one that more than one person reads")]
        : [],
    ),
  );
  const phones = KINDS.map((kind) => props.get("contacts", kind, "phone")).flatMap((one) =>
    each(one, ({ path, value }) =>
      isText(value, isPlaceholderPhone)
        ? [fail(path, "a number that nobody answers", "one that somebody answers")]
        : [],
    ),
  );
  return [...addresses, ...phones];
}

const judgeTeardown = ({ props }: Resource): Verdict[] =>
  each(props.get("teardown"), ({ path, value }) =>
    isTrue(value) ? [fail(path, "true", "false, so that the guards stay when the program goes")] : [],
  );

/** How a control is switched off: `off`, false, or `enabled` among its options. */
const isOff = ({ value }: Property): boolean => value === "off" || value === false || value === "false";

/** Controls that are off on purpose make one line of advice: who owns the account decides. */
function tellSwitches({ props, name, urn }: Resource): Verdict[] {
  const controls = props.get("controls");
  if (controls.state === "unknown") return [undetermined(controls.path)];
  const off = controls.keys().filter((id) => isOff(controls.get(id)) || isOff(controls.get(id, "enabled")));
  const unknown = controls
    .keys()
    .flatMap((id) => [controls.get(id), controls.get(id, "enabled")])
    .find(({ state }) => state === "unknown");
  return [
    ...(off.length > 0 ? [offOnPurpose(`${off.join(", ")} switched off in ${name}`, urn)] : []),
    ...(unknown === undefined ? [] : [undetermined(unknown.path)]),
  ];
}

const judge = (one: Resource, settings: Settings): Verdict[] => [
  ...judgeRegions(one, settings.allowedRegions),
  ...judgeBudget(one, settings.maximumMonthlyUsd),
  ...judgeContacts(one),
  ...judgeTeardown(one),
];

const contact = { name: "Team", title: "Lead", email: "security@acme.sandbox", phone: "+61 2 9374 4000" };
const contacts = { security: contact, billing: contact, operations: contact };
const GOOD = { contacts, allowedRegions: ["ap-southeast-2"], monthlyBudgetUsd: 100 };
const subject = (props: Record<string, unknown> = {}) => ({
  type: BASELINE,
  name: "baseline",
  props: { ...GOOD, ...props },
});
const options = { allowedRegions: ["ap-southeast-2", "us-east-1"], maximumMonthlyUsd: 500 };

export const baselineInputs: ResourceRule<never, "allowedRegions" | "maximumMonthlyUsd"> = {
  id: "baseline-inputs",
  kind: "resource",
  title: "the baseline is asked for what the pack asks of everybody else",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "The widest change that a program can make is one word in the arguments of its baseline: a region more, a teardown, a budget that nothing reaches, a mailbox that nobody reads.",
  fix: "give AccountBaseline the regions of the pack, a budget below maximumMonthlyUsd and addresses that people read, and leave teardown out until the day of it",
  frameworks: [],
  types: [BASELINE],
  needs: [],
  uses: ["allowedRegions", "maximumMonthlyUsd"],
  options: {},

  check(resource, settings) {
    const verdicts = judge(resource, settings);
    return [...verdicts, ...tellSwitches(resource), ...(verdicts.length > 0 ? [] : [pass])];
  },

  examples: {
    pass: [
      { title: "a baseline of one of the pack's regions", options, subject: subject() },
      {
        title: "a baseline, where the pack has neither regions nor a cap",
        subject: subject({ monthlyBudgetUsd: 90000 }),
      },
      {
        title: "a baseline with a control that is off on purpose, which is told",
        options,
        subject: subject({ controls: { guardduty: "off", imds: { enabled: false }, budgets: { dailyUsd: 5 } } }),
      },
    ],
    fail: [
      {
        title: "a region that the pack does not allow",
        options,
        subject: subject({ allowedRegions: ["ap-southeast-2", "eu-west-3"] }),
      },
      { title: "a teardown", options, subject: subject({ teardown: true }) },
      { title: "a budget above the cap", options, subject: subject({ monthlyBudgetUsd: 5000 }) },
      {
        title: "a mailbox that nobody reads",
        options,
        subject: subject({ contacts: { ...contacts, security: { ...contact, email: "security@example.com" } } }),
      },
      {
        title: "a telephone that nobody answers",
        options,
        subject: subject({ contacts: { ...contacts, billing: { ...contact, phone: "+61 2 0000 0000" } } }),
      },
      { title: "alerts to an address of the template", options, subject: subject({ alerts: { emails: ["TODO"] } }) },
    ],
    unknown: [
      { title: "regions that are not known", options, subject: subject({ allowedRegions: UNKNOWN }) },
      { title: "a contact that is not known", options, subject: subject({ contacts: UNKNOWN }) },
      { title: "controls that are not known", options, subject: subject({ controls: UNKNOWN }) },
    ],
  },
};
