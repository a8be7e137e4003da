import * as pulumi from "@pulumi/pulumi";
import { type Adoptions, identityOf } from "../../domain/adoption/adoption";
import { ADOPTED } from "../../domain/adoption/stack-facts";
import type { Plan } from "../../domain/settings/plan";

/**
 * Keeps in the state what was taken over, from before the first of it is: the next run must give each the name it has, or
 * the provider would make another one of a new name. domain/adoption/adoption.ts says why.
 */
class Adopted extends pulumi.ComponentResource {
  constructor(name: string, args: { adopted: Adoptions }, opts: pulumi.ComponentResourceOptions) {
    super(ADOPTED, name, args, opts);
    this.registerOutputs(args);
  }
}

/**
 * What makes resources of the baseline take over what is in the account already, whichever component declares them.
 *
 * @param name of the record in the state
 * @returns transformations for the components; none when nothing is taken over
 */
export function takingOver(
  name: string,
  { adopted, adopting }: Pick<Plan, "adopted" | "adopting">,
  parent: pulumi.Resource,
): readonly pulumi.ResourceTransformation[] {
  if (Object.keys(adopted).length === 0) return [];
  const record = new Adopted(name, { adopted }, { parent });
  const transformation: pulumi.ResourceTransformation = ({ type, name: resource, props, opts }) => {
    const identity = identityOf(type, resource);
    const adoption = adopted[identity];
    if (adoption === undefined) return undefined;
    const taken = adopting.includes(identity) ? { import: adoption.id } : {};
    return {
      props: { ...(props as object), ...adoption.given },
      opts: pulumi.mergeOptions(opts, { dependsOn: [record], ...taken }),
    };
  };
  return [transformation];
}
