import { SERVICE_PRINCIPALS, type ServicePrincipal } from "../../domain/documents/resource-policies/service-principals";

/** What each condition key says when a service of AWS calls on behalf of an account. */
const SAYS: Record<string, (service: string, account: string) => string> = {
  "aws:SourceAccount": (_, account) => account,
  "aws:SourceArn": (service, account) => `arn:aws:${service.split(".")[0]!}:us-east-1:${account}:something`,
};

/** A request as a service of AWS makes it, with the condition keys that it sends and no other. */
export interface ServiceRequest {
  service: string;
  /** True when the request says on whose behalf it is made. */
  saysWhose: boolean;
  context: Record<string, string>;
}

/**
 * The requests of every service that publishes alerts, for an account. Tests of resource policies draw from here: a request
 * with a key that the service does not send would prove nothing.
 *
 * @param to the topic, or the key that encrypts it
 */
export const serviceRequests = (to: keyof ServicePrincipal["publishes"], account: string): ServiceRequest[] =>
  SERVICE_PRINCIPALS.map(({ principal, publishes }) => ({
    service: principal,
    saysWhose: publishes[to].includes("aws:SourceAccount"),
    context: Object.fromEntries(publishes[to].map((key) => [key, SAYS[key]!(principal, account)])),
  }));
