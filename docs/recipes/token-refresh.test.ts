import { updateShare } from "@specmill/share-clients/rapidly";
import type { Fetch } from "@specmill/share-clients/runtime";
import { describe, expect } from "vitest";
import { json } from "../../test/http/answers.js";
import { rapidlyExample } from "../../test/http/examples.js";
import { it, rapidlyAt, rejection, shareId } from "../../test/http/fixtures.js";
import type { Server } from "../../test/http/server.js";
import { clientWith, type Tokens, withRefresh } from "./token-refresh.js";

const request = { path: { id: shareId }, body: { name: "Frogs" } };
const share = rapidlyExample("200 full");

/** Accepts the new token only. */
function refuseOldToken(server: Server): void {
  server.answerWith((response, seen) => {
    const isNew = seen.headers.authorization === "Bearer new";
    (isNew ? json(200, share) : json(401, {}))(response, seen);
  });
}

/** Tokens that are refreshed as a test says. */
function tokensOf(next: () => Promise<string>): Tokens & { refreshes: number } {
  let token = "old";
  return {
    refreshes: 0,
    current: () => token,
    async refresh() {
      this.refreshes++;
      token = await next();
      return token;
    },
  };
}

const sentTokens = ({ requests }: Server) => requests.map(({ headers }) => headers.authorization);

describe("a token that is refused", () => {
  it("is refreshed once for all calls that are under way", async ({ server }) => {
    refuseOldToken(server);
    let resolveToken = (_: string) => {};
    const token = new Promise<string>((resolve) => {
      resolveToken = resolve;
    });
    let refused = 0;
    const counted: Fetch = async (request) => {
      const response = await fetch(request);
      // The new token comes once each call knows that its own is refused.
      if (response.status === 401 && ++refused === 3) setImmediate(() => resolveToken("new"));
      return response;
    };
    const tokens = tokensOf(() => token);
    const rapidly = rapidlyAt(server, { token: () => tokens.current(), fetch: withRefresh(counted, tokens) });
    const results = await Promise.all([1, 2, 3].map(() => updateShare(rapidly, request)));
    expect(results.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(tokens.refreshes).toBe(1);
    expect(server.requests).toHaveLength(6);
    expect(server.requests.map(({ body }) => body.toString())).toEqual(Array(6).fill('{"name":"Frogs"}'));
  });

  it("is not refreshed when another call has done so meanwhile", async ({ server }) => {
    const tokens = tokensOf(async () => "new");
    let late = () => {};
    const lateRequest = new Promise<void>((came) => {
      server.answerWith((response, seen) => {
        late = () => json(401, {})(response, seen);
        came();
      });
    });
    const rapidly = clientWith(tokens, server.url);
    const first = updateShare(rapidly, request);
    await lateRequest;
    refuseOldToken(server);
    expect(await updateShare(rapidly, request)).toMatchObject({ status: 200 });
    late();
    expect(await first).toMatchObject({ status: 200 });
    expect(tokens.refreshes).toBe(1);
    expect(sentTokens(server)).toEqual(["Bearer old", "Bearer old", "Bearer new", "Bearer new"]);
  });

  it("is a result when the new one is refused, too", async ({ server }) => {
    server.answerWith(json(401, {}));
    const rapidly = clientWith(
      tokensOf(async () => "newer"),
      server.url,
    );
    const { unexpected } = await updateShare(rapidly, request);
    expect(unexpected).toMatchObject({ reason: "unlisted", status: 401 });
    expect(sentTokens(server)).toEqual(["Bearer old", "Bearer newer"]);
  });

  it("rejects when there is no new one, and the next call asks again", async ({ server }) => {
    refuseOldToken(server);
    const reason = new Error("Log in again");
    const tokens = tokensOf(() => Promise.reject(reason));
    const rapidly = clientWith(tokens, server.url);
    expect(await rejection(updateShare(rapidly, request))).toBe(reason);
    expect(await rejection(updateShare(rapidly, request))).toBe(reason);
    expect(tokens.refreshes).toBe(2);
  });
});
