/** The answer of a rule about one thing that it looked at. */
export type Verdict = Pass | Fail | Undetermined | NotApplicable;

export interface Pass {
  readonly kind: "pass";
}

/** A violation: where, what is there, what should be there. Values are shown redacted and shortened. */
export interface Fail {
  readonly kind: "fail";
  readonly path: string;
  readonly observed: string;
  readonly expected: string;
  /** The resource at fault, when a stack rule can name one. */
  readonly urn?: string;
}

/** The value that decides is not known before the deployment, or cannot be read. */
export interface Undetermined {
  readonly kind: "undetermined";
  readonly path: string;
  readonly why?: string;
}

export interface NotApplicable {
  readonly kind: "not-applicable";
  readonly reason: string;
}

export const pass: Pass = { kind: "pass" };

export const fail = (path: string, observed: string, expected: string, urn?: string): Fail => ({
  kind: "fail",
  path,
  observed,
  expected,
  urn,
});

export const undetermined = (path: string, why?: string): Undetermined => ({ kind: "undetermined", path, why });

export const notApplicable = (reason: string): NotApplicable => ({ kind: "not-applicable", reason });
