/**
 * The source of a drill's events. PutEvents refuses sources that begin with `aws.`, so that no drill can look like AWS; each
 * rule takes this source too, and a drill walks the way of an alarm.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
 */
export const DRILL_SOURCE = "ringfence.drill";

/**
 * Where the last test of each alert channel is written down: a parameter of Systems Manager at home, in which are no secrets.
 *
 * @param prefix what the names of the baseline's things begin with: `ringfence-`
 */
export const proofParameter = (prefix: string): string => `/${prefix.replace(/-$/, "")}/proof`;
