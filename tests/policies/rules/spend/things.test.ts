import { nameOf } from "../../../../policies/facts/thing";
import { OTHER_CALLS } from "../../../../policies/rules/spend/calls-for";
import { NO_LAUNCH } from "../../../../policies/rules/spend/image-names";
import { DEFAULT_MACHINES } from "../../../../policies/rules/spend/machine-names";
import { STANDING } from "../../../../policies/rules/spend/standing";
import { tokens } from "../../../support/declared-types";

// A name that no declaration has would be a row that never fits.

const names = new Set(tokens.map(nameOf));

/** Names that only templates of CloudFormation and calls have. */
const ELSEWHERE = ["ec2:runinstances", "emr:instancefleetconfig", "emr:instancegroupconfig"];

it.each<[string, readonly string[]]>([
  ["calls of another name", Object.keys(OTHER_CALLS)],
  ["images that start nothing", NO_LAUNCH],
  ["machines by default", DEFAULT_MACHINES.flatMap(({ things }) => things)],
  ["machines that stand", STANDING.flatMap(({ things }) => things)],
])("%s: every thing is one of a provider", (_, things) => {
  expect(things.length).toBeGreaterThan(0);
  expect(things.filter((thing) => !names.has(thing) && !ELSEWHERE.includes(thing))).toEqual([]);
});

it("no thing stands twice", () => {
  const things = STANDING.flatMap((row) => row.things);
  expect(things.length).toBe(new Set(things).size);
});
