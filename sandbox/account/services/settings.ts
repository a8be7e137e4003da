import { AwsError, type Document } from "../wire/codec";
import { attributesFor, type DeclarativePolicies, declaredRefusal } from "./declarative-policies";
import { DECLARED } from "./declared-settings";
import type { Context, Operation } from "./operation";
import type { Organization } from "./organizations";

/** What a setting reads as: the output of its `get`, fixed or made of the call and of what it read as before. */
type Value = Document | ((input: Document, context: Context, before: Document) => Document);

/** A setting that calls put and read back, and on which nothing else in the account depends. */
export interface Setting {
  /** Name in the AWS CLI. */
  service: string;
  /** Whether the account has it once, or each region its own. */
  per: "account" | "region";
  /** The member of the inputs that tells settings of one kind apart; without it there is one. */
  key?: string;
  /** What is read before anybody put it; an error when there is nothing then, nor anything to reset. */
  initial: Value | AwsError;
  /** Operations that put it, and what each puts. */
  put: Record<string, Value>;
  /** What putting and resetting answer; nothing unless told. */
  answer?: (value: Document) => Document;
  /** The operation that brings the initial value back. */
  reset?: string;
  /** The operation that reads it. */
  get: string;
  /** What every one of these operations refuses. Default: nothing. */
  refuse?: (organization: Organization, input: Document, context: Context) => AwsError | undefined;
}

/** What was put, by service, setting, account, region and key. */
export type Settings = Map<string, Document>;

interface State {
  settings: Settings;
  organization: Organization;
  declarative: DeclarativePolicies;
  isMember: boolean;
}

type SettingOperation = Operation<State, Document>;

const made = (value: Value, input: Document, context: Context, before: Document): Document =>
  typeof value === "function" ? value(input, context, before) : value;

function operationsOf({ service, per, key, initial, put, answer = () => ({}), reset, get, refuse }: Setting) {
  // The management account of an organization names the member whose setting it means.
  const slot = (input: Document, { region, principal }: Context): string =>
    JSON.stringify([
      ...[service, get, input.AccountId ?? principal.accountId],
      ...[per === "region" ? region : "", key === undefined ? "" : input[key]],
    ]);
  const first = (input: Document, context: Context): Document | AwsError =>
    initial instanceof AwsError ? initial : made(initial, input, context, {});

  const own: SettingOperation = ({ settings }, input, context) =>
    settings.get(slot(input, context)) ?? first(input, context);

  /**
   * What a policy of the organization decides, and how a change of it is refused; undefined when none does. Whether one on the
   * root reaches the management account AWS says on none of its pages, so here it does not.
   */
  const declared = (state: State, input: Document, context: Context) => {
    const reached = service === "ec2" && state.isMember;
    const attributes = reached ? attributesFor(state.declarative, context.principal.accountId) : undefined;
    const value = attributes && DECLARED[get]?.(attributes, own(state, input, context) as Document);
    return attributes && value && { value, refusal: declaredRefusal(attributes) };
  };

  const read: SettingOperation = (state, input, context) =>
    declared(state, input, context)?.value ?? own(state, input, context);

  const putting =
    (value: Value): SettingOperation =>
    (state, input, context) => {
      const before = own(state, input, context);
      const stored = made(value, input, context, before instanceof AwsError ? {} : before);
      state.settings.set(slot(input, context), stored);
      return answer(stored);
    };

  const resetting: SettingOperation = ({ settings }, input, context) => {
    const wasPut = settings.delete(slot(input, context));
    const back = first(input, context);
    if (back instanceof AwsError) return wasPut ? {} : back;
    return answer(back);
  };

  const operations: [string, SettingOperation][] = [
    [get, read],
    ...Object.entries(put).map(([operation, value]): [string, SettingOperation] => [operation, putting(value)]),
    ...(reset === undefined ? [] : [[reset, resetting] satisfies [string, SettingOperation]]),
  ];
  const guarded =
    (run: SettingOperation): SettingOperation =>
    (state, input, context) =>
      refuse?.(state.organization, input, context) ?? run(state, input, context);
  const unlessDeclared =
    (run: SettingOperation): SettingOperation =>
    (state, input, context) =>
      declared(state, input, context)?.refusal ?? run(state, input, context);
  return operations.map(([operation, run]) => {
    const open = operation === get ? run : unlessDeclared(run);
    return [`${service}:${operation}`, guarded(open)] as const;
  });
}

/** The operations of settings, by service and name: `account:GetContactInformation`. */
export const settingOperations = (settings: readonly Setting[]): Record<string, SettingOperation | undefined> =>
  Object.fromEntries(settings.flatMap(operationsOf));
