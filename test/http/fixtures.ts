import { test } from "vitest";
import { type CloudglueClient, createCloudglueClient } from "../../generated/src/cloudglue/index.js";
import {
  createRapidlyClient,
  type RapidlyClient,
  type RapidlyClientOptions,
} from "../../generated/src/rapidly/index.js";
import { isValidationError, type ValidationError } from "../../generated/src/runtime/index.js";
import { cloudglueToken } from "./cloudglue-api.js";
import { rapidlyToken } from "./rapidly-api.js";
import { type Server, startServer } from "./server.js";

/** The share, the asset and the price that the server knows from the start, and an id that it does not know. */
export const shareId = "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed";
export const assetId = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
export const priceId = "5b1c0f6e-3a47-4d0e-9c55-1f2e3d4c5b6a";
export const unknownId = "00000000-0000-4000-8000-000000000000";

/** `it` with servers that close with the test, and clients of them. */
export const it = test.extend<{
  server: Server;
  /** A server to which nothing is ever to be sent. */
  elsewhere: Server;
  rapidly: RapidlyClient;
  cloudglue: CloudglueClient;
}>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest asks for a pattern
  server: ({}, use) => serve(use),
  // biome-ignore lint/correctness/noEmptyPattern: vitest asks for a pattern
  elsewhere: ({}, use) => serve(use),
  rapidly: ({ server }, use) => use(rapidlyAt(server)),
  cloudglue: ({ server }, use) => use(createCloudglueClient({ token: cloudglueToken, baseUrl: `${server.url}/v1` })),
});

async function serve(use: (server: Server) => Promise<void>): Promise<void> {
  const server = await startServer();
  await use(server);
  await server.close();
}

/** A client of Rapidly at the server. */
export function rapidlyAt({ url }: Server, options: Partial<RapidlyClientOptions> = {}): RapidlyClient {
  return createRapidlyClient({ token: rapidlyToken, baseUrl: url, ...options });
}

/** What a call rejects with. */
export async function rejection(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    (value) => Promise.reject(new Error(`Did not reject, but gave ${JSON.stringify(value)}`)),
    (reason: unknown) => reason,
  );
}

/** The `ValidationError` that a call rejects with. */
export async function failure(call: Promise<unknown>): Promise<ValidationError> {
  const reason = await rejection(call);
  if (!isValidationError(reason)) throw new Error(`Not a ValidationError: ${reason}`, { cause: reason });
  return reason;
}
