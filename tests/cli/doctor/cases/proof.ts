import { changed, HOME, NOW } from "../healthy";
import { type Case, some, without } from "./case";

export const PROOF_CASES: readonly Case[] = [
  {
    what: "nobody has ever read a test",
    spoil: (facts) => changed(facts, "proof", HOME, without),
    finds: ["proof", undefined, /early warning was never shown to reach a person/],
  },
  {
    what: "the last test went through topics that are gone",
    spoil: (facts) =>
      changed(facts, "proof", HOME, (items) =>
        items.map((item) => ({
          ...item,
          proof: { ...item.proof!, topics: { ...item.proof!.topics, warning: "arn:gone" } },
        })),
      ),
    finds: [
      "proof",
      undefined,
      /^early warning was shown to reach a person through a topic that is gone, and never through the one that is there now/,
    ],
  },
  {
    what: "an earlier version wrote no topic down",
    spoil: (facts) =>
      changed(facts, "proof", HOME, (items) =>
        items.map((item) => ({ ...item, proof: { ...item.proof!, topics: { warning: item.proof!.topics!.warning } } })),
      ),
    finds: [
      "proof",
      undefined,
      /^the billing alarm was shown to reach a person, and the record does not say through which/,
    ],
  },
  {
    what: "the last test is old",
    spoil: (facts) => facts,
    expected: { now: new Date("2027-03-27T12:00:00Z") },
    finds: ["proof", undefined, /120 days ago, more than 92/],
  },
  {
    what: "a test is not confirmed",
    spoil: (facts) =>
      changed(facts, "proof", HOME, (items) =>
        items.map((item) => ({
          ...item,
          proof: {
            ...item.proof!,
            drill: {
              code: "x",
              sentAt: NOW.getTime() / 1_000 - 3_700 + 1_200,
              regions: [],
              signals: [],
              billing: true,
            },
          },
        })),
      ),
    expected: { now: new Date("2026-11-27T13:00:00Z") },
    finds: ["proof", undefined, /nobody has confirmed the test of 2026-11-27T11:18:20/],
  },
  {
    what: "the record is something else",
    spoil: (facts) => changed(facts, "proof", HOME, some(0, { proof: undefined })),
    finds: ["proof", undefined, /holds no record of tests/],
  },
];
