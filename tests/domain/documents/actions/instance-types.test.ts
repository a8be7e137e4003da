import { ALLOWED_INSTANCE_TYPES, nearestType, typesLike } from "../../../../domain/documents/actions/instance-types";
import types from "../../../../domain/generated/instance-types.json";

const everyType = typesLike("*");
const allowed = new Set(ALLOWED_INSTANCE_TYPES.flatMap(typesLike));

describe("the list of instance types", () => {
  it("has every family with its sizes, each once", () => {
    expect(everyType.length).toBe(Object.values(types).flat().length);
    expect(new Set(everyType).size).toBe(everyType.length);
    expect(everyType.length).toBeGreaterThan(700);
  });
});

describe("typesLike", () => {
  it.each([
    ["t3.micro", ["t3.micro"]],
    ["t3.m*", ["t3.medium", "t3.micro"]],
    ["t?.nano", ["t2.nano", "t3.nano"]],
    ["t3micro", []],
    ["T3.micro", []],
    ["", []],
  ])("of %p are %p", (pattern, expected) => {
    expect(typesLike(pattern).sort()).toEqual(expected);
  });

  it("takes a dot for a dot", () => {
    expect(typesLike("t3.micro")).not.toContain("t3amicro");
    expect(typesLike("t3a.micro")).toEqual(["t3a.micro"]);
    expect(typesLike("t3.*")).not.toContain("t3a.micro");
  });
});

describe("nearestType", () => {
  it.each([
    ["t33.micro", "t3.micro"],
    ["m5.larg", "m5.large"],
    ["t3.huge", "t3.*"],
    ["t3", "t3.*"],
    ["z9.large", undefined],
    ["*.huge", undefined],
    ["everything", undefined],
  ])("of %p is %p", (pattern, expected) => {
    expect(nearestType(pattern)).toBe(expected);
  });

  it("never proposes what stands for nothing", () => {
    for (const pattern of everyType.map((name) => `${name}x`)) {
      const guess = nearestType(pattern);
      expect([pattern, guess === undefined || typesLike(guess).length > 0]).toEqual([pattern, true]);
    }
  });
});

describe("ALLOWED_INSTANCE_TYPES", () => {
  it("stand each for types that exist", () => {
    expect(ALLOWED_INSTANCE_TYPES.filter((pattern) => typesLike(pattern).length === 0)).toEqual([]);
  });

  it("allow small machines", () => {
    const small = ["t3.micro", "t4g.large", "t3a.2xlarge", "c7i.large", "m5.xlarge", "r6g.xlarge"];
    expect(small.filter((type) => !allowed.has(type))).toEqual([]);
  });

  it("do not allow what is special or large, and exists", () => {
    const others = [
      "p5.48xlarge",
      "g5.xlarge",
      "inf2.xlarge",
      "trn1.2xlarge",
      "x2idn.16xlarge",
      "m5.24xlarge",
      "u-3tb1.56xlarge",
      "mac2.metal",
      "f1.2xlarge",
    ];
    expect(others.filter((type) => typesLike(type)[0] !== type || allowed.has(type))).toEqual([]);
  });

  it("allow nothing without a hypervisor, and nothing larger than 8 vCPUs", () => {
    expect([...allowed].filter((type) => /metal|\d{2,}xlarge|[4-9]xlarge/.test(type))).toEqual([]);
  });
});
