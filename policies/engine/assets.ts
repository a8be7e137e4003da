import { asset } from "@pulumi/pulumi";
import { members } from "./reader";

/**
 * The properties with every text asset replaced by its text: the SDK rebuilds assets as objects whose members are
 * promises, which a pure check cannot wait for. Files and archives stay as they are, their content is never sent.
 */
export async function withAssetTexts(value: unknown): Promise<unknown> {
  if (!holdsTextAsset(value)) return value;
  return replace(value);
}

async function replace(value: unknown): Promise<unknown> {
  if (value instanceof asset.StringAsset) return value.text;
  if (!isPlain(value)) return value;
  const replaced = await Promise.all(members(value).map(async ([key, below]) => [key, await replace(below)] as const));
  return Array.isArray(value) ? replaced.map(([, below]) => below) : Object.fromEntries(replaced);
}

function holdsTextAsset(root: unknown): boolean {
  const pending: unknown[] = [root];
  while (pending.length > 0) {
    const next = pending.pop();
    if (next instanceof asset.StringAsset) return true;
    if (isPlain(next)) pending.push(...members(next).map(([, below]) => below));
  }
  return false;
}

const isPlain = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !asset.Asset.isInstance(value) && !asset.Archive.isInstance(value);
