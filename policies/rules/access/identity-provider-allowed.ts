import * as v from "valibot";
import { patternOf } from "../../../domain/documents/pattern";
import { list } from "../../../domain/fields/shapes";
import { text } from "../../../domain/fields/values";
import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { judgeKinds, ofKinds } from "../../facts/kind";
import { valuesAt } from "../../facts/table";
import { nameOf } from "../../facts/thing";
import type { Property, Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { example, template } from "./documents";
import { issuerOf } from "./oidc-issuers";

const options = {
  allowedIssuers: v.pipe(
    v.optional(
      list(
        text("the host of an issuer, such as gitlab.acme.test", (host) => host !== "" && !/^https?:/.test(host)),
        "a list of hosts",
      ),
    ),
    v.metadata({ shape: "list of hosts, entity ids or ARNs, as patterns" }),
    v.description(
      "Who may vouch for others, without https://: hosts of OpenID Connect, entity ids of SAML, ARNs of certificate authorities. Left out: the well-known issuers of CI systems, and clusters of EKS; SAML and certificates are not judged then.",
    ),
  ),
};

/** Thing -> where it says who vouches, in all spellings. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  "iam:oidcprovider": ["url"],
  "iam:openidconnectprovider": ["url"],
  "iam:samlprovider": ["samlMetadataDocument"],
  "rolesanywhere:trustanchor": ["source.sourceData.acmPcaArn", "source.sourceData.x509CertificateData"],
};
const KINDS = Object.keys(SOURCES);
const OF_TOKENS = ["iam:oidcprovider", "iam:openidconnectprovider"];

/** The name of who vouches: the host of a URL, the entity of a SAML document, an ARN. A certificate has none. */
function issuerIn(value: string): string | undefined {
  if (value.includes("BEGIN CERTIFICATE") && !value.includes("EntityDescriptor")) return undefined;
  const name = value.includes("EntityDescriptor") ? /\bentityID\s*=\s*["']([^"']+)["']/.exec(value)?.[1] : value;
  return name?.replace(/^https?:\/\//, "").replace(/\/$/, "");
}

function judgeSource({ path, state, value }: Property, allowed: readonly string[] | undefined): Verdict[] {
  if (state === "unknown") return [undetermined(path)];
  const issuer = issuerIn(String(value));
  const isAllowed =
    issuer !== undefined &&
    (allowed === undefined ? issuerOf(issuer) !== undefined : allowed.some((one) => patternOf(one).test(issuer)));
  return isAllowed
    ? []
    : [fail(path, issuer === undefined ? "a certificate" : show(issuer), "an issuer of allowedIssuers")];
}

function judge({ type, props }: Resource, allowed: readonly string[] | undefined): Verdict[] {
  if (allowed === undefined && !OF_TOKENS.includes(nameOf(type))) return [];
  return (SOURCES[nameOf(type)] ?? []).flatMap((path) =>
    valuesAt(props, path).flatMap((property) => judgeSource(property, allowed)),
  );
}

const PROVIDER = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
const SAML = "aws:iam/samlProvider:SamlProvider";
const ANCHOR = "aws:rolesanywhere/trustAnchor:TrustAnchor";
const GITHUB = { url: "https://token.actions.githubusercontent.com", clientIdLists: ["sts.amazonaws.com"] };
const metadata = (entity: string) => `<md:EntityDescriptor entityID="${entity}"></md:EntityDescriptor>`;
const authority = "arn:aws:acm-pca:eu-central-1:123456789012:certificate-authority/1234";
const only = { allowedIssuers: ["gitlab.acme.test", "sso.acme.test/*", "arn:aws:acm-pca:*:123456789012:*"] };

export const identityProviderAllowed: ResourceRule<never, never, typeof options> = {
  id: "identity-provider-allowed",
  kind: "resource",
  title: "only issuers that somebody decided to trust vouch for callers",
  severity: "medium",
  level: "advisory",
  onUnknown: "advisory",
  why: "Who controls an identity provider signs in as everybody it may vouch for, from outside, with no key of the account. An intruder who adds one comes back after every password was changed.",
  fix: "remove the provider, or add its host to allowedIssuers",
  frameworks: [{ framework: "mitre-attack", version: "17", id: "T1484.002" }],
  types: ofKinds("identity providers and trust anchors", KINDS),
  needs: [],
  uses: [],
  options,

  check: (resource, { allowedIssuers }) => judgeKinds(resource, KINDS, (one) => judge(one, allowedIssuers)),

  examples: {
    pass: [
      example("GitHub", PROVIDER, GITHUB),
      example("a cluster of EKS", PROVIDER, {
        url: "https://oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE",
      }),
      { ...example("a server of one's own", PROVIDER, { url: "https://gitlab.acme.test/" }), options: only },
      {
        ...example("a directory of people", SAML, { samlMetadataDocument: metadata("https://sso.acme.test/1") }),
        options: only,
      },
      {
        ...example("an authority for certificates", ANCHOR, { source: { sourceData: { acmPcaArn: authority } } }),
        options: only,
      },
      example("a directory of people, while nobody said which are trusted", SAML, {
        samlMetadataDocument: metadata("https://other.test"),
      }),
    ],
    fail: [
      example("a host that nobody knows", PROVIDER, { url: "https://id.eve.test" }),
      example("a host that looks like GitHub's", PROVIDER, {
        url: "https://token.actions.githubusercontent.com.eve.test",
      }),
      { ...example("GitHub, where it is not on the list", PROVIDER, GITHUB), options: only },
      {
        ...example("another directory of people", SAML, { samlMetadataDocument: metadata("https://other.test") }),
        options: only,
      },
      {
        ...example("a certificate, in the list form of v6", ANCHOR, {
          source: [{ sourceData: [{ x509CertificateData: "-----BEGIN CERTIFICATE-----" }] }],
        }),
        options: only,
      },
      example("a host of Cloud Control", "aws-native:iam:OidcProvider", { url: "https://id.eve.test" }),
      example("a host of any Terraform provider", "aws:index/iamOpenidConnectProvider:IamOpenidConnectProvider", {
        url: "https://id.eve.test",
      }),
      template("in the template of a stack", "AWS::IAM::OIDCProvider", { Url: "https://id.eve.test" }),
    ],
    unknown: [
      example("a host that is not known yet", PROVIDER, { url: UNKNOWN }),
      { ...example("a document that is not known yet", SAML, { samlMetadataDocument: UNKNOWN }), options: only },
      { ...example("an authority that is not known yet", ANCHOR, { source: UNKNOWN }), options: only },
    ],
  },
};
