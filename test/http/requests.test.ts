import { describe, expect } from "vitest";
import { createCloudglueClient, updateShareableAsset } from "../../generated/src/cloudglue/index.js";
import { type ShareUpdate, updateShare } from "../../generated/src/rapidly/index.js";
import { json } from "./answers.js";
import { cloudglueToken } from "./cloudglue-api.js";
import { assetId, failure, it, priceId, rapidlyAt, shareId } from "./fixtures.js";
import { rapidlyToken } from "./rapidly-api.js";

const path = { id: shareId };
const anyAnswer = json(200, {});

describe("a body is sent byte for byte as JSON.stringify writes it", () => {
  const inRapidly: [string, object][] = [
    ["an empty object", {}],
    ["names in an order of their own", { visibility: "draft", "10": 1, name: "abc", "9": 1, medias: [] }],
    ["prices that leave out what has a default", { prices: [{ amount_type: "free" }, { amount_type: "custom" }] }],
    [
      "fields that the contract does not know",
      { zeta: { b: 1, a: [null, {}] }, name: null, prices: [{ id: priceId, x: 1 }] },
    ],
    ["text of all kinds", { name: 'é 🐸 \u2028\u2029 "\\/\u0000\u007f', description: "\ud800 half, ﷽, \r\n" }],
    ["numbers of all sizes", { metadata: { a: 1e21, b: 1e-7, c: -0, d: 0.1 + 0.2, e: 2 ** 53, f: 5e-324, g: 1.0 } }],
    ["keys that objects inherit", { metadata: JSON.parse('{"__proto__":1,"constructor":2,"toString":"3"}') }],
    ["what is undefined", { name: undefined, description: "there" }],
    ["an object without a prototype", Object.assign(Object.create(null), { name: "abc" })],
    [
      "the fields of a class",
      new (class {
        name = "abc";
        #hidden = 1;
        get seen() {
          return this.#hidden;
        }
      })(),
    ],
    ["a frozen body", Object.freeze({ prices: Object.freeze([Object.freeze({ id: priceId })]) })],
    ["a date, as its own JSON", { description: "now", at: new Date(0) }],
  ];

  it.for(inRapidly)("%s", async ([, body], { server, rapidly }) => {
    server.answerWith(json(403, { error: "NotPermitted", detail: "" }));
    const text = JSON.stringify(body);
    await updateShare(rapidly, { path, body: body as ShareUpdate });
    expect(server.requests[0]?.body.equals(Buffer.from(text))).toBe(true);
    expect(server.requests[0]?.headers).toMatchObject({
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(text)),
    });
    expect(JSON.stringify(body)).toBe(text);
  });

  it.for<[string, unknown]>([
    ["null", null],
    ["a list", [1, [2]]],
    ["a string", 'say "so"'],
    ["an empty string", ""],
    ["a number", 0],
    ["false", false],
    ["what is invalid", { name: "ab", prices: [{ amount_type: "seats", price_amount: 1 }], metadata: { "": null } }],
  ])("%s, with validation off", async ([, body], { server }) => {
    server.answerWith(anyAnswer);
    await updateShare(rapidlyAt(server, { validate: false }), { path, body: body as ShareUpdate });
    expect(server.requests[0]?.body.toString()).toBe(JSON.stringify(body));
    expect(server.requests[0]?.headers["content-type"]).toBe("application/json");
  });

  it("a body of some megabytes", async ({ server, cloudglue }) => {
    const body = { description: "🐸".repeat(1_000_000) };
    const result = await updateShareableAsset(cloudglue, { path: { id: assetId }, body });
    expect(result.ok && result.data.description).toBe(body.description);
    expect(server.requests[0]?.body.equals(Buffer.from(JSON.stringify(body)))).toBe(true);
  });

  it("whatever media type a header says it is", async ({ server, rapidly }) => {
    for (const type of ["application/merge-patch+json", "application/x-www-form-urlencoded", "multipart/form-data"]) {
      await updateShare(rapidly, { path, body: { name: "abc", medias: [] }, headers: { "Content-Type": type } });
      expect(server.requests.at(-1)?.headers["content-type"]).toBe(type);
      expect(server.requests.at(-1)?.body.toString()).toBe('{"name":"abc","medias":[]}');
    }
  });

  it("as it was when the call was made", async ({ server }) => {
    const body: ShareUpdate = { name: "before", medias: [] };
    const changing = { path: { id: shareId }, body };
    const token = async () => {
      body.name = "x";
      changing.path.id = "..";
      return rapidlyToken;
    };
    expect(await updateShare(rapidlyAt(server, { token }), changing)).toMatchObject({ ok: true });
    expect(server.requests[0]).toMatchObject({ url: `/api/shares/${shareId}` });
    expect(server.requests[0]?.body.toString()).toBe('{"name":"before","medias":[]}');
  });

  it("the caller's request is left as it is", async ({ rapidly }) => {
    const request = deepFreeze({
      path: { id: shareId },
      body: { prices: [{ amount_type: "free" as const }] },
      headers: {},
    });
    expect(await updateShare(rapidly, request as never)).toMatchObject({ ok: true });
    expect(request).toEqual({ path: { id: shareId }, body: { prices: [{ amount_type: "free" }] }, headers: {} });
  });
});

