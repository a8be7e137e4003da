import type { Document } from "./codec";
import type { ServiceDetail, ServiceModel, Shape } from "./models";

const isObject = (value: unknown): value is Document =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** AWS writes patterns for Java: without its inline flags most compile here, some only without the Unicode flag. */
function compile(pattern: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(`^(?:${pattern.replaceAll("(?i)", "")})$`, flags);
    } catch {
      continue;
    }
  }
  return undefined;
}

/** A pattern that cannot be compiled here is not checked. */
const matches = (pattern: string, text: string): boolean => compile(pattern)?.test(text) ?? true;

function sizeOf(value: unknown): number | undefined {
  if (typeof value === "string" || Array.isArray(value)) return value.length;
  return typeof value === "number" ? value : undefined;
}

function leafProblems(shape: Shape, value: unknown, path: string): string[] {
  const size = sizeOf(value);
  const problems: string[] = [];
  if (shape.enum && !shape.enum.includes(String(value)))
    problems.push(`${path} must be one of ${shape.enum.join(", ")}`);
  if (size !== undefined && shape.min !== undefined && size < shape.min)
    problems.push(`${path} must be at least ${shape.min}`);
  if (size !== undefined && shape.max !== undefined && size > shape.max)
    problems.push(`${path} must be at most ${shape.max}`);
  if (shape.pattern && typeof value === "string" && !matches(shape.pattern, value))
    problems.push(`${path} must match ${shape.pattern}`);
  return problems.map((problem) => `value '${String(value)}' at ${problem}`);
}

function shapeProblems(detail: ServiceDetail, name: string, value: unknown, path: string): string[] {
  const shape = detail.shapes[name];
  if (!shape || value === undefined || value === null) return [];
  const inside = (ref: { shape: string } | undefined, item: unknown, at: string): string[] =>
    ref ? shapeProblems(detail, ref.shape, item, at) : [];
  switch (shape.type) {
    case "structure": {
      if (!isObject(value)) return [`value at ${path || "input"} must be an object`];
      return Object.entries(shape.members ?? {}).flatMap(([member, ref]) => {
        const wireName = ref.locationName ?? member;
        const at = path ? `${path}.${wireName}` : wireName;
        if (value[wireName] !== undefined && value[wireName] !== null) return inside(ref, value[wireName], at);
        return shape.required?.includes(member) ? [`value at ${at} must not be null`] : [];
      });
    }
    case "list": {
      if (!Array.isArray(value)) return [`value at ${path} must be a list`];
      const items = value.flatMap((item, i) => inside(shape.member, item, `${path}[${i}]`));
      return [...leafProblems(shape, value, path), ...items];
    }
    case "map":
      if (!isObject(value)) return [`value at ${path} must be a map`];
      return Object.entries(value).flatMap(([key, item]) => inside(shape.value, item, `${path}.${key}`));
    default:
      return leafProblems(shape, value, path);
  }
}

/**
 * What the service's own model finds wrong with an input in wire form: missing members, enums, lengths, patterns.
 * An empty list means that AWS would let it in.
 */
export function inputProblems(model: ServiceModel, operation: string, input: Document): string[] {
  const detail = model.detail();
  const shape = detail.operations[operation]?.input?.shape;
  return shape === undefined ? [] : shapeProblems(detail, shape, input, "");
}
