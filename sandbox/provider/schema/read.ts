import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import ts from "typescript";

import {
  admitsUndefined,
  alternatives,
  entityName,
  kept,
  once,
  readDeclarations,
  readNamespaces,
  type Declarations,
} from "./declarations";
import type { Field, Fields, ResourceSchema, Schema, Shape } from "./shapes";

const NOTHING: Declarations = { interfaces: new Map(), classes: new Map() };

/** Reads the declarations of an `@pulumi/aws` package folder, each part when it is first asked for. */
export function readSchema(packageFolder: string): Schema {
  const path = (name: string) => join(packageFolder, name);
  const file = kept((name) => {
    const found = declarationFile(path(`${name}.d.ts`));
    return found === undefined ? NOTHING : readDeclarations(found);
  });
  const namespaces = once(() => readNamespaces(path("types/input.d.ts")));

  const type = kept((name): Fields => {
    // Policy documents are free-form JSON, whatever their declaration spells out.
    if (name.endsWith(".PolicyDocument")) return {};
    const namespace = name.slice(0, Math.max(0, name.indexOf(".")));
    const declaration = namespaces()(namespace).interfaces.get(name);
    if (!declaration) throw new Error(`types/input.d.ts does not declare ${name}`);
    return fieldsOf(declaration);
  });

  const argsOf = (name: string, interfaceName: string): Fields => {
    const declaration = file(name).interfaces.get(interfaceName);
    return declaration ? fieldsOf(declaration) : {};
  };

  const resource = kept((token): ResourceSchema => {
    const { module, name } = declarationOf(token);
    const declaration = file(module).classes.get(name);
    if (!declaration) throw new Error(`${module}.d.ts does not declare class ${name} (token ${token})`);
    const outputs = declaration.members
      .filter(ts.isPropertyDeclaration)
      .filter((member) => member.type && ts.isTypeReferenceNode(member.type))
      .map((member): [string, boolean] => [(member.name as ts.Identifier).text, !admitsUndefined(member.type!)]);
    return { inputs: argsOf(module, `${name}Args`), outputs: Object.fromEntries(outputs.sort()) };
  });

  const ofFunction = (part: "Args" | "Result") =>
    kept((token): Fields => {
      const { module, name } = declarationOf(token);
      return argsOf(module, `${name[0]!.toUpperCase()}${name.slice(1)}${part}`);
    });
  const [functionArgs, functionResult] = [ofFunction("Args"), ofFunction("Result")];

  /** Every data source says what it answers. */
  const hasFunction = (token: string): boolean =>
    /^aws:[^/]+\/get\w+:get\w+$/.test(token) && Object.keys(functionResult(token)).length > 0;

  const { version } = JSON.parse(readFileSync(path("package.json"), "utf8")) as { version: string };
  const provider = once(() => argsOf("provider", "ProviderArgs"));
  return { version, provider, resource, hasFunction, functionArgs, functionResult, type };
}

/**
 * `aws:sns/topic:Topic` lives in `sns/topic.d.ts`; tokens of module `index` live at the package root. A type that is called
 * Index stands beside the list of its module, as `index_`.
 */
function declarationOf(token: string): { module: string; name: string } {
  const match = /^aws:([^/]+)\/([^:]+):(\w+)$/.exec(token);
  if (!match) throw new Error(`token ${token} does not look like aws:<module>/<file>:<name>`);
  const [, module, file, name] = match as unknown as [string, string, string, string];
  return { module: module === "index" ? file : `${module}/${file === "index" ? "index_" : file}`, name };
}

/** Some files have their own case: `aws:guardduty/iPSet:IPSet` lives in `guardduty/ipset.d.ts`. */
function declarationFile(path: string): string | undefined {
  if (existsSync(path)) return path;
  const folder = dirname(path);
  if (!existsSync(folder)) return undefined;
  const name = readdirSync(folder).find((each) => each.toLowerCase() === basename(path).toLowerCase());
  return name === undefined ? undefined : join(folder, name);
}

function fieldsOf(declaration: ts.InterfaceDeclaration): Fields {
  const fields: [string, Field][] = declaration.members.filter(ts.isPropertySignature).map((member) => {
    const name = (member.name as ts.Identifier).text;
    const shape = shapeOf(member.type!);
    return [name, member.questionToken ? { shape } : { shape, required: true }];
  });
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function shapeOf(node: ts.TypeNode): Shape {
  const shapes = alternatives(node).map(shapeOfOne);
  if (shapes.length === 1) return shapes[0]!;
  // `string | PolicyDocument`: text, or an object that becomes JSON text. `string | Topic` and `string | enum`
  // are text on the wire: the engine sends a resource as its id.
  const isText = shapes.includes("string");
  if (isText && shapes.some((shape) => typeof shape === "object" && "object" in shape)) return "json";
  return isText ? "string" : (shapes[0] ?? "any");
}

function shapeOfOne(node: ts.TypeNode): Shape {
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
  // Nested outputs have declarations of their own, which nothing here needs; assets have a form of their own on the wire.
  if (name.startsWith("outputs.") || name.startsWith("pulumi.asset.")) return "any";
  return name.startsWith("inputs.") ? { object: name.slice("inputs.".length) } : "string";
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
