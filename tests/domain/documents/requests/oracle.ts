import { runUnsafeSimulation } from "@cloud-copilot/iam-simulate";
import type { PolicyDocument } from "../../../../domain/documents/document";
import { ADMINISTRATOR } from "../../../support/simulate";
import { ACCOUNT_ID } from "../../../support/mock-account";

/** What a request meets. */
export interface Attachments {
  identity: readonly PolicyDocument[];
  boundary?: PolicyDocument;
  organization?: readonly PolicyDocument[];
}

/** A request all of whose condition keys are told; a key with several values has a list. */
export interface TotalRequest {
  action: string;
  resource: string;
  keys: Readonly<Record<string, string | readonly string[]>>;
}

const named = (documents: readonly PolicyDocument[]) =>
  documents.map((policy, index) => ({ name: `policy-${index}`, policy }));

/** What iam-simulate decides. It looks neither at names nor at keys, so that documents and requests may be made up. */
export const simulated = (
  { identity, boundary, organization }: Attachments,
  { action, resource, keys }: TotalRequest,
): boolean =>
  runUnsafeSimulation(
    {
      request: {
        action,
        principal: `arn:aws:iam::${ACCOUNT_ID}:user/anna`,
        resource: { resource, accountId: ACCOUNT_ID },
        contextVariables: keys as Record<string, string | string[]>,
      },
      identityPolicies: named(identity),
      ...(boundary ? { permissionBoundaryPolicies: named([boundary]) } : {}),
      serviceControlPolicies: organization
        ? [{ orgIdentifier: "root", policies: named([ADMINISTRATOR, ...organization]) }]
        : [],
      resourceControlPolicies: [],
    },
    {},
  ) === "Allowed";
