import { expect, expectTypeOf, it } from "vitest";
import { type Client, createClient } from "../../generator/runtime/client.js";
import type { UnexpectedAnswer } from "../../generator/runtime/result.js";
import type { ValidationError } from "../../generator/runtime/validation.js";
import type { Note, Problem, paths, UpdateNoteResult } from "./client-sample.js";

it("a result narrows by `ok` and by `status`", () => {
  const use = (result: UpdateNoteResult) => {
    expectTypeOf(result.status).toEqualTypeOf<200 | 204 | 404 | 422 | undefined>();
    expectTypeOf(result.response).toEqualTypeOf<Response>();
    if (result.ok) {
      expectTypeOf(result.data).toEqualTypeOf<Note | undefined>();
      if (result.status === 200) expectTypeOf(result.data).toEqualTypeOf<Note>();
    } else if (result.status === 404) {
      expectTypeOf(result.error).toEqualTypeOf<Problem>();
    } else if (result.status === 422) {
      expectTypeOf(result.error.detail?.[0]?.msg).toEqualTypeOf<string | undefined>();
    } else {
      expectTypeOf(result.unexpected).toEqualTypeOf<UnexpectedAnswer>();
      expectTypeOf(result.status).toEqualTypeOf<undefined>();
    }
    // @ts-expect-error: which case it is must be asked first
    result.data.id;
    // @ts-expect-error: no status of the contract
    if (result.status === 502) return;
  };
  expect(use).toBeTypeOf("function");
});

it("a client has the paths of openapi-fetch", () => {
  const use = (client: Client<paths>) => {
    const init = { params: { path: { id: "n-1" } }, body: { text: "Frogs" } };
    expectTypeOf(client.PATCH("/api/notes/{id}", init).then(({ data }) => data)).resolves.toEqualTypeOf<
      Note | undefined
    >();
    // @ts-expect-error: no such path
    client.PATCH("/api/note/{id}", init);
  };
  expect(use).toBeTypeOf("function");
});

it("the client of one API is not that of another", () => {
  interface OtherPaths {
    "/tags/{id}": { get: { parameters: { path: { id: string } }; responses: Record<never, never> } };
  }
  const use = (client: Client<OtherPaths>) => {
    // @ts-expect-error: another API
    const taken: Client<paths> = client;
    return taken;
  };
  expect(use).toBeTypeOf("function");
});

it("a client's options are what the documentation says", () => {
  const server = "https://notes.example";
  createClient({ baseUrl: server, fetch: globalThis.fetch, headers: { "X-App": 1 } }, {});
  createClient({ validate: { request: "off", response: (_: ValidationError) => {} }, cache: "no-store" }, { server });
  // @ts-expect-error: no such way to validate
  createClient({ validate: "never" }, { server });
  // @ts-expect-error: whether redirects are followed is not to be chosen
  createClient({ redirect: "follow" }, { server });
});
