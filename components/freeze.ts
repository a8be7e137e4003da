import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkIdentityArgs } from "../domain/check-identity-args";
import { minify } from "../domain/documents/document";
import { DOES_NOT_BIND, freezeDocument } from "../domain/guardrails";
import { DOCUMENT_LIMITS } from "../domain/limits";
import { OWN_PATH } from "../domain/own-principals";
import { GuardrailMode } from "../domain/settings";
import type { GuardrailSummary } from "./guardrails";
import { assertNoProblems, refuse } from "./input-error";

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
    assertNoProblems("freeze", checkIdentityArgs(args));
    const { mode = GuardrailMode.Account, exemptPrincipals: named = [], tags } = args;
    const result = freezeDocument(mode, named);
    const document = minify("problems" in result ? refuse("freeze", result.problems) : result.document);
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
    this.summary = policy.arn.apply((arn) => ({
      arn,
      kind,
      attachTo: "in an emergency, whoever may be in the wrong hands",
      doesNotBind: DOES_NOT_BIND[kind],
      characters: document.length,
      limit: DOCUMENT_LIMITS[kind],
    }));
    this.registerOutputs({ policyArn: this.policyArn, summary: this.summary });
  }
}
