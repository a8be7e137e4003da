import { hasChecksum } from "./checksum";
import type { Format } from "./format";
import { isPlaceholder } from "./placeholder";

const isReal = (value: string): boolean => !isPlaceholder(value);
const isChecked = (value: string): boolean => hasChecksum(value) && isReal(value);

/** A run of letters and digits as a generator draws it: a word of that length has no digit. */
const hasDigit = (value: string): boolean => /\d/.test(value) && isReal(value);

type Row = Omit<Format, "group" | "severity"> & Partial<Pick<Format, "severity">>;

/** Letters, digits, and what base64 for addresses has beside them. */
const URL_SAFE = "A-Za-z0-9_-";

/**
 * Tokens whose makers gave them a prefix, so that they are found. Left out: what has none (the keys of Datadog stand in
 * `secret-keys.ts`, by their names), and JSON Web Tokens, of which many are public and most have expired.
 */
const ROWS: readonly Row[] = [
  {
    id: "github-token",
    title: "GitHub token",
    // Personal, OAuth, user to server, server to server, refresh.
    marks: ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"],
    // Tokens of apps may have up to 255 characters; the others have a checksum.
    body: "gh[pousr]_[A-Za-z0-9]{36,251}",
    check: (value) => (value.length === 40 ? isChecked(value) : hasDigit(value)),
    source: "https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/",
  },
  {
    id: "github-fine-grained-token",
    title: "fine-grained GitHub token",
    marks: ["github_pat_"],
    body: "github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}",
    source:
      "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github",
  },
  {
    id: "gitlab-token",
    title: "GitLab token",
    marks: [
      "glpat-",
      "gloas-",
      "gldt-",
      "glrt-",
      "glcbt-",
      "glptt-",
      "glft-",
      "glimt-",
      "glagent-",
      "glsoat-",
      "glffct-",
    ],
    body: "gl(?:pat|oas|dt|rt|cbt|ptt|ft|imt|agent|soat|ffct)-[\\w-]{20,300}(?:\\.[0-9a-z]{2}\\.[0-9a-z]{9})?",
    alphabet: URL_SAFE,
    check: hasDigit,
    source: "https://docs.gitlab.com/security/tokens/#token-prefixes",
  },
  {
    id: "slack-token",
    title: "Slack token",
    marks: ["xox", "xapp-"],
    body: "(?:xox[abcdeprs]-|xoxe\\.xox[bp]-|xapp-)(?:[0-9A-Z]{1,14}-){1,4}[A-Za-z0-9]{20,150}",
    source: "https://docs.slack.dev/authentication/tokens",
  },
  {
    id: "slack-webhook",
    title: "Slack webhook",
    severity: "high",
    marks: ["hooks.slack.com/"],
    body: "hooks\\.slack\\.com/(?:services/T[A-Z0-9]{7,12}/B[A-Z0-9]{7,12}/|(?:workflows|triggers)/[A-Z0-9]{7,12}/[A-Za-z0-9/]{7,40}/)[A-Za-z0-9]{20,40}",
    source: "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks",
  },
  {
    id: "stripe-live-key",
    title: "live key of Stripe",
    // Test keys move no money, and the documentation is full of them.
    marks: ["sk_live_", "rk_live_"],
    body: "[rs]k_live_[A-Za-z0-9]{24,247}",
    source: "https://docs.stripe.com/keys",
  },
  {
    id: "npm-token",
    title: "npm token",
    marks: ["npm_"],
    body: "npm_[A-Za-z0-9]{36}",
    check: isChecked,
    source: "https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/",
  },
  {
    id: "pypi-token",
    title: "PyPI token",
    marks: ["pypi-AgEIcHlwaS5vcmc", "pypi-AgENdGVzdC5weXBpLm9yZw"],
    body: "pypi-AgE(?:IcHlwaS5vcmc|NdGVzdC5weXBpLm9yZw)[\\w-]{50,1000}",
    alphabet: URL_SAFE,
    source: "https://docs.pypi.org/api/secrets/",
  },
  {
    id: "anthropic-key",
    title: "Anthropic key",
    marks: ["sk-ant-"],
    body: "sk-ant-[a-z]{3,6}\\d{2}-[\\w-]{80,120}",
    alphabet: URL_SAFE,
    check: hasDigit,
    source: "https://platform.claude.com/docs/en/api/overview",
  },
  {
    id: "openai-key",
    title: "OpenAI key",
    marks: ["sk-"],
    body: "sk-(?:(?:proj|svcacct|admin|service)-)?[\\w-]{40,200}",
    alphabet: URL_SAFE,
    // Base64 of "OpenAI" in the middle.
    check: (value) => value.includes("T3BlbkFJ") && isReal(value),
    source: "https://platform.openai.com/docs/api-reference/authentication",
  },
  {
    id: "google-api-key",
    title: "Google API key",
    severity: "high",
    marks: ["AIza"],
    body: "AIza[\\w-]{35}",
    alphabet: URL_SAFE,
    check: hasDigit,
    source: "https://docs.cloud.google.com/docs/authentication/api-keys",
  },
  {
    id: "google-client-secret",
    title: "Google OAuth client secret",
    marks: ["GOCSPX-"],
    body: "GOCSPX-[\\w-]{28}",
    alphabet: URL_SAFE,
    source: "https://developers.google.com/identity/protocols/oauth2",
  },
  {
    id: "azure-storage-key",
    title: "key of an Azure storage account",
    marks: ["AccountKey="],
    body: "AccountKey=[A-Za-z0-9+/]{86}==",
    // The key of the emulator is the same for everybody.
    check: (value) =>
      !value.includes("Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq") && isReal(value),
    source: "https://learn.microsoft.com/en-us/azure/storage/common/storage-configure-connection-string",
  },
  {
    id: "azure-client-secret",
    title: "client secret of Microsoft Entra",
    // Three characters before it, and one digit, are part of it.
    marks: ["8Q~", "7Q~"],
    body: "(?<=(?<![\\w~.-])[\\w~.-]{3})[78]Q~[\\w~.-]{31,34}",
    alphabet: "",
    source: "https://learn.microsoft.com/en-us/purview/sit-defn-client-secret-api-key",
  },
  {
    id: "sendgrid-key",
    title: "SendGrid key",
    marks: ["SG."],
    body: "SG\\.[\\w-]{22}\\.[\\w-]{43}",
    alphabet: URL_SAFE,
    source: "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
  },
  {
    id: "twilio-key",
    title: "Twilio API key",
    severity: "high",
    marks: Array.from("0123456789abcdef", (digit) => `SK${digit}`),
    body: "SK[0-9a-f]{32}",
    check: (value) => /[a-f]/.test(value.slice(2)) && isReal(value),
    source: "https://www.twilio.com/docs/iam/api-keys",
  },
  {
    id: "digitalocean-token",
    title: "DigitalOcean token",
    marks: ["dop_v1_", "doo_v1_", "dor_v1_"],
    body: "do[opr]_v1_[0-9a-f]{64}",
    source: "https://docs.digitalocean.com/reference/api/create-personal-access-token/",
  },
  {
    id: "vault-token",
    title: "HashiCorp Vault token",
    marks: ["hvs.", "hvb.", "hvr."],
    body: "hv[sbr]\\.[\\w-]{24,300}",
    alphabet: URL_SAFE,
    check: (value) => /[A-Z]/.test(value) && hasDigit(value),
    source: "https://developer.hashicorp.com/vault/docs/concepts/tokens",
  },
  {
    id: "terraform-token",
    title: "HCP Terraform token",
    marks: [".atlasv1."],
    body: "(?<=(?<![A-Za-z0-9])[A-Za-z0-9]{14})\\.atlasv1\\.[\\w=-]{60,70}",
    alphabet: "",
    source: "https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens",
  },
  {
    id: "pulumi-token",
    title: "Pulumi access token",
    marks: ["pul-"],
    body: "pul-[0-9a-f]{40}",
    source: "https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/",
  },
  {
    id: "docker-token",
    title: "Docker Hub token",
    marks: ["dckr_pat_", "dckr_oat_"],
    body: "dckr_[po]at_[\\w-]{27,40}",
    alphabet: URL_SAFE,
    source: "https://docs.docker.com/security/access-tokens/",
  },
  {
    id: "hugging-face-token",
    title: "Hugging Face token",
    marks: ["hf_"],
    body: "hf_[A-Za-z]{34}",
    // Letters alone: half of those that are drawn are capitals, and few of a name in camel case.
    check: (value) => (value.match(/[A-Z]/g)?.length ?? 0) > 3 && isReal(value),
    source: "https://huggingface.co/docs/hub/security-tokens",
  },
  {
    id: "databricks-token",
    title: "Databricks token",
    marks: ["dapi"],
    body: "dapi[0-9a-f]{32}(?:-\\d)?",
    source: "https://docs.databricks.com/aws/en/dev-tools/auth/pat",
  },
  {
    id: "grafana-token",
    title: "Grafana token",
    marks: ["glsa_"],
    body: "glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}",
    source: "https://grafana.com/docs/grafana/latest/administration/service-accounts/",
  },
  {
    id: "newrelic-key",
    title: "New Relic key",
    marks: ["NRAK-"],
    body: "NRAK-[A-Z0-9]{27}",
    source: "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
  },
  {
    id: "shopify-token",
    title: "Shopify token",
    marks: ["shpat_", "shpca_", "shppa_", "shpss_"],
    body: "shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}",
    source: "https://shopify.dev/docs/apps/build/authentication-authorization",
  },
];

export const VENDOR_FORMATS: readonly Format[] = ROWS.map((row) => ({
  ...row,
  group: "vendor-token",
  severity: row.severity ?? "critical",
}));
