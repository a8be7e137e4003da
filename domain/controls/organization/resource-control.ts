import * as v from "valibot";
import { RESOURCE_CONTROL_SPARES } from "../../documents/organization/resource-control";
import { field } from "../../fields/field";
import { distinct } from "../../fields/shapes";
import { accountId } from "../../fields/values";
import { type Control, Family, FREE, Profile, Where } from "../control";

/** Accounts outside the organization. */
export const trustedAccounts = distinct(accountId, "a list of account ids");

export const resourceControl = {
  id: "resource-control",
  family: Family.Organization,
  title: "Buckets, keys, secrets, queues and roles of members closed to outsiders",
  why: "a policy of one bucket, or the trust of one role, opens the account to a stranger, whom no service control policy binds",
  where: Where.Account,
  profile: Profile.Minimal,
  onlyWhenAsked: true,
  options: {
    trustedAccounts: field(v.optional(trustedAccounts, []), {
      shape: "list of account ids, quoted",
      description:
        "Accounts outside the organization whose access goes on: vendors, and accounts of AWS that deliver logs.",
      example: '["444455556666"]',
    }),
  },
  needs: [],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: {
    onDestroy: "kept",
    afterTeardown: "the policy is detached and deleted: policies of single resources decide alone again",
  },
  byHand:
    "aws organizations detach-policy --policy-id <policy> --target-id <target> for each target, then aws organizations delete-policy --policy-id <policy>, in the management account",
  source: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html",
  notes: [
    "**Once, before it:** `aws organizations enable-policy-type --root-id <root> --policy-type RESOURCE_CONTROL_POLICY` in the management account; the preview names the root. It hangs on `guardrails.targets`.",
    "**It can cut off people you work with.** Look first at what outsiders reach: the findings of `access-analyzer` in each member and region (`aws accessanalyzer list-findings-v2`), made with the organization as zone of trust. Whoever is meant to be there belongs into `trustedAccounts`; begin with one organizational unit as target, and look a week at `AccessDenied` in the trails of its members.",
    "**What it closes:** `s3`, `kms`, `secretsmanager` and `sqs` as a whole, and `sts:AssumeRole`, to every principal of another organization, to readers without an account (a **public bucket** is one: put CloudFront in front of it), and to AWS services that act for an account outside.",
    "**What goes on:** principals of the organization; AWS services, as long as they act for an account inside or do not say for whom; CloudFront with origin access control; sign-in with SAML and OpenID Connect, GitHub included, which comes from nobody's account; trusted accounts.",
    "**Log deliveries that come from accounts of AWS** and not from a service: Elastic Load Balancing in the regions from before August 2022, and audit logs of Redshift set up long ago. Name these accounts, which the pages of the two services list for each region.",
    `**Whom it does not bind:** ${RESOURCE_CONTROL_SPARES}.`,
    "**To read it first:** `npx ringfence guardrails --mode organization --allowed-regions <region> --organization <id>` prints the document with its size.",
  ],
} as const satisfies Control;
