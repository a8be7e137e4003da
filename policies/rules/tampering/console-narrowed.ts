import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { kindOf, ofKinds } from "../../facts/kind";
import { serviceOf } from "../../facts/thing";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { judgeDeclared, placeOf } from "./weakening";

const CUSTOM = "uxc:accountcustomizations";

/**
 * What the console shows to everybody in the account; absent or empty, everything. What is hidden runs on and costs money.
 * https://docs.aws.amazon.com/awsconsolehelpdocs/latest/APIReference/API_UpdateAccountCustomizations.html
 */
const LISTS: readonly string[] = ["visibleRegions", "visibleServices"];

function judge(one: Resource): Verdict[] {
  // From which networks anybody may enter the console: https://docs.aws.amazon.com/signin/latest/APIReference/API_PutResourcePermissionStatement.html
  if (serviceOf(one.type) === "signin") return [fail(placeOf(one), "a policy of the sign-in to the console", "none")];
  if (kindOf(one.type) !== CUSTOM) return [];
  return LISTS.flatMap((name): Verdict[] => {
    const list = one.props.get(name);
    if (list.state === "unknown") return [undetermined(list.path)];
    return list.items().length > 0
      ? [fail(list.path, show(list.value), "nothing, so that the console shows all of them")]
      : [];
  });
}

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });
const TYPE = "aws:uxc/accountCustomizations:AccountCustomizations";

export const consoleNarrowed: ResourceRule = {
  id: "console-narrowed",
  kind: "resource",
  title: "the console shows every region and lets its owner in",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "An intruder who hides the regions of the machines from the console, or lets nobody in but a network of their own, needs no further cover.",
  fix: "leave visibleRegions and visibleServices out; who may enter the console is decided by IAM and the region deny",
  frameworks: [{ framework: "mitre-attack", version: "17", id: "T1562" }],
  exemptible: false,
  types: {
    ...ofKinds("what the console shows of an account, and who may sign in to it", [CUSTOM]),
    matches: (type) => serviceOf(type) === "signin" || ofKinds("", [CUSTOM]).matches(type),
  },
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeDeclared(resource, judge),

  examples: {
    pass: [
      example("a colour for the account", TYPE, { accountColor: "red" }),
      example("lists that are empty, which show everything", TYPE, { visibleRegions: [], visibleServices: [] }),
      example("a template of something else", "aws:cloudformation/stack:Stack", {
        templateBody: JSON.stringify({ Resources: { Topic: { Type: "AWS::SNS::Topic" } } }),
      }),
    ],
    fail: [
      example("a console that shows one region", TYPE, { visibleRegions: ["eu-central-1"] }),
      example("a console that shows two services, of Cloud Control", "aws-native:uxc:AccountCustomization", {
        visibleServices: ["s3", "ec2"],
      }),
      example("the same in a template", "aws:cloudformation/stack:Stack", {
        templateBody: JSON.stringify({
          Resources: {
            Console: { Type: "AWS::UXC::AccountCustomization", Properties: { VisibleRegions: ["eu-west-1"] } },
          },
        }),
      }),
      example("a policy of the sign-in, by Cloud Control", "aws:cloudcontrol/resource:Resource", {
        typeName: "AWS::SignIn::ResourcePermissionStatement",
        desiredState: "{}",
      }),
    ],
    unknown: [
      example("regions that show at the deployment", TYPE, { visibleRegions: UNKNOWN }),
      example("a template that shows at the deployment", "aws:cloudformation/stack:Stack", { templateBody: UNKNOWN }),
    ],
  },
};
