import { SCHEMA } from "../../../sandbox/provider/schema/schema";
import { actionsOf } from "../../../sandbox/account/authorization/actions";
import type { Deed } from "../../../sandbox/provider/core/facts";
import { RESOURCES } from "../../../sandbox/provider/rows/table";
import { UNKNOWN, withoutDefaultsKey, type Props } from "../../../sandbox/provider/core/values";
import { urnOf, type FakeEngine, type Known } from "./engine";
import { startTestBed, type TestBed } from "./world";

let bed: TestBed;
let engine: FakeEngine;

beforeAll(async () => {
  bed = await startTestBed();
  engine = await bed.engine({ defaultTags: JSON.stringify({ tags: { managed: "pulumi" } }) });
});

afterAll(() => bed.stop());

const CASES = RESOURCES.flatMap(({ token, cases, facts }) =>
  Object.entries(cases).map(([name, example]) => ({ token, name, example, facts })),
);

test("every resource type has a case", () => {
  expect(RESOURCES.filter(({ cases }) => Object.keys(cases).length === 0).map(({ token }) => token)).toEqual([]);
});

describe.each(CASES)("$name of $token", ({ token, name, example, facts }) => {
  const urn = urnOf(token, name);
  const { outputs } = SCHEMA.resource(token);
  let needs: unknown;
  let known: Known;

  /** The inputs that Check makes of a program's; `olds` are those of before, as for an update. */
  async function checked(inputs: Props, olds?: Props): Promise<Props> {
    const result = await engine.check(urn, inputs, olds);
    expect(result.failures).toEqual({});
    return result.inputs;
  }

  /** Does it, and holds the calls that it made against the facts: none but those that the real provider has for it. */
  async function only<Result>(deeds: readonly Deed[], work: () => Promise<Result>): Promise<Result> {
    bed.account.journal.clear();
    const result = await work();
    if (!facts) return result;
    const made = await Promise.all(
      bed.account.journal
        .entries()
        .map(({ service, operation }) => actionsOf({ service, signingName: service, operation })),
    );
    const known = deeds.flatMap((deed) => {
      const { normal = [], drift = {}, never = {} } = facts.actions[deed];
      return [...normal, ...Object.keys(drift), ...Object.keys(never)];
    });
    expect([...new Set(made.flat())].filter((action) => !known.includes(action!))).toEqual([]);
    return result;
  }

  test("a preview shows what AWS will decide as unknown, and a create fills it in", async () => {
    needs = await example.prepare?.(bed.world);
    const inputs = await checked(example.inputs(needs));
    const preview = await engine.create(urn, inputs, true);
    expect(Object.keys(preview.state).sort()).toEqual(
      expect.arrayContaining(Object.keys(outputs).filter((key) => outputs[key])),
    );
    const { id, state } = await only(["create", "read"], () => engine.create(urn, inputs));
    if (typeof example.id === "function") expect(id).toBe(example.id(needs));
    else expect(id).toMatch(example.id);
    for (const [key, value] of Object.entries(withoutDefaultsKey(preview.state))) {
      if (value !== UNKNOWN) expect(state[key]).toEqual(example.rewritten?.[key] ?? value);
    }
    expect([...Object.keys(outputs), "id"]).toEqual(expect.arrayContaining(Object.keys(state)));
    known = { urn, id, inputs, state };
  });

  test("the same program again changes nothing", async () => {
    const inputs = await checked(example.inputs(needs), known.inputs);
    expect(inputs).toEqual(known.inputs);
    expect((await engine.diff(known, inputs)).detailed).toEqual({});
  });

  test("a refresh finds what was made", async () => {
    const found = await only(["read"], () => engine.read(known));
    expect(found.id).toBe(known.id);
    expect(found.state).toEqual(known.state);
    expect(found.inputs).toEqual({ ...known.inputs, ...example.rewritten });
  });

  if (example.changed) {
    test("an update changes it in place", async () => {
      const inputs = await checked(example.changed!(needs), known.inputs);
      const diff = await engine.diff(known, inputs);
      expect(diff.changed).toBe(true);
      expect(diff.replaces).toEqual([]);
      known = { ...known, inputs, state: await only(["update", "read"], () => engine.update(known, inputs)) };
      expect((await engine.diff(known, inputs)).detailed).toEqual({});
      expect((await engine.read(known)).state).toEqual(known.state);
    });
  }

  if (example.drift) {
    test("a change behind Pulumi's back is seen and repaired", async () => {
      await example.drift!(bed.world, known.id, needs);
      const found = await engine.read(known);
      const drifted = { ...known, state: found.state, inputs: found.inputs };
      const inputs = await checked(example.changed!(needs), drifted.inputs);
      const diff = await engine.diff(drifted, inputs);
      expect(Object.keys(diff.detailed)).toEqual(expect.arrayContaining(example.drifted!));
      known = { ...known, inputs, state: await engine.update(drifted, inputs) };
      expect((await engine.diff({ ...known, state: (await engine.read(known)).state }, inputs)).detailed).toEqual({});
    });
  }

  test("an import by id alone gives the inputs of the program", async () => {
    const region = known.state["region"];
    const id = example.importId?.(needs, known.state) ?? known.id;
    const found = await engine.read({ urn, id: typeof region === "string" ? `${id}@${region}` : id });
    expect(found.id).toBe(known.id);
    const imported = { urn, id: found.id, inputs: found.inputs, state: found.state };
    const ofProgram = await engine.diff(imported, known.inputs);
    expect(Object.keys(ofProgram.detailed).sort()).toEqual((example.notImported ?? []).sort());
    // A program written from what the import found changes nothing either.
    const generated = await checked(withoutDefaultsKey(found.inputs), found.inputs);
    expect((await engine.diff(imported, generated)).detailed).toEqual({});
  });

  test(example.staysBecause ? `a delete leaves it: ${example.staysBecause}` : "a delete removes it", async () => {
    await only(["delete"], () => engine.delete(known));
    const found = await engine.read(known);
    expect(found.id).toBe(example.staysBecause ? known.id : "");
    await engine.delete(known); // It is no error when it is already gone.
  });
});
