import {
  type ContextKeyTypeEnum,
  type EvaluationResult,
  IAMClient,
  SimulateCustomPolicyCommand,
  type SimulateCustomPolicyCommandInput,
} from "@aws-sdk/client-iam";
import pLimit from "p-limit";
import { minify, policyDocument } from "../../domain/documents/document";
import { allow } from "../../domain/documents/statements";
import type { Way } from "../../domain/documents/reach/ways";
import { BILLING_REGION } from "../../domain/regions/regions";
import { refusalOf } from "../probes/refusal";
import type { Connection } from "../probes/run";
import type { Confirmation, Disagreement, SampleRequest } from "./confirmation";

/** Questions in flight: IAM throttles who asks more. */
const CONCURRENCY = 4;
const ATTEMPTS = 5;

/** What an administrator may do, and what hangs on every target of an organization: FullAWSAccess. */
const EVERYTHING = minify(policyDocument([allow("All", ["*"])]));

/** How AWS's simulator is told what somebody is bound by. */
function policiesOf({ mode, documents }: Way): Partial<SimulateCustomPolicyCommandInput> {
  const texts = documents.map(({ document }) => minify(document));
  switch (mode) {
    case "organization":
      return {
        PolicyInputList: [EVERYTHING],
        // The first is the root, the last the account; each level must allow by itself.
        OrderedOrganizationPolicyInputList: [
          { ServiceControlPolicyInputList: [EVERYTHING, ...texts] },
          { ServiceControlPolicyInputList: [EVERYTHING] },
        ],
      };
    case "account-attached":
      return { PolicyInputList: [EVERYTHING, ...texts] };
    case "account-boundary":
      return { PolicyInputList: [EVERYTHING], PermissionsBoundaryPolicyInputList: texts };
  }
}

const typeOf = (kind: string, { length }: readonly string[]): ContextKeyTypeEnum =>
  (length === 1 ? kind : `${kind}List`) as ContextKeyTypeEnum;

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html */
const questionOf = (way: Way, { action, resource, keys }: SampleRequest): SimulateCustomPolicyCommandInput => ({
  PolicyInputList: [],
  ...policiesOf(way),
  ActionNames: [action],
  ResourceArns: [resource],
  ContextEntries: Object.entries(keys).map(([ContextKeyName, { values, kind }]) => ({
    ContextKeyName,
    ContextKeyValues: [...values],
    ContextKeyType: typeOf(kind, values),
  })),
});

/** The decision about the one resource that was named: the one above it is about a type of resources. */
const decisionIn = ({ EvalDecision, ResourceSpecificResults = [] }: EvaluationResult): string | undefined =>
  ResourceSpecificResults[0]?.EvalResourceDecision ?? EvalDecision;

async function ask(
  client: IAMClient,
  question: SimulateCustomPolicyCommandInput,
  abortSignal: AbortSignal,
): Promise<string> {
  let Marker: string | undefined;
  do {
    const command = new SimulateCustomPolicyCommand({ ...question, ...(Marker ? { Marker } : {}) });
    const page = await client.send(command, { abortSignal });
    const decision = page.EvaluationResults?.map(decisionIn).find((each) => each !== undefined);
    if (decision !== undefined) return decision;
    Marker = page.IsTruncated ? page.Marker : undefined;
  } while (Marker !== undefined);
  throw new Error("its simulator answered without a decision");
}

const NEEDS = "iam:SimulateCustomPolicy";

/** What went wrong, in the words of who can mend it. */
function problemOf(failure: unknown): string {
  const { name, message } = failure as Error;
  try {
    const { state, because } = refusalOf(failure);
    if (state === "denied") return `whoever these credentials belong to may not call ${NEEDS} (${because})`;
    return `AWS did not answer (${because}); it changed nothing, so try again`;
  } catch {
    return `${name}: ${message}`;
  }
}

/**
 * Asks AWS's simulator about every request of a sample, with the documents as texts: nothing is attached, and nothing of the
 * account is read or changed.
 *
 * @param ways what the modes of the requests stand for
 * @returns what it decides otherwise, or why it could not be asked
 */
export async function confirm(
  { ways, requests }: { ways: readonly Way[]; requests: readonly SampleRequest[] },
  { credentials, endpoint }: Pick<Connection, "credentials" | "endpoint">,
): Promise<Confirmation | { problem: string }> {
  const client = new IAMClient({ region: BILLING_REGION, maxAttempts: ATTEMPTS, credentials, endpoint });
  const limit = pLimit(CONCURRENCY);
  const others = new AbortController();
  const wayOf = (request: SampleRequest): Way => ways.find(({ mode }) => mode === request.mode)!;
  try {
    const answers = await Promise.all(
      requests.map((request) =>
        limit(async () => ({ ...request, aws: await ask(client, questionOf(wayOf(request), request), others.signal) })),
      ),
    );
    const disagrees = ({ allowed, aws }: Disagreement): boolean => allowed !== (aws === "allowed");
    return { asked: answers.length, disagreements: answers.filter(disagrees) };
  } catch (failure) {
    return { problem: problemOf(failure) };
  } finally {
    // One refusal is enough: who waits in line, or to try again, need not.
    limit.clearQueue();
    others.abort();
    client.destroy();
  }
}
