import { describe, expect, vi } from "vitest";
import { type ShareUpdate, updateShare } from "../../generated/src/rapidly/index.js";
import { isValidationError, ValidationError } from "../../generated/src/runtime/index.js";
import { json, raw } from "./answers.js";
import { rapidlyExample } from "./examples.js";
import { failure, it, rapidlyAt, rejection, shareId } from "./fixtures.js";

const good = { path: { id: shareId }, body: {} };
const bad = { path: { id: "7" }, body: { name: "ab" } };
const share = rapidlyExample("200 full") as object;
const { name: _, ...nameless } = share as { name: string };

describe("a request that breaks the contract", () => {
  it.for([undefined, true, {}, { request: "on" }, { request: undefined }, { response: "off" }] as const)(
    "rejects by default (%j)",
    async (validate, { server }) => {
      expect(await failure(updateShare(rapidlyAt(server, { validate }), bad))).toBeInstanceOf(ValidationError);
      expect(server.requests).toEqual([]);
    },
  );

  it.for([false, { request: "off" }] as const)("is sent when validation is off (%j)", async (validate, { server }) => {
    server.answerWith(json(200, share));
    expect(await updateShare(rapidlyAt(server, { validate }), bad)).toMatchObject({ ok: true });
    expect(server.requests).toMatchObject([{ url: "/api/shares/7" }]);
    expect(server.requests[0]?.body.toString()).toBe('{"name":"ab"}');
  });

  it("is told to a function, once, and sent", async ({ server }) => {
    server.answerWith(json(200, share));
    const told = vi.fn<(error: ValidationError) => void>();
    expect(await updateShare(rapidlyAt(server, { validate: { request: told } }), bad)).toMatchObject({ ok: true });
    expect(told.mock.calls.map(([error]) => error.issues.map(({ path }) => path.join(".")))).toEqual([
      ["path.id", "body.name"],
    ]);
    expect(server.requests).toHaveLength(1);
  });

  it("is not sent when that function throws: its error is the caller's", async ({ server }) => {
    const mine = new Error("mine");
    const request = () => {
      throw mine;
    };
    expect(await rejection(updateShare(rapidlyAt(server, { validate: { request } }), bad))).toBe(mine);
    expect(server.requests).toEqual([]);
  });
});

describe("a function that is told", () => {
  it("is waited for: what it rejects with is the caller's", async ({ server }) => {
    server.answerWith(json(200, nameless));
    const mine = new Error("mine");
    const response = () => Promise.reject(mine);
    expect(await rejection(updateShare(rapidlyAt(server, { validate: { response } }), good))).toBe(mine);
  });

  it("can ask for the status and the headers of the response, which are not logged with the error", async ({
    server,
  }) => {
    server.answerWith(json(200, nameless));
    const told = vi.fn<(error: ValidationError) => void>();
    const client = rapidlyAt(server, { validate: { request: told, response: told } });
    await updateShare(client, bad);
    const [request, response] = told.mock.calls.map(([error]) => error);
    expect(response?.response?.status).toBe(200);
    expect(response?.response?.headers.get("Content-Type")).toContain("application/json");
    expect(Object.keys(response ?? {})).not.toContain("response");
    expect(request?.response).toBeUndefined();
  });
});

