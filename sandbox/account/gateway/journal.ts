import type { Because } from "../authorization/evaluate";

/** One API call, as CloudTrail would tell it: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
export interface JournalEntry {
  /** The service's name in the AWS CLI, for example `cloudwatch`. */
  service: string;
  operation: string;
  region: string;
  /** ARN of the caller; `anonymous` for an unsigned call, `unknown` for one with a key that nobody has. */
  principal: string;
  readOnly: boolean;
  decision: Decision;
  /** HTTP status; 0 when the connection was dropped without an answer. */
  status: number;
  errorCode?: string;
  /** Which policy denied the call, when a policy did. */
  because?: Because;
  /** When the call came in. */
  at: Date;
  /** How long the answer took, in milliseconds. */
  ms: number;
}

/** Whether the caller was allowed to make the call, whatever came of it. */
export type Decision = "allowed" | "denied";

/** Every call that reached the account, oldest first. */
export interface Journal {
  entries(): JournalEntry[];
  clear(): void;
}

/** A journal and the only way to write in it. */
export function createJournal(): { journal: Journal; record: (entry: JournalEntry) => void } {
  let calls: JournalEntry[] = [];
  return {
    record: (entry) => void calls.push(entry),
    journal: { entries: () => [...calls], clear: () => void (calls = []) },
  };
}
