import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** One resource type of a Pulumi package. */
export interface DeclaredType {
  /** `aws:ec2/instance:Instance`. */
  token: string;
  /** Every input, members joined by dots; what stands in a list has the path of the list. */
  paths: readonly string[];
}

/** Name of a member -> names of the types that its own type mentions. */
type Members = ReadonlyMap<string, readonly string[]>;

/** Types can hold themselves, as the conditions of a firewall do. */
const DEEPEST = 10;

/** The provider itself has a type without a colon. */
const TOKEN = /__pulumiType = '([^']+:[^']+)'/;

const parse = (path: string): ts.SourceFile =>
  ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022);

/** `inputs.ec2.Foo` anywhere in a type, as `ec2.Foo`. */
function mentioned(node: ts.Node, source: ts.SourceFile): string[] {
  if (ts.isTypeReferenceNode(node)) {
    const name = /^inputs\.(.+)$/.exec(node.typeName.getText(source))?.[1];
    if (name !== undefined) return [name];
  }
  const found: string[] = [];
  node.forEachChild((child) => void found.push(...mentioned(child, source)));
  return found;
}

const membersOf = (declared: ts.InterfaceDeclaration, source: ts.SourceFile): Members =>
  new Map(
    declared.members
      .filter(ts.isPropertySignature)
      .map((member) => [
        (member.name as ts.Identifier).text,
        member.type === undefined ? [] : mentioned(member.type, source),
      ]),
  );

/** The types of nested inputs, which a package keeps in one file. */
function nestedInputs(root: string): ReadonlyMap<string, Members> {
  const source = parse(join(root, "types", "input.d.ts"));
  const found = new Map<string, Members>();
  const visit = (node: ts.Node, space: string): void => {
    if (ts.isModuleDeclaration(node))
      node.body?.forEachChild((child) => {
        visit(child, `${space}${node.name.text}.`);
      });
    else if (ts.isInterfaceDeclaration(node)) found.set(`${space}${node.name.text}`, membersOf(node, source));
  };
  source.forEachChild((node) => {
    visit(node, "");
  });
  return found;
}

function pathsBelow(members: Members, nested: ReadonlyMap<string, Members>, above: readonly string[] = []): string[] {
  return [...members].flatMap(([name, types]) => [
    name,
    ...types
      .filter((type) => nested.has(type) && !above.includes(type) && above.length < DEEPEST)
      .flatMap((type) => pathsBelow(nested.get(type)!, nested, [...above, type]))
      .map((path) => `${name}.${path}`),
  ]);
}

function typesIn(folder: string, nested: ReadonlyMap<string, Members>): DeclaredType[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".d.ts"));
  return files.flatMap((file) => {
    const code = join(folder, file.replace(/d\.ts$/, "js"));
    const token = existsSync(code) ? TOKEN.exec(readFileSync(code, "utf8"))?.[1] : undefined;
    if (token === undefined) return [];
    const source = parse(join(folder, file));
    const args = source.statements.find(
      (statement): statement is ts.InterfaceDeclaration =>
        ts.isInterfaceDeclaration(statement) && statement.name.text === `${token.split(":").at(-1)!}Args`,
    );
    return [{ token, paths: args === undefined ? [] : [...new Set(pathsBelow(membersOf(args, source), nested))] }];
  });
}

/**
 * Every resource type of a Pulumi package with its inputs, ordered by token. Read from the declarations: to load the classes
 * takes seconds, and they know nothing of their arguments.
 *
 * @param root folder of the package
 */
export function declaredTypes(root: string): DeclaredType[] {
  const nested = nestedInputs(root);
  const folders = readdirSync(root, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== "types" && entry.name !== "node_modules",
  );
  return [root, ...folders.map(({ name }) => join(root, name))]
    .flatMap((folder) => typesIn(folder, nested))
    .sort((a, b) => (a.token < b.token ? -1 : 1));
}
