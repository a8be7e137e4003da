import declared from "../../domain/generated/types/terraform.json";
import { nameOf } from "../../policies/facts/thing";
import type { DrivenResource } from "../../tests/support/pack-messages";

/** `aws:index/s3BucketPolicy:S3BucketPolicy` -> `aws_s3_bucket_policy`. */
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^_/, "");

const byThing = new Map(
  declared.types.map((type) => [nameOf(type), `aws_${snake(/\/(\w+):/.exec(type)?.[1] ?? "")}`] as const),
);

/** Terraform's name of a type of `@pulumi/aws`; undefined where the table has none. */
export const terraformType = (type: string): string | undefined => byThing.get(nameOf(type));

/** Properties in Terraform's spelling: snake case, and a block as a list of one. */
function values(value: unknown, inMap = false): unknown {
  if (Array.isArray(value)) return value.map((each) => values(each));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, below]) => {
      const isMap = /^(tags|tagsAll|variables|environment)$/.test(key);
      const inner = values(below, isMap);
      const isBlock = typeof below === "object" && below !== null && !Array.isArray(below) && !isMap && !inMap;
      return [inMap ? key : snake(key), isBlock ? [inner] : inner];
    }),
  );
}

/**
 * Resources as the plan that `terraform show -json` prints, which Checkov reads.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export function planOf(resources: readonly DrivenResource[]) {
  const planned = resources.flatMap(({ type, name = "example", props = {} }) => {
    const terraform = terraformType(type);
    if (terraform === undefined) return [];
    const id = name.replace(/[^\w-]/g, "_");
    return [
      {
        address: `${terraform}.${id}`,
        mode: "managed",
        type: terraform,
        name: id,
        provider_name: "registry.terraform.io/hashicorp/aws",
        schema_version: 0,
        values: values(props) as object,
      },
    ];
  });
  return {
    format_version: "1.2",
    terraform_version: "1.9.0",
    planned_values: { root_module: { resources: planned } },
    resource_changes: planned.map((one) => ({ ...one, change: { actions: ["create"], before: null, after: one.values } })),
    configuration: { root_module: { resources: [] } },
  };
}
