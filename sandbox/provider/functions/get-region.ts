import { findRegion } from "../../../domain/regions/regions";
import type { FunctionType } from "../core/function";

/** A region by its name or endpoint; the provider's own without arguments. */
export const getRegion: FunctionType = {
  token: "aws:index/getRegion:getRegion",
  actions: [],
  call(instance, args) {
    const endpoint = typeof args["endpoint"] === "string" ? args["endpoint"] : undefined;
    const named = (args["region"] ?? args["name"]) as string | undefined;
    const wanted = named ?? endpoint?.split(".")[1] ?? instance.config.region;
    const region = findRegion(wanted);
    if (!region) return Promise.reject(new Error(`getRegion: no region "${wanted}"; use a name such as us-east-1`));
    const { name, title } = region;
    const found = { id: name, name, region: name, description: title, endpoint: `ec2.${name}.amazonaws.com` };
    return Promise.resolve(found);
  },
};
