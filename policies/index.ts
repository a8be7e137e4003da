import { PolicyPack } from "@pulumi/policy";
import { compilePack, levelsFor } from "./engine/compile";
import { defaultConfig, parsePackConfig } from "./engine/config";
import { receiveConfiguration } from "./engine/receive";
import { rules } from "./rules";

let config = defaultConfig(rules);

receiveConfiguration((sections) => {
  const parsed = parsePackConfig(sections, rules);
  if ("problems" in parsed) return { problems: parsed.problems, levels: {} };
  config = parsed.config;
  return { problems: [], levels: levelsFor(rules, config) };
});

new PolicyPack("ringfence", {
  description: "Stops stacks that would undo the account baseline",
  policies: compilePack(rules, () => config),
});
