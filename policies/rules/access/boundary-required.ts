import * as v from "valibot";
import { DENY_ALL_ARN, OWN_PATH } from "../../../domain/documents/own-principals";
import { patternOf } from "../../../domain/documents/pattern";
import { list } from "../../../domain/fields/shapes";
import { text } from "../../../domain/fields/values";
import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, notApplicable, undetermined } from "../../engine/verdict";
import { judgeKinds, ofKinds } from "../../facts/kind";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { example, template } from "./documents";

const pathOfIam = text("a path of IAM that begins and ends with /", (path) => /^\/([\w+=,.@-]+\/)*$/.test(path));

const options = {
  boundaries: v.pipe(
    v.optional(
      list(
        text("the ARN of a policy, or a pattern such as arn:aws:iam::*:policy/team-boundary", (arn) => arn !== ""),
        "a list of ARNs of policies",
      ),
    ),
    v.metadata({ shape: "list of ARNs of policies, as patterns" }),
    v.description("Permissions boundaries that roles and users have; `*` for any. The rule judges nothing without it."),
  ),
  exemptPaths: v.pipe(
    v.optional(list(pathOfIam, "a list of paths")),
    v.metadata({ shape: "list of paths of IAM" }),
    v.description(`Paths of roles and users that need none. Left out: ${OWN_PATH}, where the baseline has its own.`),
  ),
};

const KINDS = ["iam:role", "iam:user"];
const ROLE = "aws:iam/role:Role";

interface Wanted {
  readonly boundaries: readonly string[];
  readonly exemptPaths: readonly string[];
}

function judge({ props, type }: Resource, { boundaries, exemptPaths }: Wanted): Verdict[] {
  const [path, boundary] = [props.get("path"), props.get("permissionsBoundary")];
  if (path.state === "known" && exemptPaths.some((exempt) => String(path.value).startsWith(exempt))) return [];
  const has = boundary.state === "known" && boundary.value !== "";
  if (has && [DENY_ALL_ARN, ...boundaries].some((one) => patternOf(one).test(String(boundary.value)))) return [];
  const unknown = [boundary, path].find(({ state }) => state === "unknown");
  if (unknown !== undefined) return [undetermined(unknown.path)];
  return [fail(boundary.path, has ? show(boundary.value) : `${type} without one`, show(boundaries))];
}

const BOUNDARY = "arn:aws:iam::123456789012:policy/team-boundary";
const required = { boundaries: ["arn:aws:iam::*:policy/team-*"] };
const given = <Case extends object>(one: Case) => ({ ...one, options: required });

export const boundaryRequired: ResourceRule<never, never, typeof options> = {
  id: "boundary-required",
  kind: "resource",
  title: "roles and users have the permissions boundary of the account",
  severity: "medium",
  level: "advisory",
  onUnknown: "advisory",
  why: "A pipeline that makes roles can give them more rights than it has itself, unless each role carries a boundary. The roles of the baseline at /ringfence/ are left out: no guardrail binds them.",
  fix: "set permissionsBoundary to a policy of the list in boundaries",
  frameworks: [{ framework: "mitre-attack", version: "17", id: "T1098.003" }],
  types: ofKinds("roles and users", KINDS),
  needs: [],
  uses: [],
  options,

  check(resource, { boundaries, exemptPaths = [OWN_PATH] }) {
    if (boundaries === undefined) return [notApplicable("boundaries is not set")];
    return judgeKinds(resource, KINDS, (one) => judge(one, { boundaries, exemptPaths }));
  },

  examples: {
    pass: [
      given(example("a role with the boundary", ROLE, { permissionsBoundary: BOUNDARY })),
      given(example("a role of the baseline", ROLE, { path: "/ringfence/exempt/" })),
      given(example("a user that everything is denied", "aws:iam/user:User", { permissionsBoundary: DENY_ALL_ARN })),
      given(
        example("a role that AWS makes for a service", "aws:iam/serviceLinkedRole:ServiceLinkedRole", {
          awsServiceName: "config.amazonaws.com",
        }),
      ),
      {
        ...example("a role at a path that the configuration spares", ROLE, { path: "/ops/" }),
        options: { ...required, exemptPaths: ["/ops/"] },
      },
      example("a role without a boundary, while nobody asked for one", ROLE, {}),
    ],
    fail: [
      given(example("a role without a boundary", ROLE, { path: "/" })),
      given(
        example("a role with another boundary", ROLE, { permissionsBoundary: "arn:aws:iam::123456789012:policy/mine" }),
      ),
      given(example("a role whose boundary is empty", ROLE, { permissionsBoundary: "" })),
      given(example("a user without a boundary", "aws:iam/user:User", {})),
      given(example("a role of Cloud Control", "aws-native:iam:Role", { path: "/team/" })),
      given(example("a role of any Terraform provider", "aws:index/iamRole:IamRole", {})),
      given(template("in the template of a stack", "AWS::IAM::Role")),
      {
        ...example("a role at the path of the baseline, when it is not spared", ROLE, { path: "/ringfence/" }),
        options: { ...required, exemptPaths: ["/ops/"] },
      },
    ],
    unknown: [
      given(example("a boundary that is not known yet", ROLE, { permissionsBoundary: UNKNOWN })),
      given(example("a path that is not known yet", ROLE, { path: UNKNOWN })),
    ],
  },
};
