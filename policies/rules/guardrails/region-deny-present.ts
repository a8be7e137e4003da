import { ControlState } from "../../../domain/controls/control-state";
import { BASELINE, makingOf } from "../../engine/baseline";
import { UNKNOWN } from "../../engine/reader";
import { fail, offOnPurpose, pass, undetermined } from "../../engine/verdict";
import { judgedBaseline, NO_BASELINE } from "../../facts/baseline-present";
import { ownDocumentsOf } from "../../facts/policies";
import type { ConditionLine, PolicyStatement } from "../../facts/policy-document";
import type { StackResource } from "../../resource";
import type { StackRule, Verdict } from "../../rule";

const SCP = "aws:organizations/policy:Policy";
const MANAGED = "aws:iam/policy:Policy";

/** Operators that hold for a region which is not listed. */
const UNLESS = ["StringNotEquals", "StringNotEqualsIgnoreCase", "StringNotLike", "StringNotEqualsIfExists"];

const isRegionLine = ({ operator, key }: ConditionLine): boolean =>
  key === "aws:requestedregion" && operator !== undefined && UNLESS.includes(operator);

/**
 * Everything but global services, or everything: a deny of single actions closes no region.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html
 */
const closesAll = ({ effect, actions, notActions, resources }: PolicyStatement): boolean =>
  effect.text === "Deny" &&
  (notActions.length > 0 || actions.some(({ text }) => text === "*")) &&
  resources.some(({ text }) => text === "*");

/** Regions that a statement leaves open; undefined when it is no region deny, and a list with undefined when not known. */
function openIn(statement: PolicyStatement): (string | undefined)[] | undefined {
  const line = statement.conditions.find(isRegionLine);
  return line === undefined || !closesAll(statement) ? undefined : line.values.map(({ text }) => text);
}

/** A part of a statement that may make a region deny of it, or of which nobody knows what it closes. */
const isOpen = ({ effect, actions, resources, conditions }: PolicyStatement): boolean =>
  [effect, ...actions, ...resources].some(({ text }) => text === undefined) ||
  conditions.some(({ operator, key }) => operator === undefined || key === undefined);

const same = (one: readonly (string | undefined)[], other: readonly string[]): boolean =>
  one.length === new Set([...one, ...other]).size && one.every((each) => each !== undefined && other.includes(each));

function judge(resources: readonly StackResource[], allowed: readonly string[] | undefined): Verdict[] {
  const documents = resources.flatMap((one) => [
    ...ownDocumentsOf(one, "organization"),
    ...ownDocumentsOf(one, "identity"),
  ]);
  const statements = documents.flatMap((document) => document.statements);
  const lists = statements.flatMap((statement) => openIn(statement) ?? []);
  const each = statements.flatMap((statement) => {
    const list = openIn(statement);
    return list === undefined ? [] : [{ path: statement.path, list }];
  });
  if (each.some(({ list }) => (allowed === undefined ? list.length > 0 : same(list, allowed)))) return [];
  const isUnknown =
    lists.includes(undefined) || statements.some(isOpen) || documents.some(({ unread }) => unread.length > 0);
  if (isUnknown) return [undetermined("aws:RequestedRegion of the policies")];
  const [first] = each;
  const expected = allowed === undefined ? "one" : `one that leaves ${allowed.join(", ")} open and nothing else`;
  return [
    fail(
      first?.path ?? MANAGED,
      first === undefined ? "no region deny" : `leaves ${first.list.join(", ")} open`,
      expected,
    ),
  ];
}

const baseline = (props: Record<string, unknown> = {}) => ({ type: BASELINE, name: "baseline", props });
const deny = (regions: unknown, more: object = {}) => ({
  Effect: "Deny",
  NotAction: ["iam:*", "sts:*"],
  Resource: "*",
  Condition: { StringNotEquals: { "aws:RequestedRegion": regions } },
  ...more,
});
const managed = (policy: unknown) => ({ type: MANAGED, name: "region-deny", props: { policy } });
const text = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const options = { allowedRegions: ["ap-southeast-2"] };
const documentsOf = (...names: string[]) => ({
  guardrailDocuments: Object.fromEntries(names.map((name) => [name, { arn: "arn" }])),
});

