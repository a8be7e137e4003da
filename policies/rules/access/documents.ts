/** Documents of examples, in the spelling of those who write them by hand. */

type Part = string | readonly string[];
type Conditions = Readonly<Record<string, Readonly<Record<string, Part>>>>;

export const allow = (Action: Part, Resource: Part = "*", Condition?: Conditions) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...(Condition === undefined ? {} : { Condition }),
});

export const deny = (Action: Part, Resource: Part = "*", Condition?: Conditions) => ({
  ...allow(Action, Resource, Condition),
  Effect: "Deny",
});

/** A statement of the trust policy of a role. */
export const trust = (
  Principal: string | Readonly<Record<string, Part>>,
  Condition?: Conditions,
  Action: Part = "sts:AssumeRole",
) => ({ Effect: "Allow", Principal, Action, ...(Condition === undefined ? {} : { Condition }) });

export const document = (...Statement: readonly object[]) => ({ Version: "2012-10-17", Statement });
export const json = (...statements: readonly object[]): string => JSON.stringify(document(...statements));

export const POLICY = "aws:iam/policy:Policy";
export const ROLE = "aws:iam/role:Role";
export const STACK = "aws:cloudformation/stack:Stack";

/** A managed policy with these statements. */
export const policy = (title: string, ...statements: readonly object[]) => ({
  title,
  subject: { type: POLICY, props: { policy: json(...statements) } },
});

/** A role with this trust. */
export const role = (title: string, ...statements: readonly object[]) => ({
  title,
  subject: { type: ROLE, props: { assumeRolePolicy: json(...statements) } },
});

export const example = (title: string, type: string, props: Readonly<Record<string, unknown>>) => ({
  title,
  subject: { type, props },
});

/** A stack with one resource in its template. */
export const template = (title: string, Type: string, Properties: Readonly<Record<string, unknown>> = {}) =>
  example(title, STACK, { templateBody: JSON.stringify({ Resources: { One: { Type, Properties } } }) });
