import { describe, expect } from "vitest";
import { raw } from "./answers.js";
import { failure, it, rejection } from "./fixtures.js";
import type { Answer, Server } from "./server.js";
import { callShop, type ShopRequest, shopAt } from "./shop.js";

const made: Answer = raw(201, '{"id":"7"}');
const echo: Answer = (response, { headers, body }) =>
  void response.writeHead(200, { "Content-Type": headers["content-type"] ?? "" }).end(body);

/** What the server got of a report. */
async function sent(server: Server, request: ShopRequest): Promise<{ readonly type: string; readonly body: string }> {
  server.answerWith(made);
  expect(await callShop(shopAt(server), "createReport", request)).toMatchObject({ ok: true, status: 201 });
  const { headers, body } = server.requests.at(-1) ?? { headers: {}, body: Buffer.of() };
  return { type: headers["content-type"] ?? "", body: body.toString("latin1") };
}

describe("a request with several media types", () => {
  it("is JSON where it does not say which", async ({ server }) => {
    expect(await sent(server, { body: { id: "7" } })).toEqual({ type: "application/json", body: '{"id":"7"}' });
  });

  it("is validated as the one that it says", async ({ server }) => {
    const wrong = await failure(
      callShop(shopAt(server), "createReport", { contentType: "multipart/form-data", body: { id: "7" } }),
    );
    expect(wrong.issues.map(({ pointer }) => pointer)).toEqual(["/body/note"]);
    const required = await failure(callShop(shopAt(server), "createReport", {}));
    expect(required.issues.map(({ path }) => path.join())).toEqual(["body"]);
    expect(server.requests).toEqual([]);
  });

  it("cannot be one that the contract does not list", async ({ server }) => {
    const reason = await rejection(callShop(shopAt(server), "createReport", { contentType: "text/csv", body: "a" }));
    expect(String(reason)).toBe("TypeError: POST /reports has no body of the media type text/csv");
    expect(server.requests).toEqual([]);
  });

  it("urlencoded, byte for byte", async ({ server }) => {
    const body = { note: "a b&c=d+é\r\n", tags: ["x", "y z"], pipes: ["1", "2 3"], meta: { a: [1] }, none: undefined };
    expect(await sent(server, { contentType: "application/x-www-form-urlencoded", body })).toEqual({
      type: "application/x-www-form-urlencoded",
      body: "note=a+b%26c%3Dd%2B%C3%A9%0D%0A&tags=x&tags=y+z&pipes=1%7C2%203&meta=%7B%22a%22%3A%5B1%5D%7D",
    });
  });
});

describe("a multipart request", () => {
  const contentType = "multipart/form-data";

  it("is written byte for byte", async ({ server }) => {
    const body = {
      note: "été\r\n--x",
      count: 3,
      file: new File(["a,b"], 'q"\r\né.csv', { type: "text/csv" }),
      more: [new Blob(["1"]), new File(["2"], "two.bin")],
      meta: { a: 1 },
      none: undefined,
    };
    const { type, body: text } = await sent(server, { contentType, body });
    const [, boundary = ""] = /^multipart\/form-data; boundary=([\w-]+)$/.exec(type) ?? [];
    const parts = [
      'form-data; name="note"\r\n\r\nété\r\n--x',
      'form-data; name="count"\r\n\r\n3',
      'form-data; name="file"; filename="q%22%0D%0Aé.csv"\r\nContent-Type: text/csv\r\n\r\na,b',
      'form-data; name="more"; filename="blob"\r\nContent-Type: application/octet-stream\r\n\r\n1',
      'form-data; name="more"; filename="two.bin"\r\nContent-Type: application/octet-stream\r\n\r\n2',
      'form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n{"a":1}',
    ];
    const expected = `${parts.map((part) => `--${boundary}\r\nContent-Disposition: ${part}\r\n`).join("")}--${boundary}--\r\n`;
    expect(Buffer.from(text, "latin1").toString()).toBe(expected);
    expect(server.requests[0]?.headers["content-length"]).toBe(String(Buffer.byteLength(expected)));
  });

  it("has parts in the styles of its encoding, which are not percent-encoded", async ({ server }) => {
    const body = { note: "x", tags: ["a b", "c&d=é"], listed: ["1", "2 3"], range: { "from=": 1, to: 2 } };
    const { body: text } = await sent(server, { contentType, body });
    expect(namedParts(text)).toEqual([
      ["note", "x"],
      ["tags", "a b"],
      ["tags", "c&d=é"],
      ["listed", "1|2 3"],
      ["range[from=]", "1"],
      ["range[to]", "2"],
    ]);
  });

  it("leaves out what has no value in a style", async ({ server }) => {
    const body = { note: "x", tags: [], listed: undefined, range: {} };
    expect(namedParts((await sent(server, { contentType, body })).body)).toEqual([["note", "x"]]);
  });

  it("with a value that a style cannot hold is not sent, and the error says where it is in the body", async ({
    server,
  }) => {
    const wrong = await failure(
      callShop(shopAt(server), "createReport", {
        contentType,
        body: { note: "x", listed: [["1"]] },
        validate: false,
      }),
    );
    expect(wrong.issues.map(({ pointer }) => pointer)).toEqual(["/body/listed"]);
    expect(server.requests).toEqual([]);
  });

  it("with something else than a file is not sent", async ({ server }) => {
    const bytes = Uint8Array.of(1);
    const body = { note: "x", file: "a,b", more: [new Blob(["1"]), bytes, new File(["2"], "two.bin"), null] };
    const wrong = await failure(callShop(shopAt(server), "createReport", { contentType, body }));
    expect(wrong.issues.map(({ pointer, message }) => [pointer, message])).toEqual([
      ["/body/file", 'must be a Blob, a File or a stream of bytes, got "a,b"'],
      ["/body/more/1", "must be a Blob, a File or a stream of bytes, got an object"],
      ["/body/more/3", "must be a Blob, a File or a stream of bytes, got null"],
    ]);
    expect(server.requests).toEqual([]);
  });

  it("is read by others as it was meant", async ({ server }) => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const { type, body } = await sent(server, {
      contentType,
      body: { note: "x", file: new File([bytes], "all.bin", { type: "image/png" }) },
    });
    const form = await new Response(Buffer.from(body, "latin1"), { headers: { "Content-Type": type } }).formData();
    expect(form.get("note")).toBe("x");
    const file = form.get("file") as File;
    expect([file.name, file.type]).toEqual(["all.bin", "image/png"]);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
  });

  it("may hold a stream", async ({ server }) => {
    const file = new Blob(["streamed"]).stream();
    const { body } = await sent(server, { contentType, body: { note: "x", file } });
    expect(body).toContain(
      'name="file"; filename="file"\r\nContent-Type: application/octet-stream\r\n\r\nstreamed\r\n--',
    );
    expect(server.requests[0]?.headers["transfer-encoding"]).toBe("chunked");
  });

  it("rejects when its stream fails", async ({ server }) => {
    const reason = new Error("The disk is gone");
    const file = new ReadableStream({ pull: (controller) => controller.error(reason) });
    server.answerWith(made);
    await rejection(callShop(shopAt(server), "createReport", { contentType, body: { note: "x", file } }));
    expect(server.requests).toEqual([]);
  });
});

