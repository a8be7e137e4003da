import * as fc from "../../../support/properties";
import { read, UNKNOWN } from "../../../../policies/engine/reader";
import { opensMoreThan, opensPort, type Traffic } from "../../../../policies/rules/network/ports";

const traffic = (props: Record<string, unknown>): Traffic => {
  const rule = read(props);
  return { protocol: rule.get("protocol"), from: rule.get("from"), to: rule.get("to") };
};

const port = fc.integer({ min: 0, max: 65_535 });

it("opens each port of its range, and no other", () => {
  fc.assert(
    fc.property(port, port, port, fc.constantFrom("tcp", "udp", "6", "17", 6, "TCP"), (one, other, asked, protocol) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const range = traffic({ protocol, from, to });
      expect(opensPort(range, asked)).toBe(from <= asked && asked <= to);
      expect(opensMoreThan(range, asked)).toBe(to - from + 1 > asked);
    }),
  );
});

it.each([
  ["all protocols", { protocol: "-1", from: 0, to: 0 }],
  ["all protocols as a number", { protocol: -1 }],
  ["all protocols by name", { protocol: "all", from: 443, to: 443 }],
  ["no protocol", {}],
  ["TCP without ports", { protocol: "tcp" }],
  ["TCP with -1", { protocol: "tcp", from: -1, to: -1 }],
  ["TCP up to the top", { protocol: "tcp", from: 0 }],
])("%s: every port", (_, props) => {
  expect(opensPort(traffic(props), 22)).toBe(true);
  expect(opensMoreThan(traffic(props), 65_535)).toBe(true);
});

it.each([
  ["ping", { protocol: "icmp", from: -1, to: -1 }],
  ["ping by number", { protocol: "1", from: 8, to: 0 }],
  ["ping of IPv6", { protocol: "icmpv6", from: -1, to: -1 }],
  ["a tunnel", { protocol: "50" }],
])("%s: no port", (_, props) => {
  expect(opensPort(traffic(props), 22)).toBe(false);
  expect(opensMoreThan(traffic(props), 0)).toBe(false);
});

it.each<[string, Record<string, unknown>, string | boolean]>([
  ["the protocol", { protocol: UNKNOWN, from: 443, to: 443 }, "protocol"],
  ["the first port", { protocol: "tcp", from: UNKNOWN, to: 30 }, "from"],
  ["a first port below which 22 is not", { protocol: "tcp", from: UNKNOWN, to: 21 }, false],
  ["the last port", { protocol: "tcp", from: 20, to: UNKNOWN }, "to"],
  ["a last port above which 22 is not", { protocol: "tcp", from: 23, to: UNKNOWN }, false],
  ["a port that is no number", { protocol: "tcp", from: "ssh", to: 30 }, "from"],
])("waits for %s that is not known", (_, props, expected) => {
  const answer = opensPort(traffic(props), 22);
  expect(typeof answer === "object" ? answer.path : answer).toBe(expected);
});
