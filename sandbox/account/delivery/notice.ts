/** What a service wants to publish to a topic. */
export interface Notice {
  /** The principal that publishes, as policies name it: `events.amazonaws.com`. */
  service: string;
  /** ARN of the rule, alarm or budget that it publishes for. */
  sourceArn: string;
  topicArn: string;
  message: string;
  subject?: string;
  /** The role that a target of EventBridge names. */
  roleArn?: string;
}

/** Whom a message reached. Mail, calls and posts do not leave this machine; a queue of the account has the message. */
export interface Recipient {
  /** Of the subscription: `email`, `https`, `sqs`. */
  protocol: string;
  endpoint: string;
}

/** Somebody whom AWS asked to confirm a subscription. On AWS the token stands in that mail alone. */
export interface Unconfirmed extends Recipient {
  topicArn: string;
  token: string;
}

/** Why a notice was dropped. */
export interface Failure {
  /** What the service may not do; absent when no permission was missing. */
  action?: string;
  /** ARN of the topic or key whose policy does not let it. */
  resource: string;
  reason: string;
}

/** A notice, and what came of it. On AWS one that is dropped shows in a metric at most: FailedInvocations of EventBridge. */
export interface Delivery extends Notice {
  at: Date;
  /** Absent for a notice that was delivered. */
  failure?: Failure;
  /** Confirmed subscribers; empty for a notice that was dropped. */
  recipients: Recipient[];
}
