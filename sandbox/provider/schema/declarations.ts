import { readFileSync } from "node:fs";

import ts from "typescript";

/** The interfaces and classes of some declarations, by dotted name (`budgets.BudgetNotification`). */
export interface Declarations {
  interfaces: ReadonlyMap<string, ts.InterfaceDeclaration>;
  classes: ReadonlyMap<string, ts.ClassDeclaration>;
}

/**
 * Parses one `.d.ts` file. Syntax only: a type checker over the whole package would take a minute, and the
 * generated declarations of `@pulumi/aws` name their types in full.
 */
export function readDeclarations(file: string): Declarations {
  return parse(readFileSync(file, "utf8"));
}

/**
 * The nested input types of the package: `budgets` -> what that namespace declares, empty for those outside of any.
 * The file has 6 MB, of which a run needs a few namespaces; so it is cut first and parsed in parts.
 */
export function readNamespaces(file: string): (namespace: string) => Declarations {
  const parts = readFileSync(file, "utf8").split(/^(?=export declare namespace )/m);
  const texts = new Map(parts.map((text) => [/^export declare namespace (\w+)/.exec(text)?.[1] ?? "", text]));
  return kept((namespace) => parse(texts.get(namespace) ?? ""));
}

/** A function that answers from memory when it is asked the same again. */
export function kept<T>(read: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    if (!known.has(key)) known.set(key, read(key));
    return known.get(key) as T;
  };
}

/** The same for a function that is always asked the same. */
export function once<T>(read: () => T): () => T {
  const answer = kept(read);
  return () => answer("");
}

function parse(text: string): Declarations {
  // Most of a declaration file is its comments.
  const options = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  const source = ts.createSourceFile("declarations.d.ts", text, options);
  const interfaces = new Map<string, ts.InterfaceDeclaration>();
  const classes = new Map<string, ts.ClassDeclaration>();
  const visit = (statements: readonly ts.Statement[], prefix: string): void => {
    for (const statement of statements) {
      if (ts.isInterfaceDeclaration(statement)) interfaces.set(prefix + statement.name.text, statement);
      if (ts.isClassDeclaration(statement) && statement.name) classes.set(prefix + statement.name.text, statement);
      if (ts.isModuleDeclaration(statement) && statement.body && ts.isModuleBlock(statement.body)) {
        visit(statement.body.statements, `${prefix}${statement.name.text}.`);
      }
    }
  };
  visit(source.statements, "");
  return { interfaces, classes };
}

/** `inputs.budgets.BudgetNotification` as text, for a type reference or qualified name. */
export function entityName(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? name.text : `${entityName(name.left)}.${name.right.text}`;
}

/** The parts of a union that carry a value: `undefined` dropped, parentheses opened. */
export function alternatives(node: ts.TypeNode): ts.TypeNode[] {
  if (ts.isParenthesizedTypeNode(node)) return alternatives(node.type);
  if (ts.isUnionTypeNode(node)) return node.types.flatMap(alternatives);
  return node.kind === ts.SyntaxKind.UndefinedKeyword ? [] : [node];
}

/** Whether a type admits `undefined`, looking through `pulumi.Output<...>`. */
export function admitsUndefined(node: ts.TypeNode): boolean {
  if (ts.isTypeReferenceNode(node) && node.typeArguments?.[0]) return admitsUndefined(node.typeArguments[0]);
  return ts.isUnionTypeNode(node) && node.types.some((type) => type.kind === ts.SyntaxKind.UndefinedKeyword);
}
