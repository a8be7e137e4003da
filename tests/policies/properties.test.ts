import * as fc from "../support/properties";
import { UNKNOWN_SENTINELS } from "../../policies/engine/reader";
import { rules } from "../../policies/rules";
import { judgeExample, outcomeOf } from "../support/judge-example";
import type { Example, ExampleResource, ExampleStack } from "../../policies/rule";

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
  const all: readonly Example<Subject>[] = [...rule.examples.pass, ...failing, ...rule.examples.unknown];

  it("never passes a failing example because something in it is unknown", () => {
    const passed = failing.flatMap((example) =>
      propertyPlaces(example.subject).flatMap((place) =>
        UNKNOWN_SENTINELS.filter((unknown) => {
          const subject = replaced(example.subject, place, unknown);
          return !["fail", "undetermined"].includes(outcomeOf(judgeExample(rule, { ...example, subject })));
        }).map((unknown) => `${example.title}: ${place.join(".")} = ${unknown}`),
      ),
    );
    expect(passed).toEqual([]);
  });

  it("does not care about a property that has nothing to do with it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), unrelated, (example, extra) => {
        const subject = withExtra(example.subject, extra);
        expect(outcomeOf(judgeExample(rule, { ...example, subject }))).toBe(outcomeOf(judgeExample(rule, example)));
      }),
      { numRuns: 4 * all.length },
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
      { numRuns: 10 },
    );
  });
});
