import { changesOf, nameOf, refusalsOf, saidOf, tally } from "../../../sandbox/tour/engine/events";
import { BASELINE_URN, contact, CONTACTS, component, done, failed, feature, HALF_WAY, seen, urn } from "./event-log";

describe("the engine's events by control", () => {
  test("counts resources and not components, the stack or its providers", () => {
    expect(tally(HALF_WAY)).toEqual([
      { stem: "contacts", begun: 2, done: 2, failed: 0, seconds: 2 },
      { stem: "guardduty", begun: 1, done: 0, failed: 0, seconds: 0 },
    ]);
  });

  test("counts a resource once, however many steps it takes", () => {
    const replaced = [...HALF_WAY, ...seen(done(contact("billing")), done(contact("billing")))];
    expect(tally(replaced)[0]).toMatchObject({ begun: 2, done: 2 });
  });

  test("counts what failed, and what is deleted, which has no new state", () => {
    const metadata = { op: "delete", urn: contact("operations"), old: { custom: true }, new: null };
    const events = seen(component(BASELINE_URN), component(CONTACTS), failed(contact("security")), {
      resOutputsEvent: { metadata },
    });
    expect(tally(events)).toEqual([{ stem: "contacts", begun: 0, done: 1, failed: 1, seconds: 0.5 }]);
  });

  test("a name may hold what separates the parts of a URN", () => {
    expect(nameOf(urn(["aws:iam/group:Group"], "a::b$c"))).toBe("a::b$c");
  });

  test("a program without the baseline has no control", () => {
    expect(tally(seen(done(urn(["aws:ec2/spotFleetRequest:SpotFleetRequest"], "fleet"))))).toEqual([]);
  });

  test("what a run did is in its summary; a run that was cut off has none", () => {
    expect(changesOf([{ summaryEvent: { resourceChanges: { same: 3 } } }, {}])).toEqual({ same: 3 });
    expect(changesOf(HALF_WAY.map(({ event }) => event))).toEqual({});
  });

  test("only mandatory rules refuse", () => {
    const rule = { policyName: "spot-forbidden", enforcementLevel: "mandatory", message: "no" };
    const advice = { ...rule, enforcementLevel: "advisory" };
    expect(refusalsOf([{ policyEvent: advice }, { policyEvent: rule }])).toEqual([rule]);
  });

  test("says each thing once, with the resource that it is about", () => {
    const warning = { severity: "warning", message: "no trail\n" };
    const debug = { severity: "debug", message: "Registering" };
    const error = { severity: "error", message: "refused", urn: feature("one") };
    const events = [warning, debug, warning, error].map((diagnosticEvent) => ({ diagnosticEvent }));
    expect(saidOf(events, "warning")).toEqual(["no trail"]);
    expect(saidOf(events, "error")).toEqual(["acme-one: refused"]);
  });
});
