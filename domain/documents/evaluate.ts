import { type Context, contextOf, holds, matches } from "./conditions";
import type { PolicyDocument, Statement } from "./document";
import { patternOf } from "./pattern";
import { every, not, some, type Truth } from "./truth";

/** A call to AWS, as far as it is known. */
export interface Request {
  /** `service:Action`, as IAM names it. */
  action: string;
  /** ARN that the call acts on; `*` for an action that acts on none. Absent: not known. */
  resource?: string;
  context: Context;
}

/** A statement that is ready to be asked often. */
interface Compiled {
  statement: Statement;
  covers(action: string): boolean;
  resources: readonly string[];
  /** True when the resources are those that are not meant. */
  others: boolean;
  /** Operator, key, and what is listed. */
  condition: readonly (readonly [operator: string, key: string, listed: readonly string[]])[];
}

/** Documents that are ready to be asked often: what an action meets in them is found once. */
export interface Policies {
  statements: readonly Compiled[];
  met: Map<string, readonly Compiled[]>;
}

const listed = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());

/**
 * Whether one of the patterns names an action. They are sorted by service, because a document has hundreds of them.
 * Actions are compared without regard to case: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function namesActions(patterns: readonly string[]): (action: string) => boolean {
  const services = new Map<string, RegExp[]>();
  const anywhere: RegExp[] = [];
  for (const pattern of patterns.map((each) => each.toLowerCase())) {
    const [service = "", action = ""] = pattern.split(":");
    if (/[*?]/.test(service)) anywhere.push(patternOf(pattern));
    else services.set(service, [...(services.get(service) ?? []), patternOf(action)]);
  }
  return (action) => {
    const lower = action.toLowerCase();
    const colon = lower.indexOf(":");
    const name = lower.slice(colon + 1);
    const own = services.get(lower.slice(0, colon));
    return (own?.some((each) => each.test(name)) ?? false) || anywhere.some((each) => each.test(lower));
  };
}

function compileStatement(statement: Statement): Compiled {
  const names = namesActions(listed(statement.NotAction ?? statement.Action));
  return {
    statement,
    covers: statement.NotAction ? (action) => !names(action) : names,
    resources: listed(statement.NotResource ?? statement.Resource ?? "*"),
    others: statement.NotResource !== undefined,
    condition: Object.entries(statement.Condition ?? {}).flatMap(([operator, tests]) =>
      Object.entries(tests).map(([key, values]) => [operator, key, listed(values)] as const),
    ),
  };
}

const ready = new WeakMap<Statement, Compiled>();

const compiled = (statement: Statement): Compiled => {
  const known = ready.get(statement) ?? compileStatement(statement);
  ready.set(statement, known);
  return known;
};

export const compile = (documents: readonly PolicyDocument[]): Policies => ({
  statements: documents.flatMap(({ Statement: statements }) => statements.map(compiled)),
  met: new Map(),
});

/** Whether a statement says anything about an action, whatever its resources and its condition. */
export const covers = (statement: Statement, action: string): boolean => compiled(statement).covers(action);

function met({ statements, met: known }: Policies, action: string): readonly Compiled[] {
  let found = known.get(action);
  if (found === undefined) known.set(action, (found = statements.filter((each) => each.covers(action))));
  return found;
}

/**
 * Which statements speak of an action, as a text. Actions with one and the same text are decided alike, as long as nothing
 * else differs: who decides about all actions of AWS decides once for each text.
 */
export const statementsMet = ({ statements }: Policies, action: string): string =>
  statements.map((each, index) => (each.covers(action) ? index : "")).join();

const onResource = (patterns: readonly string[], { resource, context }: Request): Truth => {
  if (patterns.includes("*")) return true;
  return resource === undefined ? undefined : some(patterns.map((pattern) => matches(resource, pattern, context)));
};

/** Whether a statement that covers the action applies to the request. */
function applies({ resources, others, condition }: Compiled, request: Request): Truth {
  const named = onResource(resources, request);
  const onIt = others ? not(named) : named;
  if (onIt === false) return false;
  return every([onIt, ...condition.map(([operator, key, values]) => holds(operator, key, values, request.context))]);
}

/** A statement that bears on a request, and whether it surely does. */
interface Found {
  statement: Statement;
  surely: boolean;
}

/** The first statement of an effect that surely applies, else the first that may. */
function find(policies: Policies, effect: Statement["Effect"], request: Request): Found | undefined {
  let perhaps: Found | undefined;
  for (const each of met(policies, request.action)) {
    if (each.statement.Effect !== effect) continue;
    const truth = applies(each, request);
    if (truth === true) return { statement: each.statement, surely: true };
    if (truth === undefined) perhaps ??= { statement: each.statement, surely: false };
  }
  return perhaps;
}

const truthOf = (found: Found | undefined): Truth => (found === undefined ? false : found.surely || undefined);

/** The policies that a request meets, beside those of its resource. */
export interface Attached {
  /** What hangs on the principal. Absent: an administrator's, so that a denial is the work of the others. */
  identity?: Policies;
  /** Permissions boundary of the principal. */
  boundary?: Policies;
  /** Service control policies that stand beside FullAWSAccess: their denies. */
  organization?: Policies;
}

export interface Decision {
  /** Undefined when it depends on what is not known of the request. */
  allowed: Truth;
  /** The deny that surely applies, or may. Absent also where nothing allows the call. */
  denial?: Found;
}

/**
 * Who calls may always ask who that is, whatever denies it: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export const ALWAYS_ALLOWED = "sts:GetCallerIdentity";

/**
 * What AWS decides about a request within an account, with the policies of its principal: denied by an explicit deny
 * anywhere, else allowed when identity and boundary both allow it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 *
 * It is shown to decide as iam-simulate does (tests/domain/documents/evaluate-random.test.ts). What is not known stays not known:
 * who asks decides whether a doubt counts as a denial (own calls) or as a way in (`ringfence prove`).
 */
export function decide({ identity, boundary, organization }: Attached, request: Request): Decision {
  if (request.action.toLowerCase() === ALWAYS_ALLOWED.toLowerCase()) return { allowed: true };
  const denials = [organization, boundary, identity].flatMap((policies) => {
    const found = policies && find(policies, "Deny", request);
    return found ? [found] : [];
  });
  const denial = denials.find(({ surely }) => surely) ?? denials[0];
  const allows = [identity, boundary].flatMap((policies) =>
    policies ? [truthOf(find(policies, "Allow", request))] : [],
  );
  return { allowed: every([not(truthOf(denial)), ...allows]), ...(denial ? { denial } : {}) };
}

/** A call to AWS of which action, region and principal are known, and nothing else. */
export interface DeniableCall {
  /** `service:Action`, as IAM names it. */
  action: string;
  /** ARN of the role or user that calls. */
  principal: string;
  /** Region whose endpoint is called. */
  region: string;
}

/**
 * The statement that denies a call or may deny it, or undefined when none does. It answers one question before anything is
 * applied: does a configuration lock the program out of its own work? So it looks at denies only, and takes what it cannot
 * know for a denial: a doubt must lead to a question, not to an account that nobody can repair.
 */
export function denyingStatement(
  documents: readonly PolicyDocument[],
  { action, principal, region }: DeniableCall,
): Statement | undefined {
  const context = contextOf({ "aws:PrincipalArn": principal, "aws:RequestedRegion": region });
  return find(compile(documents), "Deny", { action, context })?.statement;
}
