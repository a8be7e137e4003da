import { main } from "@pulumi/pulumi/provider";
import * as components from "../components";
import { componentProvider } from "./component-provider";
import schema from "./schema.json";

// The entry for programs in other languages: the engine starts it as the plugin `ringfence` and names its own address.
// https://www.pulumi.com/docs/iac/guides/building-extending/components/packaging-components/
void main(componentProvider(schema, components), process.argv.slice(2));
