import type { CommandIO, MetadataBearer } from "@smithy/types";
import type { Item, Probe } from "../probes/probe";

/** What a journal can hold, and a call can be made of. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** A word of what a thing was like; nothing where there is none. */
export const wordOf = (value: Json | undefined): string => (typeof value === "string" ? value : "");

/** One thing that was found in the account. All of its words are an attacker's: escape them. */
export interface Found extends Item {
  tags?: Readonly<Record<string, string>>;
  /** What made it, `<service>:<id or ARN>`: a group, a fleet, a stack. What is spared spares what it made. */
  partOf?: readonly string[];
  /** What the calls need to know, and what it was like before them. */
  was?: Readonly<Record<string, Json>>;
}

/** What a call acts on. */
export type Target = Pick<Found, "id" | "arn"> & { was: Readonly<Record<string, Json>> };

/** The words of a call's targets that were not done, with the reason of each: id -> reason. */
type Failures = ReadonlyMap<string, string>;

type CommandClass<Input extends object, Output extends MetadataBearer> = new (input: Input) => CommandIO<Input, Output>;

/** What is kept of an answer: file name -> content. */
export type Kept = Readonly<Record<string, string>>;

interface ActOf<Input extends object, Output extends MetadataBearer> {
  command: CommandClass<Input, Output>;
  input(targets: readonly Target[]): Input;
  /** Targets of one call. Default: 1. */
  batch?: number;
  /** Targets go into one call only where this is the same, such as their zone. Default: any. */
  together?(target: Target): string;
  /** ARN of the policy that the call is about. Default: none. */
  policy?(target: Target): string;
  /** False where there is nothing to do. Default: always. */
  when?(target: Target): boolean;
  /** Answers that name what was not done. */
  failures?(answer: Output): Failures;
  /** Names of errors that say it is so already. */
  already?: RegExp;
  /** Names of errors that another act of the same row makes harmless, and why. */
  spared?: { error: RegExp; because: string };
  /** What is done to each target before it is tried alone: a call with many targets refuses all of them because of one. */
  alone?: Act;
  /** Evidence in an answer. */
  keep?(answer: Output, target: Target): Kept;
  /** What takes it back. Absent: nothing does. */
  undo?: Act;
  /** Seconds until `undo` is harmless: sessions that were opened before run on. Default: 0. */
  undoAfter?: number;
}

/** One call that acts, as data. */
export type Act = ActOf<object, MetadataBearer>;

/** An act with the types of its command kept while it is written. */
export const act = <Input extends object, Output extends MetadataBearer>(row: ActOf<Input, Output>): Act =>
  row as unknown as Act;

/** What a look may need to know. */
export interface LookContext {
  since: Date;
  /** Names of the users whose keys and sign-ins are looked at. */
  users: readonly string[];
}

/** What decides whether a row acts on something: its age, that somebody named it, that it is a principal, or nothing does. */
type Choice = "since" | "suspects" | "principals" | "samples";

/** What `contain` looks for, and what it does about it. */
export interface Row {
  id: string;
  /** Default: `since`. */
  choose?: Choice;
  /** Finds what is active, and nothing that was stopped already: a second look then says whether it is done. */
  look: Probe<never, Found> | ((context: LookContext) => Probe<never, Found>);
  /** In order. None: it is only listed. */
  acts: readonly Act[];
}

/** A probe whose items are things. */
export const looks = <C extends Probe["calls"]>(probe: Probe<C, Found>): Probe<never, Found> =>
  probe as unknown as Probe<never, Found>;

export const lookOf = ({ look }: Row, context: LookContext): Probe<never, Found> =>
  typeof look === "function" ? look(context) : look;

/** The operation of a command: `TerminateInstances`. */
export const operationOf = ({ command }: Act): string => command.name.replace(/Command$/, "");

/** Tags as a record, however a service writes them. */
export const tagsOf = (
  tags: readonly { Key?: string; Value?: string; key?: string; value?: string }[] | undefined,
): Record<string, string> =>
  Object.fromEntries((tags ?? []).map((tag) => [tag.Key ?? tag.key ?? "", tag.Value ?? tag.value ?? ""]));
