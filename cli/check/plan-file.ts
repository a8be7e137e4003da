import * as v from "valibot";
import { partsOfUrn, type StoredResource, storedResource } from "./resource";
import type { Stored } from "./stored";

/**
 * `pulumi preview --json`, as far as it is read here.
 * https://github.com/pulumi/pulumi/blob/master/pkg/display/json.go
 */
const schema = v.looseObject({
  config: v.nullish(v.record(v.string(), v.string())),
  steps: v.nullish(
    v.array(
      v.looseObject({
        op: v.string(),
        urn: v.string(),
        newState: v.nullish(storedResource),
        oldState: v.nullish(storedResource),
      }),
    ),
  ),
  diagnostics: v.nullish(v.array(v.looseObject({ message: v.nullish(v.string()), severity: v.nullish(v.string()) }))),
  changeSummary: v.nullish(v.record(v.string(), v.number())),
});

const HOW = "give the file that `pulumi preview --json --show-sames` wrote";

/** What the preview writes in the place of a secret. https://github.com/pulumi/pulumi/blob/master/pkg/backend/display/json.go */
const BLINDED = "[secret]";

const MISTAKEN: readonly (readonly [member: string, hint: string])[] = [
  ["deployment", "is an export of a stack; give it with --file"],
  ["resourcePlans", `is a plan of \`pulumi preview --save-plan\`; ${HOW}`],
];

/** Steps that take something away, or read what another program manages. */
const isOver = (op: string): boolean => op.startsWith("delete") || op.startsWith("discard") || op.startsWith("read");

type Step = NonNullable<v.InferOutput<typeof schema>["steps"]>[number];

/**
 * A resource as the step would leave it. The file has no outputs of what is about to come; what stays keeps its own, and a
 * provider such as that of AWS gives inputs back as outputs.
 */
function resourceOf({ op, newState, oldState }: Step): StoredResource[] {
  if (!newState || isOver(op)) return [];
  return [{ ...newState, outputs: op === "same" ? (oldState?.outputs ?? newState.inputs) : newState.inputs }];
}

/**
 * The default provider of a package is left out of a preview; its inputs are the package's part of the configuration:
 * `aws:region`. https://www.pulumi.com/docs/iac/concepts/providers/#default-provider-configuration
 */
function defaultProviders(config: Readonly<Record<string, string>>): NonNullable<Stored["defaultProviders"]> {
  const found = new Map<string, Record<string, unknown>>();
  for (const [key, value] of Object.entries(config)) {
    const [name = "", ...rest] = key.split(":");
    found.set(name, { ...found.get(name), [rest.join(":")]: value });
  }
  return found;
}

/** A preview as JSON, or what is wrong with it. */
export function readPlan(value: unknown): Stored | { message: string } {
  const given = typeof value === "object" && value !== null ? value : {};
  const mistaken = MISTAKEN.find(([member]) => member in given);
  if (mistaken !== undefined) return { message: mistaken[1] };
  if (!("steps" in given) && !("changeSummary" in given)) return { message: `is no preview: it has no steps; ${HOW}` };
  const read = v.safeParse(schema, value);
  if (!read.success) {
    const [issue] = read.issues;
    return { message: `is no preview: ${v.getDotPath(issue) ?? "the whole"}: ${issue.message}; ${HOW}` };
  }
  const { config, changeSummary, diagnostics } = read.output;
  const failed = diagnostics?.find(({ severity }) => severity === "error");
  if (failed !== undefined) {
    const [first] = (failed.message ?? "").trim().split("\n");
    return { message: `is of a preview that failed, so that not everything is in it: ${first}` };
  }
  const steps = read.output.steps ?? [];
  const shown = steps.filter(({ op }) => op === "same").length;
  const hidden = (changeSummary?.["same"] ?? 0) - shown;
  const resources = [...new Map(steps.flatMap(resourceOf).map((each) => [each.urn, each])).values()];
  const { project, stack } = partsOfUrn(steps[0]?.urn ?? "");
  return {
    project,
    stack,
    resources,
    defaultProviders: defaultProviders(config ?? {}),
    ...(hidden > 0
      ? {
          partial: `${hidden} resources that stay as they are are not in the plan, so rules of the whole stack were not asked; make it with \`pulumi preview --json --show-sames\``,
        }
      : {}),
    blinded: BLINDED,
    notes: [],
  };
}
