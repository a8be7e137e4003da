import type { Feature } from "./features";

/** One detector; AWS allows one per account and region. */
export interface Detector {
  id: string;
  enabled: boolean;
  frequency: string;
  createdAt: Date;
  updatedAt: Date;
  features: Feature[];
  tags: Map<string, string>;
}

/** Detectors by region. */
export interface GuardDutyState {
  detectors: Map<string, Detector>;
}

export const newGuardDutyState = (): GuardDutyState => ({ detectors: new Map() });
