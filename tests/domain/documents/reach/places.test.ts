import { FUTURE_REGION, placesOf } from "../../../../domain/documents/reach/places";
import { isRegion } from "../../../../domain/regions/regions";

const of = (allowed: string[], home?: string) =>
  placesOf(allowed, home).map((place) => `${place.regionClass} ${place.region}${place.allowed ? " allowed" : ""}`);

describe("placesOf", () => {
  it("takes the first allowed region for home, and one region of every other class", () => {
    expect(of(["ap-southeast-2"])).toEqual([
      "home ap-southeast-2 allowed",
      "us-east-1 us-east-1",
      "us-west-2 us-west-2",
      "idle us-east-2",
      `future ${FUTURE_REGION}`,
    ]);
  });

  it("tells the other allowed regions from home, and those of global services from all others", () => {
    expect(of(["us-east-2", "us-east-1", "eu-west-1"], "eu-west-1")).toEqual([
      "home eu-west-1 allowed",
      "allowed us-east-2 allowed",
      "us-east-1 us-east-1 allowed",
      "us-west-2 us-west-2",
      "idle us-west-1",
      `future ${FUTURE_REGION}`,
    ]);
  });

  it("has one place for a home in us-east-1", () => {
    expect(of(["us-east-1"])).toEqual([
      "home us-east-1 allowed",
      "us-west-2 us-west-2",
      "idle us-east-2",
      `future ${FUTURE_REGION}`,
    ]);
  });

  it("has a future region that AWS does not have", () => {
    expect(isRegion(FUTURE_REGION)).toBe(false);
  });
});
