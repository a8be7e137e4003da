import {
  confirmed,
  messageCode,
  messagesOf,
  newCode,
  NOTHING_PROVED,
  type Proof,
  readProof,
  withDrill,
} from "../../../cli/doctor/proof";
import { REGIONS as ALL_REGIONS } from "../../../domain/regions/regions";
import { SIGNALS } from "../../../domain/signals/table";

const AT = new Date("2026-11-27T12:00:00Z");
const LATER = new Date("2026-11-27T12:00:41Z");
const regions = ["sa-east-1", "us-east-1"];
const signals = ["root-call", "quota-asked", "idle-launch"];

const topics = {
  warning: "arn:aws:sns:ap-southeast-2:123456789012:ringfence-alert-channel-topic-ap-southeast-2-0a1b2c3",
  billing: "arn:aws:sns:us-east-1:123456789012:ringfence-alert-channel-topic-us-east-1-0a1b2c3",
};

const sent = (code = "K3F9QX"): Proof =>
  withDrill(NOTHING_PROVED, { code, at: AT, regions, signals, billing: true, topics });

test("messages cover every signal and every region", () => {
  expect(messagesOf({ regions, signals })).toEqual([
    { number: 1, region: "sa-east-1", signal: "root-call" },
    { number: 2, region: "us-east-1", signal: "quota-asked" },
    { number: 3, region: "sa-east-1", signal: "idle-launch" },
  ]);
  expect(messagesOf({ regions: [], signals })).toEqual([]);
});

test("a code says which message was read, and how long it took", () => {
  const result = confirmed(sent(), messageCode("k3f9qx", 2), LATER);
  expect(result).toMatchObject({ what: "early warning, quota-asked from us-east-1", seconds: 41 });
  const { proof } = result as { proof: Proof };
  expect(proof.regions).toEqual({ "us-east-1": [LATER.getTime() / 1_000, 41] });
  expect(proof.signals).toEqual({ "quota-asked": [LATER.getTime() / 1_000, 41] });
  expect(proof.billing).toBeUndefined();
  expect(confirmed(proof, "K3F9QX-0", LATER)).toMatchObject({
    what: "billing alarms",
    proof: { billing: [LATER.getTime() / 1_000, 41] },
  });
});

test("a second reader of the same test changes nothing, and the reader of the next one does", () => {
  const { proof } = confirmed(sent(), "K3F9QX-2", LATER) as { proof: Proof };
  const muchLater = new Date(LATER.getTime() + 3_600_000);
  expect(confirmed(proof, "K3F9QX-2", muchLater)).toMatchObject({ proof, seconds: 41 });
  const next = withDrill(proof, { code: "AAAAAA", at: LATER, regions, signals, billing: true, topics });
  expect(confirmed(next, "AAAAAA-2", muchLater)).toMatchObject({ seconds: 3_600 });
});

test.each([
  ["hello", /is no code/],
  ["K3F9QX", /lacks the number/],
  ["AAAAAA-1", /is not the code of the last test, which was sent at 2026-11-27T12:00:00.000Z/],
  ["K3F9QX-4", /no message 4/],
  ["\u001b[2J", /"\\u001b\[2J" is no code/],
])("%j confirms nothing", (typed, problem) => {
  expect(confirmed(sent(), typed, LATER)).toEqual({ problem: expect.stringMatching(problem) as string });
});

test("without a test no code is waited for", () => {
  expect(confirmed(NOTHING_PROVED, "K3F9QX-1", LATER)).toEqual({
    problem: expect.stringMatching(/no test waits/) as string,
  });
});

test("who reads the record does not learn the code", () => {
  expect(JSON.stringify(sent("K3F9QX"))).not.toContain("K3F9QX");
});

test("a new test keeps what was proven", () => {
  const { proof } = confirmed(sent(), "K3F9QX-1", LATER) as { proof: Proof };
  const next = withDrill(proof, { code: "AAAAAA", at: LATER, regions, signals, billing: false, topics });
  expect(next.regions).toEqual(proof.regions);
  expect(confirmed(next, "K3F9QX-1", LATER)).toHaveProperty("problem");
  expect(confirmed(next, "AAAAAA-0", LATER)).toHaveProperty("problem");
});

test("what was confirmed says through which topics, and a test through others begins anew", () => {
  const { proof } = confirmed(sent(), "K3F9QX-1", LATER) as { proof: Proof };
  expect(proof.topics).toEqual({ warning: topics.warning });
  const both = confirmed(proof, "K3F9QX-0", LATER) as { proof: Proof };
  expect(both.proof.topics).toEqual(topics);
  const others = { warning: `${topics.warning}9`, billing: `${topics.billing}9` };
  const next = withDrill(both.proof, { code: "AAAAAA", at: LATER, regions, signals, billing: true, topics: others });
  expect(next.topics).toEqual(topics);
  const again = confirmed(next, "AAAAAA-2", LATER) as { proof: Proof };
  expect(Object.keys(again.proof.regions)).toEqual(["us-east-1"]);
  expect(Object.keys(again.proof.signals)).toEqual(["quota-asked"]);
  expect(again.proof).toMatchObject({
    billing: proof.billing ?? both.proof.billing,
    topics: { ...topics, warning: others.warning },
  });
});

test("codes differ, and have no letter that looks like another", () => {
  const codes = Array.from({ length: 200 }, newCode);
  expect(new Set(codes).size).toBe(200);
  for (const code of codes) expect(code).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
});

test("what somebody else wrote is no record", () => {
  expect(readProof("hello")).toBeUndefined();
  expect(readProof('{"version":2}')).toBeUndefined();
  expect(readProof(JSON.stringify({ ...sent(), regions: { x: "yesterday" } }))).toBeUndefined();
  expect(readProof(JSON.stringify(sent()))).toEqual(sent());
});

test("with every region and every signal proven it fits a standard parameter, 4,096 characters", () => {
  const everywhere = ALL_REGIONS.map(({ name }) => name);
  const everything = SIGNALS.map(({ id }) => id);
  let proof = withDrill(NOTHING_PROVED, {
    code: "AAAAAA",
    at: AT,
    regions: everywhere,
    signals: everything,
    billing: true,
    topics,
  });
  for (const { number } of messagesOf({ regions: everywhere, signals: everything })) {
    proof = (confirmed(proof, messageCode("AAAAAA", number), new Date("2026-11-28T12:00:00Z")) as { proof: Proof })
      .proof;
  }
  expect(Object.keys(proof.regions)).toHaveLength(everywhere.length);
  expect(JSON.stringify(proof).length).toBeLessThan(4_096);
});
