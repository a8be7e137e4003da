import {
  ListReservationsCommand,
  ListWorkgroupsCommand,
  RedshiftServerlessClient,
} from "@aws-sdk/client-redshift-serverless";
import { paged, probe } from "./probe";

/** Without queries it costs nothing: https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-billing.html */
export const workgroups = probe({
  id: "warehouse-workgroups",
  service: "redshift-serverless",
  kind: "workgroup of Redshift Serverless",
  scope: "regional",
  sweep: "rest",
  client: RedshiftServerlessClient,
  calls: { list: paged(ListWorkgroupsCommand, "nextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ workgroups: found = [] }) => found)
      .map(({ workgroupName, workgroupArn, creationDate, status, baseCapacity, namespaceName }) => ({
        id: workgroupName!,
        arn: workgroupArn,
        startedAt: creationDate,
        state: status,
        size: baseCapacity === undefined ? undefined : `${baseCapacity} RPU`,
        usdPerHour: 0,
        owner: namespaceName,
      })),
});

/** Capacity for a year or three: https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_Reservation.html */
export const reservations = probe({
  id: "warehouse-reservations",
  service: "redshift-serverless",
  kind: "reservation of Redshift Serverless",
  scope: "regional",
  sweep: "rest",
  client: RedshiftServerlessClient,
  calls: { list: paged(ListReservationsCommand, "nextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ reservationsList = [] }) => reservationsList)
      .filter(({ status }) => status !== "retired" && status !== "payment-failed")
      .map(({ reservationId, reservationArn, startDate, status, capacity }) => ({
        id: reservationId!,
        arn: reservationArn,
        startedAt: startDate,
        state: status,
        size: capacity === undefined ? undefined : `${capacity} RPU`,
      })),
});

export const PROBES = [workgroups, reservations];
