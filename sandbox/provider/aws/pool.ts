import { Clients, type Connection } from "./aws";

/** Clients for every connection that is in use; provider instances with the same settings share theirs. */
export interface ClientPool {
  /** `key` says what makes the connection differ from others: its credentials and endpoints. */
  get(key: string, connection: Connection): Clients;
  close(): void;
}

export function createClientPool(): ClientPool {
  const pool = new Map<string, Clients>();
  return {
    get(key, connection) {
      const clients = pool.get(key) ?? new Clients(connection);
      pool.set(key, clients);
      return clients;
    },
    close() {
      for (const clients of pool.values()) clients.close();
      pool.clear();
    },
  };
}