describe("a request that breaks the contract does not leave", () => {
  const fixed = { amount_type: "fixed", price_amount: 2500 };

  it.for<[string, unknown, unknown, string[]]>([
    ["an id that is no UUID", "7", {}, ["path.id"]],
    ["an id that is a UUID of version 1", "1b9d6bcd-bbfd-1b2d-9b5d-ab8dfbbd4bed", {}, ["path.id"]],
    ["no id", undefined, {}, ["path.id"]],
    ["an id that only begins as one", `${shareId}/../x`, {}, ["path.id"]],
    ["an id with a line break after it", `${shareId}\n`, {}, ["path.id"]],
    ["no body", shareId, undefined, ["body"]],
    ["null", shareId, null, ["body"]],
    ["a list", shareId, [], ["body"]],
    ["text", shareId, "{}", ["body"]],
    ["a name that is too short", shareId, { name: "ab" }, ["body.name"]],
    ["a visibility of nobody", shareId, { visibility: "secret" }, ["body.visibility"]],
    [
      "a price that is too low",
      shareId,
      { prices: [fixed, { ...fixed, price_amount: 1999 }] },
      ["body.prices.1.price_amount"],
    ],
    [
      "a price with cents of cents",
      shareId,
      { prices: [{ ...fixed, price_amount: 2500.5 }] },
      ["body.prices.0.price_amount"],
    ],
    ["a price of NaN", shareId, { prices: [{ ...fixed, price_amount: Number.NaN }] }, ["body.prices.0.price_amount"]],
    ["a price without its amount", shareId, { prices: [{ amount_type: "fixed" }] }, ["body.prices.0.price_amount"]],
    ["a hole in a list", shareId, { medias: new Array(1) }, ["body.medias.0"]],
    ["undefined in a list", shareId, { medias: [undefined] }, ["body.medias.0"]],
    ["both at once", "7", { name: "ab", medias: ["x"] }, ["path.id", "body.name", "body.medias.0"]],
  ])("%s", async ([, id, body, paths], { server, rapidly }) => {
    const error = await failure(updateShare(rapidly, { path: { id: id as string }, body: body as ShareUpdate }));
    expect(error.subject).toBe("Request PATCH /api/shares/{id}");
    expect(error.issues.map(({ path }) => path.join("."))).toEqual(paths);
    expect(server.requests).toEqual([]);
  });

  it("says at one glance what is wrong, where, and what was there", async ({ rapidly }) => {
    const body = {
      visibility: "Public" as never,
      prices: [{ amount_type: "fixed", price_amount: 1999 } as const, { amount_type: "seats" } as never],
      medias: ["nope"],
    };
    const error = await failure(updateShare(rapidly, { path: { id: "seven" }, body }));
    expect(error.message).toMatchInlineSnapshot(`
      "Request PATCH /api/shares/{id} does not match its contract in 5 places
        path.id                      must be a version-4 UUID, got "seven"
        body.visibility              must be "draft", "private" or "public", or null, got "Public"   (ShareVisibility)
        body.prices[0].price_amount  must be an integer of at least 2000, got 1999   (SharePriceFixedCreate)
        body.prices[1].amount_type   must be "fixed", "custom" or "free", or left out beside \`id\`, got "seats"   (SharePriceUpdate)
        body.medias[0]               must be a version-4 UUID, got "nope"   (ShareUpdate)"
    `);
  });

  it("never asks for the token", async ({ server }) => {
    const token = () => {
      throw new Error("Asked");
    };
    await failure(updateShare(rapidlyAt(server, { token }), { path: { id: "7" }, body: {} }));
  });

  it("the same for Cloudglue", async ({ server, cloudglue }) => {
    const error = await failure(updateShareableAsset(cloudglue, { path: { id: "7" }, body: { title: 7 as never } }));
    expect(error.issues.map(({ path }) => path)).toEqual([
      ["path", "id"],
      ["body", "title"],
    ]);
    expect(server.requests).toEqual([]);
  });

  it("says so as a rejection, not by throwing", async ({ rapidly }) => {
    for (const request of [undefined, {}, { path: undefined }, { path: "x" }]) {
      expect((await failure(updateShare(rapidly, request as never))).issues[0]?.path[0]).toBe("path");
    }
  });
});

