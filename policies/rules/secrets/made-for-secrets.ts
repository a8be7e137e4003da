import { nameOf } from "../../facts/thing";
import type { Resource } from "../../resource";
import type { Found } from "./scan-resource";

/**
 * Properties whose business is to take a secret: the service keeps it encrypted and does not show it again. Thing -> path. A key
 * of AWS belongs into none of them: where a role can be, no key has to be.
 */
const MADE: Readonly<Record<string, RegExp>> = {
  "acm:certificate": /^privateKey$/,
  "amplify:app": /^(accessToken|oauthToken)$/,
  "apigateway:domainname": /^certificatePrivateKey$/,
  "codebuild:sourcecredential": /^token$/,
  "codepipeline:webhook": /^authenticationConfiguration\.secretToken$/,
  "events:connection": /^authParameters\./,
  "grafana:licenseassociation": /^grafanaToken$/,
  "iam:servercertificate": /^privateKey$/,
  "iot:certificate": /^caPem$/,
  "lightsail:certificate": /^privateKey$/,
  "opsworks:application": /^sslConfigurations\.privateKey$/,
  "pinpoint:apnschannel": /^(privateKey|tokenKey)$/,
  "pinpoint:apnssandboxchannel": /^(privateKey|tokenKey)$/,
  "pinpoint:apnsvoipchannel": /^(privateKey|tokenKey)$/,
  "pinpoint:apnsvoipsandboxchannel": /^(privateKey|tokenKey)$/,
  "pinpoint:gcmchannel": /^(apiKey|serviceJson)$/,
  "secretsmanager:secret": /^secretString$/,
  "secretsmanager:secretversion": /^secret(String|Binary)(Wo)?$/,
  "sns:platformapplication": /^platform(Credential|Principal)$/,
  "transfer:certificate": /^privateKey$/,
  "transfer:hostkey": /^hostKeyBody(Wo)?$/,
  "transfer:server": /^hostKey$/,
};

/** What a provider of another system signs in with, and what others keep as their own secrets. */
const ELSEWHERE: readonly { type: RegExp; path: RegExp }[] = [
  { type: /^pulumi:providers:(?!aws)/, path: /./ },
  { type: /^kubernetes:core\/v1:Secret$/, path: /^(data|stringData)\./ },
  { type: /^github:index\/\w*[sS]ecret:/, path: /^(plaintext|encrypted|secret)?[vV]alue$/ },
  { type: /^gitlab:index\/\w*[vV]ariable:/, path: /^value$/ },
  { type: /^gcp:secretmanager\//, path: /^secretData$/ },
  { type: /^azure-native:keyvault:Secret$/, path: /^properties\.value$/ },
  { type: /^vault:/, path: /^(dataJson|data\.|tokens?$)/ },
  // Connections of pulumi-command, and keys and certificates of the provider tls and of everybody who takes a key by that name.
  { type: /^(?!aws:|aws-native:|AWS::)/, path: /(^|\.)(\w+P|p)rivateKey(Pem|Openssh)?$/ },
];

/** True for a property that was made to take a secret. */
export function isMadeForSecrets({ type, props }: Resource, { members }: Found): boolean {
  const name = nameOf(type);
  if (MADE[name]?.test(members)) return true;
  // A parameter keeps a secret when its type says so.
  if (name === "ssm:parameter") return members === "value" && props.get("type").value === "SecureString";
  return ELSEWHERE.some((each) => each.type.test(type) && each.path.test(members));
}
