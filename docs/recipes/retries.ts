import { createRapidlyClient } from "@specmill/share-clients/rapidly";
import { withRetry, withTimeout } from "@specmill/share-clients/runtime";

/** `PATCH` is not idempotent for HTTP, and is not repeated unless you say that it is for your API. */
const methods = ["GET", "PUT", "DELETE", "PATCH"];

export const clientWith = (token: string, baseUrl?: string) =>
  createRapidlyClient({ baseUrl, token, fetch: withRetry(withTimeout(fetch, 10_000), { attempts: 3, methods }) });
