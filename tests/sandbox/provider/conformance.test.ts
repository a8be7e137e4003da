import { SCHEMA } from "../../../sandbox/provider/schema";
import { RESOURCE_TOKENS } from "../../../sandbox/provider/tokens";
import { UNKNOWN, withoutDefaultsKey, type Props } from "../../../sandbox/provider/values";
import { CASES } from "./cases/table";
import { urnOf, type FakeEngine, type Known } from "./engine";
import { startTestBed, type TestBed } from "./world";

let bed: TestBed;
let engine: FakeEngine;

beforeAll(async () => {
  bed = await startTestBed();
  engine = await bed.engine({ defaultTags: JSON.stringify({ tags: { managed: "pulumi" } }) });
}, 30_000);

afterAll(() => bed.stop());

test("every resource type has a case", () => {
  const covered = Object.values(CASES).map(({ token }) => token);
  expect([...new Set(covered)].sort()).toEqual([...RESOURCE_TOKENS].sort());
});

describe.each(Object.entries(CASES))("%s", (name, example) => {
  const urn = urnOf(example.token, name);
  const { outputs } = SCHEMA.resources[example.token]!;
  let needs: unknown;
  let known: Known;

  /** The inputs that Check makes of a program's; `olds` are those of before, as for an update. */
  async function checked(inputs: Props, olds?: Props): Promise<Props> {
    const result = await engine.check(urn, inputs, olds);
    expect(result.failures).toEqual({});
    return result.inputs;
  }

  test("a preview shows what AWS will decide as unknown, and a create fills it in", async () => {
    needs = await example.prepare?.(bed.world);
    const inputs = await checked(example.inputs(needs));
    const preview = await engine.create(urn, inputs, true);
    expect(Object.keys(preview.state).sort()).toEqual(
      expect.arrayContaining(Object.keys(outputs).filter((key) => outputs[key])),
    );
    const { id, state } = await engine.create(urn, inputs);
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
    const found = await engine.read(known);
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
      known = { ...known, inputs, state: await engine.update(known, inputs) };
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
    await engine.delete(known);
    const found = await engine.read(known);
    expect(found.id).toBe(example.staysBecause ? known.id : "");
    await engine.delete(known); // It is no error when it is already gone.
  });
});
