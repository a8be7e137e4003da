import fc from "fast-check";
import type { Example, ExampleResource, ExampleStack } from "../../policies/example";
import { UNKNOWN_SENTINELS } from "../../policies/reader";
import { rules } from "../../policies/rules";
import { judgeExample, outcomeOf } from "../support/judge-example";

type Subject = ExampleResource | ExampleStack;

type Path = readonly (string | number)[];

/** Every place below a value, the value itself left out. */
const placesIn = (value: unknown, path: Path = []): Path[] =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([key, below]) => {
        const at = [...path, Array.isArray(value) ? Number(key) : key];
        return [at, ...placesIn(below, at)];
      });

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const of = value as Record<string | number, unknown>;
  return Object.assign(Array.isArray(of) ? [...of] : { ...of }, { [key]: replaced(of[key], rest, by) });
}

/** Places that the engine may not know before the deployment: below the properties of a resource or its provider. */
const propertyPlaces = (subject: Subject): Path[] =>
  placesIn(subject).filter((path) => path.includes("props") && path.at(-1) !== "props");

const sentinel = fc.constantFrom(...UNKNOWN_SENTINELS);

const unrelated = fc.dictionary(fc.stringMatching(/^unrelated[A-Z]{4}$/), fc.jsonValue({ maxDepth: 2 }), {
  minKeys: 1,
  maxKeys: 3,
});

const withExtra = (subject: Subject, extra: object): Subject =>
  "resources" in subject
    ? { ...subject, resources: subject.resources.map((one) => withProps(one, extra)) }
    : withProps(subject, extra);

const withProps = (resource: ExampleResource, extra: object): ExampleResource => ({
  ...resource,
  props: { ...resource.props, ...extra },
});

describe.each(rules)("$id", (rule) => {
  const failing: readonly Example<Subject>[] = rule.examples.fail;
  it.each(failing)("an unknown never makes it pass: $title", (example) => {
    const places = propertyPlaces(example.subject);
    if (places.length === 0) {
      expect(outcomeOf(judgeExample(rule, example))).toBe("fail");
      return;
    }
    fc.assert(
      fc.property(fc.constantFrom(...places), sentinel, (place, unknown) => {
        const subject = replaced(example.subject, place, unknown);
        expect(["fail", "undetermined"]).toContain(outcomeOf(judgeExample(rule, { ...example, subject })));
      }),
    );
  });

  const all: readonly Example<Subject>[] = [...rule.examples.pass, ...rule.examples.fail, ...rule.examples.unknown];
  it.each(all)("a property that has nothing to do with it changes nothing: $title", (example) => {
    const before = outcomeOf(judgeExample(rule, example));
    fc.assert(
      fc.property(unrelated, (extra) => {
        const subject = withExtra(example.subject, extra);
        expect(outcomeOf(judgeExample(rule, { ...example, subject }))).toBe(before);
      }),
      { numRuns: 30 },
    );
  });

  it("gives an answer for whatever properties it meets", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (props) => {
        for (const example of all) {
          const subject = withExtra(example.subject, props);
          expect(outcomeOf(judgeExample(rule, { ...example, subject }))).not.toBe("defect");
        }
      }),
      { numRuns: 50 },
    );
  });
});
