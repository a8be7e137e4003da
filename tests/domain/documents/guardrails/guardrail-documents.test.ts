import * as fc from "../../../support/properties";
import { minify, type PolicyDocument, type Statement } from "../../../../domain/documents/document";
import { denyingStatement } from "../../../../domain/documents/evaluate";
import {
  DOES_NOT_BIND,
  type EmittedDocument,
  type GuardrailDocumentsArgs,
  guardrailDocuments,
} from "../../../../domain/documents/guardrails/guardrail-documents";
import { Guard } from "../../../../domain/documents/guardrails/guards";
import { ALLOWED_INSTANCE_TYPES } from "../../../../domain/documents/actions/instance-types";
import types from "../../../../domain/generated/instance-types.json";
import { LEAST_PRIVILEGE, type LeastPrivilegePolicy } from "../../../../domain/documents/access/table";
import { DENIES_ATTACHED, DOCUMENT_LIMITS } from "../../../../domain/limits";
import { PAID_SERVICE_IDS } from "../../../../domain/documents/actions/paid-services";
import { DEFAULT_REGIONS, GLOBAL_EVENT_REGIONS, REGIONS } from "../../../../domain/regions/regions";
import { GuardrailMode } from "../../../../domain/documents/guardrails/mode";
import { ROWS } from "../../../guardrails/rows";
import { ADMINISTRATOR, isAllowed } from "../../../support/simulate";
import { ARGS, fitting, HOME } from "../../../support/document-args";

const NAMES = REGIONS.map(({ name }) => name);
const { Account, Organization, None } = GuardrailMode;

