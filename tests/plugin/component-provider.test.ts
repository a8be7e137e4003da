import * as pulumi from "@pulumi/pulumi";
import { componentProvider } from "../../plugin/component-provider";

/** A component whose output is made of its input. */
class Greeting extends pulumi.ComponentResource {
  readonly text: pulumi.Output<string>;
  readonly notDescribed = "of no concern to other languages";

  constructor(name: string, args: { who: string }, opts?: pulumi.ComponentResourceOptions) {
    super("tiny:index:Greeting", name, args, opts);
    this.text = pulumi.output(`hello ${args.who}`);
  }
}

const schema = {
  name: "tiny",
  version: "1.2.3",
  resources: { "tiny:index:Greeting": { properties: { text: { type: "string" } } } },
};
const provider = componentProvider(schema, { Greeting });

const outputOf = <T>(output: pulumi.Input<T>): Promise<pulumi.Unwrap<T>> =>
  new Promise((resolve) => pulumi.output(output).apply(resolve));

beforeAll(async () => {
  await pulumi.runtime.setMocks({ newResource: ({ name }) => ({ id: `${name}-id`, state: {} }), call: () => ({}) });
});

test("it answers with the schema that it was given, and its version", async () => {
  expect(provider.version).toBe("1.2.3");
  expect(JSON.parse(await provider.getSchema!())).toEqual(schema);
});

test("a component is made from the inputs; the program gets the outputs that the schema describes", async () => {
  const { urn, state } = await provider.construct!("first", "tiny:index:Greeting", { who: "you" }, {});
  expect(await outputOf(urn)).toMatch(/::tiny:index:Greeting::first$/);
  expect(Object.keys(state)).toEqual(["text"]);
  expect(await outputOf(state["text"] as pulumi.Output<string>)).toBe("hello you");
});

test.each(["tiny:index:Farewell", "other:index:Greeting", "Greeting"])(
  "%s is refused with what there is",
  async (type) => {
    await expect(provider.construct!("first", type, {}, {})).rejects.toThrow(
      `tiny 1.2.3 has no component ${type}; it has tiny:index:Greeting`,
    );
  },
);
