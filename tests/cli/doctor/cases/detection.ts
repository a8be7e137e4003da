import { changed, HOME, IDLE } from "../healthy";
import { type Case, some, without } from "./case";

export const DETECTION_CASES: readonly Case[] = [
  {
    what: "a rule is disabled",
    spoil: (facts) =>
      changed(facts, "rules", HOME, (items) =>
        items.map((rule) => (rule.id.includes("-root-call-") ? { ...rule, state: "DISABLED" } : rule)),
      ),
    finds: ["early-warning", HOME, /root-call-\w+ does not ring: it is disabled/],
  },
  {
    what: "a rule no longer hears reads",
    spoil: (facts) =>
      changed(facts, "rules", HOME, (items) =>
        items.map((rule) => (rule.id.includes("-model-call-") ? { ...rule, state: "ENABLED" } : rule)),
      ),
    finds: ["early-warning", HOME, /model-call-\w+ does not ring: it hears no calls that only read/],
  },
  {
    what: "a rule has lost its target",
    spoil: (facts) => changed(facts, "rules", IDLE, some(0, { targets: [] })),
    finds: ["early-warning", IDLE, /forward-sa-east-1-\w+ does not ring: it has no target/],
  },
  {
    what: "a rule sends to somebody else",
    spoil: (facts) => changed(facts, "rules", IDLE, some(0, { targets: ["arn:aws:events:sa-east-1:1:event-bus/x"] })),
    finds: ["early-warning", IDLE, /and not to arn:aws:events:ap-southeast-2/],
  },
  {
    what: "the pattern of a rule was rewritten",
    spoil: (facts) => changed(facts, "rules", IDLE, some(0, { pattern: '{"source":["acme"]}' })),
    finds: ["early-warning", IDLE, /its pattern is another one/],
  },
  {
    what: "a rule is gone",
    spoil: (facts) => changed(facts, "rules", HOME, (items) => items.filter(({ id }) => !id.includes("-root-call-"))),
    finds: ["early-warning", HOME, /missing: ringfence-early-warning-root-call$/],
  },
  {
    what: "no rule is in a region",
    spoil: (facts) => changed(facts, "rules", IDLE, without),
    finds: ["early-warning", IDLE, /no rule of early warning/],
  },
  {
    what: "nobody knows where home is",
    spoil: (facts) => facts,
    expected: { home: undefined },
    finds: ["early-warning", undefined, /there is no home/],
  },
  {
    what: "the trail is stopped",
    spoil: (facts) => changed(facts, "trails", HOME, some(0, { logging: false, readsLogged: false })),
    finds: ["trail", undefined, /arn:trail is stopped/],
  },
  {
    what: "the trail records no reads",
    spoil: (facts) => changed(facts, "trails", HOME, some(0, { reads: false })),
    finds: ["trail", undefined, /both the calls/],
  },
  {
    what: "the trail is of one region",
    spoil: (facts) => changed(facts, "trails", HOME, some(0, { everyRegion: false })),
    finds: ["trail", undefined, /no trail records every region/],
  },
  {
    what: "a detector is gone",
    spoil: (facts) => changed(facts, "detectors", IDLE, without),
    finds: ["detectors", IDLE, /no detector/],
  },
  {
    what: "a detector is suspended",
    spoil: (facts) => changed(facts, "detectors", IDLE, some(0, { enabled: false })),
    finds: ["detectors", IDLE, /suspended/],
  },
];
