import { COMMAND } from "../command";
import { packFolder } from "../package-folder";
import type { Verb } from "../verb";

/** `ringfence pack-path`: where the policy pack is, for `--policy-pack`. */
export const packPath: Verb = {
  name: "pack-path",
  summary: "print the folder of the policy pack, for --policy-pack",
  options: [],
  example: `pulumi preview --policy-pack "$(${COMMAND} pack-path)"`,
  run: (_, { out }) => {
    out(`${packFolder()}\n`);
    return 0;
  },
};
