import { rules } from "../../policies/rules";
import { drivenOf } from "../../tests/support/judge-example";
import type { DrivenResource } from "../../tests/support/pack-messages";
import type { AnyResourceRule } from "../../policies/rule";

/** A resource of which it is known what is wrong with it. */
export interface Labelled {
  readonly resource: DrivenResource;
  readonly rule: string;
  readonly isBad: boolean;
}

const isAws = ({ type }: DrivenResource): boolean => /^aws:[\w-]+\/\w+:\w+$/.test(type) && !type.startsWith("aws:index/");

const isResourceRule = (rule: (typeof rules)[number]): rule is AnyResourceRule => rule.kind === "resource";

/**
 * Every passing and failing example of the resource rules that is a resource of `@pulumi/aws`, the one provider that all the
 * tools read. Examples that go by options of a rule are left out: the other tools do not have them.
 */
export const labelled: readonly Labelled[] = rules.filter(isResourceRule).flatMap(({ id, examples }) =>
  (["pass", "fail"] as const).flatMap((kind) =>
    examples[kind]
      .filter(({ options }) => options === undefined)
      .map(({ subject }, index) => ({
        rule: id,
        isBad: kind === "fail",
        resource: drivenOf({ ...subject, name: `${id}-${kind}-${index}` }),
      }))
      .filter(({ resource }) => isAws(resource)),
  ),
);

/** As many resources as asked for, the labelled ones again and again under other names. */
export const resources = (count: number): DrivenResource[] =>
  Array.from({ length: count }, (_, index) => {
    const { resource } = labelled[index % labelled.length]!;
    const name = `${resource.name ?? "example"}-${index}`;
    return { ...resource, name, urn: `urn:pulumi:dev::bench::${resource.type}::${name}` };
  });
