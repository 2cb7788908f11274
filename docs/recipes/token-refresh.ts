import { createRapidlyClient } from "@specmill/share-clients/rapidly";
import type { Fetch } from "@specmill/share-clients/runtime";

/** Where tokens come from. */
export interface Tokens {
  current(): string;
  /** Gets a new token, which is then the current one. */
  refresh(): Promise<string>;
}

/** Sends a request again with a new token when its own is refused. Other requests that are refused wait for the same one. */
export function withRefresh(fetch: Fetch, tokens: Tokens): Fetch {
  let refreshing: Promise<string> | undefined;
  return async (request) => {
    const again = request.clone(); // a body can be read only once
    const response = await fetch(request);
    const sent = request.headers.get("Authorization");
    if (response.status !== 401 || sent === null) return response;
    // The token may be a new one already: this request was under way while another one got it.
    const isOld = sent === `Bearer ${tokens.current()}`;
    if (isOld) refreshing ??= tokens.refresh().finally(() => (refreshing = undefined));
    again.headers.set("Authorization", `Bearer ${await (refreshing ?? tokens.current())}`);
    await response.body?.cancel();
    return fetch(again);
  };
}

export const clientWith = (tokens: Tokens, baseUrl?: string) =>
  createRapidlyClient({ baseUrl, token: () => tokens.current(), fetch: withRefresh(fetch, tokens) });
