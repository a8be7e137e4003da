import { splitTarget, type WireRequest } from "./http";
import type { OperationModel, ServiceDetail } from "./models";

/** How one REST operation is recognised. */
interface Route {
  operation: string;
  method: string;
  path: RegExp;
  labels: string[];
  /** Query parameters of the URI template; without a value the name alone must be there (`?acl`). */
  query: [name: string, value: string][];
  /** Query parameters and headers that the input cannot do without: they tell UploadPart and CopyObject from PutObject. */
  requiredQuery: string[];
  requiredHeaders: string[];
  /** The more a route demands, the better it explains a request that several routes accept. */
  weight: number;
}

/** An operation found for a request, with the values of its path labels under their template names. */
export interface RouteMatch {
  operation: string;
  labels: Record<string, string>;
  weight: number;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** `/detector/{DetectorId}` and `/{Bucket}/{Key+}` as expressions; `+` marks a label that may hold slashes. */
function pathPattern(template: string): { path: RegExp; labels: string[] } {
  const labels: string[] = [];
  const source = template
    .replace(/\/$/, "")
    .split(/(\{[^}]+\})/)
    .map((part) => {
      const label = /^\{([^}+]+)(\+?)\}$/.exec(part);
      if (!label) return escaped(part);
      labels.push(label[1] ?? "");
      return label[2] ? "(.+)" : "([^/]+)";
    });
  return { path: new RegExp(`^${source.join("")}/?$`), labels };
}

function requiredAt(detail: ServiceDetail, model: OperationModel, location: string): string[] {
  const shape = model.input && detail.shapes[model.input.shape];
  return (shape?.required ?? []).flatMap((name) => {
    const member = shape?.members?.[name];
    return member?.location === location ? [member.locationName ?? name] : [];
  });
}

function routeOf(detail: ServiceDetail, operation: string, model: OperationModel): Route {
  const { path: template, query } = splitTarget(model.http.requestUri);
  const requiredQuery = requiredAt(detail, model, "querystring");
  const requiredHeaders = requiredAt(detail, model, "header").map((name) => name.toLowerCase());
  return {
    operation,
    method: model.http.method,
    ...pathPattern(template),
    query: [...query],
    requiredQuery,
    requiredHeaders,
    weight:
      template.replace(/\{[^}]+\}/g, "").length +
      100 * ([...query].length + requiredQuery.length + requiredHeaders.length),
  };
}

const tables = new WeakMap<ServiceDetail, Route[]>();

function routesOf(detail: ServiceDetail): Route[] {
  const known = tables.get(detail);
  if (known) return known;
  const routes = Object.entries(detail.operations).map(([name, model]) => routeOf(detail, name, model));
  tables.set(detail, routes);
  return routes;
}

/** The operation of a REST service that a request calls; undefined when its model has none for it. */
export function matchRoute(detail: ServiceDetail, request: WireRequest): RouteMatch | undefined {
  const { path, query } = splitTarget(request.target);
  const fits = (route: Route): boolean =>
    route.method === request.method &&
    route.path.test(path) &&
    route.query.every(([name, value]) => (value === "" ? query.has(name) : query.get(name) === value)) &&
    route.requiredQuery.every((name) => query.has(name)) &&
    route.requiredHeaders.every((name) => name in request.headers);
  const [best] = routesOf(detail)
    .filter(fits)
    .sort((a, b) => b.weight - a.weight);
  if (!best) return undefined;
  const values = best.path.exec(path)?.slice(1) ?? [];
  const labels = Object.fromEntries(best.labels.map((label, i) => [label, decodeURIComponent(values[i] ?? "")]));
  return { operation: best.operation, labels, weight: best.weight };
}
