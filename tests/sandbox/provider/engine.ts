import { randomBytes } from "node:crypto";

import type { ServiceError } from "@grpc/grpc-js";

import { grpc, messages, ResourceProviderService, type Empty } from "../../../sandbox/provider/core/rpc";
import { decode, encode, type Props } from "../../../sandbox/provider/core/values";

interface CheckResult {
  inputs: Props;
  /** What is wrong: property -> reason. */
  failures: Record<string, string>;
}

interface DiffSummary {
  changed: boolean;
  /** Path -> kind of change, in upper case: `tags.owner` -> `UPDATE`. */
  detailed: Record<string, string>;
  replaces: string[];
  deleteBeforeReplace: boolean;
}

/** A resource as the engine keeps it in its state file. */
export interface Known {
  urn: string;
  id: string;
  inputs: Props;
  state: Props;
}

/** Speaks to a provider server the way the Pulumi engine does, over one connection for one provider instance. */
export interface FakeEngine {
  rpc<Answer>(method: string, request: unknown): Promise<Answer>;
  checkConfig(settings: Props): Promise<CheckResult>;
  configure(settings: Props): Promise<void>;
  check(urn: string, news: Props, olds?: Props): Promise<CheckResult>;
  diff(known: Known, news: Props, ignoreChanges?: string[]): Promise<DiffSummary>;
  create(urn: string, inputs: Props, preview?: boolean): Promise<{ id: string; state: Props }>;
  read(known: Pick<Known, "urn" | "id"> & Partial<Known>): Promise<{ id: string; state: Props; inputs: Props }>;
  update(known: Known, news: Props, options?: { preview?: boolean; ignoreChanges?: string[] }): Promise<Props>;
  delete(known: Known): Promise<void>;
  invoke(token: string, args?: Props): Promise<Props>;
  close(): void;
}

const KINDS = Object.fromEntries(Object.entries(messages.PropertyDiff.Kind).map(([name, value]) => [value, name]));

export function urnOf(token: string, name: string): string {
  return `urn:pulumi:test::conformance::${token}::${name}`;
}

export function connect(port: number): FakeEngine {
  // Without a pool of its own, two clients in one process would share a connection, as two engines never do.
  const options = { "grpc.use_local_subchannel_pool": 1 };
  const Client = grpc.makeGenericClientConstructor(ResourceProviderService, "provider");
  const client = new Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), options);
  const rpc = <Answer>(method: string, request: unknown): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const call = client[method] as (
        request: unknown,
        done: (error: ServiceError | null, answer: Answer) => void,
      ) => void;
      call.call(client, request, (error, answer) => {
        if (error) reject(error);
        else resolve(answer);
      });
    });

  const checkResult = (answer: messages.CheckResponse): CheckResult => ({
    inputs: decode(answer.getInputs()),
    failures: Object.fromEntries(
      answer.getFailuresList().map((failure) => [failure.getProperty(), failure.getReason()]),
    ),
  });

  return {
    rpc,
    async checkConfig(settings) {
      const request = new messages.CheckRequest();
      request.setUrn("urn:pulumi:test::conformance::pulumi:providers:aws::default");
      request.setNews(encode(settings));
      return checkResult(await rpc<messages.CheckResponse>("checkConfig", request));
    },
    async configure(settings) {
      await rpc("handshake", new messages.ProviderHandshakeRequest());
      const request = new messages.ConfigureRequest();
      request.setArgs(encode(settings));
      await rpc("configure", request);
    },
    async check(urn, news, olds) {
      const request = new messages.CheckRequest();
      request.setUrn(urn);
      request.setNews(encode(news));
      if (olds) request.setOlds(encode(olds));
      request.setRandomseed(randomBytes(32));
      return checkResult(await rpc<messages.CheckResponse>("check", request));
    },
    async diff(known, news, ignoreChanges = []) {
      const request = new messages.DiffRequest();
      request.setUrn(known.urn);
      request.setId(known.id);
      request.setOlds(encode(known.state));
      request.setOldInputs(encode(known.inputs));
      request.setNews(encode(news));
      request.setIgnorechangesList(ignoreChanges);
      const answer = await rpc<messages.DiffResponse>("diff", request);
      const detailed = answer.getDetaileddiffMap().toArray() as unknown as [string, number[]][];
      const kinds = detailed.map(([path]) => [path, KINDS[answer.getDetaileddiffMap().get(path)!.getKind()]!]);
      return {
        changed: answer.getChanges() === messages.DiffResponse.DiffChanges.DIFF_SOME,
        detailed: Object.fromEntries(kinds) as Record<string, string>,
        replaces: answer.getReplacesList(),
        deleteBeforeReplace: answer.getDeletebeforereplace(),
      };
    },
    async create(urn, inputs, preview = false) {
      const request = new messages.CreateRequest();
      request.setUrn(urn);
      request.setProperties(encode(inputs));
      request.setPreview(preview);
      const answer = await rpc<messages.CreateResponse>("create", request);
      return { id: answer.getId(), state: decode(answer.getProperties()) };
    },
    async read({ urn, id, inputs, state }) {
      const request = new messages.ReadRequest();
      request.setUrn(urn);
      request.setId(id);
      if (inputs) request.setInputs(encode(inputs));
      if (state) request.setProperties(encode(state));
      const answer = await rpc<messages.ReadResponse>("read", request);
      return { id: answer.getId(), state: decode(answer.getProperties()), inputs: decode(answer.getInputs()) };
    },
    async update(known, news, { preview = false, ignoreChanges = [] } = {}) {
      const request = new messages.UpdateRequest();
      request.setUrn(known.urn);
      request.setId(known.id);
      request.setOlds(encode(known.state));
      request.setOldInputs(encode(known.inputs));
      request.setNews(encode(news));
      request.setPreview(preview);
      request.setIgnorechangesList(ignoreChanges);
      return decode((await rpc<messages.UpdateResponse>("update", request)).getProperties());
    },
    async delete(known) {
      const request = new messages.DeleteRequest();
      request.setUrn(known.urn);
      request.setId(known.id);
      request.setProperties(encode(known.state));
      request.setOldInputs(encode(known.inputs));
      await rpc<InstanceType<typeof Empty>>("delete", request);
    },
    async invoke(token, args = {}) {
      const request = new messages.InvokeRequest();
      request.setTok(token);
      request.setArgs(encode(args));
      const answer = await rpc<messages.InvokeResponse>("invoke", request);
      const failures = answer.getFailuresList().map((failure) => failure.getReason());
      if (failures.length > 0) throw new Error(failures.join("\n"));
      return decode(answer.getReturn());
    },
    close: () => {
      client.close();
    },
  };
}
