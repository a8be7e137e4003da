import { type Problem, show } from "../../fields/problems";
import type { DocumentArgs } from "../document-args";
import { EXEMPT_PATH } from "../own-principals";
import { patternOf } from "../pattern";

export interface Exceptions extends Pick<DocumentArgs, "allowedRegions" | "allowedLaunchers" | "toolRegions"> {
  /** ARNs of principals that are not bound; `*` may stand for a part. Default: none. */
  exemptPrincipals?: readonly string[];
}

/** A role of the baseline that is never bound. */
const OWN_EXEMPT = `arn:aws:iam::*:role${EXEMPT_PATH}*`;

/**
 * What the exceptions say against the other arguments: an exception without an effect would look as if it closed something,
 * or as if it were needed.
 *
 * @returns every problem; a path is the name of the argument with the index in it
 */
export function exceptionProblems({
  allowedRegions,
  allowedLaunchers = [],
  toolRegions = [],
  exemptPrincipals = [],
}: Exceptions): Problem[] {
  const sparing = (role: string): string | undefined =>
    [...exemptPrincipals, OWN_EXEMPT].find((arn) => arn === role || patternOf(arn).test(role));
  const spared = (path: string, roles: readonly string[]): Problem[] =>
    roles.flatMap((role, index) => {
      const arn = sparing(role);
      if (arn === undefined) return [];
      const why = arn === OWN_EXEMPT ? `every role at ${EXEMPT_PATH} is spared` : `exemptPrincipals has ${show(arn)}`;
      const message = `${why}, so that ${show(role)} is not bound at all; remove one of the two`;
      return [{ path: `${path}.roles[${index}]`, message }];
    });
  return [
    ...allowedLaunchers.flatMap(({ roles }, index) => spared(`allowedLaunchers[${index}]`, roles)),
    ...toolRegions.flatMap(({ region, roles }, index) => [
      ...(allowedRegions.includes(region)
        ? [
            {
              path: `toolRegions[${index}].region`,
              message: `${show(region)} is one of allowedRegions, where everybody works; remove the entry`,
            },
          ]
        : []),
      ...spared(`toolRegions[${index}]`, roles),
    ]),
  ];
}
