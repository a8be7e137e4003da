import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { freezeAccounts, freezePrincipals } from "../../../domain/documents/budget-fuse";
import { boundary } from "../../../domain/documents/guardrails/boundary";
import type { PolicyDocument, Statement } from "../../../domain/documents/document";
import { patternOf } from "../../../domain/documents/pattern";
import { accessDocuments } from "../../../domain/documents/access/access-documents";
import { cachePaths, checkout } from "../../../setup/cache";
import type { AcceptedFinding } from "./accepted-findings/finding";
import { ACCEPTED_FINDINGS } from "./accepted-findings/table";
import { ARGS, fitting } from "../../support/document-args";

const SCP = "arn:aws:organizations::123456789012:policy/o-abcd123456/service_control_policy/p-abcd1234";
const FREEZE = "arn:aws:iam::123456789012:policy/ringfence/ringfence-freeze-1a2b3c4";

interface Finding {
  tool: string;
  id: string;
  detail: string;
}

/** Every policy of the product that allows something. */
const POLICIES: Record<string, PolicyDocument> = {
  ...Object.fromEntries(fitting(accessDocuments(ARGS)).map(({ name, document }) => [name, document])),
  boundary: boundary(ARGS),
  "budget-fuse": freezePrincipals("123456789012", FREEZE),
  "budget-fuse in an Organization": freezeAccounts("123456789012", SCP),
};

/** What parliament and cloudsplaining say of policies. */
function lint(policies: Record<string, PolicyDocument>): Record<string, Finding[]> {
  const program = join(checkout, "scripts", "policy-linters", "lint.py");
  const { status, stdout, stderr } = spawnSync(cachePaths().linterPython, [program], {
    input: JSON.stringify(policies),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`lint.py ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as Record<string, Finding[]>;
}

/** What each accepted finding stands for: one line for each policy and detail. */
const ACCEPTED = ACCEPTED_FINDINGS.flatMap(({ policies, tool, id, details, reason }) =>
  policies.flatMap((policy) => details.map((detail) => ({ policy, tool, id, detail, reason }))),
);

const meets = (accepted: Pick<AcceptedFinding, "tool" | "id"> & { detail: string }, finding: Finding): boolean =>
  accepted.tool === finding.tool && accepted.id === finding.id && patternOf(accepted.detail).test(finding.detail);

const all = (...statements: Partial<Statement>[]): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: statements.map((statement, index) => ({ Sid: `S${index}`, Effect: "Allow", Resource: "*", ...statement })),
});
const behind = { Condition: { StringEquals: { "aws:RequestedRegion": "us-east-1" } } };

/** What the linters must find in a policy that does a thing wrong: the proof that they look. */
const WRONG: Record<string, { document: PolicyDocument } & Finding> = {
  "an action that AWS does not have": {
    document: all({ Action: ["s3:GetObjekt"] }),
    tool: "parliament",
    id: "UNKNOWN_ACTION",
    detail: "Unknown action s3:GetObjekt",
  },
  "a way to other rights": {
    document: all({ Action: ["iam:AttachUserPolicy"] }),
    tool: "cloudsplaining",
    id: "PrivilegeEscalation",
    detail: "AttachUserPolicy",
  },
  "a way to other rights behind a condition": {
    document: all({ Action: ["iam:AttachUserPolicy"], ...behind }),
    tool: "cloudsplaining",
    id: "PrivilegeEscalation",
    detail: "AttachUserPolicy",
  },
  "reading data": {
    document: all({ Action: ["s3:GetObject"] }),
    tool: "cloudsplaining",
    id: "DataExfiltration",
    detail: "s3:GetObject",
  },
  "reading data that is denied for one resource only": {
    document: all(
      { Action: ["s3:GetObject"] },
      { Effect: "Deny", Action: "s3:GetObject", Resource: "arn:aws:s3:::one/*" },
    ),
    tool: "cloudsplaining",
    id: "DataExfiltration",
    detail: "s3:GetObject",
  },
  "reading data that is denied under a condition only": {
    document: all({ Action: ["s3:GetObject"] }, { Effect: "Deny", Action: "s3:GetObject", ...behind }),
    tool: "cloudsplaining",
    id: "DataExfiltration",
    detail: "s3:GetObject",
  },
  credentials: {
    document: all({ Action: ["iam:CreateAccessKey"] }),
    tool: "cloudsplaining",
    id: "CredentialsExposure",
    detail: "iam:CreateAccessKey",
  },
  "permissions of any resource": {
    document: all({ Action: ["s3:PutBucketPolicy"] }),
    tool: "cloudsplaining",
    id: "ResourceExposure",
    detail: "s3:PutBucketPolicy",
  },
  "a whole service": {
    document: all({ Action: ["sqs:*"] }),
    tool: "cloudsplaining",
    id: "ServiceWildcard",
    detail: "sqs",
  },
  "changes of any resource": {
    document: all({ Action: ["ec2:TerminateInstances"] }),
    tool: "cloudsplaining",
    id: "InfrastructureModification",
    detail: "ec2:TerminateInstances",
  },
};

/** What is denied for everything, and what the linters call it when it is not. */
const DENIED = all(
  { Action: ["ec2:TerminateInstances", "s3:GetObject", "s3:PutBucketPolicy"] },
  { Effect: "Deny", Action: ["ec2:TerminateInstances", "s3:GetObject", "s3:PutBucketPolicy"] },
);

let found: Record<string, Finding[]>;
beforeAll(() => {
  const wrong = Object.fromEntries(Object.entries(WRONG).map(([what, { document }]) => [what, document]));
  found = lint({ ...POLICIES, ...wrong, denied: DENIED });
});

describe("of every policy", () => {
  const acceptedOf = (policy: string) => ACCEPTED.filter((each) => each.policy === policy);

  it("the linters find nothing but what is accepted", () => {
    const news = Object.keys(POLICIES).flatMap((policy) =>
      found[policy]!.filter((finding) => !acceptedOf(policy).some((each) => meets(each, finding))).map((finding) => ({
        policy,
        ...finding,
      })),
    );
    expect(news).toEqual([]);
  });

  it("nothing is accepted that they do not find", () => {
    const stale = ACCEPTED.filter((each) => !found[each.policy]?.some((finding) => meets(each, finding)));
    expect(stale).toEqual([]);
  });
});

describe("the accepted findings", () => {
  it("are of policies that there are, once each, with a reason", () => {
    const keys = ACCEPTED.map(({ policy, tool, id, detail }) => [policy, tool, id, detail].join(" "));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(ACCEPTED.filter(({ policy, reason }) => !(policy in POLICIES) || !/^\S.*[^.\s]$/.test(reason))).toEqual([]);
  });
});

describe("the linters", () => {
  it.each(Object.entries(WRONG))("find %s", (what, { tool, id, detail }) => {
    expect(found[what]).toContainEqual({ tool, id, detail });
  });

  it("believe a deny of everything", () => {
    expect(found.denied?.filter(({ tool }) => tool === "cloudsplaining")).toEqual([]);
  });
});