describe("an id cannot change the path, with validation off", () => {
  const odd = [
    "a/b",
    "../../x",
    "a\\b",
    "%2e%2e",
    "%2e",
    "%2F",
    "a?b",
    "?",
    "a#b",
    "#",
    "a b",
    "é🐸",
    "{id}",
    "$&",
    "a;b=c",
    "//x",
    "...",
    "\n",
    "@",
    ":",
  ];

  it.for(odd)("%j stays in its segment", async (id, { server }) => {
    server.answerWith(anyAnswer);
    const rapidly = rapidlyAt(server, { validate: false });
    const cloudglue = createCloudglueClient({ token: cloudglueToken, baseUrl: `${server.url}/v1`, validate: false });
    await updateShare(rapidly, { path: { id }, body: {} });
    await rapidly.PATCH("/api/shares/{id}", { params: { path: { id } }, body: {} });
    await updateShareableAsset(cloudglue, { path: { id } });
    await cloudglue.PUT("/share/{id}", { params: { path: { id } } });
    const segment = encodeURIComponent(id);
    expect(server.requests.map(({ url }) => url)).toEqual([
      `/api/shares/${segment}`,
      `/api/shares/${segment}`,
      `/v1/share/${segment}`,
      `/v1/share/${segment}`,
    ]);
    expect(decodeURIComponent(segment)).toBe(id);
  });

  it.for<unknown>(["", ".", "..", "\ud800", "a\udfff", undefined, null, {}, [], ["x"], () => "x", Symbol("x")])(
    "%o is refused",
    async (id, { server }) => {
      const rapidly = rapidlyAt(server, { validate: false });
      const path = { id: id as string };
      for (const call of [
        updateShare(rapidly, { path, body: {} }),
        rapidly.PATCH("/api/shares/{id}", { params: { path }, body: {} }),
      ]) {
        expect((await failure(call)).issues.map((issue) => issue.path)).toEqual([["path", "id"]]);
      }
      expect(server.requests).toEqual([]);
    },
  );
});

function deepFreeze<T extends object>(value: T): T {
  for (const member of Object.values(value)) if (typeof member === "object") deepFreeze(member);
  return Object.freeze(value);
}
