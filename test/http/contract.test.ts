import { describe, expect } from "vitest";
import { createCloudglueClient, updateShareableAsset } from "../../generated/src/cloudglue/index.js";
import { type ShareUpdate, updateShare } from "../../generated/src/rapidly/index.js";
import { json } from "./answers.js";
import { examples } from "./examples.js";
import { assetId, it, priceId, rapidlyAt, shareId, unknownId } from "./fixtures.js";
import { readerToken } from "./rapidly-api.js";

const at = (api: "cloudglue" | "rapidly", place: RegExp) =>
  examples[api].filter((example) => place.test(example.place));

describe("updateShare", () => {
  it("gives the share as it is now", async ({ server, rapidly }) => {
    const result = await updateShare(rapidly, {
      path: { id: shareId },
      body: { visibility: "draft", prices: [{ id: priceId }, { amount_type: "fixed", price_amount: 2500 }] },
    });
    if (!result.ok) throw new Error("Not ok");
    expect(result.status).toBe(200);
    expect(result.response.status).toBe(200);
    expect(result.data).toEqual(server.shares.get(shareId));
    expect(result.data).toMatchObject({
      visibility: "draft",
      prices: [
        { id: priceId, price_currency: "eur" },
        { amount_type: "fixed", price_amount: 2500, price_currency: "usd" },
      ],
    });
  });

  it("gives a 403", async ({ server }) => {
    const client = rapidlyAt(server, { token: readerToken });
    const result = await updateShare(client, { path: { id: shareId }, body: {} });
    expect(result).toMatchObject({ ok: false, status: 403, error: { error: "NotPermitted" } });
    expect(result).not.toHaveProperty("data");
  });

  it("gives a 404", async ({ rapidly }) => {
    const result = await updateShare(rapidly, { path: { id: unknownId }, body: {} });
    expect(result).toMatchObject({ ok: false, status: 404, error: { error: "ResourceNotFound" } });
  });

  it("gives a 422 with what the server found wrong", async ({ rapidly }) => {
    const result = await updateShare(rapidly, { path: { id: shareId }, body: { medias: [unknownId] } });
    expect(result).toMatchObject({ ok: false, status: 422, error: { detail: [{ loc: ["body", "medias", 0] }] } });
  });

  it("gives a 422 for what only the server may refuse when validation is off", async ({ server }) => {
    const client = rapidlyAt(server, { validate: false });
    const body = { name: "ab" };
    expect(await updateShare(client, { path: { id: shareId }, body })).toMatchObject({
      ok: false,
      status: 422,
      error: { detail: [{ loc: ["body", "name"], type: "minLength" }] },
    });
    expect(await updateShare(client, { path: { id: "7" }, body: {} })).toMatchObject({
      ok: false,
      status: 422,
      error: { detail: [{ loc: ["path", "id"], type: "format" }] },
    });
    expect(server.requests.map(({ url }) => url)).toEqual([`/api/shares/${shareId}`, "/api/shares/7"]);
  });

  it("gives a 401, which the contract does not list, with its body as text", async ({ server }) => {
    const result = await updateShare(rapidlyAt(server, { token: "stale" }), { path: { id: shareId }, body: {} });
    expect(result).toMatchObject({
      ok: false,
      unexpected: { reason: "unlisted", status: 401, body: '{"error":"Unauthorized"}' },
    });
    expect(result).not.toHaveProperty("error");
  });
});

describe("updateShareableAsset", () => {
  it("gives the asset as it is now", async ({ server, cloudglue }) => {
    const body = { title: "April", metadata: { nested: { list: [1, null] } } };
    const result = await updateShareableAsset(cloudglue, { path: { id: assetId }, body });
    expect(result).toMatchObject({ ok: true, status: 200, data: body });
    expect(result.ok && result.data).toEqual(server.assets.get(assetId));
  });

  it("sends nothing where no body is given, nor says what it would be", async ({ server, cloudglue }) => {
    const result = await updateShareableAsset(cloudglue, { path: { id: assetId } });
    expect(result).toMatchObject({ ok: true, status: 200, data: { id: assetId } });
    expect(server.requests[0]?.body).toHaveLength(0);
    expect(server.requests[0]?.headers).not.toHaveProperty("content-type");
  });

  it("gives a 404", async ({ cloudglue }) => {
    const result = await updateShareableAsset(cloudglue, { path: { id: unknownId }, body: {} });
    expect(result).toMatchObject({ ok: false, status: 404, error: { error: "Shareable asset not found" } });
  });

  it("gives a 401, which the contract does not list", async ({ server }) => {
    const client = createCloudglueClient({ token: "stale", baseUrl: `${server.url}/v1` });
    expect(await updateShareableAsset(client, { path: { id: assetId } })).toMatchObject({
      unexpected: { status: 401 },
    });
  });
});

