import type { DocumentArgs } from "../document-args";

/** Whom the documents tell apart beside the exempt, who are bound by nothing. */
export type PrincipalClass = "anybody" | "tool role" | "cluster launcher";

/** One principal of a class, an administrator in all cases. */
export interface Principal {
  principal: PrincipalClass;
  arn: string;
}

/** A role that a pattern stands for. */
const roleLike = (pattern: string): string => pattern.replace("iam::*:", "iam::123456789012:").replaceAll("*", "x");

const classOf = (principal: PrincipalClass, named: readonly { roles: readonly string[] }[] = []): Principal[] =>
  [...new Set(named.flatMap(({ roles }) => roles))].map((arn) => ({ principal, arn: roleLike(arn) }));

/** Somebody of each class that the settings have. */
export const principalsOf = ({ toolRegions, allowedLaunchers }: DocumentArgs): Principal[] => [
  { principal: "anybody", arn: "arn:aws:iam::123456789012:user/anybody-who-is-bound" },
  ...classOf("tool role", toolRegions),
  ...classOf("cluster launcher", allowedLaunchers),
];
