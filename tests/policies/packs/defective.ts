import { PolicyPack } from "@pulumi/policy";
import { compilePack } from "../../../policies/engine/compile";
import { defaultConfig } from "../../../policies/engine/config";
import { guarddutyInEveryRegion } from "../../../policies/rules/detection/guardduty-in-every-region";
import { spotForbidden } from "../../../policies/rules/spend/spot-forbidden";
import type { AnyResourceRule, AnyStackRule, Rule } from "../../../policies/rule";

const oops = (): never => {
  throw new TypeError("cannot read a property of AKIAQYLPMN5HNQ7Z4R2X");
};

const throwing: AnyResourceRule = { ...spotForbidden, id: "throwing", check: oops };
const silent: AnyResourceRule = { ...spotForbidden, id: "silent", check: () => [] };
const throwingOnStack: AnyStackRule = { ...guarddutyInEveryRegion, id: "throwing-on-stack", check: oops };

const rules: readonly Rule[] = [throwing, silent, throwingOnStack, spotForbidden];
const config = defaultConfig(rules);

/** A pack with rules that are wrong themselves. */
new PolicyPack("defective", { policies: compilePack(rules, () => config) });
