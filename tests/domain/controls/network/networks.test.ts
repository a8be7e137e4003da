import * as v from "valibot";
import { flowLogs, networks, overlapProblems, plannedNetworks } from "../../../../domain/controls/network/networks";
import { problemsOf } from "../../../../domain/fields/problems";

const problems = (given: unknown) =>
  problemsOf(v.safeParse(networks, given).issues ?? []).map(({ message }) => message);
const block = (written: unknown) => problems({ "us-east-1": written });

const EXPECTED = "expected a private IPv4 block of /16 to /24, such as 10.20.0.0/16, received";

describe("a block", () => {
  it.each(["10.0.0.0/16", "10.255.255.0/24", "172.31.0.0/16", "172.16.0.0/20", "192.168.0.0/16"])(
    "is %s",
    (written) => {
      expect(block(written)).toEqual([]);
    },
  );

  // https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
  it.each([
    ["10.0.0.0/15", `${EXPECTED} "10.0.0.0/15"`],
    ["10.0.0.0/25", `${EXPECTED} "10.0.0.0/25"`],
    ["10.0.0.0", `${EXPECTED} "10.0.0.0"`],
    ["10.0.0.256/24", `${EXPECTED} "10.0.0.256/24"`],
    ["fd00::/16", `${EXPECTED} "fd00::/16"`],
    [10, `${EXPECTED} 10`],
    ["10.20.1.0/16", '"10.20.1.0/16" begins inside its block; write 10.20.0.0/16'],
    ["172.31.7.9/20", '"172.31.7.9/20" begins inside its block; write 172.31.0.0/20'],
  ])("is not %p", (written, message) => {
    expect(block(written)).toEqual([message]);
  });

  it.each(["11.0.0.0/16", "172.32.0.0/16", "192.169.0.0/16", "100.64.0.0/16"])(
    "is not %s of the internet",
    (written) => {
      expect(block(written)).toEqual([expect.stringContaining("holds addresses of the internet")]);
    },
  );
});

test("networks are of one region at least", () => {
  expect(problems({})).toEqual(["is empty; name a region and its block, or remove it"]);
});

describe("overlapProblems", () => {
  it("finds blocks that are one, that hold each other, whichever comes first, and nothing else", () => {
    const paths = (...blocks: string[]) =>
      overlapProblems(Object.fromEntries(blocks.map((written, index) => [`r${index}`, written])), "networks").map(
        ({ path }) => path,
      );
    expect(paths("10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/24")).toEqual([]);
    expect(paths("10.0.0.0/16", "10.0.0.0/16")).toEqual(["networks.r1"]);
    expect(paths("10.0.0.0/16", "10.0.255.0/24")).toEqual(["networks.r1"]);
    expect(paths("10.0.255.0/24", "10.1.0.0/16", "10.0.0.0/16")).toEqual(["networks.r2"]);
  });
});

describe("plannedNetworks", () => {
  it("are those that are named, or one at home", () => {
    expect(plannedNetworks(undefined, "eu-west-1")).toEqual({ "eu-west-1": "10.0.0.0/16" });
    expect(plannedNetworks({ "us-east-1": "10.9.0.0/16" }, "eu-west-1")).toEqual({ "us-east-1": "10.9.0.0/16" });
  });
});

describe("flowLogs", () => {
  it.each(["off", "log-group", "arn:aws:s3:::acme-logs", "arn:aws:s3:::acme-logs/vpc/"])("takes %s", (given) => {
    expect(v.safeParse(flowLogs, given).success).toBe(true);
  });

  it.each(["on", "acme-logs", "arn:aws:s3:::A", "arn:aws:sns:us-east-1:123456789012:topic"])("refuses %s", (given) => {
    expect(v.safeParse(flowLogs, given).success).toBe(false);
  });
});
