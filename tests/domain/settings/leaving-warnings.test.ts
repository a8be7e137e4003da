import { readFileSync } from "node:fs";
import { join } from "node:path";
import { heldControls } from "../../../domain/settings/leaving-warnings";
import type { StackFacts } from "../../../domain/adoption/stack-facts";
import { CONTROLS } from "../../../domain/controls/table";
import { planOf } from "../../support/plan";

/** A stack of the standard profile, by the identities that never change. */
const STANDARD: StackFacts = {
  identities: new Set(
    readFileSync(join(__dirname, "..", "..", "identities.golden.txt"), "utf8")
      .trim()
      .split("\n"),
  ),
  adopted: {},
};

const warnings = (given: object, stack: StackFacts = STANDARD) =>
  planOf(given, { stack }, "ringfence").warnings.filter((text) => /leaves? the program/.test(text));

it("the state tells every control of its profile", () => {
  const standard = CONTROLS.filter(({ id }) => planOf().on[id]).map(({ id }) => id);
  expect(heldControls("ringfence-", STANDARD).map(({ id }) => id)).toEqual(standard);
});

it("what stays is told with how to remove it, what goes with what is left", () => {
  expect(warnings({ controls: { "ebs-encryption": "off", dashboard: "off" } })).toEqual([
    "2 controls leave the program, in profile standard and with its switches:" +
      "\n  - dashboard is removed (nothing is left)" +
      "\n  - ebs-encryption stays in the account as it is, and nobody looks after it any more; to remove it: aws ec2 disable-ebs-encryption-by-default --region <region>, in each region",
  ]);
});

it("with teardown a guard is removed, when the last run had it on", () => {
  expect(warnings({ controls: { "region-guard": "off" }, teardown: true })).toEqual([
    "1 control leaves the program, in profile standard and with its switches:" +
      "\n  - region-guard is removed when teardown was on in the last run already (policy and attachments are deleted: the regions are open again), and else stays",
  ]);
});

it("a smaller profile names all that it leaves out", () => {
  const [warning] = warnings({ profile: "minimal" });
  const told = [...warning!.matchAll(/\n {2}- (\S+)/g)].map(([, id]) => id);
  const wanted = heldControls("ringfence-", STANDARD).filter(({ profile }) => profile !== "minimal");
  expect(told).toEqual(wanted.map(({ id }) => id));
  expect(told.length).toBeGreaterThan(3);
});

it("nothing leaves a stack that does not hold it, or that nobody could read", () => {
  expect(warnings({})).toEqual([]);
  expect(warnings({ profile: "minimal" }, { identities: new Set(), adopted: {} })).toEqual([]);
  expect(planOf({ profile: "minimal" }, {}, "ringfence").warnings.filter((text) => text.includes("leave"))).toEqual([]);
});
