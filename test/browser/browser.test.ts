import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { raw } from "../http/answers.js";
import { shareId, unknownId } from "../http/fixtures.js";
import { rapidly, rapidlyState } from "../http/rapidly-api.js";
import { type Seen, type Server, startServer } from "../http/server.js";
import { type Browser, findChromium, type Page } from "./chromium.js";
import { bundlePage } from "./page-bundle.js";

const chromium = findChromium();
const title = chromium.kind === "installed" ? "in Chromium" : `skipped: ${chromium.what} is not installed`;
if (chromium.kind === "missing") console.log(`The tests in a browser are ${title}`);

describe.skipIf(chromium.kind === "missing")(title, () => {
  let browser: Browser;
  let server: Server;
  let page: Page;
  /** What the server answers to a call, when the page calls it. */
  let api: (response: ServerResponse, seen: Seen) => void;

  beforeAll(async () => {
    if (chromium.kind === "missing") return;
    const script = await bundlePage();
    browser = await chromium.launch();
    server = await startServer();
    server.answerWith((response, seen) => {
      const answers: Readonly<Record<string, () => void>> = {
        "/": () => raw(200, html, { "Content-Type": "text/html; charset=utf-8" })(response, seen),
        "/page.js": () => raw(200, script, { "Content-Type": "text/javascript; charset=utf-8" })(response, seen),
        "/favicon.ico": () => void response.writeHead(204).end(),
      };
      (answers[seen.url] ?? (() => api(response, seen)))();
    });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach(async () => {
    page = await browser.newPage();
    await page.goto(server.url);
  });

  /** Calls a function of the page; what it returns comes as JSON has it. */
  function call(name: string, ...parameters: readonly string[]): Promise<unknown> {
    return page.evaluate(`calls.${name}(...${JSON.stringify(parameters)})`);
  }

  /** The next request, when it has come, and what it is answered with. */
  function answered(answer: (response: ServerResponse) => void): Promise<{ seen: Seen; response: ServerResponse }> {
    return new Promise((resolve) => {
      api = (response, seen) => {
        answer(response);
        resolve({ seen, response });
      };
    });
  }

  function answerAsRapidly(): void {
    const state = rapidlyState();
    api = (response, seen) => {
      const { status, body } = rapidly(state, seen.url.slice("/api/shares/".length), seen);
      raw(status, JSON.stringify(body))(response, seen);
    };
  }

  test("an update", async () => {
    answerAsRapidly();
    expect(await call("update", shareId, "Frösche")).toEqual({ status: 200, name: "Frösche" });
    const sent = server.requests.at(-1);
    expect(sent).toMatchObject({
      method: "PATCH",
      url: `/api/shares/${shareId}`,
      headers: { authorization: "Bearer ra-token", "content-type": "application/json" },
    });
    expect(sent?.body.toString()).toBe('{"name":"Frösche"}');
  });

  test("an error by status, and a request that is not sent", async () => {
    answerAsRapidly();
    expect(await call("update", unknownId, "Frogs")).toMatchObject({
      status: 404,
      error: { detail: "There is no such share" },
    });
    const before = server.requests.length;
    expect(await call("update", shareId, "ab")).toEqual({ issues: ["/body/name"] });
    expect(server.requests).toHaveLength(before);
  });

  test("an upload", async () => {
    const request = answered((response) => {
      response.writeHead(201, { "Content-Type": "text/plain; charset=utf-8", "X-Parts": "2" }).end("Danke schön");
    });
    expect(await call("upload")).toEqual({ data: "Danke schön", parts: 2 });
    const { headers, body } = (await request).seen;
    const form = await new Response(new Uint8Array(body), {
      headers: { "Content-Type": headers["content-type"] ?? "" },
    }).formData();
    expect([...form.keys()]).toEqual(["note", "file"]);
    expect(form.get("note")).toBe("größer");
    const file = form.get("file") as File;
    expect([file.name, file.type]).toEqual(["a.bin", "application/x-frogs"]);
    expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([0, 255, 13, 10]);
  });

  test("a stream, which leaving the loop ends", async () => {
    const request = answered((response) => {
      response.writeHead(200, events);
      response.write('data: {"amount":1}\n\ndata: {"am');
      response.write('ount":2}\r\n\r\ndata: {"amount":3}\n\n');
    });
    const amounts = call("stream");
    const { response } = await request;
    await Promise.all([once(response, "close"), expect(amounts).resolves.toEqual([1, 2])]);
  });

  test("an abort, which the server sees", async () => {
    const request = answered((response) => {
      response.writeHead(200, events).write('data: {"amount":7}\n\n');
    });
    const watched = call("watch");
    const { response } = await request;
    await page.waitForFunction(`document.title === "Price 7"`);
    const closed = once(response, "close");
    await call("abort");
    expect(await watched).toBe("Error: The page has seen enough");
    await closed;
  });
});

const html = '<!doctype html><title>Tests</title><script type="module" src="page.js"></script>';
const events = { "Content-Type": "text/event-stream" };