const make = (args: Partial<GuardrailDocumentsArgs> = {}) => guardrailDocuments({ ...ARGS, mode: Account, ...args });
const emitted = (args: Partial<GuardrailDocumentsArgs> = {}): EmittedDocument[] => fitting(make(args));
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
    [Account, ["region-deny", "launch-deny", "service-deny", "tamper-deny", "persistence-deny", "boundary"]],
    [Organization, ["region-deny", "launch-deny", "service-deny", "tamper-deny", "persistence-deny"]],
    [None, []],
  ] as const)("of mode %s are %p", (mode, expected) => {
    expect(names(emitted({ mode }))).toEqual(expected);
  });

  it.each([
    [Guard.Region, ["region-deny"]],
    [Guard.Launch, ["launch-deny", "service-deny"]],
    [Guard.Tamper, ["tamper-deny", "persistence-deny", "boundary"]],
  ])("of %s are %p", (guard, expected) => {
    const documents = emitted({ guards: [guard] });
    expect(names(documents)).toEqual(expected);
    expect(new Set(documents.map((document) => document.guard))).toEqual(new Set([guard]));
  });

  it("say what they are, how long they are, and how long they may be", () => {
    for (const { kind, characters, limit, document, attachTo } of emitted({ mode: Account })) {
      expect({ characters, limit }).toEqual({ characters: minify(document).length, limit: DOCUMENT_LIMITS[kind] });
      expect(attachTo.length * DOES_NOT_BIND[kind].length).toBeGreaterThan(0);
    }
    expect(emitted().map(({ kind }) => kind)).toEqual([
      "managed",
      "managed",
      "managed",
      "managed",
      "managed",
      "boundary",
    ]);
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
    expect(sparing(Organization)).toEqual(["region-deny", "tamper-deny", "persistence-deny"]);
    expect(sparing(Account)).toEqual([]);
  });

  it("are service control policies of at most 5,120 characters, each in one piece, when one region is allowed", () => {
    for (const region of NAMES) {
      const documents = emitted({ mode: Organization, allowedRegions: [region] });
      expect(names(documents)).toEqual(names(emitted({ mode: Organization })));
      expect(documents.filter(({ characters }) => characters > 5120)).toEqual([]);
    }
  });

  it.each(
    [Account, Organization].flatMap((mode) => [[HOME], DEFAULT_REGIONS].map((regions) => [mode, regions] as const)),
  )("leave a tenth of their limit free at default settings, the boundary aside, in mode %s for %p", (mode, regions) => {
    const full = denies(emitted({ mode, allowedRegions: regions })).filter(
      ({ characters, limit }) => characters > limit * 0.9,
    );
    expect(names(full)).toEqual([]);
  });

  it("are at most six policies on each of the baseline's own groups at default settings, its own rights among them", () => {
    for (const allowedRegions of [[HOME], DEFAULT_REGIONS]) {
      expect(denies(emitted({ allowedRegions })).length + 1).toBeLessThanOrEqual(6);
    }
  });

  it("are measured with the names that they will have: a long prefix is in the document", () => {
    const size = (namePrefix: string) => emitted({ namePrefix }).find(({ name }) => name === "tamper-deny")!.characters;
    // The prefix stands in the ARN of alarms, rules, topics and budgets.
    expect(size("a".repeat(60)) - size("a".repeat(10))).toBe(4 * 50);
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
        const result = make(args);
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
        expect(denies(documents).length).toBeLessThanOrEqual(
          DENIES_ATTACHED[args.mode === Organization ? "scp" : "managed"],
        );
      }),
      { numRuns: 300 },
    );
    // A property that never meets one of the two proves half of what it says.
    expect(Math.min(valid, refused)).toBeGreaterThan(10);
  });

  it("a deny that becomes several loses no statement", () => {
    const sids = (args: Partial<GuardrailDocumentsArgs>) =>
      denies(emitted(args)).flatMap(({ document }) => document.Statement.map(({ Sid }) => Sid));
    const exemptPrincipals = Array.from({ length: 6 }, (_, n) => `arn:aws:iam::123456789012:role/pipelines/team-${n}`);
    expect(names(emitted({ exemptPrincipals }))).toContain("launch-deny-2");
    expect(sids({ exemptPrincipals })).toEqual(sids({}));
  });

  it("spares exactly who is named, in every deny", () => {
    fc.assert(
      fc.property(inMode, principals, (mode, exemptPrincipals) => {
        const result = make({ mode, exemptPrincipals });
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
        expect(make({ mode, ...(other as typeof lists) })).toEqual(make({ mode, ...lists }));
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
        const region = emitted({ mode, allowedRegions: [...others, allowed], guards: [Guard.Region] });
        const documents = region.map(({ document }) => document);
        const left = actions.map((action) => denyingStatement(documents, { action, region: allowed, principal })?.Sid);
        expect(new Set(left)).toEqual(new Set([undefined, "DenyRegionOptIn"]));
      }),
      { numRuns: 20 },
    );
  });

  it("takes nothing away in it, neither by the boundary nor by a policy of least privilege", async () => {
    const rights = LEAST_PRIVILEGE.flatMap(({ documents }: LeastPrivilegePolicy) =>
      Object.values(documents).map((document) => ({
        decide: decisions.rights,
        of: (allowedRegions: string[]) => document({ ...ARGS, allowedRegions }),
      })),
    );
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
        fc.constantFrom(HOME, "eu-west-1", "us-east-1"),
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
    const [message] = messages(make({ exemptPrincipals: many(80) }));
    expect(message).toMatch(
      /^make region-deny too long: statement DenyOutsideAllowedRegions needs \d{4} characters, a policy takes 6144; name fewer exemptPrincipals/,
    );
  });

  it.each([
    [Account, 20, 6],
    [Organization, 30, 9],
  ])("are a problem in mode %s with %d exempt principals, when they are more than %d", (mode, count, most) => {
    const exemptPrincipals = many(count);
    expect(messages(make({ mode, exemptPrincipals }))).toEqual([
      expect.stringMatching(
        new RegExp(
          `^need \\d+ policies, ${most} can be attached; the longest document is [a-z-]+-deny, and its longest statement Deny\\w+ with \\d{4} characters; name fewer`,
        ),
      ),
    ]);
  });

  it("are a problem of the boundary, which cannot become two", () => {
    const allowedInstanceTypes = Object.keys(types)
      .map((family) => `${family}.*`)
      .slice(0, 60);
    const result = make({ allowedInstanceTypes });
    expect(messages(result)).toEqual([
      expect.stringMatching(
        /^make boundary too long: it has \d{4} characters, a boundary takes 6144; its longest statement is \w+ with \d+; name fewer allowedInstanceTypes or unusedServices/,
      ),
    ]);
  });
});