/** The parts of a multipart body without headers of their own: their names and texts. */
function namedParts(body: string): readonly (readonly [string | undefined, string | undefined])[] {
  const parts = Buffer.from(body, "latin1")
    .toString()
    .matchAll(/form-data; name="([^"]*)"\r\n\r\n(.*?)\r\n--/g);
  return [...parts].map(([, name, text]) => [name, text] as const);
}

describe("a response with several media types", () => {
  it.for<[string, string, object]>([
    ["application/json", '{"id":"7"}', { contentType: "application/json", data: { id: "7" } }],
    ["text/csv; charset=utf-8", "a,b", { contentType: "text/csv", data: "a,b" }],
    ["image/png", "png", { contentType: "image/*", data: expect.any(Blob) }],
  ])("%s", async ([type, body, expected], { server }) => {
    server.answerWith(raw(201, body, { "Content-Type": type }));
    const result = await callShop(shopAt(server), "createReport", { body: { id: "7" } });
    expect(result).toMatchObject({ ok: true, status: 201, ...expected });
    if (result.data instanceof Blob) expect([result.data.type, await result.data.text()]).toEqual(["image/png", "png"]);
  });

  it("that is none of them is unreadable, and says what they are", async ({ server }) => {
    server.answerWith(raw(201, "x", { "Content-Type": "video/mp4" }));
    const { unexpected } = await callShop(shopAt(server), "createReport", { body: { id: "7" } });
    expect(unexpected).toMatchObject({ reason: "unreadable", status: 201, body: "x" });
    expect(String(unexpected?.cause)).toBe(
      "TypeError: Its media type is video/mp4, not application/json or text/csv or image/*",
    );
  });
});

describe("bytes", () => {
  const bytes = Uint8Array.from([0, 255, 10, 13]);

  it.for<[string, () => unknown, string]>([
    ["a Uint8Array", () => bytes, "application/octet-stream"],
    ["an ArrayBuffer", () => bytes.buffer, "application/octet-stream"],
    ["a Blob", () => new Blob([bytes]), "application/octet-stream"],
    ["a Blob with a type", () => new Blob([bytes], { type: "image/png" }), "image/png"],
    ["a stream", () => new Blob([bytes]).stream(), "application/octet-stream"],
  ])("are sent and received as they are: %s", async ([, body, type], { server }) => {
    server.answerWith(echo);
    const result = await callShop(shopAt(server), "replaceFile", { body: body() });
    expect(server.requests[0]?.headers["content-type"]).toBe(type);
    expect(result).toMatchObject({ ok: true, contentType: "*/*", data: expect.any(Blob) });
    expect(new Uint8Array(await (result.data as Blob).arrayBuffer())).toEqual(bytes);
  });
});

describe("text", () => {
  it("is sent and received as it is", async ({ server }) => {
    server.answerWith(echo);
    expect(await callShop(shopAt(server), "replaceText", { body: '"é"\n' })).toMatchObject({ ok: true, data: '"é"\n' });
    expect(server.requests[0]?.headers["content-type"]).toBe("text/plain");
    await failure(callShop(shopAt(server), "replaceText", { body: "é".repeat(21) }));
    expect(server.requests).toHaveLength(1);
  });

  it.for<[string, Uint8Array]>([
    ["text/plain; charset=iso-8859-1", Uint8Array.of(0xe9)],
    ['text/plain; charset="UTF-16LE"', Uint8Array.of(0xe9, 0)],
    ["text/plain;charset=utf-8", Uint8Array.of(0xc3, 0xa9)],
    ["text/plain; charset=nonsense", Uint8Array.of(0xc3, 0xa9)],
    ["text/plain", Uint8Array.of(0xef, 0xbb, 0xbf, 0xc3, 0xa9)],
  ])("is read by its charset: %s", async ([type, bytes], { server }) => {
    server.answerWith(raw(200, bytes, { "Content-Type": type }));
    expect(await callShop(shopAt(server), "replaceText")).toMatchObject({ ok: true, data: "é" });
  });
});
