import * as fc from "../support/properties";
import { CLUSTER_LAUNCHER_IDS, CLUSTER_LAUNCHERS } from "../../domain/documents/actions/cluster-launchers";
import { LAUNCH_ACTIONS } from "../../domain/documents/actions/launches";
import { stackActions } from "../../domain/documents/actions/stacks";
import { guardrailDocuments } from "../../domain/documents/guardrails/guardrail-documents";
import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import { patternOf } from "../../domain/documents/pattern";
import { REGIONS } from "../../domain/regions/regions";
import { actionsLike } from "../support/actions";
import { ARGS, fitting, HOME } from "../support/document-args";
import { ACCOUNT_ID } from "../support/mock-account";
import { ADMINISTRATOR, type Call, isAllowed } from "../support/simulate";
import { decide, type Guardrails } from "./decide";
import { guardrailsOf } from "./guardrails";
import { type Mode, MODES } from "./modes";
import { killerAmong, mutantsOf } from "./mutants";
import { EXCEPTION_CASES, EXCEPTIONS } from "./cases/exceptions";
import { type Row, rowsOf } from "./row";

const ROWS: readonly Row[] = rowsOf("exceptions", EXCEPTION_CASES);
const WITH: Guardrails = guardrailsOf([], EXCEPTIONS);
const WITHOUT: Guardrails = guardrailsOf([]);

const describeRow = ({ decision, call, region, principal, resource, context, reason }: Row): string =>
  `must be ${decision}: ${call} in ${region ?? "no region"} on ${resource ?? "*"} ${JSON.stringify(context ?? {})} by ${principal}, because ${reason}`;

describe("launchers and tools that are named", () => {
  it.each(MODES)("may do what each row says, and no more, in mode %s", async (mode) => {
    const rows = ROWS.filter(({ modes }) => modes.includes(mode));
    const allowed = await Promise.all(rows.map((row) => decide(row, mode, WITH)));
    const wrong = rows.filter(({ decision }, index) => allowed[index] !== (decision === "allowed"));
    expect(wrong.map(describeRow)).toEqual([]);
  });

  it.each(MODES)("may do nothing of it while nobody names them, in mode %s", async (mode) => {
    const opened = ROWS.filter(({ modes, opens }) => opens && modes.includes(mode));
    const allowed = await Promise.all(opened.map((row) => decide(row, mode, WITHOUT)));
    expect(opened.length).toBeGreaterThan(3);
    expect(opened.filter((_, index) => allowed[index]).map(describeRow)).toEqual([]);
  });

  it("every statement that the two settings add is missed by a row when it is taken away", async () => {
    const added = mutantsOf(WITH).filter(
      ({ mode, sid }) =>
        !Object.values(WITHOUT[mode]).some(({ Statement }) => Statement.some(({ Sid }) => Sid === sid)),
    );
    expect(added.length).toBeGreaterThan(10);
    const killers = await Promise.all(added.map((mutant) => killerAmong(ROWS, mutant, WITH)));
    const survivors = added.filter((_, index) => killers[index] === undefined);
    expect(survivors.map(({ mode, name, sid }) => `${sid} of ${name} in mode ${mode}`)).toEqual([]);
  });
});

describe("whatever is named", () => {
  const role = fc.stringMatching(/^[a-z]{3,12}$/).map((name) => `arn:aws:iam::${ACCOUNT_ID}:role/${name}`);
  // Few, for the boundary has room for some roles of launchers and no more.
  const roles = fc.array(role, { minLength: 1, maxLength: 1 });
  const launchers = fc
    .subarray([...CLUSTER_LAUNCHER_IDS], { maxLength: 2 })
    .chain((ids) => fc.tuple(...ids.map((launcher) => fc.record({ launcher: fc.constant(launcher), roles }))));
  const tools = fc
    .subarray(["us-east-1", "us-west-2"])
    .chain((regions) => fc.tuple(...regions.map((region) => fc.record({ region: fc.constant(region), roles }))));
  const INSTANCE = `arn:aws:ec2:${HOME}:${ACCOUNT_ID}:instance/*`;
  const tags = Object.fromEntries(CLUSTER_LAUNCHERS.map(({ tag }) => [`aws:RequestTag/${tag}`, "x"]));
  const work = stackActions().map(patternOf);

  const decided = (mode: Mode, exceptions: object, call: Call): Promise<boolean> => {
    const organization = mode === "organization";
    const documents = fitting(
      guardrailDocuments({
        ...ARGS,
        ...exceptions,
        mode: organization ? GuardrailMode.Organization : GuardrailMode.Account,
      }),
    );
    const denies = documents.filter(({ kind }) => kind !== "boundary").map(({ document }) => document);
    const boundary = documents.find(({ kind }) => kind === "boundary")?.document;
    return isAllowed(call, {
      identity: [ADMINISTRATOR, ...(mode === "attached" ? denies : [])],
      ...(organization ? { organization: denies } : {}),
      ...(mode === "boundary" && boundary ? { boundary } : {}),
    });
  };

  it("no launch opens outside the allowed regions, but for stacks and functions by a role of a tool in its region", async () => {
    const all = (await Promise.all(LAUNCH_ACTIONS.map(actionsLike))).flat();
    const idle = REGIONS.map(({ name }) => name).filter((name) => name !== HOME);
    let open = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...MODES),
        launchers,
        tools,
        fc.oneof(
          fc.constantFrom(...all),
          fc.constantFrom(...all.filter((action) => work.some((pattern) => pattern.test(action)))),
        ),
        fc.oneof({ weight: 3, arbitrary: fc.constantFrom("us-east-1", "us-west-2") }, fc.constantFrom(...idle)),
        fc.nat(),
        async (mode, allowedLaunchers, toolRegions, action, region, pick) => {
          const named = [...allowedLaunchers, ...toolRegions].flatMap((one) => one.roles);
          const principal = named[pick % Math.max(named.length, 1)] ?? `arn:aws:iam::${ACCOUNT_ID}:role/other`;
          const call = {
            action,
            region,
            principal,
            ...(action === "ec2:CreateFleet" ? { resource: INSTANCE, context: tags } : {}),
          };
          if (!(await decided(mode, { allowedLaunchers, toolRegions }, call))) return;
          open += 1;
          expect([action, work.some((pattern) => pattern.test(action))]).toEqual([action, true]);
          const tool = toolRegions.find((one) => one.region === region);
          expect([action, tool?.roles.includes(principal)]).toEqual([action, true]);
        },
      ),
      { numRuns: 400 },
    );
    // A property that never meets an open call would prove nothing about it.
    expect(open).toBeGreaterThan(0);
  });

  it("who is not named may do exactly what it could before", async () => {
    const calls = ROWS.map(({ call, region, resource, context }) => ({ action: call, region, resource, context }));
    const outsider = `arn:aws:iam::${ACCOUNT_ID}:role/other-role`;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...MODES),
        launchers,
        tools,
        fc.constantFrom(...calls),
        async (mode, allowedLaunchers, toolRegions, { action, region, resource, context }) => {
          const call = { action, region: region ?? undefined, resource, context, principal: outsider };
          expect([action, await decided(mode, { allowedLaunchers, toolRegions }, call)]).toEqual([
            action,
            await decided(mode, {}, call),
          ]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
