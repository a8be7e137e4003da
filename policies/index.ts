import { PolicyPack } from "@pulumi/policy";
import { compilePack } from "./engine/compile";
import { defaultConfig, parsePackConfig } from "./engine/config";
import { receiveConfiguration } from "./engine/receive";
import { rules } from "./rules";

let config = defaultConfig(rules);

receiveConfiguration((sections) => {
  const parsed = parsePackConfig(sections, rules);
  if ("problems" in parsed) return parsed.problems;
  config = parsed.config;
  return [];
});

new PolicyPack("ringfence", {
  description: "Stops stacks that would undo the account baseline",
  policies: compilePack(rules, () => config),
});
