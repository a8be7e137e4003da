import {
  exemptText,
  type MessageParts,
  partsOf,
  toldText,
  violationText,
  waitingText,
} from "../../../policies/engine/message-parts";
import { rules } from "../../../policies/rules";
import * as fc from "../../support/properties";

const ruleId = fc.constantFrom(...rules.map(({ id }) => id));
/** Anything, line breaks and brackets included: names of members are the user's. */
const anyText = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc
    .array(fc.constantFrom("a", ": ", "), ", " (", ")", "\n", ", expected ", '"', "]", "fix: ", " ", "…"))
    .map((parts) => parts.join("")),
);

describe("what the pack writes can be read back", () => {
  it.each([
    [
      "a violation",
      'resources exist only in allowed regions (tags["a:b"].region: "sa-east-1 (x)", expected one of ap-southeast-2)\nfix: move it (or not)\ndocs/rules/region-allowed.md (region-allowed)',
      {
        kind: "violation",
        title: "resources exist only in allowed regions",
        path: 'tags["a:b"].region',
        found: '"sa-east-1 (x)", expected one of ap-southeast-2',
        fix: "move it (or not)",
        ruleId: "region-allowed",
      },
    ],
    [
      "a defect, whose text has no path",
      "rule spot-forbidden could not judge aws:a:b example (TypeError: no)\nfix: report it\ndocs/rules/spot-forbidden.md (spot-forbidden)",
      {
        kind: "violation",
        title: "rule spot-forbidden could not judge aws:a:b example",
        found: "TypeError: no",
        fix: "report it",
        ruleId: "spot-forbidden",
      },
    ],
    [
      "what has to wait",
      "undecided until the deployment: region-allowed (region), spot-forbidden (a.b: the provider member names none)",
      {
        kind: "waiting",
        waiting: [
          { ruleId: "region-allowed", path: "region" },
          { ruleId: "spot-forbidden", path: "a.b", why: "the provider member names none" },
        ],
      },
    ],
    [
      "an exemption",
      "exempt: region-allowed (urn:pulumi:dev::p::aws:s3/bucket:Bucket::logs) until 2027-01-31: moved in January (see 12) (platform team)",
      {
        kind: "exempt",
        ruleId: "region-allowed",
        resource: "urn:pulumi:dev::p::aws:s3/bucket:Bucket::logs",
        until: "2027-01-31",
        reason: "moved in January (see 12)",
        owner: "platform team",
      },
    ],
    [
      "an exemption of nobody in particular",
      "exempt: region-allowed (logs) until 2027-01-31: moved in January",
      { kind: "exempt", ruleId: "region-allowed", resource: "logs", until: "2027-01-31", reason: "moved in January" },
    ],
  ])("%s", (_, text, parts) => {
    expect(partsOf(text, true)).toEqual(parts);
  });

  it("a word of the pack about itself is no rule's", () => {
    const text = "the exemption of region-allowed for logs ended on 2026-01-01 (platform)";
    expect(partsOf(text, false)).toEqual({ kind: "other", text });
    expect(partsOf("guardduty is off by profile (guardduty-in-every-region)", true)).toEqual({
      kind: "told",
      reason: "guardduty is off by profile",
      ruleId: "guardduty-in-every-region",
    });
  });

  const title = fc.constantFrom(...rules.map((rule) => rule.title));

  it("a violation, whatever the names and values in it are", () => {
    fc.assert(
      fc.property(title, anyText, anyText, anyText, ruleId, (known, path, observed, fix, id) => {
        const text = violationText({
          title: known,
          path,
          found: `${observed}, expected x`,
          fix: `write ${fix}`,
          ruleId: id,
        });
        const parts = partsOf(text, true) as Extract<MessageParts, { kind: "violation" }>;
        expect(parts).toMatchObject({ kind: "violation", title: known, ruleId: id });
        expect(parts.path).not.toContain(": ");
        expect(violationText(parts)).toBe(text);
      }),
    );
  });

  it("what has to wait, whatever the names in it are", () => {
    const entry = fc.record({ ruleId, path: anyText }, { requiredKeys: ["ruleId", "path"] });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1 }), fc.constantFrom(undefined, "nobody says it"), (waiting, why) => {
        const text = waitingText(waiting.map((each) => ({ ...each, ...(why === undefined ? {} : { why }) })));
        const parts = partsOf(text, false) as Extract<MessageParts, { kind: "waiting" }>;
        expect(parts.kind).toBe("waiting");
        expect(parts.waiting.map(({ ruleId: id }) => id)).toEqual(waiting.map(({ ruleId: id }) => id));
        expect(waitingText(parts.waiting)).toBe(text);
      }),
    );
  });

  it("an exemption, whatever the reason is", () => {
    fc.assert(
      fc.property(ruleId, anyText, fc.stringMatching(/^[a-z]+( [a-z@.-]+)?$/), (id, reason, owner) => {
        const given = { ruleId: id, resource: "logs", until: "2027-01-31", reason: `r${reason}`, owner };
        const text = exemptText(given);
        expect(partsOf(text, false)).toMatchObject({ kind: "exempt", ruleId: id, resource: "logs", owner });
        expect(exemptText(partsOf(text, false) as never)).toBe(text);
      }),
    );
  });

  it("a line that says what is off on purpose", () => {
    fc.assert(
      fc.property(ruleId, anyText, (id, reason) => {
        expect(partsOf(toldText({ ruleId: id, reason: `it is off ${reason}` }), true)).toMatchObject({
          kind: "told",
          ruleId: id,
        });
      }),
    );
  });
});

it("no title of a rule has a bracket, behind which the path would begin", () => {
  expect(rules.filter(({ title }) => title.includes(" ("))).toEqual([]);
});
