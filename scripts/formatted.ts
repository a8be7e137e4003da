import { join } from "node:path";
import { format, getFileInfo, resolveConfig } from "prettier";

/** A file that a script makes: its path from the root of the project, and its text. */
export interface MadeFile {
  path: string;
  text: string;
}

/** The file as Prettier would leave it; as it is where Prettier leaves it alone. */
export async function formatted<File extends MadeFile>(file: File, root: string): Promise<File> {
  const filepath = join(root, file.path);
  const { ignored, inferredParser } = await getFileInfo(filepath, { ignorePath: join(root, ".prettierignore") });
  if (ignored || inferredParser === null) return file;
  return { ...file, text: await format(file.text, { ...(await resolveConfig(filepath)), filepath }) };
}
