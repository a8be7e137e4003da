import { AwsError } from "../../wire/codec";
import type { Tags } from "../tags";

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_AnomalyMonitor.html; the members that the gateway reads. */
export interface MonitorData {
  MonitorName: string;
  MonitorType: string;
  MonitorDimension?: string;
}

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_AnomalySubscription.html; the members that the gateway reads. */
export interface SubscriptionData {
  MonitorArnList: string[];
  Subscribers: { Address?: string; Type?: string; Status?: string }[];
  Frequency: string;
  Threshold?: number;
  ThresholdExpression?: object;
}

interface Kept<Data> {
  data: Data;
  tags: Tags;
}

/** What Cost Anomaly Detection keeps, each by ARN. */
export interface Anomalies {
  monitors: Map<string, Kept<MonitorData>>;
  subscriptions: Map<string, Kept<SubscriptionData>>;
}

export const newAnomalies = (): Anomalies => ({ monitors: new Map(), subscriptions: new Map() });

export const refused = (message: string): AwsError => new AwsError("ValidationException", message);
