import { AwsError, type Document } from "../wire/codec";
import type { Context, LocalService, Operation } from "./operation";
import type { Organization } from "./organizations";
import { page } from "./paging";
import { tagOperations, type Tags } from "./tags";

interface Analyzer {
  arn: string;
  name: string;
  type: string;
  createdAt: Date;
  configuration?: Document;
  tags: Tags;
}

/** Analyzers by region and name. */
export type Analyzers = Map<string, Map<string, Analyzer>>;

interface State {
  analyzers: Analyzers;
  organization: Organization;
}

type AnalyzerOperation<Input> = Operation<State, Input>;

/** An account has one analyzer of each of these types a region: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const ONE_OF_EACH = ["ACCOUNT", "ACCOUNT_UNUSED_ACCESS", "ACCOUNT_INTERNAL_ACCESS"];

/** One of the whole organization, which its management account makes, or a delegated administrator, once the service is trusted. */
const OF_ORGANIZATION = "ORGANIZATION";

const SERVICE = "access-analyzer.amazonaws.com";

const notFound = (name: string): AwsError =>
  new AwsError("ResourceNotFoundException", `Analyzer ${name} not found`, 404);

const inRegion = (analyzers: Analyzers, { region }: Context): Map<string, Analyzer> => {
  if (!analyzers.has(region)) analyzers.set(region, new Map());
  return analyzers.get(region)!;
};

const shown = ({ arn, name, type, createdAt, configuration, tags }: Analyzer): Document => ({
  arn,
  name,
  type,
  createdAt: createdAt.toISOString(),
  status: "ACTIVE",
  tags: Object.fromEntries(tags),
  ...(configuration ? { configuration } : {}),
});

interface CreateInput {
  analyzerName: string;
  type: string;
  tags?: Record<string, string>;
  configuration?: Document;
}

const CreateAnalyzer: AnalyzerOperation<CreateInput> = ({ analyzers, organization }, input, context) => {
  const { analyzerName: name, type, tags = {}, configuration } = input;
  const here = inRegion(analyzers, context);
  if (here.has(name)) return new AwsError("ConflictException", `An analyzer named ${name} already exists`, 409);
  const known = type === OF_ORGANIZATION ? organization.trusted.has(SERVICE) : ONE_OF_EACH.includes(type);
  if (!known)
    return new AwsError("ValidationException", "You must create an organization before you create this analyzer");
  if ([...here.values()].some((analyzer) => analyzer.type === type))
    return new AwsError("ServiceQuotaExceededException", `The limit of 1 analyzer of type ${type} is reached`, 402);
  const { region, accountId, now } = context;
  const arn = `arn:aws:access-analyzer:${region}:${accountId}:analyzer/${name}`;
  const made = { arn, name, type, createdAt: now, tags: new Map(Object.entries(tags)) };
  here.set(name, { ...made, ...(configuration ? { configuration } : {}) });
  return { arn };
};

const GetAnalyzer: AnalyzerOperation<{ analyzerName: string }> = ({ analyzers }, { analyzerName }, context) => {
  const found = inRegion(analyzers, context).get(analyzerName);
  return found ? { analyzer: shown(found) } : notFound(analyzerName);
};

interface ListInput {
  type?: string;
  maxResults?: number;
  nextToken?: string;
}

const ListAnalyzers: AnalyzerOperation<ListInput> = ({ analyzers }, { type, maxResults, nextToken }, context) => {
  const all = [...inRegion(analyzers, context).values()].filter((one) => type === undefined || one.type === type);
  const { items, next } = page(all, maxResults, nextToken);
  return { analyzers: items.map(shown), ...(next === undefined ? {} : { nextToken: next }) };
};

const DeleteAnalyzer: AnalyzerOperation<{ analyzerName: string }> = ({ analyzers }, { analyzerName }, context) =>
  inRegion(analyzers, context).delete(analyzerName) ? {} : notFound(analyzerName);

const tags = tagOperations<{ analyzers: Analyzers }>(
  { arn: "resourceArn", tags: "tags", keys: "tagKeys", form: "map" },
  ({ analyzers }, arn, context) =>
    inRegion(analyzers, context).get(arn.split("analyzer/")[1] ?? "")?.tags ?? notFound(arn),
);

/** https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_CreateAnalyzer.html; it finds nothing here. */
export const accessAnalyzerService: LocalService = {
  served: { CreateAnalyzer, GetAnalyzer, ListAnalyzers, DeleteAnalyzer, ...tags },
};
