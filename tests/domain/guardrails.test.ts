import fc from "fast-check";
import { minify, type PolicyDocument, type Statement } from "../../domain/documents/document";
import { denyingStatement } from "../../domain/documents/evaluate";
import {
  DOES_NOT_BIND,
  type EmittedDocument,
  freezeDocument,
  Guard,
  type GuardrailDocumentsArgs,
  guardrailDocuments,
} from "../../domain/guardrails";
import { ALLOWED_INSTANCE_TYPES } from "../../domain/instance-types";
import types from "../../domain/instance-types.generated.json";
import { LEAST_PRIVILEGE } from "../../domain/least-privilege";
import { DOCUMENT_LIMITS, POLICIES_PER_PRINCIPAL } from "../../domain/limits";
import { OWN_CALLS } from "../../domain/own-calls";
import { PAID_SERVICE_IDS } from "../../domain/paid-services";
import { DEFAULT_REGIONS, GLOBAL_EVENT_REGIONS, REGIONS } from "../../domain/regions";
import { GuardrailMode } from "../../domain/settings";
import { ROWS } from "../guardrails/rows";
import { ADMINISTRATOR, isAllowed } from "../support/simulate";

const NAMES = REGIONS.map(({ name }) => name);
const SYDNEY = ["ap-southeast-2"];
const { Account, Organization, None } = GuardrailMode;

const emitted = (args: Partial<GuardrailDocumentsArgs> = {}): EmittedDocument[] => {
  const result = guardrailDocuments({ mode: Account, allowedRegions: SYDNEY, ...args });
  if ("problems" in result) throw new Error(result.problems.map(({ message }) => message).join("\n"));
  return result.documents;
};
const messages = (result: object): string[] =>
  "problems" in result ? (result.problems as { message: string }[]).map(({ message }) => message) : [];
const names = (documents: EmittedDocument[]) => documents.map(({ name }) => name);
const statements = (documents: EmittedDocument[]): Statement[] =>
  documents.flatMap(({ document }) => document.Statement);
const denies = (documents: EmittedDocument[]) => documents.filter(({ kind }) => kind !== "boundary");

const someRegions = fc.subarray(NAMES, { minLength: 1 });
const someServices = fc.subarray([...PAID_SERVICE_IDS]);
const someTypes = fc.subarray([...ALLOWED_INSTANCE_TYPES, "m7i.large", "c7g.*"], { minLength: 1 });
const principals = fc.array(
  fc
    .tuple(fc.constantFrom("role", "user"), fc.stringMatching(/^[a-z][a-z0-9-]{1,62}$/))
    .map(([kind, name]) => `arn:aws:iam::123456789012:${kind}/${name}`),
);
const inMode = fc.constantFrom(Account, Organization);

describe("the documents", () => {
  it.each([
    [Account, ["region-deny", "launch-deny", "tamper-deny", "boundary"]],
    [Organization, ["region-deny", "launch-deny", "tamper-deny"]],
    [None, []],
  ] as const)("of mode %s are %p", (mode, expected) => {
    expect(names(emitted({ mode }))).toEqual(expected);
  });

  it.each([
    [Guard.Region, ["region-deny"]],
    [Guard.Launch, ["launch-deny"]],
    [Guard.Tamper, ["tamper-deny", "boundary"]],
  ])("of %s are %p", (guard, expected) => {
    expect(names(emitted({ guards: [guard] }))).toEqual(expected);
  });

  it("say what they are, how long they are, and how long they may be", () => {
    for (const { kind, characters, limit, document, attachTo } of emitted({ mode: Account })) {
      expect({ characters, limit }).toEqual({ characters: minify(document).length, limit: DOCUMENT_LIMITS[kind] });
      expect(attachTo.length * DOES_NOT_BIND[kind].length).toBeGreaterThan(0);
    }
    expect(emitted().map(({ kind }) => kind)).toEqual(["managed", "managed", "managed", "boundary"]);
    expect(new Set(emitted({ mode: Organization }).map(({ kind }) => kind))).toEqual(new Set(["scp"]));
  });

  it("demand the boundary where the guardrails hang on single principals, and not where they bind an account", () => {
    const sids = (mode: GuardrailMode) => statements(denies(emitted({ mode }))).map(({ Sid }) => Sid);
    expect(sids(Account)).toContain("DenyRolesWithoutBoundary");
    expect(sids(Organization)).not.toContain("DenyRolesWithoutBoundary");
  });

  it("spare Control Tower and StackSets from regions and tampering only, and only in an Organization", () => {
    const sparing = (mode: GuardrailMode) =>
      emitted({ mode })
        .filter(({ document }) => minify(document).includes("AWSControlTowerExecution"))
        .map(({ name }) => name);
    expect(sparing(Organization)).toEqual(["region-deny", "tamper-deny"]);
    expect(sparing(Account)).toEqual([]);
  });

  it("are at most three service control policies of 5,120 characters when one region is allowed", () => {
    for (const region of NAMES) {
      const documents = emitted({ mode: Organization, allowedRegions: [region] });
      expect(documents).toHaveLength(3);
      expect(documents.filter(({ characters }) => characters > 5120)).toEqual([]);
    }
  });

  it.each([Account, Organization])("are valid when all 17 regions of every account are allowed, in mode %s", (mode) => {
    expect(names(emitted({ mode, allowedRegions: DEFAULT_REGIONS }))).toEqual(names(emitted({ mode })));
  });
});

