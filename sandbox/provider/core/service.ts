import type { Change } from "./diff";
import type { ClientPool } from "../aws/pool";
import { diffAnswer, failureMessages, namingRequest } from "./protocol";
import { decodeSettings, readConfig, type ProviderEnvironment } from "./config";
import type { FunctionType } from "./function";
import { checkInputs } from "./inputs";
import { checkCredentials, openInstance } from "./instance";
import { createInstances } from "./instances";
import { warn } from "./engine-log";
import { createResource, deleteResource, diffResource, readResource, updateResource, type Target } from "./lifecycle";
import { resourceToken } from "./naming";
import { createPlans } from "./plans";
import { declaredTokens, previewedWarning } from "./previewed";
import type { AnyResourceType } from "./resource";
import { Empty, messages, PluginInfo } from "./rpc";
import { typeOf, unanswered } from "./lookup";
import { once } from "../schema/declarations";
import { packageSchema } from "../schema/package-schema";
import { SCHEMA } from "../schema/schema";
import { validate } from "./validate";
import { decode, encode, hasUnknown } from "./values";

/** What the provider answers for. */
export interface Served {
  resources: readonly AnyResourceType[];
  functions: readonly FunctionType[];
}

/** The calls of the engine, as functions from request to answer; `peer` names the connection the call came in on. */
export function providerService({ resources, functions }: Served, environment: ProviderEnvironment, pool: ClientPool) {
  const instances = createInstances();
  const plans = createPlans();
  // Each provider instance of a run has its own connection; the address of the engine is the same for all of them.
  const engines = new Map<string, string>();
  const tokens = { resources: declaredTokens(), functions: functions.map(({ token }) => token) };
  const schema = once(() => JSON.stringify(packageSchema(SCHEMA, tokens)));
  const made = new Map(resources.map((type) => [type.token as string, type]));
  const target = (peer: string, urn: string): Target => ({
    type: typeOf(made, resourceToken(urn)),
    instance: instances.of(peer),
    urn,
  });
  /** What a preview and an `up` do before they make or change something. */
  const begin = async (peer: string, urn: string, preview: boolean): Promise<void> => {
    if (!preview) {
      plans.demandMade(urn);
      return;
    }
    const token = resourceToken(urn);
    const engine = engines.get(peer) ?? "";
    if (plans.note(engine, urn, made.has(token))) await warn(engine, previewedWarning(token));
  };

  return {
    handshake(request: messages.ProviderHandshakeRequest, peer: string) {
      instances.forget(peer);
      engines.set(peer, request.getEngineAddress());
      const answer = new messages.ProviderHandshakeResponse();
      // As the bridge: the engine sends plain values and marks those of the same name as secret in what comes back.
      answer.setAcceptSecrets(false);
      answer.setAcceptResources(false);
      answer.setAcceptOutputs(false);
      answer.setSupportsAutonamingConfiguration(true);
      return answer;
    },

    attach: () => new Empty(),
    cancel: () => new Empty(),

    getPluginInfo() {
      const info = new PluginInfo();
      info.setVersion(SCHEMA.version);
      return info;
    },

    getSchema() {
      const answer = new messages.GetSchemaResponse();
      answer.setSchema(schema());
      return answer;
    },

    async checkConfig(request: messages.CheckRequest) {
      const answer = new messages.CheckResponse();
      const news = decode(request.getNews());
      answer.setInputs(request.getNews());
      if (hasUnknown(news)) return answer; // The engine asks again once everything is known.
      const { config, failures } = readConfig(news, environment);
      answer.setFailuresList(failureMessages(config ? await checkCredentials(config, pool) : failures));
      return answer;
    },

    /** A changed setting never replaces a provider: in v7 the region of a resource is its own property. */
    diffConfig(request: messages.DiffRequest) {
      const [olds, news] = [request.getOldInputs(), request.getNews()].map((struct) => decodeSettings(decode(struct)));
      const names = new Set([...Object.keys(olds!), ...Object.keys(news!)]);
      const changed = [...names].filter((name) => JSON.stringify(olds![name]) !== JSON.stringify(news![name]));
      const changes = changed.map((path): Change => ({ path, kind: "update", replace: false }));
      return diffAnswer({ changes, deleteBeforeReplace: false }, []);
    },

    async configure(request: messages.ConfigureRequest, peer: string) {
      const { config, failures } = readConfig(decode(request.getArgs()), environment);
      if (!config) throw new Error(failures.map(({ reason }) => reason).join("\n"));
      instances.put(peer, await openInstance(config, pool));
      const answer = new messages.ConfigureResponse();
      answer.setSupportspreview(true);
      answer.setSupportsAutonamingConfiguration(true);
      return answer;
    },

    check(request: messages.CheckRequest, peer: string) {
      const { type, instance, urn } = target(peer, request.getUrn());
      const [olds, news] = [decode(request.getOlds()), decode(request.getNews())];
      const { inputs, failures } = checkInputs(type, instance.config, {
        urn,
        olds,
        news,
        naming: namingRequest(request),
      });
      const answer = new messages.CheckResponse();
      answer.setInputs(encode(inputs));
      answer.setFailuresList(failureMessages(failures));
      return answer;
    },

    diff(request: messages.DiffRequest, peer: string) {
      const to = target(peer, request.getUrn());
      const [state, news] = [decode(request.getOlds()), decode(request.getNews())];
      return diffAnswer(diffResource(to, state, news, request.getIgnorechangesList()), to.type.replaceOn);
    },

    async create(request: messages.CreateRequest, peer: string) {
      const to = target(peer, request.getUrn());
      await begin(peer, to.urn, request.getPreview());
      const { id, state } = await createResource(to, decode(request.getProperties()), request.getPreview());
      const answer = new messages.CreateResponse();
      answer.setId(id);
      answer.setProperties(encode(state));
      return answer;
    },

    async read(request: messages.ReadRequest, peer: string) {
      const [state, inputs] = [decode(request.getProperties()), decode(request.getInputs())];
      const found = await readResource(target(peer, request.getUrn()), { id: request.getId(), state, inputs });
      const answer = new messages.ReadResponse();
      if (!found) return answer; // No id: the resource is gone.
      answer.setId(found.id);
      answer.setProperties(encode(found.state));
      answer.setInputs(encode(found.inputs));
      return answer;
    },

    async update(request: messages.UpdateRequest, peer: string) {
      const to = target(peer, request.getUrn());
      await begin(peer, to.urn, request.getPreview());
      const state = await updateResource(to, {
        id: request.getId(),
        olds: decode(request.getOlds()),
        news: decode(request.getNews()),
        ignoreChanges: request.getIgnorechangesList(),
        preview: request.getPreview(),
      });
      const answer = new messages.UpdateResponse();
      answer.setProperties(encode(state));
      return answer;
    },

    async delete(request: messages.DeleteRequest, peer: string) {
      await deleteResource(target(peer, request.getUrn()), request.getId(), decode(request.getProperties()));
      return new Empty();
    },

    async invoke(request: messages.InvokeRequest, peer: string) {
      const token = request.getTok();
      const fn = functions.find((candidate) => candidate.token === token);
      if (!fn) throw new Error(unanswered(token, tokens.functions));
      const args = decode(request.getArgs());
      const failures = validate(SCHEMA.functionArgs(token), args, token);
      const answer = new messages.InvokeResponse();
      answer.setFailuresList(failureMessages(failures));
      if (failures.length === 0) answer.setReturn(encode(await fn.call(instances.of(peer), args)));
      return answer;
    },
  };
}
