import type { PolicyDocument } from "./documents/document";
import { auditor } from "./documents/least-privilege/auditor";
import { billing } from "./documents/least-privilege/billing";
import { deploy } from "./documents/least-privilege/deploy";
import { developer } from "./documents/least-privilege/developer";
import { readOnly } from "./documents/least-privilege/read-only";
import { responder } from "./documents/least-privilege/responder";
import { support } from "./documents/least-privilege/support";

/** Everything that decides about the documents; each takes its part. */
export interface LeastPrivilegeArgs {
  /** Region codes where workloads may run; at least one. */
  allowedRegions: readonly string[];
  /** Instance types that developers may start, as patterns: `t3.*`. */
  allowedInstanceTypes: readonly string[];
  /** Ids of paid services that nobody uses. Default: those of domain/paid-services.ts that are denied by default. */
  unusedServices?: readonly string[];
  /** What the names of the baseline's own alarms, topics, rules and budgets begin with. Default: `ringfence-`. */
  namePrefix?: string;
  /** Every action that this program calls. */
  calls: readonly { action: string }[];
}

/** A ready policy and its holder. */
export interface LeastPrivilegePolicy {
  /** Stem of its document's file, and the name of policy and holder in AWS. */
  id: string;
  title: string;
  /** Who it is for. */
  whom: string;
  /** What holds it: people are in a group, work is done by a role. */
  kind: "group" | "role";
  /** True when no guardrail binds the holder, because it works in every region and on the guardrails. */
  exempt: boolean;
  /** What the holder can do, in a line. */
  can: string;
  /** The document, which AWS takes for a managed policy. */
  document: (args: LeastPrivilegeArgs) => PolicyDocument;
}

/** The seven, those of people first. */
export const LEAST_PRIVILEGE = [
  {
    id: "developer",
    title: "Developer",
    whom: "people who build and run workloads",
    kind: "group",
    exempt: false,
    can: "work in the allowed regions with small machines, and make roles that the boundary binds",
    document: developer,
  },
  {
    id: "read-only",
    title: "Read only",
    whom: "people who look at workloads",
    kind: "group",
    exempt: false,
    can: "see in the allowed regions what exists and how it is set, without data and secrets",
    document: readOnly,
  },
  {
    id: "billing",
    title: "Billing",
    whom: "people who pay",
    kind: "group",
    exempt: false,
    can: "see costs and bills, pay them, and keep payment methods and tax settings; buy nothing",
    document: billing,
  },
  {
    id: "support",
    title: "Support",
    whom: "people who talk to AWS",
    kind: "group",
    exempt: false,
    can: "open and follow support cases, and see health, advice and what exists in every region",
    document: support,
  },
  {
    id: "auditor",
    title: "Auditor",
    whom: "the sweep of all regions and the check of the baseline",
    kind: "role",
    exempt: true,
    can: "read in every region what runs, who may do what, and what watches; change nothing",
    document: auditor,
  },
  {
    id: "responder",
    title: "Responder",
    whom: "whoever ends an intrusion",
    kind: "role",
    exempt: true,
    can: "with MFA, in every region: stop what runs, freeze principals, take sign-ins away; start nothing",
    document: responder,
  },
  {
    id: "deploy",
    title: "Deploy",
    whom: "the pipeline that applies this program",
    kind: "role",
    exempt: true,
    can: "apply, refresh and destroy the baseline; write nothing else",
    document: deploy,
  },
] as const satisfies readonly LeastPrivilegePolicy[];