describe("for any regions, exemptions, services and instance types", () => {
  const decided = fc.record({
    mode: inMode,
    allowedRegions: someRegions,
    exemptPrincipals: fc.oneof(
      principals,
      fc.array(principals, { minLength: 4, maxLength: 12 }).map((lists) => lists.flat()),
    ),
    unusedServices: someServices,
    allowedInstanceTypes: someTypes,
  });
  const everySid = new Set(statements([...emitted({ unusedServices: [] }), ...emitted()]).map(({ Sid }) => Sid));

  it("each document is within its limit and all of them can be attached, or a problem names the statement", () => {
    let valid = 0;
    let refused = 0;
    fc.assert(
      fc.property(decided, (args) => {
        const result = guardrailDocuments(args);
        if ("problems" in result) {
          refused += 1;
          for (const { path, message } of result.problems) {
            expect(path).toBe("guardrails");
            expect(everySid).toContain(/statement (?:is )?(Deny\w+)/.exec(message)?.[1]);
          }
          return;
        }
        valid += 1;
        const { documents } = result;
        expect(documents.filter(({ characters, limit }) => characters > limit)).toEqual([]);
        expect(documents.map(({ document }) => minify(document).length)).toEqual(
          documents.map(({ characters }) => characters),
        );
        expect(denies(documents).length).toBeLessThanOrEqual(POLICIES_PER_PRINCIPAL);
      }),
      { numRuns: 300 },
    );
    // A property that never meets one of the two proves half of what it says.
    expect(Math.min(valid, refused)).toBeGreaterThan(10);
  });

  it("a deny that becomes several loses no statement", () => {
    const sids = (args: Partial<GuardrailDocumentsArgs>) =>
      denies(emitted(args)).flatMap(({ document }) => document.Statement.map(({ Sid }) => Sid));
    const exemptPrincipals = Array.from({ length: 12 }, (_, n) => `arn:aws:iam::123456789012:role/pipelines/team-${n}`);
    expect(names(emitted({ exemptPrincipals }))).toContain("launch-deny-2");
    expect(sids({ exemptPrincipals })).toEqual(sids({}));
  });

  it("spares exactly who is named, in every deny", () => {
    fc.assert(
      fc.property(inMode, principals, (mode, exemptPrincipals) => {
        const result = guardrailDocuments({ mode, allowedRegions: SYDNEY, exemptPrincipals });
        if ("problems" in result) return;
        for (const { Sid, Condition } of statements(denies(result.documents))) {
          const spared = Condition?.ArnNotLike?.["aws:PrincipalArn"];
          expect([Sid, spared]).toEqual([Sid, expect.arrayContaining(exemptPrincipals)]);
          expect([Sid, spared]).toEqual([Sid, [...new Set(spared)].sort()]);
        }
      }),
    );
  });

  it("the order of the lists does not matter", () => {
    const reversed = (list: readonly string[]) => [...list].reverse();
    fc.assert(
      fc.property(decided, ({ mode, ...lists }) => {
        const other = Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, reversed(list)]));
        expect(guardrailDocuments({ mode, ...(other as typeof lists) })).toEqual(
          guardrailDocuments({ mode, ...lists }),
        );
      }),
      { numRuns: 50 },
    );
  });
});

/** Calls of the matrix, each once: whatever a document speaks about is among them. */
const CALLS = [...new Map(ROWS.map((row) => [JSON.stringify([row.call, row.resource, row.context]), row])).values()];
const someCall = fc.constantFrom(...CALLS);

/** Decides as AWS does when these are the only guardrails; a person has every right. */
const decisions = {
  deny: (documents: readonly PolicyDocument[], call: Parameters<typeof isAllowed>[0]) =>
    isAllowed(call, { identity: [ADMINISTRATOR, ...documents] }),
  boundary: ([document]: readonly PolicyDocument[], call: Parameters<typeof isAllowed>[0]) =>
    isAllowed(call, { identity: [ADMINISTRATOR], boundary: document }),
  rights: (documents: readonly PolicyDocument[], call: Parameters<typeof isAllowed>[0]) =>
    isAllowed(call, { identity: documents }),
};

