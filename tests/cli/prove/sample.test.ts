import { sampleOf } from "../../../cli/prove/sample";
import { contextOf } from "../../../domain/documents/conditions";
import { policyDocument } from "../../../domain/documents/document";
import { compile, decide } from "../../../domain/documents/evaluate";
import { placesOf } from "../../../domain/documents/reach/places";
import { principalsOf } from "../../../domain/documents/reach/principals";
import { ARGS } from "../../support/document-args";
import { catalogue, everyWay } from "../../domain/documents/reach/support";

const drawn = async () => sampleOf(everyWay(), principalsOf(ARGS), placesOf(ARGS.allowedRegions), await catalogue());

describe("sampleOf", () => {
  it("meets every statement of every document by a request that it decides", async () => {
    const sample = await drawn();
    const met = (mode: string, sid: string) => {
      const way = everyWay().find((each) => each.mode === mode)!;
      const statement = way.documents.flatMap(({ document }) => document.Statement).find(({ Sid }) => Sid === sid)!;
      const alone = compile([policyDocument([statement])]);
      return sample.some(({ mode: own, statement: drawnFor, action, resource, keys }) => {
        if (own !== mode || drawnFor !== sid) return false;
        const values = Object.fromEntries(Object.entries(keys).map(([key, one]) => [key, one.values]));
        const request = { action, resource, context: contextOf(values, true) };
        const { allowed, denial } = decide({ identity: alone }, request);
        return statement.Effect === "Allow" ? allowed === true : denial?.surely === true;
      });
    };
    const unmet = everyWay().flatMap(({ mode, documents }) =>
      documents
        .flatMap(({ document }) => document.Statement)
        .filter(({ Sid }) => !met(mode, Sid))
        .map(({ Sid }) => `${Sid} in mode ${mode}`),
    );
    expect(unmet).toEqual([]);
  });

  it("has both answers, in many regions, and is the same every time", async () => {
    const sample = await drawn();
    expect(sample).toHaveLength(200);
    const allowed = sample.filter((request) => request.allowed).length;
    expect(Math.min(allowed, sample.length - allowed)).toBeGreaterThan(40);
    expect(new Set(sample.map(({ keys }) => keys["aws:RequestedRegion"]!.values[0])).size).toBeGreaterThan(3);
    expect(await drawn()).toEqual(sample);
  });
});
