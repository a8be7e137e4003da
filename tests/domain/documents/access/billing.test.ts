import { billing } from "../../../../domain/documents/access/billing";
import { HOME } from "../../../support/document-args";
import { type Decision, itDecides } from "../../../support/decisions";
import { PERSON } from "./sign-in";

const REGIONS = ["us-east-1"];

const DECISIONS: readonly Decision[] = [
  ...PERSON,
  {
    calls: [
      "account:GetContactInformation",
      "bcm-data-exports:ListExports",
      "billing:GetBillingData",
      "budgets:ViewBudget",
      "ce:GetCostAndUsage",
      "ce:GetAnomalies",
      "consolidatedbilling:ListLinkedAccounts",
      "cur:DescribeReportDefinitions",
      "freetier:GetFreeTierUsage",
      "invoicing:GetInvoicePDF",
      "payments:ListPaymentInstruments",
      "pricing:GetProducts",
      "savingsplans:DescribeSavingsPlans",
      "tax:GetTaxRegistration",
    ],
    regions: REGIONS,
    decision: "allowed",
    because: "it shows what is owed and why",
  },
  {
    calls: [
      "payments:MakePayment",
      "payments:CreatePaymentInstrument",
      "payments:UpdatePaymentPreferences",
      "tax:PutTaxRegistration",
    ],
    regions: REGIONS,
    decision: "allowed",
    because: "who pays keeps up how it is paid",
  },
  {
    calls: [
      "savingsplans:CreateSavingsPlan",
      "payments:CreateFinancingApplication",
      "payments:AcceptFinancingApplicationTerms",
    ],
    regions: REGIONS,
    decision: "denied",
    because: "it is a commitment",
  },
  {
    calls: [
      "ec2:PurchaseReservedInstancesOffering",
      "rds:PurchaseReservedDBInstancesOffering",
      "aws-marketplace:Subscribe",
    ],
    decision: "denied",
    because: "it buys something",
  },
  {
    calls: ["billing:UpdateBillingPreferences", "billing:UpdateIAMAccessPreference", "freetier:UpgradeAccountPlan"],
    regions: REGIONS,
    decision: "denied",
    because: "alerts and limits hang on it",
  },
  {
    calls: ["budgets:ModifyBudget", "ce:DeleteAnomalyMonitor", "ce:UpdateAnomalySubscription"],
    regions: REGIONS,
    decision: "denied",
    because: "the baseline watches with it",
  },
  {
    calls: ["account:PutAlternateContact", "account:CloseAccount"],
    regions: REGIONS,
    decision: "denied",
    because: "it is not about money",
  },
  {
    calls: ["ec2:DescribeInstances", "s3:ListAllMyBuckets", "iam:ListUsers"],
    decision: "denied",
    because: "other services are none of its business",
  },
  {
    calls: ["billing:GetBillingData", "payments:MakePayment"],
    regions: [HOME],
    signIn: "without MFA",
    decision: "denied",
    because: "a password alone is half a proof",
  },
  {
    calls: ["billing:GetBillingData", "payments:MakePayment"],
    regions: [HOME],
    signIn: "access key",
    decision: "denied",
    because: "the key may have leaked",
  },
];

describe("who pays", () => {
  itDecides(billing(), DECISIONS);
});
