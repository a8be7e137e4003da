import { launchesClosedBy } from "./launches";
import type { PaidService } from "./paid-service";
import { NEW_ONLY_SERVICES } from "./paid-services-new";
import { WHOLE_SERVICES } from "./paid-services-whole";

/**
 * The paid services. What has a condition key for its size is limited by it instead, and has no row: caches, databases,
 * tasks. Cloud9 and SageMaker have both.
 */
export const PAID_SERVICES: readonly PaidService[] = [...WHOLE_SERVICES, ...NEW_ONLY_SERVICES].sort((a, b) =>
  a.id < b.id ? -1 : 1,
);

/** The names that `unusedServices` takes. */
export const PAID_SERVICE_IDS: readonly string[] = PAID_SERVICES.map(({ id }) => id);

/** What `unusedServices` is when the owner says nothing. */
export const UNUSED_BY_DEFAULT: readonly string[] = PAID_SERVICES.filter((service) => service.deniedByDefault).map(
  ({ id }) => id,
);

const named = (ids: readonly string[]): PaidService[] => PAID_SERVICES.filter(({ id }) => ids.includes(id));

/** What developers need where the named services are in use, ordered by name. */
export const actionsOfServices = (ids: readonly string[]): string[] =>
  [
    ...new Set(
      named(ids)
        .filter(({ rare }) => !rare)
        .flatMap(({ actions }) => actions),
    ),
  ].sort();

/** What a deny of a service closes: all of it, or what makes new ones of it. */
export const closedOf = ({ id, actions, newOnly }: PaidService): readonly string[] =>
  newOnly ? launchesClosedBy(id) : actions;

/** What a deny of the named services closes, ordered by name. */
export const closedActions = (ids: readonly string[]): string[] => named(ids).flatMap(closedOf).sort();

/** The same of those that the boundary closes, too. */
export const closedByBoundary = (ids: readonly string[]): string[] =>
  named(ids)
    .filter(({ attachedOnly }) => !attachedOnly)
    .flatMap(closedOf)
    .sort();
