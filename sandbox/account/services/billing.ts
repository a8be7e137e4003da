import { AwsError } from "../wire/codec";
import { unserved } from "../wire/unserved";
import type { LocalService, Operation } from "./operation";

type Value = "ENABLED" | "DISABLED";

/** Values of the billing preferences of one feature, by key. */
export type BillingAlerts = Map<string, Value>;

type BillingOperation<Input> = Operation<{ billingAlerts: BillingAlerts }, Input>;

/** The feature that decides whether CloudWatch gets the billing metric. Of the others the sandbox has none. */
const FEATURE = "BILLING_ALERTS";

/**
 * AWS does not document the key of this feature ("format depends on the feature"). The one here is made up, so that whoever
 * writes reads the key first, as on AWS.
 */
const KEY = "sandbox/billing-alerts";

export const newBillingAlerts = (): BillingAlerts => new Map([[KEY, "DISABLED"]]);

const otherFeature = (feature: string): AwsError | undefined =>
  feature === FEATURE ? undefined : unserved(`the billing preferences of ${feature} are not in the sandbox`);

interface GetInput {
  features: [string];
  filters?: { value?: string[] }[];
}

const GetBillingPreferences: BillingOperation<GetInput> = ({ billingAlerts }, { features: [feature], filters = [] }) =>
  otherFeature(feature) ?? {
    billingPreferences: [...billingAlerts]
      .filter(([key]) => filters.every(({ value }) => value?.includes(key)))
      .map(([key, value]) => ({ feature, key, value })),
  };

interface UpdateInput {
  feature: string;
  billingPreferencesPerKey: { key: string; value: Value }[];
}

const UpdateBillingPreferences: BillingOperation<UpdateInput> = (state, { feature, billingPreferencesPerKey }) => {
  const refused = otherFeature(feature);
  if (refused) return refused;
  const unknown = billingPreferencesPerKey.find(({ key }) => !state.billingAlerts.has(key));
  if (unknown) return new AwsError("ValidationException", `The key ${unknown.key} is not valid for ${feature}.`);
  for (const { key, value } of billingPreferencesPerKey) state.billingAlerts.set(key, value);
  return {};
};

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_GetBillingPreferences.html */
export const billingService: LocalService = { served: { GetBillingPreferences, UpdateBillingPreferences } };
