import { anyAwsResource } from "../engine/types";
import { pass } from "../engine/verdict";
import type { Resource } from "../resource";
import type { TypeMatcher, Verdict } from "../rule";
import { remembered } from "./remembered";
import { declaredBy, templateKind } from "./template";
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

const canonical = (name: string): string => SAME[name] ?? name;

/** `cloudtrail:trail`: one text for a thing under all of its names, whoever spells them. */
export const kindOf = remembered((type) => canonical(nameOf(type)));

/** Whether a type may hold resources of its own that a rule has to look at. */
const mayHoldOthers = (type: string): boolean => !["none", undefined].includes(templateKind(type));

/**
 * Whether a type of any provider is one of a few kinds, each under any of its names. Other clouds have a `kms:key` too, so
 * that whoever asks about AWS asks for the provider as well.
 */
const isOneOf = (kinds: readonly string[]) => {
  const wanted = new Set(kinds.map(canonical));
  return (type: string): boolean => wanted.has(kindOf(type));
};

/** The types of a few kinds of resources in every spelling, and those that hold templates. */
export function ofKinds(title: string, kinds: readonly string[]): TypeMatcher {
  const isWanted = isOneOf(kinds);
  return {
    title: `${title}, in every spelling and inside templates`,
    matches: (type) => anyAwsResource.matches(type) && (isWanted(type) || mayHoldOthers(type)),
  };
}

/** Judges a resource of one of the kinds, and each of them that a template declares. */
export function judgeKinds(
  resource: Resource,
  kinds: readonly string[],
  judge: (one: Resource) => readonly Verdict[],
): Verdict[] {
  const { resources, unread } = declaredBy(resource);
  const judged = [resource, ...resources].filter(({ type }) => isOneOf(kinds)(type)).flatMap(judge);
  const verdicts = [...judged, ...unread];
  return verdicts.length > 0 ? verdicts : [pass];
}
