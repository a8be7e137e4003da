import { decide } from "./decide";
import { GUARDRAILS, guardrailsOf } from "./guardrails";
import { killerOf, mutantsOf } from "./mutants";
import { MODES } from "./modes";
import { PRINCIPALS } from "./principals";
import { type Row, rowsOf } from "./row";
import { ROWS } from "./rows";

const describeRow = ({ topic, decision, call, region, principal, resource, context, reason }: Row): string =>
  `${topic}: must be ${decision}: ${call} in ${region ?? "no region"} on ${resource ?? "*"} ${JSON.stringify(context ?? {})} by ${principal}, because ${reason}`;

describe("the matrix", () => {
  it.each(MODES)("is decided row by row as it says, in mode %s", async (mode) => {
    const rows = ROWS.filter(({ modes }) => modes.includes(mode));
    const allowed = await Promise.all(rows.map((row) => decide(row, mode, GUARDRAILS)));
    const wrong = rows.filter(({ decision }, index) => allowed[index] !== (decision === "allowed"));
    expect(wrong.map(describeRow)).toEqual([]);
  });

  it("has no row twice", () => {
    const keys = ROWS.flatMap(({ call, region, principal, resource, context, without, modes }) =>
      modes.map((mode) => JSON.stringify([mode, call, region, principal, resource, context, without])),
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it("says of every row why and from where", () => {
    const isSaid = ({ reason, source }: Row) =>
      /^[^\s].*[^.\s]$/.test(reason) && /^(https:\/\/\S+|[\w-]+\/[\w-]+#\d+)$/.test(source);
    expect(ROWS.filter((row) => !isSaid(row)).map(describeRow)).toEqual([]);
  });

  it("notices when any statement of any document is taken away", async () => {
    const mutants = mutantsOf(GUARDRAILS);
    const killers = await Promise.all(mutants.map((mutant) => killerOf(mutant, GUARDRAILS)));
    const survivors = mutants.filter((_, index) => killers[index] === undefined);
    expect(survivors.map(({ mode, name, sid }) => `${sid} of ${name} in mode ${mode}`)).toEqual([]);
  });
});

describe("a cluster launcher", () => {
  const [row] = rowsOf("exempt", [
    {
      calls: ["ec2:CreateFleet"],
      principal: "cluster launcher",
      decision: "allowed",
      reason: "the owner exempts the role that replaces nodes",
      source: "aws/karpenter-provider-aws#5185",
    },
  ]);

  it.each([
    ["organization", true],
    ["attached", true],
    // The boundary spares nobody, so such a role is made without it.
    ["boundary", false],
  ] as const)("that is exempt in mode %s may start a fleet: %p", async (mode, may) => {
    expect(await decide(row!, mode, guardrailsOf([PRINCIPALS["cluster launcher"].arn]))).toBe(may);
  });
});
