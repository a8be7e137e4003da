import type { PolicyDocument } from "../document";
import type { DocumentArgs } from "../document-args";
import { OWN_CALLS } from "../own-calls";
import { auditor } from "./auditor";
import { billing } from "./billing";
import { deploy, deployReads } from "./deploy";
import { developer } from "./developer";
import { readOnly } from "./read-only";
import { responder, responderReads } from "./responder";
import { support } from "./support";

/** A holder and its ready policies. */
export interface LeastPrivilegePolicy {
  /** Stem of its document's file, and its name in AWS. */
  id: string;
  title: string;
  /** Who it is for. */
  whom: string;
  /** What holds it: people are in a group, work is done by a role. */
  kind: "group" | "role";
  /** True when no deny binds the holder, because it works in every region and on the guardrails. */
  exempt: boolean;
  /**
   * Name of a policy in AWS -> its document; each takes its part of what the owner decides. The first has the name of the
   * holder. Together they are all that the holder may do: tests/guardrails/promises says what, and decides it.
   */
  documents: Readonly<Record<string, (args: Required<DocumentArgs>) => PolicyDocument>>;
}

/** The seven, those of people first. */
export const LEAST_PRIVILEGE = [
  {
    id: "developer",
    title: "Developer",
    whom: "people who build and run workloads",
    kind: "group",
    exempt: false,
    documents: { developer },
  },
  {
    id: "read-only",
    title: "Read only",
    whom: "people who look at workloads",
    kind: "group",
    exempt: false,
    documents: { "read-only": readOnly },
  },
  {
    id: "billing",
    title: "Billing",
    whom: "people who pay",
    kind: "group",
    exempt: false,
    documents: { billing },
  },
  {
    id: "support",
    title: "Support",
    whom: "people who talk to AWS",
    kind: "group",
    exempt: false,
    documents: { support },
  },
  {
    id: "auditor",
    title: "Auditor",
    whom: "the sweep of all regions and the check of the baseline",
    kind: "role",
    exempt: true,
    documents: { auditor },
  },
  {
    id: "responder",
    title: "Responder",
    whom: "whoever ends an intrusion",
    kind: "role",
    exempt: true,
    documents: { responder, "responder-reads": responderReads },
  },
  {
    id: "deploy",
    title: "Deploy",
    whom: "the pipeline that applies this program",
    kind: "role",
    exempt: true,
    documents: {
      deploy: ({ namePrefix }) => deploy({ calls: OWN_CALLS, namePrefix }),
      "deploy-reads": () => deployReads({ calls: OWN_CALLS }),
    },
  },
] as const satisfies readonly LeastPrivilegePolicy[];

export type AccessId = (typeof LEAST_PRIVILEGE)[number]["id"];

/** All that a holder may do by its own policies. */
export const rightsOf = (id: AccessId, args: Required<DocumentArgs>): PolicyDocument[] => {
  const { documents }: LeastPrivilegePolicy = LEAST_PRIVILEGE.find((access) => access.id === id)!;
  return Object.values(documents).map((document) => document(args));
};