describe("allowing one more region", () => {
  const principal = "arn:aws:iam::123456789012:user/anna";

  it("adds no denial in it, by any statement of any deny", () => {
    const denying = (mode: GuardrailMode, allowedRegions: string[], call: { action: string; region: string }) =>
      statements(denies(emitted({ mode, allowedRegions })))
        .filter((statement) =>
          denyingStatement([{ Version: "2012-10-17", Statement: [statement] }], { ...call, principal }),
        )
        .map(({ Sid }) => Sid);
    fc.assert(
      fc.property(
        inMode,
        someRegions,
        fc.constantFrom(...NAMES),
        someCall,
        (mode, before, region, { call: action }) => {
          const call = { action, region };
          const after = denying(mode, [...before, region], call);
          expect(denying(mode, before, call)).toEqual(expect.arrayContaining(after));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("opens it: of the region deny nothing is left there but opting in", () => {
    const actions = [...new Set(CALLS.map(({ call }) => call))];
    const region = fc.oneof(fc.constantFrom(...GLOBAL_EVENT_REGIONS), fc.constantFrom(...NAMES));
    fc.assert(
      fc.property(inMode, someRegions, region, (mode, others, allowed) => {
        const [{ document }] = emitted({ mode, allowedRegions: [...others, allowed], guards: [Guard.Region] }) as [
          EmittedDocument,
        ];
        const left = actions.map((action) => denyingStatement([document], { action, region: allowed, principal })?.Sid);
        expect(new Set(left)).toEqual(new Set([undefined, "DenyRegionOptIn"]));
      }),
      { numRuns: 20 },
    );
  });

  it("takes nothing away in it, neither by the boundary nor by a policy of least privilege", async () => {
    const lists = { allowedInstanceTypes: ALLOWED_INSTANCE_TYPES, calls: OWN_CALLS };
    const rights = LEAST_PRIVILEGE.map(({ document }) => ({
      decide: decisions.rights,
      of: (allowedRegions: string[]) => document({ allowedRegions, ...lists }),
    }));
    const boundary = {
      decide: decisions.boundary,
      of: (allowedRegions: string[]) => emitted({ allowedRegions }).find(({ kind }) => kind === "boundary")!.document,
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(boundary, ...rights),
        someRegions,
        fc.constantFrom(...NAMES),
        someCall,
        async ({ decide, of }, before, region, { call: action, resource, context }) => {
          const call = {
            action,
            region,
            principal,
            resource,
            context: { "aws:MultiFactorAuthPresent": "true", ...context },
          };
          if (!(await decide([of(before)], call))) return;
          expect([action, await decide([of([...before, region])], call)]).toEqual([action, true]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("the order of statements", () => {
  it("decides nothing", async () => {
    const documents = [...emitted({ mode: Organization }), ...emitted({ mode: Account })];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...documents),
        someCall,
        fc.constantFrom(...SYDNEY, "eu-west-1", "us-east-1"),
        fc.func(fc.integer()),
        async ({ document, kind }, { call: action, resource, context }, region, weight) => {
          const shuffled = [...document.Statement].sort((a, b) => weight(a.Sid) - weight(b.Sid));
          const decide = kind === "boundary" ? decisions.boundary : decisions.deny;
          const call = { action, region, resource, context };
          expect(await decide([{ ...document, Statement: shuffled }], call)).toBe(await decide([document], call));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("documents that cannot fit", () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, n) => `arn:aws:iam::123456789012:role/pipelines/deploy-of-team-${100 + n}`);

  it("are a problem that names the statement, and what to do", () => {
    const [message] = messages(
      guardrailDocuments({ mode: Account, allowedRegions: SYDNEY, exemptPrincipals: many(80) }),
    );
    expect(message).toMatch(
      /^make region-deny too long: statement DenyOutsideAllowedRegions needs \d{4} characters, a policy takes 6144; name fewer exemptPrincipals/,
    );
  });

  it("are a problem when they are more than can be attached", () => {
    const result = guardrailDocuments({ mode: Account, allowedRegions: SYDNEY, exemptPrincipals: many(40) });
    expect(messages(result)).toEqual([
      expect.stringMatching(
        /^need \d\d policies, 9 can be attached; the longest document is tamper-deny, and its longest statement DenyOwnIdentities with \d{4} characters; name fewer/,
      ),
    ]);
  });

  it("are a problem of the boundary, which cannot become two", () => {
    const allowedInstanceTypes = Object.keys(types)
      .map((family) => `${family}.*`)
      .slice(0, 60);
    const result = guardrailDocuments({ mode: Account, allowedRegions: SYDNEY, allowedInstanceTypes });
    expect(messages(result)).toEqual([
      expect.stringMatching(
        /^make boundary too long: it has \d{4} characters, a boundary takes 6144; its longest statement is \w+ with \d+; name fewer allowedInstanceTypes or unusedServices/,
      ),
    ]);
  });
});

describe("the freeze", () => {
  it.each([
    [Account, 6144],
    [None, 6144],
    [Organization, 5120],
  ])("of mode %s is one policy within %d characters, or a problem that names the statement", (mode, limit) => {
    fc.assert(
      fc.property(principals, (exempt) => {
        const result = freezeDocument(mode, exempt);
        if ("document" in result) expect(minify(result.document).length).toBeLessThanOrEqual(limit);
        else
          expect(messages(result)).toEqual([
            expect.stringMatching(
              new RegExp(
                `^make freeze too long: it has \\d+ characters, a policy takes ${limit}; its longest statement is Freeze\\w+ with \\d+; name fewer exemptPrincipals`,
              ),
            ),
          ]);
      }),
    );
    expect(freezeDocument(mode, [])).toHaveProperty("document");
  });
});
