import { describe, expect, vi } from "vitest";
import { raw, redirect } from "./answers.js";
import { it, rejection } from "./fixtures.js";
import type { Server } from "./server.js";
import { callShop, type ShopOptions, shopAt, shopFiles } from "./shop.js";

type Auth = NonNullable<ShopOptions["auth"]>;

const gone = raw(204, "", {});
const everything: Auth = {
  user: "u-secret",
  staff: { username: "ann", password: "pä:ss" },
  appKey: "a-secret",
  urlKey: "k&=secret",
  session: "s secret;",
};
const basic = `Basic ${Buffer.from("ann:pä:ss").toString("base64")}`;

/** What of a request says who is calling. */
function credentials({ requests }: Server): unknown {
  const { url = "", headers = {} } = requests.at(-1) ?? {};
  const { authorization, cookie, "x-app-key": key } = headers;
  return { authorization, cookie, key, query: url.split("?")[1] };
}

describe("a credential", () => {
  it.for<[string, object]>([
    ["withBearer", { authorization: "Bearer u-secret" }],
    ["withBasic", { authorization: basic }],
    ["withHeader", { key: "a-secret" }],
    ["withQuery", { query: "key%26%3D=k%26%3Dsecret" }],
    ["withCookie", { cookie: "sid=s%20secret%3B" }],
    ["withBoth", { authorization: "Bearer u-secret", key: "a-secret" }],
    ["withOptional", { authorization: "Bearer u-secret" }],
    ["deleteItem", {}],
  ])("is sent as the operation asks for it, and no other: %s", async ([name, expected], { server }) => {
    server.answerWith(gone);
    const result = await callShop(shopAt(server, { auth: everything }), name, { path: { id: "7" } });
    expect(result).toMatchObject({ ok: true });
    expect(credentials(server)).toEqual(expected);
  });

  it.for<[string, Auth, object]>([
    ["the first alternative that all are there for", { user: "u", staff: everything.staff }, { authorization: basic }],
    [
      "the first of several",
      { user: "u", appKey: "a", staff: everything.staff },
      { authorization: "Bearer u", key: "a" },
    ],
  ])("is that of %s", async ([, auth, expected], { server }) => {
    server.answerWith(gone);
    await callShop(shopAt(server, { auth }), "withBoth");
    expect(credentials(server)).toEqual(expected);
  });

  it("is not sent where it is optional and not there", async ({ server }) => {
    server.answerWith(gone);
    for (const auth of [{}, { user: undefined }, { user: () => undefined }]) {
      expect(await callShop(shopAt(server, { auth }), "withOptional")).toMatchObject({ ok: true });
      expect(credentials(server)).toEqual({});
    }
  });

  it.for<[string, Auth, string]>([
    ["withBearer", {}, "`user`"],
    ["withBasic", { user: "u", staff: async () => undefined }, "`staff`"],
    ["withHeader", { appKey: undefined }, "`appKey`"],
    ["withQuery", {}, "`urlKey`"],
    ["withCookie", {}, "`session`"],
    ["withBoth", { user: "u" }, "`user` and `appKey`, or `staff`"],
  ])("that is missing is named, and nothing is sent: %s", async ([name, auth, named], { server }) => {
    const reason = await rejection(callShop(shopAt(server, { auth }), name));
    expect(String(reason)).toBe(`TypeError: The request needs a credential for ${named}`);
    expect(server.requests).toEqual([]);
  });

  it.for<[string, Auth]>([
    ["withBearer", { user: "hush\nX: 1" }],
    ["withHeader", { appKey: "hush…" }],
    ["withBasic", { staff: { username: "hush:", password: "hush" } }],
    ["withBasic", { staff: "hush" }],
    ["withQuery", { urlKey: "hush\0" }],
    ["withCookie", { session: "hushé" }],
  ])("that cannot be sent is not shown: %s %j", async ([name, auth], { server }) => {
    const reason = await rejection(callShop(shopAt(server, { auth }), name));
    expect(reason).toBeInstanceOf(TypeError);
    expect(`${reason}${(reason as Error).stack}`).not.toContain("hush");
    expect(server.requests).toEqual([]);
  });

  it("is asked for only where it is sent", async ({ server }) => {
    server.answerWith(gone);
    const [user, appKey] = [vi.fn(() => "u"), vi.fn(() => "a")];
    await callShop(shopAt(server, { auth: { user, appKey } }), "withHeader");
    expect([user.mock.calls.length, appKey.mock.calls.length]).toEqual([0, 1]);
  });
});

describe("a credential stays at home", () => {
  it.for(["withBearer", "withBasic", "withHeader", "withQuery", "withCookie"])(
    "%s: neither to another base URL of a call nor along a redirect",
    async (name, { server, elsewhere }) => {
      for (const each of [server, elsewhere]) each.answerWith(gone);
      const shop = shopAt(server, { auth: everything });
      await callShop(shop, name, { baseUrl: elsewhere.url });
      expect(elsewhere.requests).toHaveLength(1);
      expect(credentials(elsewhere)).toEqual({});
      expect(JSON.stringify(elsewhere.requests)).not.toContain("secret");
      server.answerWith(redirect(307, `${elsewhere.url}/take`));
      expect(await callShop(shop, name)).toMatchObject({ unexpected: { reason: "unlisted", status: 307 } });
      expect(elsewhere.requests).toHaveLength(1);
    },
  );

  it("goes to another path of the same origin", async ({ server }) => {
    server.answerWith(gone);
    await callShop(shopAt(server, { auth: everything }), "withBearer", { baseUrl: `${server.url}/v2` });
    expect(server.requests[0]?.url).toBe("/v2/secured/bearer");
    expect(credentials(server)).toEqual({ authorization: "Bearer u-secret" });
  });

  it("does not leave with the methods of openapi-fetch either", async ({ server, elsewhere }) => {
    elsewhere.answerWith(gone);
    const shop = shopAt(server, { auth: everything });
    await shop.request("get" as never, "/secured/bearer" as never, { baseUrl: elsewhere.url } as never);
    expect(credentials(elsewhere)).toEqual({});
  });
});

describe("the comment of a function says what it needs", () => {
  const [operations = ""] = shopFiles.filter(({ path }) => path === "src/shop/operations.ts").map(({ text }) => text);
  const commentOf = (name: string) => operations.split(`export function ${name}(`)[0]?.split("/**").at(-1) ?? "";

  it.each([
    ["withBearer", "Needs `user`."],
    ["withBoth", "Needs `user` and `appKey` (`read`), or `staff`."],
    ["withOptional", "Takes `user`, or no credential."],
  ])("%s", (name, text) => {
    expect(commentOf(name)).toContain(` * ${text}\n`);
  });

  it("where it needs something", () => {
    expect(commentOf("deleteItem")).not.toMatch(/Needs|Takes/);
  });
});
