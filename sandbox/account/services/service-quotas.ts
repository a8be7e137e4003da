import { type Quota, QUOTAS } from "../../../domain/burn/quotas";
import { AwsError } from "../wire/codec";
import type { Circumstances } from "./circumstances";
import type { LocalService, Operation } from "./operation";

interface QuotaInput {
  ServiceCode: string;
  QuotaCode: string;
}

type QuotaOperation = Operation<{ circumstances: Circumstances }, QuotaInput>;

const absent = new AwsError(
  "NoSuchResourceException",
  "The request failed because the specified service does not exist.",
);

/** The emulator has the quotas of VPC alone; these are the ones that limit launches. */
const known = ({ ServiceCode, QuotaCode }: QuotaInput) =>
  QUOTAS.find(({ service, code }) => service === ServiceCode && code === QuotaCode);

const answerOf = ({ service, code, name }: Quota, owner: string, Value: number) => ({
  Quota: {
    ServiceCode: service,
    QuotaCode: code,
    QuotaName: name,
    QuotaArn: `arn:aws:servicequotas:${owner}:${service}/${code}`,
    Value,
    Unit: "None",
    Adjustable: true,
    GlobalQuota: false,
  },
});

const GetServiceQuota: QuotaOperation = ({ circumstances }, input, { region, accountId }) => {
  const quota = known(input);
  if (!quota) return absent;
  return answerOf(quota, `${region}:${accountId}`, circumstances.quotas[`${region} ${quota.code}`] ?? quota.byDefault);
};

/** A default belongs to no account. */
const GetAWSDefaultServiceQuota: QuotaOperation = (_, input, { region }) => {
  const quota = known(input);
  return quota ? answerOf(quota, `${region}:`, quota.byDefault) : absent;
};

/** https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetServiceQuota.html */
export const serviceQuotasService: LocalService = { served: { GetServiceQuota, GetAWSDefaultServiceQuota } };
