import { type PolicyDocument, policyDocument } from "../document";
import { ownSignIn } from "./mfa";
import { allow } from "../statements";

/** Bills, what they are made of, what will be owed, and the paper about it. */
const SEE = [
  "account:GetAccountInformation",
  "account:GetContactInformation",
  "bcm-data-exports:Get*",
  "bcm-data-exports:List*",
  "billing:Get*",
  "billing:List*",
  "budgets:Describe*",
  "budgets:ListTagsForResource",
  "budgets:ViewBudget",
  "ce:Describe*",
  "ce:Get*",
  "ce:List*",
  "consolidatedbilling:Get*",
  "consolidatedbilling:List*",
  "cost-optimization-hub:Get*",
  "cost-optimization-hub:List*",
  "cur:Describe*",
  "cur:Get*",
  "freetier:Get*",
  "freetier:List*",
  "invoicing:BatchGet*",
  "invoicing:Get*",
  "invoicing:List*",
  "payments:Get*",
  "payments:List*",
  "pricing:*",
  "purchase-orders:Get*",
  "purchase-orders:List*",
  "purchase-orders:ViewPurchaseOrders",
  "savingsplans:Describe*",
  "tax:Get*",
  "tax:List*",
];

/**
 * Paying, the means of payment, and what the invoice says about the payer. No loan: CreateFinancingApplication stays out.
 * No switch of the plan or of the alerts either: they belong to whoever applies the baseline.
 */
const PAY = [
  "freetier:PutFreeTierAlertPreference",
  "invoicing:PutInvoiceEmailDeliveryPreferences",
  "payments:CreatePaymentInstrument",
  "payments:DeletePaymentInstrument",
  "payments:MakePayment",
  "payments:UpdatePayment*",
  "purchase-orders:AddPurchaseOrder",
  "purchase-orders:ModifyPurchaseOrders",
  "purchase-orders:UpdatePurchaseOrder",
  "purchase-orders:UpdatePurchaseOrderStatus",
  "tax:BatchPutTaxRegistration",
  "tax:PutTax*",
  "tax:UpdateExemptions",
];

/**
 * For who pays: sees bills, budgets, costs, reports and the free tier, pays, and keeps payment methods and tax settings.
 * Buys nothing: no Savings Plan, no reservation, no subscription. Budgets are read only, because those of the baseline
 * are alarms. No other service. A managed policy; it demands MFA.
 *
 * The pages of Billing answer no IAM user until root activates IAM access to billing information:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/getting-started-account-iam.html
 * https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/billing-permissions-ref.html
 */
export const billing = (): PolicyDocument =>
  policyDocument([allow("AllowSeeing", SEE), allow("AllowPaying", PAY), ...ownSignIn()]);
