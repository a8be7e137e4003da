import * as fc from "../../support/properties";
import { packedActions } from "../../../cli/catalogue/packed-actions";
import { actionsIn } from "../../../domain/documents/actions/catalogue";
import { contextOf } from "../../../domain/documents/conditions";
import { compile, decide, type Request } from "../../../domain/documents/evaluate";
import type { Truth } from "../../../domain/documents/truth";
import { EMITTED, requestsFor } from "./requests/emitted";
import { type Attachments, simulated, type TotalRequest } from "./requests/oracle";
import { smallAttachments, smallRequest } from "./requests/small";

/** What is attached, with one to three requests that meet it. */
interface Case {
  attached: Attachments;
  requests: readonly TotalRequest[];
}

const compiled = new WeakMap<Attachments, Parameters<typeof decide>[0]>();

const ready = (attached: Attachments): Parameters<typeof decide>[0] => {
  const { identity, boundary, organization } = attached;
  const known = compiled.get(attached) ?? {
    identity: compile(identity),
    ...(boundary ? { boundary: compile([boundary]) } : {}),
    ...(organization ? { organization: compile(organization) } : {}),
  };
  compiled.set(attached, known);
  return known;
};

const allowed = (attached: Attachments, request: Request): Truth => decide(ready(attached), request).allowed;

const whole = ({ action, resource, keys }: TotalRequest): Request => ({
  action,
  resource,
  context: contextOf(keys, true),
});

const small = fc.record({
  attached: smallAttachments,
  requests: fc.array(smallRequest, { minLength: 1, maxLength: 3 }),
});

const catalogue = packedActions().then((packed) => actionsIn(packed).map(({ action }) => action));

const emitted = async (): Promise<fc.Arbitrary<Case>> => {
  const actions = await catalogue;
  const drawn = EMITTED.map((attached) => ({ attached, request: requestsFor(attached, actions) }));
  return fc
    .constantFrom(...drawn)
    .chain(({ attached, request }) =>
      fc.array(request, { minLength: 3, maxLength: 3 }).map((requests) => ({ attached, requests })),
    );
};

/** Makes both evaluators decide; answers how often the one allowed and denied. */
function compare(cases: fc.Arbitrary<Case>, numRuns: number): { allowed: number; denied: number } {
  const counts = { allowed: 0, denied: 0 };
  fc.assert(
    fc.property(cases, ({ attached, requests }) => {
      for (const request of requests) {
        const right = simulated(attached, request);
        counts[right ? "allowed" : "denied"] += 1;
        expect({ request, allowed: allowed(attached, whole(request)) }).toEqual({ request, allowed: right });
      }
    }),
    { numRuns },
  );
  return counts;
}

/** Both answers are met often, or it would prove nothing. */
const expectMixture = ({ allowed: yes, denied }: { allowed: number; denied: number }, atLeast: number) => {
  expect(yes + denied).toBeGreaterThan(atLeast);
  expect(Math.min(yes, denied)).toBeGreaterThan(atLeast / 20);
};

describe("decide, when everything is told, decides as iam-simulate does", () => {
  it("over small documents of every operator", () => {
    expectMixture(compare(small, 8_300), 16_000);
  });

  it("over what the product emits, in every way that it is attached", async () => {
    expectMixture(compare(await emitted(), 1_350), 4_000);
  });
});

/** A request of which only some keys are told, and other requests that it may be: other values for the rest, or none. */
interface Partly extends Case {
  told: readonly boolean[];
  resourceIsTold: boolean;
}

const partly = (cases: fc.Arbitrary<Case>): fc.Arbitrary<Partly> =>
  cases.chain(({ attached, requests }) =>
    fc.record({
      attached: fc.constant(attached),
      requests: fc.constant(requests),
      told: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
      resourceIsTold: fc.boolean(),
    }),
  );

/** What may be decided about the first request, and whether a request that it may be is decided otherwise. */
function contradictions({ attached, requests, told, resourceIsTold }: Partly): { truth: Truth; wrong: TotalRequest[] } {
  const [first, ...others] = requests as [TotalRequest, ...TotalRequest[]];
  const names = [...new Set(requests.flatMap(({ keys }) => Object.keys(keys)))].sort();
  const isTold = (name: string) => told[names.indexOf(name) % told.length]!;
  const known = Object.entries(first.keys).filter(([name]) => isTold(name));
  // That the request does not have a key is told as well: a key of others only that is told is one that it lacks.
  const lacks = names.filter((name) => isTold(name) && !(name in first.keys)).map((name) => [name, []] as const);
  const truth = allowed(attached, {
    action: first.action,
    ...(resourceIsTold ? { resource: first.resource } : {}),
    context: contextOf(Object.fromEntries([...known, ...lacks])),
  });
  const completions = [first, ...others].map(({ resource, keys }) => ({
    action: first.action,
    resource: resourceIsTold ? first.resource : resource,
    keys: Object.fromEntries([...Object.entries(keys).filter(([name]) => !isTold(name)), ...known]),
  }));
  const bare = { action: first.action, resource: first.resource, keys: Object.fromEntries(known) };
  return {
    truth,
    wrong: truth === undefined ? [] : [...completions, bare].filter((one) => allowed(attached, whole(one)) !== truth),
  };
}

function checkPartly(cases: fc.Arbitrary<Case>, numRuns: number): { decided: number; open: number } {
  const counts = { decided: 0, open: 0 };
  fc.assert(
    fc.property(partly(cases), (one) => {
      const { truth, wrong } = contradictions(one);
      counts[truth === undefined ? "open" : "decided"] += 1;
      expect(wrong).toEqual([]);
    }),
    { numRuns },
  );
  return counts;
}

describe("decide, when a part is told, decides only what no other part can change", () => {
  it("over small documents", () => {
    const { decided, open } = checkPartly(small, 5_000);
    expect(Math.min(decided, open)).toBeGreaterThan(500);
  });

  it("over what the product emits", async () => {
    const { decided, open } = checkPartly(await emitted(), 3_000);
    expect(Math.min(decided, open)).toBeGreaterThan(300);
  });
});
