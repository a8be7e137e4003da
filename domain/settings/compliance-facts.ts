import type { Answer, ByRegion } from "./defaults-facts";

/** The recorder of AWS Config in a region. */
interface FoundRecorder {
  name: string;
  /** True when it records every type. */
  everyType: boolean;
}

/** The delivery channel of AWS Config in a region. */
interface FoundChannel {
  name: string;
  bucket?: string | undefined;
}

/** The hub of Security Hub CSPM in a region. */
interface FoundHub {
  arn: string;
  /** ARN of the account's finding aggregator, wherever that is. */
  aggregator?: string;
  /** Account id of the administrator whose member the account is there; absent when there is none. */
  administrator?: string;
}

/** What the compliance controls have to know of an account; what is absent was not asked. */
export interface ComplianceFacts {
  /** Of each covered region; nothing where there is none. */
  recorders?: ByRegion<FoundRecorder | undefined>;
  /** Where AWS Config delivers. */
  deliveryChannels?: ByRegion<FoundChannel | undefined>;
  /** ARN of the role that AWS Config works with. */
  configRole?: Answer<string | undefined>;
  hubs?: ByRegion<FoundHub | undefined>;
}
