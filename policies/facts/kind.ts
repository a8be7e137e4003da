import type { TypeMatcher } from "../rule";
import { remembered } from "./remembered";
import { templateKind } from "./template";
import { nameOf } from "./thing";

/**
 * Things that CloudFormation, Terraform or an older version of a provider calls otherwise than `@pulumi/aws` does. The names
 * are those of `nameOf`; `ec2` is where it puts a name of Terraform's that begins with no service.
 */
const SAME: Readonly<Record<string, string>> = {
  "account:alternatecontact": "account:alternativecontact",
  "budgets:budgetsaction": "budgets:budgetaction",
  "cloudwatch:alarm": "cloudwatch:metricalarm",
  "config:configurationrecorder": "config:recorder",
  "config:configurationrecorderstatus": "config:recorderstatus",
  "ec2:cloudtrail": "cloudtrail:trail",
  "ec2:ebsencryptionbydefault": "ec2:encryptionbydefault",
  "ec2:ebssnapshotblockpublicaccess": "ec2:snapshotblockpublicaccess",
  "iam:managedpolicy": "iam:policy",
  "s3:bucketlifecycleconfigurationv2": "s3:bucketlifecycleconfiguration",
  "s3:bucketv2": "s3:bucket",
  "s3:bucketversioningv2": "s3:bucketversioning",
  "securityhub:hub": "securityhub:account",
  "servicecatalog:cloudformationprovisionedproduct": "servicecatalog:provisionedproduct",
  "sns:subscription": "sns:topicsubscription",
  "sns:topicinlinepolicy": "sns:topicpolicy",
  "uxc:accountcustomization": "uxc:accountcustomizations",
};

/** `cloudtrail:trail`: one text for a thing under all of its names, whoever spells them. */
export const kindOf = remembered((type) => SAME[nameOf(type)] ?? nameOf(type));

/** Resources of some kinds, whoever spells them, and every template, which may declare some. */
export const ofKinds = (title: string, kinds: readonly string[]): TypeMatcher => ({
  title: `${title}, whatever provider spells them, and templates`,
  matches: (type) => kinds.includes(kindOf(type)) || isRead(type),
});

const isRead = (type: string): boolean => ["template", "document"].includes(templateKind(type) ?? "none");
