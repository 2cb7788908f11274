import { expect, expectTypeOf, it } from "vitest";
import type { Operation } from "../../generator/runtime/call.js";
import { type Client, createClient } from "../../generator/runtime/client.js";
import type { HttpStatus } from "../../generator/runtime/status.js";
import type { ValidationError, Validator } from "../../generator/runtime/validation.js";
import type { Mistakes, Note, Problem, paths, UpdateNoteResult } from "./client-sample.js";

it("a result narrows by `ok` and by `status`", () => {
  const use = (result: UpdateNoteResult) => {
    expectTypeOf(result.status).toEqualTypeOf<HttpStatus | "unreadable">();
    expectTypeOf(result.response).toEqualTypeOf<Response>();
    if (result.ok) {
      expectTypeOf(result.data).toEqualTypeOf<Note | undefined>();
      if (result.status === 200) expectTypeOf(result.data).toEqualTypeOf<Note>();
    } else if (result.status === 404) {
      expectTypeOf(result.error).toEqualTypeOf<Problem>();
    } else if (result.status === 422) {
      expectTypeOf(result.error.detail?.[0]?.msg).toEqualTypeOf<string | undefined>();
    } else if (result.status === "unreadable") {
      expectTypeOf(result.body).toEqualTypeOf<string>();
      expectTypeOf(result.cause).toEqualTypeOf<unknown>();
    } else {
      expectTypeOf(result.body).toEqualTypeOf<string>();
      expectTypeOf<200>().not.toExtend<typeof result.status>();
      expectTypeOf<502>().toExtend<typeof result.status>();
    }
    // @ts-expect-error: which case it is must be asked first
    result.data;
    // @ts-expect-error: no HTTP status
    if (result.status === 999) return;
  };
  expect(use).toBeTypeOf("function");
});

it("an operation's validators must fit its result", () => {
  type Cases = Operation<UpdateNoteResult>["responses"];
  expectTypeOf<keyof Cases>().toEqualTypeOf<200 | 204 | 404 | 422>();
  expectTypeOf<Cases[200]>().toEqualTypeOf<Validator<Note>>();
  expectTypeOf<Cases[204]>().toEqualTypeOf<null>();
  expectTypeOf<Cases[422]>().toEqualTypeOf<Validator<Mistakes>>();
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
  createClient({ token: "t", baseUrl: "https://notes.example", fetch: globalThis.fetch, headers: { "X-App": 1 } });
  createClient({ token: async () => "t", validate: { request: "off", response: (_: ValidationError) => {} } });
  // @ts-expect-error: no such way to validate
  createClient({ validate: "never" });
});
