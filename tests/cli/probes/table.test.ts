import { allProbes } from "../../../cli/probes/table";
import { UNASKED } from "../../../cli/probes/unasked";

it("no two probes have one id", async () => {
  const ids = (await allProbes()).map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

it("no two probes of a view have one kind", async () => {
  const kinds = (await allProbes()).filter(({ sweep }) => sweep).map(({ service, kind }) => `${service}: ${kind}`);
  expect(kinds).toEqual([...new Set(kinds)]);
});

it("what is said to be asked by no probe is asked by none", async () => {
  const asked = (await allProbes()).flatMap(({ service, calls }) =>
    Object.values(calls).map(({ command }) => `${service}:${command.name.replace(/Command$/, "")}`),
  );
  expect(UNASKED.filter(({ service, call }) => asked.includes(`${service}:${call}`))).toEqual([]);
});
