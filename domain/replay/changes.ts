import { CLUSTER_LAUNCHERS, ClusterLauncherId } from "../documents/actions/cluster-launchers";
import { typesLike } from "../documents/actions/instance-types";
import { actionsOfServices, PAID_SERVICES } from "../documents/actions/paid-services";
import { stackActions } from "../documents/actions/stacks";
import { withDefaults } from "../documents/document-args";
import type { Request } from "../documents/evaluate";
import type { GuardrailDocumentsArgs } from "../documents/guardrails/guardrail-documents";
import type { AllowedLauncher } from "../documents/guardrails/fleets";
import type { ToolRegion } from "../documents/guardrails/tool-regions";
import { patternOf } from "../documents/pattern";
import { GLOBAL_EVENT_REGIONS, isRegion } from "../regions/regions";

/** A setting that can be widened, so that calls pass which are denied now. */
export interface ChangeKind {
  /** The setting, as the stack configuration names it. */
  setting: string;
  /**
   * How much one opens, compared with the others: the smallest set is the lightest. One instance type is 1; a way round all
   * guardrails must cost more than every honest way through them.
   */
  weight(value: string): number;
  /** Values that could let a request pass. */
  propose(request: Request, principal: string, args: GuardrailDocumentsArgs): string[];
  apply(args: GuardrailDocumentsArgs, value: string): GuardrailDocumentsArgs;
  /** What the setting is now, its default included. */
  now(args: GuardrailDocumentsArgs): readonly unknown[];
  /** What it opens, in words. */
  opens(value: string): string;
}

/** One change of the settings. */
export interface Change {
  kind: ChangeKind;
  value: string;
}

const valuesOf = ({ context }: Request, key: string): readonly string[] => context.values.get(key.toLowerCase()) ?? [];

/** Keys that hold a type of machine, with what stands before it. */
const TYPE_KEYS: readonly (readonly [key: string, before: string])[] = [
  ["autoscaling:InstanceTypes", ""],
  ["cloud9:InstanceType", ""],
  ["ec2:InstanceType", ""],
  ["elasticache:CacheNodeType", "cache."],
  ["rds:DatabaseClass", "db."],
  ["sagemaker:InstanceTypes", "ml."],
];

const typesIn = (request: Request): string[] =>
  TYPE_KEYS.flatMap(([key, before]) =>
    valuesOf(request, key).flatMap((value) => (value.startsWith(before) ? [value.slice(before.length)] : [])),
  );

const isPattern = (type: string): boolean => type.includes("*");

const servicesOf = (action: string): string[] =>
  PAID_SERVICES.filter(({ actions }) =>
    actions.some((pattern) => patternOf(pattern.toLowerCase()).test(action.toLowerCase())),
  ).map(({ id }) => id);

const isRole = (arn: string): boolean => arn.includes(":role/");

/** `<name>=<ARN of a role>`, as the command line takes it. */
const named = (name: string, role: string): string => `${name}=${role}`;
const nameIn = (value: string): string => value.slice(0, value.indexOf("="));
const roleIn = (value: string): string => value.slice(value.indexOf("=") + 1);

/** Entries with one more role: in the entry of its name, or in one of its own. */
function withRole<E extends { roles: readonly string[] }>(
  entries: readonly E[],
  fresh: E,
  isSame: (entry: E) => boolean,
): E[] {
  if (!entries.some(isSame)) return [...entries, fresh];
  return entries.map((entry) => (isSame(entry) ? { ...entry, roles: [...entry.roles, ...fresh.roles] } : entry));
}

const STACK_ACTIONS = stackActions().map((pattern) => patternOf(pattern.toLowerCase()));

const isUser = (arn: string): boolean => arn.includes(":user/");

