import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MadeFile } from "../formatted";
import { declaredTypes } from "./declarations";
import type { Generator } from "./generator";
import { fromRegistry } from "./registry";
import { type TypeFacts, tokensOf, watchedOf } from "./type-facts";

/** Pulumi packages whose types a program may use, beside the installed one. */
const PACKAGES = [
  { file: "aws-6", name: "@pulumi/aws@6.83.0" },
  { file: "aws-native", name: "@pulumi/aws-native@1.79.0" },
];

/** The Terraform provider 6 as a package of TypeScript: a folder for each of its resources. */
const TERRAFORM = "@cdktf/provider-aws@21.22.1";

const sourceOf = (name: string): string => name.replace(/@(?=[^@]*$)/, " ");

const facts = (name: string): TypeFacts =>
  fromRegistry(name, (folder) => {
    const types = declaredTypes(folder);
    return { source: sourceOf(name), types: tokensOf(types), watched: watchedOf(types) };
  });

const upperFirst = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `aws_spot_fleet_request` -> `aws:index/spotFleetRequest:SpotFleetRequest`, as the bridge of any Terraform provider does. */
function bridged(name: string): string {
  const [first = "", ...rest] = name.split("_").slice(1);
  const camel = first + rest.map(upperFirst).join("");
  return `aws:index/${camel}:${upperFirst(camel)}`;
}

/** The tokens of the resources of a Terraform provider, and which of them take no region. */
function terraform(folder: string): Omit<TypeFacts, "watched"> {
  const found = readdirSync(join(folder, "lib")).flatMap((name) => {
    const text = readFileSync(join(folder, "lib", name, "index.d.ts"), "utf8");
    const type = /tfResourceType = "(aws_\w+)"/.exec(text)?.[1];
    return type === undefined || name.startsWith("data-aws-")
      ? []
      : [{ token: bridged(type), takesRegion: /readonly region\?: string/.test(text) }];
  });
  const tokens = (those: typeof found): string[] => those.map(({ token }) => token).sort();
  return {
    source: sourceOf(TERRAFORM),
    types: tokens(found),
    regionless: tokens(found.filter(({ takesRegion }) => !takesRegion)),
  };
}

const made = (file: string, value: object): MadeFile => ({
  path: `domain/generated/types/${file}.json`,
  text: JSON.stringify(value),
});

/**
 * What the packages declare that a program may use and that are not installed. Their versions stand above; a new one is
 * written there and made with the name of this generator.
 */
export const otherTypes: Generator = {
  name: "other-types",
  needs: "registry",
  files: () => [
    ...PACKAGES.map(({ file, name }) => made(file, facts(name))),
    made("terraform", fromRegistry(TERRAFORM, terraform, ["*/lib/*/index.d.ts"])),
  ],
};
