import * as pulumi from "@pulumi/pulumi";
import { type Asked, asksAnything, type Reach, type ReadFacts, readFacts, unknownFacts } from "../cli/facts/account";
import type { LeftDraft } from "../cli/facts/left";
import { because } from "../domain/fields/problems";
import { homeAndBilling } from "../domain/regions/regions";
import { type ProviderConfig, providerCredentials } from "./credentials";

/**
 * Asks an account what no data source of the provider answers. It never fails: what cannot be asked is a warning, or an
 * answer that says so.
 *
 * @param asked which account it is, as soon as somebody knows
 */
export type ReadAccount = (draft: LeftDraft, asked: () => Promise<Asked>) => Promise<ReadFacts>;

/** The configuration of the provider, as far as it decides who calls. */
function providerConfig(): ProviderConfig {
  const config = new pulumi.Config("aws");
  const given = (key: string) => config.get(key);
  return Object.fromEntries(
    [
      ...["accessKey", "secretKey", "token", "profile"].map((key) => [key, given(key)] as const),
      ["assumeRoles", config.getObject("assumeRoles")] as const,
    ].filter(([, value]) => value !== undefined),
  );
}

async function reach(draft: LeftDraft): Promise<Reach> {
  // A preview shows what the program writes to stderr, and that the SDK will want a newer Node one day is not its matter.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const [region] = homeAndBilling(draft.settings.homeRegion);
  const url = process.env["AWS_ENDPOINT_URL"];
  const endpoint = url === undefined ? {} : { endpoint: url };
  const credentials = await providerCredentials(providerConfig(), { region: region!, ...endpoint });
  return { credentials, ...endpoint };
}

/** Asks with the credentials that the provider uses, through the AWS SDK, which is loaded for it. */
export const readAccount: ReadAccount = async (draft, asked) => {
  if (!asksAnything(draft)) return { facts: {}, warnings: [] };
  try {
    return await readFacts(reach(draft), draft, asked);
  } catch (error) {
    // Who runs the program nobody could say either: that is told elsewhere, and ends the run.
    const where = await asked().catch(() => undefined);
    return unknownFacts(draft, where?.regions, because(error));
  }
};
