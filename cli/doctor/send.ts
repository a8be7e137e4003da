import { CloudWatchClient, SetAlarmStateCommand } from "@aws-sdk/client-cloudwatch";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { BILLING_REGION } from "../../domain/regions/regions";
import { DRILL_SOURCE } from "../../domain/documents/drill";
import { drillDetail } from "../../domain/signals/drill";
import { SIGNALS } from "../../domain/signals/table";
import type { Connection } from "../probes/run";
import { type Message, messageCode } from "./proof";

/** What became of one message. */
export interface Sent {
  /** `early warning, root-call from sa-east-1`. */
  what: string;
  region: string;
  /** As it stands in the mail. */
  code: string;
  /** Why AWS did not take it. Absent: it did. */
  because?: string;
}

const clientOf = ({ credentials, endpoint }: Connection, region: string) => ({
  region,
  credentials,
  maxAttempts: 2,
  ...(endpoint === undefined ? {} : { endpoint }),
});

/** The bus has to be named: a right to put events is one on a bus. */
const KIND = { EventBusName: "default", Source: DRILL_SOURCE, DetailType: "Ringfence drill" } as const;

const said = (error: unknown): string => `${(error as Error).name}: ${(error as Error).message}`;

/** Puts an event on the default bus of its region, from where it goes the way of an alarm. */
async function put(connection: Connection, code: string, { number, region, signal }: Message): Promise<Sent> {
  const sent = { what: `early warning, ${signal} from ${region}`, region, code: messageCode(code, number) };
  const client = new EventBridgeClient(clientOf(connection, region));
  // Of every signal that can be asked for; their names do not depend on that of the baseline.
  const Detail = JSON.stringify(
    drillDetail(
      SIGNALS.find(({ id }) => id === signal)!,
      sent.code,
    ),
  );
  try {
    const { Entries: [entry] = [] } = await client.send(new PutEventsCommand({ Entries: [{ ...KIND, Detail }] }));
    // An entry may fail although the call did not: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
    return entry?.ErrorCode === undefined
      ? sent
      : { ...sent, because: `${entry.ErrorCode}: ${entry.ErrorMessage ?? ""}` };
  } catch (error) {
    return { ...sent, because: said(error) };
  } finally {
    client.destroy();
  }
}

/**
 * Sets a billing alarm off. AWS puts a metric alarm back by itself, often within seconds; an alarm that is in ALARM already
 * tells nobody again.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
 */
async function setOff(connection: Connection, code: string, AlarmName: string): Promise<Sent> {
  const sent = { what: "billing alarm", region: BILLING_REGION, code: messageCode(code, 0) };
  const client = new CloudWatchClient(clientOf(connection, BILLING_REGION));
  const StateReason = `A test of ringfence: no charge was seen. Code of the drill: ${sent.code}`;
  try {
    await client.send(new SetAlarmStateCommand({ AlarmName, StateValue: "ALARM", StateReason }));
    return sent;
  } catch (error) {
    return { ...sent, because: said(error) };
  } finally {
    client.destroy();
  }
}

/** Sends messages that each carry a code. */
export async function send(
  connection: Connection,
  code: string,
  { messages, alarm }: { messages: readonly Message[]; alarm?: string | undefined },
): Promise<Sent[]> {
  const { default: pLimit } = await import("p-limit");
  const limit = pLimit(10);
  return Promise.all([
    ...messages.map((message) => limit(() => put(connection, code, message))),
    ...(alarm === undefined ? [] : [setOff(connection, code, alarm)]),
  ]);
}