describe("a response that breaks the contract", () => {
  it.for([undefined, true, {}, { request: "off" }, { response: "on" }, { response: undefined }] as const)(
    "is unexpected by default (%j)",
    async (validate, { server }) => {
      server.answerWith(json(200, nameless));
      expect(await updateShare(rapidlyAt(server, { validate }), good)).toEqual({
        ok: false,
        unexpected: {
          reason: "invalid",
          status: 200,
          body: JSON.stringify(nameless),
          value: nameless,
          issues: [
            expect.objectContaining({
              path: ["name"],
              keyword: "required",
              location: "#/components/schemas/Share/required",
            }),
          ],
        },
      });
    },
  );

  it.for([false, { response: "off" }] as const)(
    "is given when validation is off (%j)",
    async (validate, { server }) => {
      server.answerWith(json(200, nameless));
      const result = await updateShare(rapidlyAt(server, { validate }), good);
      expect(result).toEqual({
        ok: true,
        status: 200,
        contentType: "application/json",
        data: nameless,
      });
    },
  );

  it("is told to a function, and given untouched", async ({ server }) => {
    const told = vi.fn<(error: ValidationError) => void>();
    const client = rapidlyAt(server, { validate: { response: told } });
    const changed = { ...nameless, extra: { z: 1, a: 2 } };
    server.answerWith(json(200, changed));
    const result = await updateShare(client, good);
    expect(result.ok && JSON.stringify(result.data)).toBe(JSON.stringify(changed));
    server.answerWith(json(404, { detail: "Not Found" }));
    expect(await updateShare(client, good)).toMatchObject({ ok: false, status: 404, error: { detail: "Not Found" } });
    expect(told.mock.calls.map(([error]) => [error.subject, error.issues.map(({ path }) => path)])).toEqual([
      ["Response 200 of PATCH /api/shares/{id}", [["name"]]],
      ["Response 404 of PATCH /api/shares/{id}", [["error"]]],
    ]);
    expect(told.mock.calls.every(([error]) => isValidationError(error))).toBe(true);
  });

  it("tells nothing where nothing is wrong, nor where there is no JSON, nor of other statuses", async ({ server }) => {
    const told = vi.fn();
    const client = rapidlyAt(server, { validate: { request: told, response: told } });
    expect(await updateShare(client, good)).toMatchObject({ ok: true });
    server.answerWith(raw(200, "<p>"));
    expect(await updateShare(client, good)).toMatchObject({ unexpected: { reason: "unreadable" } });
    server.answerWith(json(500, { error: 7 }));
    expect(await updateShare(client, good)).toMatchObject({ unexpected: { reason: "unlisted", status: 500 } });
    expect(told).not.toHaveBeenCalled();
  });

  it("that is no JSON is unreadable with validation off, too", async ({ server }) => {
    server.answerWith(raw(200, shareText().slice(1)));
    const result = await updateShare(rapidlyAt(server, { validate: false }), good);
    expect(result).toMatchObject({ unexpected: { reason: "unreadable", body: shareText().slice(1) } });
  });
});

describe("a ValidationError", () => {
  it("is known by its shape, also when it comes from another copy of the package", async ({ rapidly }) => {
    const error = await failure(updateShare(rapidly, bad));
    expect(isValidationError(error)).toBe(true);
    expect(isValidationError({ name: "ValidationError", issues: error.issues })).toBe(true);
    for (const other of [undefined, null, "ValidationError", new Error("x"), { name: "ValidationError" }, () => {}]) {
      expect(isValidationError(other)).toBe(false);
    }
  });

  it("has a stack that leads to the call", async ({ rapidly }) => {
    async function theCallOfTheCaller(): Promise<unknown> {
      return await updateShare(rapidly, bad);
    }
    const error = await failure(theCallOfTheCaller());
    expect(error.stack).toContain("theCallOfTheCaller");
    expect(error.stack?.startsWith(`ValidationError: ${error.message.split("\n")[0]}`)).toBe(true);
  });

  it("does not carry the whole of a long value, nor the token", async ({ server, rapidly }) => {
    const long = "s".repeat(1000);
    const body = { visibility: long, medias: [long] } as unknown as ShareUpdate;
    const error = await failure(updateShare(rapidly, { ...good, body }));
    expect(error.issues).toHaveLength(2);
    expect(error.message.length).toBeLessThan(400);
    expect(JSON.stringify([error.message, error])).not.toContain("ra-token");
    expect(server.requests).toEqual([]);
  });
});

function shareText(): string {
  return JSON.stringify(share);
}
