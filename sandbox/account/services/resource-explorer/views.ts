import { AwsError, type Document } from "../../wire/codec";
import { type ExplorerOperation, fromMap, type View } from "./state";

interface ViewInput {
  ViewName: string;
  Scope?: string;
  Filters?: { FilterString: string };
  IncludedProperties?: Document[];
  Tags?: Record<string, string>;
}

interface Named {
  ViewArn: string;
}

/** AWS does not tell a view that is not there from one that nobody may see. */
const hidden = (): AwsError =>
  new AwsError("UnauthorizedException", "You do not have permission to the view, or it does not exist.", 401);

const shown = ({ arn, name, scope, filter, properties, updatedAt }: View): Document => ({
  ViewArn: arn,
  ViewName: name,
  Owner: arn.split(":")[4],
  Scope: scope,
  Filters: { FilterString: filter },
  IncludedProperties: properties,
  LastUpdatedAt: updatedAt.toISOString(),
});

export const CreateView: ExplorerOperation<ViewInput> = ({ explorer }, input, { region, accountId, now, newId }) => {
  const { ViewName: name, Scope = `arn:aws:iam::${accountId}:root`, Filters, IncludedProperties = [], Tags } = input;
  if (!explorer.indexes.has(region))
    return new AwsError("ValidationException", "There is no index in this Region. Create one with CreateIndex.");
  if ([...explorer.views.values()].some((view) => view.region === region && view.name === name))
    return new AwsError("ConflictException", `A view named ${name} already exists.`, 409);
  const arn = `arn:aws:resource-explorer-2:${region}:${accountId}:view/${name}/${newId()}`;
  const filter = Filters?.FilterString ?? "";
  const properties = IncludedProperties;
  const view = { arn, name, region, scope: Scope, filter, properties, updatedAt: now, tags: fromMap(Tags) };
  explorer.views.set(arn, view);
  return { View: shown(view) };
};

export const GetView: ExplorerOperation<Named> = ({ explorer }, { ViewArn }) => {
  const view = explorer.views.get(ViewArn);
  return view ? { View: shown(view), Tags: Object.fromEntries(view.tags) } : hidden();
};

export const UpdateView: ExplorerOperation<Named & Omit<ViewInput, "ViewName">> = (
  { explorer },
  { ViewArn, Filters, IncludedProperties },
  { now },
) => {
  const view = explorer.views.get(ViewArn);
  if (!view) return hidden();
  const filter = Filters?.FilterString ?? view.filter;
  const changed = { ...view, filter, properties: IncludedProperties ?? view.properties, updatedAt: now };
  explorer.views.set(ViewArn, changed);
  return { View: shown(changed) };
};

export const DeleteView: ExplorerOperation<Named> = ({ explorer }, { ViewArn }, { region }) => {
  if (!explorer.views.delete(ViewArn)) return hidden();
  if (explorer.defaults.get(region) === ViewArn) explorer.defaults.delete(region);
  return { ViewArn };
};

export const AssociateDefaultView: ExplorerOperation<Named> = ({ explorer }, { ViewArn }, { region }) => {
  if (explorer.views.get(ViewArn)?.region !== region) return hidden();
  explorer.defaults.set(region, ViewArn);
  return { ViewArn };
};

export const DisassociateDefaultView: ExplorerOperation<object> = ({ explorer }, _input, { region }) => {
  explorer.defaults.delete(region);
  return {};
};

export const GetDefaultView: ExplorerOperation<object> = ({ explorer }, _input, { region }) => {
  const ViewArn = explorer.defaults.get(region);
  return ViewArn === undefined ? {} : { ViewArn };
};
