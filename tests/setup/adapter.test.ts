import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, lstatSync } from "node:fs";
import { join } from "node:path";
import { Client, Metadata, credentials, status, type ServiceError } from "@grpc/grpc-js";
import { cachePaths, checkout } from "../../setup/cache";
import { fakeMachine, type FakeMachine } from "./fake-machine";

// The adapter in front of a host of our own that has one call of each kind, to see that all passes through untouched. An
// installed Pulumi has a host that needs no adapter: there is none then.

const { languageHost } = cachePaths();
const adapterInUse = !lstatSync(languageHost).isSymbolicLink();

it("there is an adapter unless an installed Pulumi is in use", () => {
  expect(lstatSync(cachePaths().pulumi).isSymbolicLink()).toBe(!adapterInUse);
});

const HOST = `#!${process.execPath}
  const grpc = require(${JSON.stringify(require.resolve("@grpc/grpc-js", { paths: [checkout] }))});
  const call = (name, requestStream, responseStream) => ({
    path: "/test.Host/" + name, requestStream, responseStream,
    requestSerialize: (x) => x, requestDeserialize: (x) => x, responseSerialize: (x) => x, responseDeserialize: (x) => x,
  });
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
  server.addService(
    { one: call("One", false, false), many: call("Many", false, true), collect: call("Collect", true, false), talk: call("Talk", true, true) },
    {
      one: (call, answer) => {
        if (call.metadata.get("fail").length === 0) return answer(null, call.request);
        const trailer = new grpc.Metadata();
        trailer.set("advice-bin", Buffer.from([0, 255]));
        answer({ code: grpc.status.FAILED_PRECONDITION, details: "not now: " + call.metadata.get("fail")[0], metadata: trailer });
      },
      many: (call) => { for (let i = 0; i < 3; i++) call.write(Buffer.concat([call.request, Buffer.from([i])])); call.end(); },
      collect: (call, answer) => { const all = []; call.on("data", (x) => all.push(x)); call.on("end", () => answer(null, Buffer.concat(all))); },
      talk: (call) => { call.on("data", (x) => call.write(x)); call.on("end", () => call.end()); call.on("cancelled", () => console.log("cancelled")); },
    });
  console.error("started with " + process.argv.slice(2).join(" "));
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (_, port) => { console.log(port); console.log("more output"); });`;

const tests = () => {
  let machine: FakeMachine;
  let adapter: ChildProcessWithoutNullStreams;
  let client: Client;
  let printed = "";

  beforeAll(async () => {
    machine = fakeMachine();
    const file = join(machine.folder, "pulumi-language-nodejs");
    copyFileSync(languageHost, file);
    chmodSync(machine.write("pulumi-language-nodejs-official", HOST), 0o755);
    adapter = spawn(file, ["--tracing=", "127.0.0.1:4711"]);
    for (const stream of [adapter.stdout, adapter.stderr]) {
      stream.on("data", (text: Buffer) => (printed += text.toString()));
    }
    const [line] = (await once(adapter.stdout, "data")) as [Buffer];
    const unlimited = { "grpc.max_receive_message_length": -1 };
    client = new Client(`127.0.0.1:${parseInt(line.toString()).toString()}`, credentials.createInsecure(), unlimited);
  });
  afterAll(() => {
    client.close();
    adapter.kill("SIGKILL");
    machine.remove();
  });

  const raw = (bytes: Buffer): Buffer => bytes;
  const one = (message: Buffer, metadata = new Metadata()): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      client.makeUnaryRequest("/test.Host/One", raw, raw, message, metadata, (error, answer) => {
        if (error) reject(error);
        else resolve(answer!);
      });
    });

  it("the host gets the engine's arguments, and what it prints after its port is passed on", async () => {
    while (!printed.includes("more output")) await once(adapter.stdout, "data");
    expect(printed).toContain("started with --tracing= 127.0.0.1:4711");
  });

  // gRPC stops at 4 MiB unless told otherwise; the engine's limit is higher.
  it.each([0, 1, 5_000_000])("a message of %i bytes passes both ways", async (size) => {
    const message = Buffer.alloc(size, 7);
    expect((await one(message)).equals(message)).toBe(true);
  });

  it("an error keeps its code, its text and its details; metadata reaches the host", async () => {
    const metadata = new Metadata();
    metadata.set("fail", "later");
    const error = (await one(Buffer.from("x"), metadata).catch((reason: unknown) => reason)) as ServiceError;
    expect(error).toMatchObject({ code: status.FAILED_PRECONDITION, details: "not now: later" });
    expect(error.metadata.get("advice-bin")).toEqual([Buffer.from([0, 255])]);
  });

  it("a call that the host does not know is said to be unknown", async () => {
    const asked = new Promise((resolve) => {
      client.makeUnaryRequest("/test.Host/Nothing", raw, raw, Buffer.alloc(0), resolve);
    });
    expect(await asked).toMatchObject({ code: status.UNIMPLEMENTED });
  });

  it("a stream of answers passes", async () => {
    const answers: Buffer[] = [];
    const call = client.makeServerStreamRequest("/test.Host/Many", raw, raw, Buffer.from("n"));
    for await (const answer of call) answers.push(answer as Buffer);
    expect(answers.map(String)).toEqual(["n\u0000", "n\u0001", "n\u0002"]);
  });

  it("a stream of questions passes", async () => {
    const answer = await new Promise((resolve, reject) => {
      const call = client.makeClientStreamRequest("/test.Host/Collect", raw, raw, (error, all) => {
        if (error) reject(error);
        else resolve(String(all));
      });
      for (const part of ["a", "b", "c"]) call.write(Buffer.from(part));
      call.end();
    });
    expect(answer).toBe("abc");
  });

  it("a conversation passes, and its cancellation reaches the host", async () => {
    const call = client.makeBidiStreamRequest("/test.Host/Talk", raw, raw);
    call.on("error", () => undefined);
    for (const part of ["ping", "pong"]) {
      call.write(Buffer.from(part));
      expect(String(((await once(call, "data")) as Buffer[])[0])).toBe(part);
    }
    call.cancel();
    while (!printed.includes("cancelled")) await once(adapter.stdout, "data");
  });

  it("it ends when the pipe from the engine does", async () => {
    adapter.stdin.end();
    expect(await once(adapter, "exit")).toEqual([0, null]);
  });
};

if (adapterInUse) describe("the adapter", tests);