export const regionDenyPresent: StackRule<never, "allowedRegions" | "baselineStacks"> = {
  id: "region-deny-present",
  kind: "stack",
  title: "a policy denies every region that is not allowed",
  severity: "critical",
  level: "mandatory",
  onUnknown: "advisory",
  why: "A stolen key works in every region that no policy denies, and the pack sees only what goes through a preview. A deny that leaves other regions open than the pack does gives both a hole.",
  fix: "declare the component Guardrails with the allowedRegions of the pack, or switch region-guard off in the controls of AccountBaseline",
  frameworks: [
    { framework: "cis-aws", version: "7.0.0", id: "2.1.2" },
    { framework: "mitre-attack", version: "17", id: "T1535" },
  ],
  types: [SCP, MANAGED, BASELINE],
  needs: [],
  uses: ["allowedRegions", "baselineStacks"],
  options: {},

  check(stack, { allowedRegions, baselineStacks }) {
    const judged = judgedBaseline(stack, baselineStacks);
    if (judged === undefined) return [NO_BASELINE];
    const { component } = judged;
    const making = component === undefined ? ({ made: true } as const) : makingOf(component, "region-guard");
    const told = (state: string) =>
      offOnPurpose(`region-guard ${state} in ${component!.name}, so no region deny is looked for`, component!.urn);
    if (making.made === false) return [told(`is ${making.state}`)];
    const verdicts = judge(stack.resources, allowedRegions);
    if (verdicts.length === 0) return [pass];
    if (making.made === "unknown") return [undetermined("controlStates.region-guard")];
    const made = component?.props.get("guardrailDocuments");
    if (made?.state === "unknown") return [undetermined("guardrailDocuments")];
    // In mode none the owner hangs the documents up by hand, and none is in the program.
    if (made?.state === "known" && !made.keys().some((name) => name.startsWith("region-deny"))) {
      return [told("makes no policy (guardrails mode none)")];
    }
    return verdicts.map((verdict) => (verdict.kind === "fail" ? { ...verdict, urn: component?.urn } : verdict));
  },

  examples: {
    pass: [
      {
        title: "a managed policy that leaves the allowed regions open",
        options,
        subject: { resources: [baseline(), managed(text(deny(["ap-southeast-2"])))] },
      },
      {
        title: "a service control policy, beside a second statement for global services",
        options,
        subject: {
          resources: [
            baseline(documentsOf("region-deny")),
            {
              type: SCP,
              name: "region-deny",
              props: {
                type: "SERVICE_CONTROL_POLICY",
                content: text(deny(["ap-southeast-2", "us-east-1"]), deny("ap-southeast-2")),
              },
            },
          ],
        },
      },
      {
        title: "a policy of Cloud Control, in a stack that the configuration names",
        options: { ...options, baselineStacks: ["account"] },
        subject: {
          stack: "account",
          resources: [
            {
              type: "aws-native:iam:ManagedPolicy",
              name: "region-deny",
              props: { policyDocument: { Statement: [deny(["ap-southeast-2"])] } },
            },
          ],
        },
      },
      {
        title: "a deny, where the configuration has no list",
        subject: { resources: [baseline(), managed(text(deny(["eu-west-1"])))] },
      },
      {
        title: "a baseline whose documents are hung up by hand",
        options,
        subject: { resources: [baseline(documentsOf("freeze"))] },
      },
      {
        title: "a baseline without a region guard, on purpose",
        options,
        subject: { resources: [baseline({ controlStates: { "region-guard": ControlState.OffByProfile } })] },
      },
      { title: "a stack that is no baseline", options, subject: { resources: [managed(text(deny(["eu-west-1"])))] } },
    ],
    fail: [
      { title: "a baseline without a region deny", options, subject: { resources: [baseline()] } },
      {
        title: "a deny that leaves another region open too",
        options,
        subject: { resources: [baseline(), managed(text(deny(["ap-southeast-2", "eu-west-1"])))] },
      },
      {
        title: "a deny of another region than the pack allows",
        options,
        subject: { resources: [baseline(documentsOf("region-deny")), managed(text(deny(["us-west-2"])))] },
      },
      {
        title: "a deny of the calls of one service",
        options,
        subject: {
          resources: [baseline(), managed(text(deny(["ap-southeast-2"], { NotAction: undefined, Action: "ec2:*" })))],
        },
      },
      {
        title: "an allow in the place of a deny",
        options,
        subject: { resources: [baseline(), managed(text(deny(["ap-southeast-2"], { Effect: "Allow" })))] },
      },
    ],
    unknown: [
      {
        title: "a policy that shows at the deployment",
        options,
        subject: { resources: [baseline(), managed(UNKNOWN)] },
      },
      {
        title: "a deny of which the regions are not known",
        options,
        subject: {
          resources: [
            baseline(),
            {
              type: "aws-native:iam:ManagedPolicy",
              name: "region-deny",
              props: { policyDocument: { Statement: [deny([UNKNOWN])] } },
            },
          ],
        },
      },
    ],
  },
};
