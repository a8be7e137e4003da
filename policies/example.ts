/** An input for which the verdict of a rule is known; test and documentation at once. */
export interface Example<Subject> {
  readonly title: string;
  readonly subject: Subject;
  /** What the configuration would hold: own options and shared settings of the rule. */
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface ExampleResource {
  readonly type: string;
  readonly name?: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly provider?: { readonly type: string; readonly props: Readonly<Record<string, unknown>> };
}

export interface ExampleStack {
  /** Name of the stack; the project is `example`. */
  readonly stack?: string;
  readonly resources: readonly ExampleResource[];
}

export interface Examples<Subject> {
  readonly pass: readonly Example<Subject>[];
  readonly fail: readonly Example<Subject>[];
  readonly unknown: readonly Example<Subject>[];
}
