import { AwsError } from "../../wire/codec";
import type { LocalService } from "../operation";
import { tagOperations } from "../tags";
import { CreateIndex, DeleteIndex, GetIndex, ListIndexes, UpdateIndexType } from "./indexes";
import type { Explorer } from "./state";
import {
  AssociateDefaultView,
  CreateView,
  DeleteView,
  DisassociateDefaultView,
  GetDefaultView,
  GetView,
  UpdateView,
} from "./views";

const indexes = { CreateIndex, DeleteIndex, GetIndex, ListIndexes, UpdateIndexType };
const views = {
  AssociateDefaultView,
  CreateView,
  DeleteView,
  DisassociateDefaultView,
  GetDefaultView,
  GetView,
  UpdateView,
};

const tags = tagOperations<{ explorer: Explorer }>(
  { arn: "resourceArn", tags: "Tags", keys: "tagKeys", form: "map" },
  ({ explorer }, arn) => {
    const index = [...explorer.indexes.values()].find((one) => one.arn === arn);
    const found = index ?? explorer.views.get(arn);
    return found?.tags ?? new AwsError("ResourceNotFoundException", `${arn} does not exist.`, 404);
  },
);

/** https://docs.aws.amazon.com/resource-explorer/latest/apireference/Welcome.html; nothing is searched here. */
export const resourceExplorerService: LocalService = { served: { ...indexes, ...views, ...tags } };
