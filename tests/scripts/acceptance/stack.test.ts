import type { EngineEvent } from "../../../sandbox/tour/engine/events";
import { changedIn, errorsIn } from "../../../scripts/acceptance/stack";

const urn = (type: string, name: string) => `urn:pulumi:acceptance::ringfence::${type}::${name}`;
const begun = (op: string, type: string, name: string, custom = true): EngineEvent => ({
  resourcePreEvent: { metadata: { op, urn: urn(type, name), old: null, new: { custom } } },
});

describe("what a run changes", () => {
  it("is every resource of the account that does not stay the same, once", () => {
    const events = [
      begun("same", "aws:sns/topic:Topic", "topic"),
      begun("update", "aws:budgets/budget:Budget", "monthly"),
      begun("update", "aws:budgets/budget:Budget", "monthly"),
      begun("create", "aws:iam/role:Role", "role"),
    ];
    expect(changedIn(events)).toEqual(["update monthly", "create role"]);
  });

  it("is no component, no stack and no provider", () => {
    const events = [
      begun("update", "ringfence:index:AccountBaseline", "ringfence", false),
      begun("update", "pulumi:pulumi:Stack", "ringfence-acceptance", false),
      begun("create", "pulumi:providers:aws", "default"),
    ];
    expect(changedIn(events)).toEqual([]);
  });

  it("is what goes, too, of which there is an old state only", () => {
    const event = {
      resourcePreEvent: { metadata: { op: "delete", urn: urn("t", "gone"), old: { custom: true }, new: null } },
    };
    expect(changedIn([event])).toEqual(["delete gone"]);
  });
});

describe("errors of a run", () => {
  const said: EngineEvent[] = [
    { diagnosticEvent: { severity: "error", message: "AccessDenied\n", urn: urn("t", "x") } },
  ];

  it("are what the engine told, with whose it is", () => {
    expect(errorsIn({ code: 255, events: said, relevant: ["last line"] })).toEqual(["x: AccessDenied"]);
  });

  it("are its last words when it told nothing, and none after a good end", () => {
    expect(errorsIn({ code: 255, events: [], relevant: ["last line"] })).toEqual(["last line"]);
    expect(errorsIn({ code: 0, events: [], relevant: ["Resources: 3 unchanged"] })).toEqual([]);
  });
});
