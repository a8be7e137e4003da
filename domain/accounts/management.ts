/**
 * True for the management account, by the ARN of the account, which begins with that of the management account; false without
 * an ARN. https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html
 */
export const isManagement = (id: string, arn: string | undefined): boolean => arn?.split(":")[4] === id;
