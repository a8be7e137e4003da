import { BILLING_REGION } from "../../../../domain/regions/regions";
import { unserved } from "../../wire/unserved";
import type { LocalService, Operation } from "../operation";
import * as channels from "./channels";
import { EMAIL_CONTACT_OPERATIONS } from "./email-contacts";
import type { Notifications } from "./state";

type Operations = Record<string, Operation<{ notifications: Notifications }, never>>;

/** Both services are managed from one region; of others they only tell what was notified there. */
const inOneRegion = (operations: Operations): Operations =>
  Object.fromEntries(
    Object.entries(operations).map(([name, operation]): [string, Operations[string]] => [
      name,
      (state, input, context) =>
        context.region === BILLING_REGION
          ? operation(state, input, context)
          : unserved(
              `User Notifications is managed from ${BILLING_REGION}, and nobody could see what ${context.region} says`,
            ),
    ]),
  );

/** Who is told of AWS's own notifications; none is sent here. https://docs.aws.amazon.com/notifications/latest/APIReference/Welcome.html */
export const notificationsService: LocalService = { served: inOneRegion({ ...channels }) };

/** https://docs.aws.amazon.com/notificationscontacts/latest/APIReference/Welcome.html */
export const notificationsContactsService: LocalService = { served: inOneRegion(EMAIL_CONTACT_OPERATIONS) };
