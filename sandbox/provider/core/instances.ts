import type { Instance } from "./instance";

/**
 * Which provider instance a call belongs to.
 *
 * The calls about resources do not say: they carry the URN of the resource and nothing about its provider, and only
 * Configure names the provider. But the engine opens one connection for each provider instance and sends all of its
 * calls there, so the address of the other end tells the instances apart (NewProvider in
 * pkg/resource/plugin/provider_plugin.go of pulumi/pulumi dials anew each time). What follows: a connection that was
 * lost and opened again belongs to no instance, and its calls are refused instead of going to the wrong account.
 */
export interface Instances {
  put(peer: string, instance: Instance): void;
  of(peer: string): Instance;
  forget(peer: string): void;
}

export function createInstances(): Instances {
  const byPeer = new Map<string, Instance>();
  return {
    put: (peer, instance) => void byPeer.set(peer, instance),
    forget: (peer) => void byPeer.delete(peer),
    of(peer) {
      const instance = byPeer.get(peer);
      if (!instance) throw new Error("the provider has not been configured on this connection; run the command again");
      return instance;
    },
  };
}
