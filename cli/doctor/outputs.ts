import { readFileSync } from "node:fs";
import * as v from "valibot";
import { type Problem, show } from "../../domain/fields/problems";

const texts = v.optional(v.record(v.string(), v.string()), {});

/** Of a policy only where it is and what it is. */
const documents = v.optional(v.record(v.string(), v.looseObject({ arn: v.string(), kind: v.string() })), {});

const schema = v.looseObject({
  coveredRegions: v.array(v.string()),
  skippedRegions: texts,
  controlStates: texts,
  detectorIds: texts,
  alertTopicArns: texts,
  guardrailDocuments: documents,
  budgetNames: texts,
  groupNames: texts,
  roleArns: texts,
});

/** What `pulumi stack output --json` prints of the baseline, as far as it is compared with the account. */
export type Outputs = v.InferOutput<typeof schema>;

const FLAG = "--outputs";
const HOW = "give a file that `pulumi stack output --json` wrote";

/** Account of an ARN, its fifth part. */
const accountOf = (arn: string): string | undefined => arn.split(":")[4] || undefined;

/** The accounts that the outputs name. */
export const accountsIn = ({ alertTopicArns, roleArns, guardrailDocuments }: Outputs): string[] => [
  ...new Set(
    [
      ...Object.values(alertTopicArns),
      ...Object.values(roleArns),
      ...Object.values(guardrailDocuments)
        .filter(({ kind }) => kind !== "scp")
        .map(({ arn }) => arn),
    ].flatMap((arn) => accountOf(arn) ?? []),
  ),
];

/** The outputs in a file, or what is wrong with it. */
export function readOutputs(file: string): { outputs: Outputs } | { problems: Problem[] } {
  const problem = (message: string) => ({ problems: [{ path: FLAG, message: `${message}; ${HOW}` }] });
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    return problem(`${show(file)} cannot be read: ${(error as Error).message}`);
  }
  const read = v.safeParse(schema, parsed);
  if (read.success) return { outputs: read.output };
  const wrong = read.issues.map((issue) => `${v.getDotPath(issue) ?? "the whole"}: ${issue.message}`);
  return problem(`${show(file)} has no outputs of the baseline (${wrong.join("; ")})`);
}
