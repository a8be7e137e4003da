import { readFileSync } from "node:fs";
import { join } from "node:path";

import ts from "typescript";

import type { Field, Fields, ResourceSchema, Schema, Shape } from "../../sandbox/provider/schema";
import { FUNCTION_TOKENS, RESOURCE_TOKENS } from "../../sandbox/provider/tokens";
import { admitsUndefined, alternatives, entityName, readDeclarations } from "./declarations";

/** `aws:sns/topic:Topic` lives in `sns/topic.d.ts`; tokens of module `index` live at the package root. */
function declarationPath(token: string): { file: string; name: string } {
  const match = /^aws:([^/]+)\/([^:]+):(\w+)$/.exec(token);
  if (!match) throw new Error(`token ${token} does not look like aws:<module>/<file>:<name>`);
  const [, module, file, name] = match as unknown as [string, string, string, string];
  return { file: module === "index" ? file : `${module}/${file}`, name };
}

function scalar(node: ts.TypeNode): Shape | undefined {
  switch (node.kind) {
    case ts.SyntaxKind.StringKeyword:
    case ts.SyntaxKind.LiteralType:
      return "string";
    case ts.SyntaxKind.NumberKeyword:
      return "number";
    case ts.SyntaxKind.BooleanKeyword:
      return "boolean";
    case ts.SyntaxKind.AnyKeyword:
      return "any";
    default:
      return undefined;
  }
}

/** Reads the declarations of one `@pulumi/aws` package folder into the tables the provider works with. */
export function readSchema(packageFolder: string): Schema {
  const inputTypes = readDeclarations(join(packageFolder, "types/input.d.ts")).interfaces;
  const types: Record<string, Fields> = {};

  const shapeOf = (node: ts.TypeNode): Shape => {
    const options = alternatives(node);
    const shapes = options.map(shapeOfOne);
    if (shapes.length === 1) return shapes[0]!;
    // `string | PolicyDocument`: text, or an object that becomes JSON text. `string | Topic` and `string | enum`
    // are text on the wire: the engine sends a resource as its id.
    const isText = shapes.includes("string");
    if (isText && shapes.some((shape) => typeof shape === "object" && "object" in shape)) return "json";
    return isText ? "string" : (shapes[0] ?? "any");
  };

  const shapeOfOne = (node: ts.TypeNode): Shape => {
    const simple = scalar(node);
    if (simple) return simple;
    if (ts.isArrayTypeNode(node)) return { list: shapeOf(node.elementType) };
    if (ts.isTypeLiteralNode(node)) {
      const index = node.members.find(ts.isIndexSignatureDeclaration);
      return index ? { map: shapeOf(index.type) } : "any";
    }
    if (!ts.isTypeReferenceNode(node)) throw new Error(`unexpected type syntax ${ts.SyntaxKind[node.kind]}`);
    const name = entityName(node.typeName);
    if (name === "pulumi.Input" && node.typeArguments?.[0]) return shapeOf(node.typeArguments[0]);
    if (!name.startsWith("inputs.")) return "string";
    return nestedObject(name.slice("inputs.".length));
  };

  const nestedObject = (name: string): Shape => {
    // Policy documents are free-form JSON, whatever their declaration spells out.
    if (name.endsWith(".PolicyDocument")) return { object: name };
    if (!(name in types)) {
      const declaration = inputTypes.get(name);
      if (!declaration) throw new Error(`types/input.d.ts does not declare ${name}`);
      types[name] = {}; // Some filter expressions refer to themselves: enter the name before its fields.
      types[name] = fieldsOf(declaration);
    }
    return { object: name };
  };

  const fieldsOf = (declaration: ts.InterfaceDeclaration): Fields => {
    const fields: [string, Field][] = declaration.members.filter(ts.isPropertySignature).map((member) => {
      const name = (member.name as ts.Identifier).text;
      const shape = shapeOf(member.type!);
      return [name, member.questionToken ? { shape } : { shape, required: true }];
    });
    return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
  };

  const argsOf = (file: string, interfaceName: string): Fields => {
    const declaration = readDeclarations(join(packageFolder, `${file}.d.ts`)).interfaces.get(interfaceName);
    return declaration ? fieldsOf(declaration) : {};
  };

  const resourceOf = (token: string): ResourceSchema => {
    const { file, name } = declarationPath(token);
    const { classes } = readDeclarations(join(packageFolder, `${file}.d.ts`));
    const declaration = classes.get(name);
    if (!declaration) throw new Error(`${file}.d.ts does not declare class ${name} (token ${token})`);
    const outputs = declaration.members
      .filter(ts.isPropertyDeclaration)
      .filter((member) => member.type && ts.isTypeReferenceNode(member.type))
      .map((member): [string, boolean] => [(member.name as ts.Identifier).text, !admitsUndefined(member.type!)]);
    return { inputs: argsOf(file, `${name}Args`), outputs: Object.fromEntries(outputs.sort()) };
  };

  const functionOf = (token: string): Fields => {
    const { file, name } = declarationPath(token);
    return argsOf(file, `${name[0]!.toUpperCase()}${name.slice(1)}Args`);
  };

  const version = (JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as { version: string })
    .version;
  const table = <T>(tokens: readonly string[], read: (token: string) => T) =>
    Object.fromEntries([...tokens].sort().map((token) => [token, read(token)]));
  const resources = table(RESOURCE_TOKENS, resourceOf);
  const functions = table(FUNCTION_TOKENS, functionOf);
  const provider = argsOf("provider", "ProviderArgs");
  return { version, provider, resources, functions, types: Object.fromEntries(Object.entries(types).sort()) };
}
