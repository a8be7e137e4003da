import { contextOf } from "../../../../domain/documents/conditions";
import { decide } from "../../../../domain/documents/evaluate";
import { placesOf } from "../../../../domain/documents/reach/places";
import { principalsOf } from "../../../../domain/documents/reach/principals";
import { reachedIn, situationsOf } from "../../../../domain/documents/reach/reach";
import { REGIONS } from "../../../../domain/regions/regions";
import { ARGS } from "../../../support/document-args";
import { catalogue, everyWay } from "./support";

const ALLOWED = ["ap-southeast-2", "eu-west-1", "us-west-2"];
const [anybody] = principalsOf(ARGS);

/** Every so many of a list, so that all services are met. */
const thinned = <T>(all: readonly T[], step: number): T[] => all.filter((_, index) => index % step === 0);

describe("reachedIn", () => {
  it("finds what a decision about each action alone finds", async () => {
    const actions = await catalogue();
    const situations = situationsOf(everyWay({ allowedRegions: ALLOWED }), [anybody!], placesOf(ALLOWED));
    for (const situation of situations) {
      const { way, place, principal } = situation;
      const context = contextOf({ "aws:PrincipalArn": principal.arn, "aws:RequestedRegion": place.region });
      const alone = thinned(actions, 7).filter(
        ({ action }) => decide(way.attached, { action, context }).allowed !== false,
      );
      const together = reachedIn([situation], thinned(actions, 7)).map(({ action }) => action);
      expect(together).toEqual(alone);
    }
  });

  it("finds in every region of AWS what it finds in the one that stands for its class", async () => {
    const actions = thinned(await catalogue(), 11);
    const places = placesOf(ALLOWED);
    const classOf = (region: string) =>
      places.find((place) => place.region === region) ??
      places.find(({ regionClass }) => regionClass === (ALLOWED.includes(region) ? "allowed" : "idle"))!;
    for (const way of everyWay({ allowedRegions: ALLOWED })) {
      const found = (region: string) =>
        reachedIn([{ way, principal: anybody!, place: { ...classOf(region), region } }], actions).map(
          ({ action }) => action.action,
        );
      const known = new Map(places.map(({ region }) => [region, found(region)]));
      const different = REGIONS.filter(({ name }) => found(name).join() !== known.get(classOf(name).region)!.join());
      expect(different.map(({ name }) => name)).toEqual([]);
    }
  });
});
