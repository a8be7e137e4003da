import * as fc from "../../support/properties";
import {
  BILLING_REGION,
  classify,
  DEFAULT_REGIONS,
  findRegion,
  GLOBAL_EVENT_REGIONS,
  isRegion,
  REGIONS,
} from "../../../domain/regions/regions";

const NAMES = REGIONS.map(({ name }) => name);

describe("REGIONS", () => {
  it("has each region once", () => {
    expect(new Set(NAMES).size).toBe(NAMES.length);
  });

  it.each(REGIONS)("has a well-formed entry for $name", ({ name, title }) => {
    expect(name).toMatch(/^[a-z]{2}-(central|east|west|north|south|northeast|southeast)-\d$/);
    expect(title.trim()).not.toBe("");
  });

  it("has the 17 regions that nobody can disable", () => {
    expect([...DEFAULT_REGIONS].sort()).toEqual([
      "ap-northeast-1",
      "ap-northeast-2",
      "ap-northeast-3",
      "ap-south-1",
      "ap-southeast-1",
      "ap-southeast-2",
      "ca-central-1",
      "eu-central-1",
      "eu-north-1",
      "eu-west-1",
      "eu-west-2",
      "eu-west-3",
      "sa-east-1",
      "us-east-1",
      "us-east-2",
      "us-west-1",
      "us-west-2",
    ]);
  });

  it("keeps the regions that carry global events enabled in every account", () => {
    expect(GLOBAL_EVENT_REGIONS).toEqual(["us-east-1", "us-west-2"]);
    expect(GLOBAL_EVENT_REGIONS).toContain(BILLING_REGION);
    expect(DEFAULT_REGIONS).toEqual(expect.arrayContaining([...GLOBAL_EVENT_REGIONS]));
  });
});

describe("isRegion and findRegion", () => {
  it("know every region of the table", () => {
    expect(NAMES.every(isRegion)).toBe(true);
    expect(NAMES.map(findRegion)).toEqual(REGIONS);
  });

  it.each(["", "us-east", "US-EAST-1", " us-east-1", "us-gov-west-1", "cn-north-1", "__proto__"])(
    "do not know %p",
    (name) => {
      expect(isRegion(name)).toBe(false);
      expect(findRegion(name)).toBeUndefined();
    },
  );
});

describe("classify", () => {
  const someRegions = fc.subarray(NAMES);

  it("puts every enabled region into exactly one of allowed and idle", () => {
    fc.assert(
      fc.property(someRegions, someRegions, (enabled, allowed) => {
        const classes = classify(enabled, allowed, "us-east-1");
        expect([...classes.allowed, ...classes.idle].sort()).toEqual([...enabled].sort());
        expect(classes.covered).toEqual([...enabled].sort());
      }),
    );
  });

  it("calls a region allowed only when it is enabled and allowed", () => {
    fc.assert(
      fc.property(someRegions, someRegions, (enabled, allowed) => {
        expect(classify(enabled, allowed, "us-east-1").allowed).toEqual(
          enabled.filter((name) => allowed.includes(name)).sort(),
        );
      }),
    );
  });

  it("calls every other known region off", () => {
    fc.assert(
      fc.property(someRegions, (enabled) => {
        const { covered, off } = classify(enabled, [], "us-east-1");
        expect([...covered, ...off].sort()).toEqual([...NAMES].sort());
      }),
    );
  });

  it("does not depend on the order of its lists, nor on repetition", () => {
    const shuffled = someRegions.chain((names) =>
      fc.tuple(fc.constant(names), fc.shuffledSubarray([...names, ...names], { minLength: names.length * 2 })),
    );
    fc.assert(
      fc.property(shuffled, shuffled, ([enabled, enabledAgain], [allowed, allowedAgain]) => {
        expect(classify(enabledAgain, allowedAgain, "us-east-1")).toEqual(classify(enabled, allowed, "us-east-1"));
      }),
    );
  });

  it("covers a region that the account reports and the table does not know", () => {
    const classes = classify(["us-east-1", "xx-moon-1"], ["us-east-1"], "us-east-1");
    expect(classes).toMatchObject({ home: "us-east-1", allowed: ["us-east-1"], idle: ["xx-moon-1"] });
  });
});
