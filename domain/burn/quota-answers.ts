import * as v from "valibot";
import { type Problem, show } from "../fields/problems";
import { isRegion } from "../regions/regions";
import { type QuotaId, QUOTAS, type QuotaValues } from "./quotas";

/** One quota of an answer, as far as it is read. */
const quota = v.object({
  QuotaCode: v.string(),
  Value: v.pipe(v.number(), v.minValue(0)),
  /** `arn:aws:servicequotas:eu-west-1:123456789012:ec2/L-1216C47A`: the one place that names the region. */
  QuotaArn: v.string(),
});

const SHAPE = "the answer of `aws service-quotas list-service-quotas` or `get-service-quota`, or a list of them";
const IDS = new Map<string, QuotaId>(QUOTAS.map(({ code, id }) => [code, id]));

/** A part of a file, and where it stands there. */
interface Part {
  path: string;
  value: unknown;
}

interface Known {
  region: string;
  id: QuotaId | undefined;
  value: number;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** The quotas of one answer, or what is wrong with it. */
function partsOf({ path, value }: Part): (Part | Problem)[] {
  const at = path === "" ? "" : `${path}.`;
  if (isObject(value) && "Quotas" in value && Array.isArray(value.Quotas)) {
    return value.Quotas.map((each: unknown, index) => ({ path: `${at}Quotas[${index}]`, value: each }));
  }
  if (isObject(value) && "Quota" in value) return [{ path: `${at}Quota`, value: value.Quota }];
  return [{ path: path === "" ? "the file" : path, message: `expected ${SHAPE}, received ${show(value)}` }];
}

function knownOf({ path, value }: Part): Known | Problem {
  const parsed = v.safeParse(quota, value);
  if (!parsed.success) {
    const message = `expected a quota with QuotaCode, QuotaArn and a Value of 0 or more, received ${show(value)}`;
    return { path, message };
  }
  const { QuotaCode, QuotaArn, Value } = parsed.output;
  const region = QuotaArn.split(":")[3] ?? "";
  return isRegion(region)
    ? { region, id: IDS.get(QuotaCode), value: Value }
    : { path: `${path}.QuotaArn`, message: `names no region that AWS has: ${show(QuotaArn)}` };
}

const isProblem = (value: object): value is Problem => "message" in value;

/** One set of quotas over another; the later ones win. */
export const merged = (...all: readonly QuotaValues[]): QuotaValues =>
  all.reduce<QuotaValues>(
    (before, values) =>
      Object.entries(values).reduce<QuotaValues>(
        (sum, [region, quotas]) => ({ ...sum, [region]: { ...sum[region], ...quotas } }),
        before,
      ),
    {},
  );

/**
 * Quotas as the AWS CLI prints them. Those that the model does not count with are passed over.
 *
 * @param value one answer, or a list of answers of several services and regions
 * @returns region -> quota -> value, or every problem at once
 */
export function readQuotaAnswers(value: unknown): { values: QuotaValues } | { problems: Problem[] } {
  const answers = Array.isArray(value)
    ? value.map((each: unknown, index) => ({ path: `[${index}]`, value: each }))
    : [{ path: "", value }];
  const parts = answers.flatMap(partsOf);
  const found = parts.map((part) => (isProblem(part) ? part : knownOf(part)));
  const problems = found.filter(isProblem);
  if (found.length === 0) problems.push({ path: "the file", message: `has no quota; expected ${SHAPE}` });
  if (problems.length > 0) return { problems };
  const values = found.map((each): QuotaValues => {
    if (isProblem(each) || each.id === undefined) return {};
    return { [each.region]: { [each.id]: { value: each.value, from: "file" } } };
  });
  return { values: merged(...values) };
}
