/**
 * The members for which the administrator of GuardDuty switches it on. The value is that of the API:
 * https://docs.aws.amazon.com/guardduty/latest/APIReference/API_UpdateOrganizationConfiguration.html
 */
export const AutoEnable = { All: "ALL", New: "NEW", None: "NONE" } as const;
export type AutoEnable = (typeof AutoEnable)[keyof typeof AutoEnable];