describe("the contract's examples", () => {
  it.for(at("rapidly", /^request/))(
    "$place is sent to Rapidly as it stands, and taken",
    async (example, { server, rapidly }) => {
      const result = await updateShare(rapidly, { path: { id: shareId }, body: example.value as ShareUpdate });
      expect(result).toMatchObject({ ok: true, status: 200 });
      expect(server.requests[0]?.body.toString()).toBe(JSON.stringify(example.value));
    },
  );

  it.for(at("cloudglue", /^request/))(
    "$place is sent to Cloudglue as it stands, and taken",
    async (example, { server, cloudglue }) => {
      const result = await updateShareableAsset(cloudglue, { path: { id: assetId }, body: example.value as object });
      expect(result).toMatchObject({ ok: true, status: 200, data: example.value });
      expect(server.requests[0]?.body.toString()).toBe(JSON.stringify(example.value));
    },
  );

  it.for(at("rapidly", /^\d/))(
    "$place of Rapidly arrives as it stands",
    async ({ place, value }, { server, rapidly }) => {
      const status = Number.parseInt(place, 10);
      server.answerWith(json(status, value));
      const result = await updateShare(rapidly, { path: { id: shareId }, body: {} });
      const expected = status === 200 ? { ok: true, data: value } : { ok: false, error: value };
      expect(result).toEqual({ ...expected, status, contentType: "application/json" });
    },
  );

  it.for(at("cloudglue", /^\d/))(
    "$place of Cloudglue arrives as it stands",
    async ({ place, value }, { server, cloudglue }) => {
      const status = Number.parseInt(place, 10);
      server.answerWith(json(status, value));
      const result = await updateShareableAsset(cloudglue, { path: { id: assetId } });
      const expected = status === 200 ? { ok: true, data: value } : { ok: false, error: value };
      expect(result).toEqual({ ...expected, status, contentType: "application/json" });
    },
  );

  it("are there for every status", () => {
    const places = (api: "cloudglue" | "rapidly") => new Set(examples[api].map(({ place }) => place.split(" ")[0]));
    expect(places("cloudglue")).toEqual(new Set(["request", "200", "404"]));
    expect(places("rapidly")).toEqual(new Set(["request", "200", "403", "404", "422"]));
  });
});

describe("calls at the same time", () => {
  it("get their own answers", async ({ server, rapidly }) => {
    server.answerWith((response, { url, body }) => {
      const { name } = JSON.parse(body.toString());
      const share = { ...server.shares.get(shareId), id: url.split("/").at(-1), name };
      const missing = { error: "ResourceNotFound", detail: name };
      const [status, answer] = Number(name.slice(6)) % 3 === 0 ? [404, missing] : [200, share];
      response.writeHead(status as number, { "Content-Type": "application/json" }).end(JSON.stringify(answer));
    });
    const names = Array.from({ length: 50 }, (_, index) => `share ${index}`);
    const ids = names.map(() => crypto.randomUUID());
    const results = await Promise.all(
      names.map((name, index) => updateShare(rapidly, { path: { id: ids[index] as string }, body: { name } })),
    );
    for (const [index, result] of results.entries()) {
      const name = names[index];
      if (index % 3 === 0) expect(result).toMatchObject({ ok: false, status: 404, error: { detail: name } });
      else expect(result).toMatchObject({ ok: true, status: 200, data: { id: ids[index], name } });
      expect(result.response.url).toBe(`${server.url}/api/shares/${ids[index]}`);
    }
    expect(server.requests).toHaveLength(50);
  });
});
