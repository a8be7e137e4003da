import { drivenOf } from "../../../cli/check/driven";
import { readPlan } from "../../../cli/check/plan-file";
import { readState } from "../../../cli/check/state-file";
import type { Stored } from "../../../cli/check/stored";
import { UNKNOWN } from "../../../domain/pulumi/values";
import { BUCKET, exported, FLEET, ofAws, PREVIEW_PROVIDER, previewed, stored, urnOf } from "../../support/stored-stack";

const read = (result: Stored | { message: string }) => {
  if ("message" in result) throw new Error(result.message);
  return drivenOf(result);
};
const named = (list: readonly { urn?: string }[], urn: string) => list.find((each) => each.urn === urn);

describe("a state, as the engine would send it", () => {
  it("resources are asked with inputs, the stack with outputs and edges", () => {
    const policy = ofAws(
      urnOf("aws:s3/bucketPolicy:BucketPolicy", "logs"),
      { bucket: "logs-1" },
      {
        outputs: { bucket: "logs-1", id: "x" },
        dependencies: [BUCKET],
        propertyDependencies: { bucket: [BUCKET], policy: null },
        protect: true,
        ignoreChanges: ["tags"],
      },
    );
    const { resources, stack } = read(readState(exported([ofAws(BUCKET, {}), policy])));
    const common = {
      type: "aws:s3/bucketPolicy:BucketPolicy",
      name: "logs",
      opts: { protect: true, ignoreChanges: ["tags"] },
      parent: urnOf("pulumi:pulumi:Stack", "shop-dev"),
      provider: { type: "pulumi:providers:aws", name: "default_7_48_0", props: { region: "ap-southeast-2" } },
    };
    expect(resources.at(-1)).toMatchObject({ ...common, props: { bucket: "logs-1" } });
    expect(stack.at(-1)).toMatchObject({
      ...common,
      props: { bucket: "logs-1", id: "x" },
      dependencies: [BUCKET],
      propertyDependencies: { bucket: [BUCKET], policy: [] },
    });
  });

  it("the stack and its providers are resources of their own", () => {
    expect(read(readState(exported([]))).resources.map(({ type }) => type)).toEqual([
      "pulumi:pulumi:Stack",
      "pulumi:providers:aws",
    ]);
  });

  it.each([
    ["waits for its deletion", { delete: true }],
    ["is deleted and not made again yet", { pendingReplacement: true }],
    ["is only read", { external: true }],
    ["is a view of another", { viewOf: BUCKET }],
  ])("what %s is not judged", (_, more) => {
    const { resources, stack } = read(readState(exported([ofAws(FLEET, {}, more)])));
    expect([named(resources, FLEET), named(stack, FLEET)]).toEqual([undefined, undefined]);
  });

  it("a provider that is missing has a region that nobody knows, and that is said", () => {
    const provider = `${urnOf("pulumi:providers:aws", "paris")}::id`;
    const { resources, notes } = read(readState(exported([stored(FLEET, { inputs: {}, provider })])));
    expect(named(resources, FLEET)).toMatchObject({ provider: { name: "paris", props: { region: UNKNOWN } } });
    expect(notes).toEqual(["the providers paris are not in the file, so that their regions count as not known"]);
  });
});

describe("a preview, as the engine would send it", () => {
  const fleet = stored(FLEET, { inputs: { region: UNKNOWN, key: "[secret]" }, provider: PREVIEW_PROVIDER });

  it("the default provider is what the configuration says", () => {
    const { resources, notes } = read(readPlan(previewed([fleet])));
    expect(named(resources, FLEET)).toMatchObject({
      props: { region: UNKNOWN, key: UNKNOWN },
      provider: { name: "default_7_48_0", props: { region: "ap-southeast-2" } },
    });
    expect(notes).toEqual([
      "1 secret input is hidden and count as not known: a preview never shows them; check the deployed stack with --file",
    ]);
  });

  it("a default provider without configuration has no region: the environment decides", () => {
    const { resources, notes } = read(
      readPlan(previewed([stored(FLEET, { provider: PREVIEW_PROVIDER })], { config: {} })),
    );
    expect(named(resources, FLEET)).toMatchObject({ provider: { props: {} } });
    expect(notes).toEqual([]);
  });

  it("what stays keeps its outputs, what is about to come gives its inputs back", () => {
    const component = urnOf("my:index:Component", "c");
    const states = {
      newState: stored(component, { inputs: { a: 1 } }),
      oldState: stored(component, { outputs: { b: 2 } }),
    };
    const step = (op: string) => ({ op, urn: component, ...states });
    const props = (op: string) =>
      named(read(readPlan(previewed([], { steps: [step(op)] }))).stack, component) as { props: unknown };
    expect(props("same").props).toEqual({ b: 2 });
    expect(props("update").props).toEqual({ a: 1 });
  });

  it.each(["delete", "delete-replaced", "read", "discard", "read-discard"])(
    "a step that is a %s leaves nothing",
    (op) => {
      const steps = [{ op, urn: FLEET, newState: fleet, oldState: fleet }];
      expect(read(readPlan(previewed([], { steps }))).resources).toEqual([]);
    },
  );

  it("of two steps of one resource the last counts", () => {
    const steps = ["replace", "create-replacement"].map((op, index) => ({
      op,
      urn: FLEET,
      newState: stored(FLEET, { inputs: { index } }),
    }));
    expect(read(readPlan(previewed([], { steps }))).resources.map(({ props }) => props)).toEqual([{ index: 1 }]);
  });
});
