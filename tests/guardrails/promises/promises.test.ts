import { type AccessId, LEAST_PRIVILEGE } from "../../../domain/documents/access/table";
import { covers } from "../../../domain/documents/evaluate";
import { GuardrailMode } from "../../../domain/documents/guardrails/mode";
import { ALLOWED, type Hanging, hangingOn, kindOf, MODES } from "./default-documents";
import { callsOf, decide, type PromisedCall } from "./decide-promise";
import { type Promised, type Promises, sentenceOf } from "./promise";
import { PROMISES } from "./promises";

const IDS = Object.keys(PROMISES) as AccessId[];

const describeCall = ({ call, place, resource, context, signIn, frozen }: PromisedCall): string =>
  [`${call} at ${place}`, resource, context && JSON.stringify(context), signIn, frozen && "frozen"]
    .filter(Boolean)
    .join(", ");

/** The calls of the promises that are not decided as they say. */
async function broken(
  id: AccessId,
  promises: readonly Promised[],
  wanted: boolean,
  hanging: Hanging,
): Promise<string[]> {
  const of = async (promise: Promised) => {
    const calls = await callsOf(promise);
    const decided = await Promise.all(calls.map((call) => decide(id, call, hanging)));
    return calls
      .filter((_, index) => decided[index] === !wanted)
      .map((call) => `${wanted ? "can" : "cannot"} ${sentenceOf(promise)}: ${describeCall(call)}`);
  };
  return (await Promise.all(promises.map(of))).flat();
}

describe.each(IDS)("the promises of %s", (id) => {
  const { can, cannot } = PROMISES[id];

  // Denies only take away: what is allowed beside all of them is allowed beside some.
  it.each(MODES.filter((mode) => mode !== GuardrailMode.None))("are kept in mode %s: what it can", async (mode) => {
    const found = await Promise.all(ALLOWED.map((allowed) => broken(id, can, true, hangingOn(id, mode, allowed))));
    expect(found.flat()).toEqual([]);
  });

  // And what is denied without them is denied beside them. So no promise depends on a guardrail that is switched off.
  it("are kept without guardrails: what it cannot", async () => {
    const found = await Promise.all(
      ALLOWED.map((allowed) => broken(id, cannot, false, hangingOn(id, GuardrailMode.None, allowed))),
    );
    expect(found.flat()).toEqual([]);
  });

  it("cover each statement of its policies that allows something", async () => {
    const hanging = hangingOn(id, GuardrailMode.None, ALLOWED[0]!);
    const calls = (await Promise.all(can.map(callsOf))).flat();
    const sids = hanging.rights.flatMap(({ Statement }) => Statement.filter(({ Effect }) => Effect === "Allow"));
    const idle = await Promise.all(
      sids.map(async (statement) => {
        const rights = hanging.rights.map((document) => ({
          ...document,
          Statement: document.Statement.filter(({ Sid }) => Sid !== statement.Sid),
        }));
        const about = calls.filter(({ call }) => covers(statement, call));
        const decided = await Promise.all(about.map((call) => decide(id, call, { ...hanging, rights })));
        return decided.includes(false) ? [] : [statement.Sid];
      }),
    );
    expect(idle.flat()).toEqual([]);
  });
});

describe("what the freeze takes", () => {
  // Only the freeze takes it, which is another document in an organization.
  const frozen = ({ cannot }: Promises): Promised[] =>
    cannot.map((promise) => ({ ...promise, rows: promise.rows.filter((row) => row.frozen) }));

  it.each(MODES)("is taken in mode %s", async (mode) => {
    for (const id of IDS) {
      expect(await broken(id, frozen(PROMISES[id]), false, hangingOn(id, mode, ALLOWED[0]!))).toEqual([]);
    }
  });
});

describe("every person", () => {
  const people = IDS.filter((id) => kindOf(id) === "group");

  it.each(people)("does none of the work of %s without MFA, or with an access key alone", async (id) => {
    const work = PROMISES[id].can.flatMap((promise) => ({
      ...promise,
      rows: promise.rows.filter(({ signIn }) => signIn === undefined),
    }));
    for (const signIn of ["without MFA", "access key"] as const) {
      const rows = work.map((promise) => ({ ...promise, rows: promise.rows.map((row) => ({ ...row, signIn })) }));
      expect(await broken(id, rows, false, hangingOn(id, GuardrailMode.None, ALLOWED[0]!))).toEqual([]);
    }
  });
});

describe("the sentences", () => {
  const sentences = IDS.flatMap((id) =>
    Object.entries(PROMISES[id] satisfies Promises).flatMap(([kind, promises]: [string, readonly Promised[]]) =>
      promises.map((promise) => ({ id, kind, promise })),
    ),
  );

  it("are of every holder of the table, in its order", () => {
    expect(IDS).toEqual(LEAST_PRIVILEGE.map(({ id }) => id));
  });

  it("each have calls that are decided, and stand once", async () => {
    const calls = await Promise.all(sentences.map(({ promise }) => callsOf(promise)));
    expect(sentences.filter((_, index) => calls[index]!.length === 0)).toEqual([]);
    const texts = sentences.map(({ id, kind, promise }) => `${id} ${kind} ${sentenceOf(promise)}`);
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });

  it("say nothing of regions themselves: the words come from the places that are decided", () => {
    const texts = sentences.map(({ promise: { says } }) => says);
    expect(
      texts.filter((says) => !/^[a-z].*[^.\s]$/.test(says) || /\b(allowed|idle|other) regions?\b/.test(says)),
    ).toEqual([]);
  });
});
