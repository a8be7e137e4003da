import * as v from "valibot";
import { type Problem, show } from "../../fields/problems";
import { region } from "../../fields/regions";
import { dictionary, expected } from "../../fields/shapes";
import { choice, text, whole } from "../../fields/values";

/** How machines of a workload network reach the internet. The value is the name in the configuration. */
export const NatGateways = { None: "none", Single: "single", OnePerZone: "one-per-zone" } as const;
export type NatGateways = (typeof NatGateways)[keyof typeof NatGateways];

/** Where nothing else is said: the block that awsx takes as well. */
const DEFAULT_BLOCK = "10.0.0.0/16";

/** A block of addresses as whole numbers. */
interface Range {
  first: number;
  size: number;
}

/** The range of a block in its usual form; undefined when it has another. */
function rangeOf(block: string): Range | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(block);
  if (!match) return undefined;
  const [a, b, c, d, bits] = match.slice(1).map(Number) as [number, number, number, number, number];
  if ([a, b, c, d].some((part) => part > 255) || bits > 32) return undefined;
  return { first: ((a * 256 + b) * 256 + c) * 256 + d, size: 2 ** (32 - bits) };
}

const addressOf = (first: number): string =>
  [24, 16, 8, 0].map((bits) => Math.floor(first / 2 ** bits) % 256).join(".");

const inside = (inner: Range, outer: Range): boolean =>
  inner.first >= outer.first && inner.first + inner.size <= outer.first + outer.size;

/** Private addresses: RFC 1918, https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map((block) => rangeOf(block)!);

/** AWS takes /16 to /28 for a network, and /28 at least for a subnet; below /24 three zones with two kinds are not to be had. */
const LARGEST = 2 ** 16;
const SMALLEST = 2 ** 8;

const A_BLOCK = "a private IPv4 block of /16 to /24, such as 10.20.0.0/16";

const block = v.pipe(
  v.string(expected(A_BLOCK)),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const range = rangeOf(dataset.value);
    if (!range || range.size > LARGEST || range.size < SMALLEST) {
      addIssue({ message: expected(A_BLOCK)({ input: dataset.value }) });
      return;
    }
    const start = range.first - (range.first % range.size);
    if (start !== range.first) {
      const right = `${addressOf(start)}/${dataset.value.split("/")[1]!}`;
      addIssue({ message: `${show(dataset.value)} begins inside its block; write ${right}` });
    } else if (!PRIVATE.some((outer) => inside(range, outer))) {
      addIssue({
        message: `${show(dataset.value)} holds addresses of the internet, which would be out of reach; take a block of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16`,
      });
    }
  }),
);

/** Region code -> block of the network there. */
export const networks = v.pipe(
  dictionary(region, block, "region code -> private IPv4 block"),
  v.check((given) => Object.keys(given).length > 0, "is empty; name a region and its block, or remove it"),
);

export const nat = choice(Object.values(NatGateways));

/** Every region has two zones that take new networks, and not every one has three. */
export const zones = whole(1, 3);

/** `off`, `log-group`, or the ARN of a bucket that exists. */
export const flowLogs = text(
  "off, log-group, or the ARN of a bucket, arn:aws:s3:::<name>",
  (value) =>
    ["off", "log-group"].includes(value) ||
    /^arn:aws:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[\w!.*'()/-]*)?$/.test(value),
);

const overlap = (one: Range, other: Range): boolean =>
  one.first < other.first + other.size && other.first < one.first + one.size;

/** Networks whose blocks share addresses can never be joined: no peering, no transit gateway. */
export function overlapProblems(blocks: Readonly<Record<string, string>>, path: string): Problem[] {
  const ranges = Object.entries(blocks).flatMap(([name, written]) => {
    const range = rangeOf(written);
    return range ? [{ name, written, range }] : [];
  });
  return ranges.flatMap(({ name, written, range }, index) => {
    const before = ranges.slice(0, index).find((other) => overlap(range, other.range));
    return before
      ? [
          {
            path: `${path}.${name}`,
            message: `${show(written)} shares addresses with ${show(before.written)} in ${before.name}, so that the two can never be joined; give each region a block of its own`,
          },
        ]
      : [];
  });
}

/** The networks that are made: those that are named, or one at home. */
export const plannedNetworks = (
  given: Readonly<Record<string, string>> | undefined,
  home: string,
): Record<string, string> => ({ ...(given ?? { [home]: DEFAULT_BLOCK }) });
