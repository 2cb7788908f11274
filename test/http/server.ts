import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ShareableAsset } from "../../generated/src/cloudglue/index.js";
import type { Share } from "../../generated/src/rapidly/index.js";
import { type CloudglueState, cloudglue, cloudglueState } from "./cloudglue-api.js";
import { type RapidlyState, rapidly, rapidlyState } from "./rapidly-api.js";

/** A request as it came over the wire. */
export interface Seen {
  readonly method: string;
  /** The request target, as it stood in the request line. */
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

/** An answer with a JSON body. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** What a server does with a response. */
export type Answer = (response: ServerResponse, seen: Seen) => void;

export interface Server {
  /** Where the server is, without a slash at the end. */
  readonly url: string;
  /** Every request, in the order in which they had come in full. */
  readonly requests: readonly Seen[];
  readonly shares: ReadonlyMap<string, Share>;
  readonly assets: ReadonlyMap<string, ShareableAsset>;
  /** Has the server answer like this from now on, whatever it is asked. */
  answerWith(answer: Answer): void;
  /** Closes the server, unless that is done already. */
  close(): Promise<void>;
}

/**
 * Starts an HTTP server on loopback that plays both share APIs: `PUT /v1/share/{id}` of Cloudglue and
 * `PATCH /api/shares/{id}` of Rapidly, built with the generated validators.
 */
export async function startServer(): Promise<Server> {
  const requests: Seen[] = [];
  const state = { cloudglue: cloudglueState(), rapidly: rapidlyState() };
  let answer: Answer = (response, seen) => sendJson(response, replyTo(seen, state));

  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    if (body === undefined) return;
    const { method = "", url = "", headers } = request;
    const seen = { method, url, headers, body };
    requests.push(seen);
    answer(response, seen);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    shares: state.rapidly.shares,
    assets: state.cloudglue.assets,
    answerWith(other) {
      answer = other;
    },
    async close() {
      if (!server.listening) return;
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The body of a request; `undefined` where the client goes away before all of it has come. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch (error) {
    if (request.destroyed && !request.complete) return undefined;
    throw error;
  }
  return Buffer.concat(chunks);
}

function replyTo(seen: Seen, state: { readonly cloudglue: CloudglueState; readonly rapidly: RapidlyState }): Reply {
  const { method, url } = seen;
  const [, asset] = /^\/v1\/share\/([^/?]*)$/.exec(url) ?? [];
  const [, share] = /^\/api\/shares\/([^/?]*)$/.exec(url) ?? [];
  if (method === "PUT" && asset !== undefined) return cloudglue(state.cloudglue, decodeURIComponent(asset), seen);
  if (method === "PATCH" && share !== undefined) return rapidly(state.rapidly, decodeURIComponent(share), seen);
  return { status: 405, body: { error: `Nothing answers ${method} ${url}` } };
}

function sendJson(response: ServerResponse, { status, body }: Reply): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}
