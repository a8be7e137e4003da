import { read } from "../engine/reader";
import type { Property } from "../resource";

/** A setting of a provider. All but texts are JSON there: https://github.com/pulumi/pulumi/issues/17667 */
export function settingOf(props: Property, name: string): Property {
  const setting = props.get(name);
  if (typeof setting.value !== "string" || !/^\s*(\[|\{|true|false|"|null)/.test(setting.value)) return setting;
  try {
    return read(JSON.parse(setting.value), setting.path);
  } catch {
    return setting;
  }
}
