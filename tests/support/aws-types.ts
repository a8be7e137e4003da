import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** One resource type of the installed `@pulumi/aws`. */
export interface AwsType {
  readonly token: string;
  readonly takesRegion: boolean;
}

const TOKEN = /__pulumiType = '([^']+)'/;

/** Every resource type of the installed `@pulumi/aws`, read from its declarations: loading the classes takes seconds. */
export function awsTypes(): AwsType[] {
  const root = path.dirname(require.resolve("@pulumi/aws/package.json"));
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name }) => typesIn(path.join(root, name)));
}

function typesIn(folder: string): AwsType[] {
  const sources = readdirSync(folder).filter((file) => file.endsWith(".js"));
  return sources.flatMap((file) => {
    const token = TOKEN.exec(readFileSync(path.join(folder, file), "utf8"))?.[1];
    if (token === undefined) return [];
    const declaration = readFileSync(path.join(folder, file.replace(/js$/, "d.ts")), "utf8");
    const args = declaration.slice(declaration.search(/export interface \w+Args/));
    return [{ token, takesRegion: /\bregion\?: /.test(args) }];
  });
}
