import { createPlans } from "../../../../sandbox/provider/core/plans";
import { urnOf } from "../engine";

const TOPIC = urnOf("aws:sns/topic:Topic", "alerts");
const QUEUE = urnOf("aws:sqs/queue:Queue", "jobs");
const OTHER_QUEUE = urnOf("aws:sqs/queue:Queue", "mails");
const FUNCTION = urnOf("aws:lambda/function:Function", "worker");

test("a run whose preview has only what is made goes on, and so does one without a preview", () => {
  const plans = createPlans();
  plans.demandMade(TOPIC);
  expect(plans.note("preview", TOPIC, true)).toBe(false);
  plans.demandMade(TOPIC);
});

test("all that is not made is named before the first thing is made, whichever provider instance it is of", () => {
  const plans = createPlans();
  plans.note("preview", QUEUE, false);
  plans.note("preview", TOPIC, true);
  plans.note("preview", FUNCTION, false);
  expect(() => {
    plans.demandMade(TOPIC);
  }).toThrow(
    /nothing was made or changed: .*\n- aws:sqs\/queue:Queue "jobs"\n- aws:lambda\/function:Function "worker"\n/,
  );
});

test("a type is told of once a run", () => {
  const plans = createPlans();
  expect(plans.note("first", QUEUE, false)).toBe(true);
  expect(plans.note("first", OTHER_QUEUE, false)).toBe(false);
  expect(plans.note("first", FUNCTION, false)).toBe(true);
  expect(plans.note("second", OTHER_QUEUE, false)).toBe(true);
});

test("a preview of the mended program lifts the refusal", () => {
  const plans = createPlans();
  plans.note("first", QUEUE, false);
  plans.note("second", TOPIC, true);
  plans.demandMade(TOPIC);
});

test("another stack is not held up", () => {
  const plans = createPlans();
  plans.note("preview", QUEUE, false);
  plans.demandMade(TOPIC.replace("urn:pulumi:test::", "urn:pulumi:other::"));
  plans.demandMade(TOPIC.replace("::conformance::", "::another::"));
});
