import type { Operation } from "../operation";
import type { Tags } from "../tags";

/** A mail address that notifications may go to; `inactive` until its owner follows the link of the activation mail. */
export interface EmailContact {
  arn: string;
  name: string;
  address: string;
  status: "inactive" | "active";
  createdAt: Date;
  /** When the last activation mail was sent; it works for 12 hours. */
  askedAt?: Date;
  tags: Tags;
}

/** Mail addresses by ARN, and who is told: ARN of a managed configuration -> identifiers of its channels. */
export interface Notifications {
  emailContacts: Map<string, EmailContact>;
  channels: Map<string, Set<string>>;
}

export type NotificationsOperation<Input> = Operation<{ notifications: Notifications }, Input>;

export const newNotifications = (): Notifications => ({ emailContacts: new Map(), channels: new Map() });
