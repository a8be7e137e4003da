import {
  BUYS_NOTHING,
  CHANGES_NOTHING,
  FROZEN,
  NO_DATA,
  NO_WAY_IN,
  OWN_SIGN_IN,
  SETTINGS_STAY,
  withoutMfa,
} from "./people";
import type { Promises } from "./promise";

export const BILLING: Promises = {
  can: [
    {
      says: "see bills, costs, budgets, reports and the free tier",
      where: "worldwide",
      rows: [
        {
          calls: [
            "account:GetContactInformation",
            "bcm-data-exports:ListExports",
            "billing:GetBillingData",
            "budgets:ViewBudget",
            "ce:GetCostAndUsage",
            "consolidatedbilling:ListLinkedAccounts",
            "cost-optimization-hub:ListRecommendations",
            "cur:DescribeReportDefinitions",
            "freetier:GetFreeTierUsage",
            "invoicing:GetInvoicePDF",
            "payments:ListPaymentInstruments",
            "pricing:GetProducts",
            "savingsplans:DescribeSavingsPlans",
            "tax:GetTaxRegistration",
          ],
        },
        { calls: ["budgets:ViewBudget"], resource: "arn:aws:budgets::ACCOUNT:budget/ringfence-month" },
      ],
    },
    {
      says: "pay, and keep payment methods and tax settings",
      where: "worldwide",
      rows: [
        {
          calls: [
            "payments:CreatePaymentInstrument",
            "payments:DeletePaymentInstrument",
            "payments:MakePayment",
            "payments:UpdatePaymentPreferences",
            "tax:PutTaxRegistration",
          ],
        },
      ],
    },
    {
      says: "keep purchase orders",
      where: "worldwide",
      rows: [
        {
          calls: [
            "purchase-orders:AddPurchaseOrder",
            "purchase-orders:ListPurchaseOrders",
            "purchase-orders:ModifyPurchaseOrders",
            "purchase-orders:UpdatePurchaseOrder",
            "purchase-orders:UpdatePurchaseOrderStatus",
            "purchase-orders:ViewPurchaseOrders",
          ],
        },
      ],
    },
    OWN_SIGN_IN,
  ],
  cannot: [
    BUYS_NOTHING,
    {
      says: "change budgets, alerts on costs, or the plan of the account",
      where: "anywhere",
      rows: [
        {
          calls: [
            "billing:UpdateBillingPreferences",
            "budgets:ModifyBudget",
            "ce:DeleteAnomalyMonitor",
            "ce:UpdateAnomalySubscription",
            "freetier:UpgradeAccountPlan",
          ],
        },
      ],
    },
    {
      says: "see or change what the account runs",
      where: "anywhere",
      rows: [
        { calls: ["ec2:DescribeInstances", "iam:ListUsers", "s3:ListAllMyBuckets"] },
        ...CHANGES_NOTHING.rows,
        ...NO_DATA.rows,
      ],
    },
    SETTINGS_STAY,
    NO_WAY_IN,
    withoutMfa("billing:GetBillingData", "payments:MakePayment", "purchase-orders:AddPurchaseOrder"),
    FROZEN,
  ],
};
