import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { minify, type PolicyDocument } from "../../domain/documents/document";
import { freezeDocument } from "../../domain/documents/guardrails/freeze";
import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import { type GuardrailSummary, summaryOf } from "../../domain/documents/guardrails/summary";
import { OWN_PATH } from "../../domain/documents/own-principals";
import { DOCUMENT_LIMITS } from "../../domain/limits";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { decidedFor, planned } from "../control/planned";
import { refuse } from "../control/user-error";

export interface FreezeArgs {
  /** `organization` makes a service control policy, any other mode a managed policy. Default: account. */
  mode?: GuardrailMode;
  /** ARNs of IAM principals that go on working; `*` may stand for a part of a name. Default: none beside the responder. */
  exemptPrincipals?: string[];
  /** Tags for the policy. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

const DESCRIPTION = "Ringfence freeze: attach in an emergency to whoever may be in the wrong hands";

/**
 * The policy for an emergency, ready and attached to nobody. Attached to a user, group or role, it stops every launch,
 * every new way in and what a stolen key is abused for: more than AWSCompromisedKeyQuarantineV3 does.
 *
 * It ends nothing that runs: fleets and groups must be cancelled. It spares the roles at `/ringfence/exempt/`.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCompromisedKeyQuarantineV3.html
 *
 * @throws pulumi.RunError when so many principals are exempt that the document does not fit
 */
export class Freeze extends pulumi.ComponentResource {
  /** ARN of the policy. */
  public readonly policyArn: pulumi.Output<string>;
  /** The document as sent to AWS. */
  public readonly document: pulumi.Output<string>;
  /** The policy in short, for a report. */
  public readonly summary: pulumi.Output<GuardrailSummary>;

  constructor(name: string, args: FreezeArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:Freeze", name, args, opts);
    assertArguments("freeze", args);
    const { mode = GuardrailMode.Account, tags } = args;
    const document = minify(decidedFor(args, () => documentOf(args)));
    const child = { parent: this };
    // FREEZE_NAME knows the policy by the end of its name, which the responder may attach and no other.
    const policyName = name.endsWith("-freeze") ? name : `${name}-freeze`;
    const policy =
      mode === GuardrailMode.Organization
        ? new aws.organizations.Policy(
            policyName,
            { type: "SERVICE_CONTROL_POLICY", description: DESCRIPTION, content: document, tags },
            child,
          )
        : new aws.iam.Policy(policyName, { path: OWN_PATH, description: DESCRIPTION, policy: document, tags }, child);
    this.policyArn = policy.arn;
    this.document = pulumi.output(document);
    const kind = mode === GuardrailMode.Organization ? "scp" : "managed";
    const size = { characters: document.length, limit: DOCUMENT_LIMITS[kind] };
    const attachTo = "in an emergency, whoever may be in the wrong hands";
    this.summary = policy.arn.apply((arn) => summaryOf(arn, { kind, attachTo, ...size }));
    this.registerOutputs({ policyArn: this.policyArn, summary: this.summary });
  }
}

function documentOf({ mode = GuardrailMode.Account, exemptPrincipals = [] }: FreezeArgs): PolicyDocument {
  const result = freezeDocument(mode, exemptPrincipals);
  return "problems" in result ? refuse("freeze", result.problems) : result.document;
}

export const freeze: Build = {
  controls: ["freeze"],
  build: ({ plan, name, opts }) => {
    const { mode } = plan.settings.guardrails;
    // It spares nobody but the baseline's own roles: whoever is exempt from the guardrails may be the one who leaked a key.
    const { summary } = new Freeze(name, planned({ mode, tags: plan.tags }, plan.documents.freeze), opts);
    return { guardrailDocuments: { freeze: summary } };
  },
};