/** Every setting that a change list may propose, the one that opens least first. A further one is one more row. */
export const CHANGE_KINDS: readonly ChangeKind[] = [
  {
    setting: "guardrails.allowedInstanceTypes",
    // A family is worth it when three of its sizes are in use.
    weight: (type) => (isPattern(type) ? 3 : 1),
    propose: (request) =>
      typesIn(request)
        .flatMap((type) => [type, `${type.split(".")[0]}.*`])
        .filter((type) => typesLike(type).length > 0),
    apply: (args, type) => ({
      ...args,
      allowedInstanceTypes: [...withDefaults(args).allowedInstanceTypes, type],
    }),
    now: (args) => withDefaults(args).allowedInstanceTypes,
    opens: (type) =>
      isPattern(type)
        ? `machines and databases of every size of ${type.split(".")[0]}, for everybody`
        : `machines and databases of type ${type}, for everybody`,
  },
  {
    setting: "guardrails.unusedServices",
    weight: () => 5,
    propose: ({ action }, _, args) => servicesOf(action).filter((id) => withDefaults(args).unusedServices.includes(id)),
    apply: (args, id) => ({ ...args, unusedServices: withDefaults(args).unusedServices.filter((each) => each !== id) }),
    now: (args) => withDefaults(args).unusedServices,
    opens: (id) => `${actionsOfServices([id]).join(", ")} in the allowed regions, for everybody`,
  },
  {
    setting: "guardrails.allowedLaunchers",
    weight: () => 8,
    propose: (request, principal) =>
      request.action === "ec2:CreateFleet" && isRole(principal)
        ? CLUSTER_LAUNCHERS.filter(({ tag }) => valuesOf(request, `aws:RequestTag/${tag}`).length > 0).map(({ id }) =>
            named(id, principal),
          )
        : [],
    apply: (args, value) => {
      const [launcher, roles] = [nameIn(value) as ClusterLauncherId, [roleIn(value)]];
      const isSame = (entry: AllowedLauncher): boolean => entry.launcher === launcher;
      return { ...args, allowedLaunchers: withRole(args.allowedLaunchers ?? [], { launcher, roles }, isSame) };
    },
    now: ({ allowedLaunchers = [] }) => allowedLaunchers,
    opens: (value) => `fleets of ${nameIn(value)} on demand and of allowed types, for ${roleIn(value)}`,
  },
  {
    setting: "guardrails.toolRegions",
    weight: () => 8,
    propose: (request, principal, { allowedRegions }) =>
      isRole(principal) && STACK_ACTIONS.some((pattern) => pattern.test(request.action.toLowerCase()))
        ? valuesOf(request, "aws:RequestedRegion")
            .filter((region) => GLOBAL_EVENT_REGIONS.includes(region) && !allowedRegions.includes(region))
            .map((region) => named(region, principal))
        : [],
    apply: (args, value) => {
      const [region, roles] = [nameIn(value), [roleIn(value)]];
      const isSame = (entry: ToolRegion): boolean => entry.region === region;
      return { ...args, toolRegions: withRole(args.toolRegions ?? [], { region, roles }, isSame) };
    },
    now: ({ toolRegions = [] }) => toolRegions,
    opens: (value) => `stacks in ${nameIn(value)}, without machines, for ${roleIn(value)}`,
  },
  {
    setting: "allowedRegions",
    weight: () => 20,
    propose: (request, _, { allowedRegions }) =>
      valuesOf(request, "aws:RequestedRegion").filter((region) => isRegion(region) && !allowedRegions.includes(region)),
    apply: (args, region) => ({ ...args, allowedRegions: [...args.allowedRegions, region] }),
    now: ({ allowedRegions }) => allowedRegions,
    opens: (region) => `every service in ${region}, within the other guardrails, for everybody`,
  },
  {
    setting: "guardrails.exemptPrincipals",
    // A key of a user can leak, and an exempt one is bound by nothing.
    weight: (arn) => (isUser(arn) ? 400 : 100),
    propose: (_, principal) => (/:(role|user)\//.test(principal) ? [principal] : []),
    apply: (args, arn) => ({ ...args, exemptPrincipals: [...(args.exemptPrincipals ?? []), arn] }),
    now: ({ exemptPrincipals = [] }) => exemptPrincipals,
    opens: (arn) =>
      isUser(arn)
        ? `everything for ${arn}: whoever finds its key is bound by nothing; move its work to a role instead`
        : `everything that its own policies allow, for ${arn}: no guardrail binds it`,
  },
];

/** What a change says in the configuration: what is added, or for services that are in use after all, taken out. */
export const sign = ({ kind }: Change): "+" | "-" => (kind.setting === "guardrails.unusedServices" ? "-" : "+");

/** A role that nobody has. */
const NOBODY = "arn:aws:iam::000000000000:role/nobody";

/**
 * Settings under which the documents ask of a call everything that they may ask under any change: a service that is no
 * longer denied whole gets limits of its own, and so do fleets once somebody may ask for one.
 */
export const widest = (args: GuardrailDocumentsArgs): GuardrailDocumentsArgs => ({
  ...args,
  unusedServices: [],
  allowedLaunchers: [...(args.allowedLaunchers ?? []), { launcher: ClusterLauncherId.Karpenter, roles: [NOBODY] }],
});
