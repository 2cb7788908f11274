import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { emitClient } from "../../generator/4-emit/client.js";
import { emitIndex } from "../../generator/4-emit/index-module.js";
import { emitOperations } from "../../generator/4-emit/operations.js";
import type { OutputFile } from "../../generator/4-emit/output.js";
import { emitPaths } from "../../generator/4-emit/paths.js";
import type { PrintedModule } from "../../generator/4-emit/print/module.js";
import { emitRuntime } from "../../generator/4-emit/runtime.js";
import { emitRuntimeIndex } from "../../generator/4-emit/runtime-index.js";
import { emitTypes } from "../../generator/4-emit/types.js";
import { emitValidators } from "../../generator/4-emit/validators/emit.js";
import { compileErrorsIn } from "../harness/compile-errors.js";
import { body, id, modelOf, parameter, path, response, type Sample } from "./operations-sample.js";

const text = { kind: "primitive", type: "string" } as const;
const number = { kind: "primitive", type: "number" } as const;
const object = (name: string, shape: typeof text | typeof number = text) => ({
  kind: "object" as const,
  properties: [{ name, shape, required: true, readOnly: false, schema: undefined }],
  additional: undefined,
});

const sample: Sample = {
  schemas: {
    Note: object("id"),
    NoteUpdate: object("text"),
    Problem: object("detail"),
    text,
    number,
    inPlace: object("count", number),
    noteByReference: { kind: "reference", id: id("Note") },
  },
  operations: {
    updateNote: {
      method: "patch",
      path: path("/notes/{id}"),
      summary: "Update a note",
      description: "Changes a note.\n\nAll of it. */ @deprecated",
      parameters: [
        parameter("path", "id", "text", { description: "Which note." }),
        parameter("query", "limit", "number"),
        parameter("header", "X-Trace", "text", { required: true, deprecated: true }),
      ],
      requestBody: body("NoteUpdate"),
      responses: [
        response(200, "Note", "The note.\nAs it is now."),
        response(201, "noteByReference"),
        response(404, "Problem", "There is none."),
        response(422, "inPlace"),
      ],
    },
    listNotes: {
      parameters: [parameter("query", "page-size", "number")],
      responses: [response(200, undefined), response(204, null)],
      deprecated: true,
    },
    ping: {
      method: "head",
      path: path('/ping/`"\\'),
      responses: [response(200, "Note")],
      requestBody: body("inPlace", false, "application/merge-patch+json"),
      security: [],
    },
    wake: { method: "post", path: path("/wake"), responses: [response(202, null)] },
  },
};

describe("emitOperations", () => {
  it("reads as if written by hand", async () => {
    const { text: emitted } = emitOperations(modelOf(sample)) as PrintedModule;
    await expect(emitted).toMatchFileSnapshot("expected/operations.ts.txt");
  });

  it("emits nothing for a contract without operations", () => {
    expect(emitOperations(modelOf({ operations: {} }))).toBeUndefined();
  });
});

describe("the emitted modules", { timeout: 60_000 }, () => {
  let files: readonly OutputFile[];
  beforeAll(async () => {
    files = await emitApi(sample);
  });

  it("compile under strict settings, with what a caller writes", () => {
    expect(problemsOf(files, caller)).toEqual([]);
  });

  it("do not compile with what a caller must not write", () => {
    const wrong = caller.replaceAll(/^ *\/\/ @ts-expect-error.*$/gm, "");
    expect(problemsOf(files, wrong)).toHaveLength(8);
  });
});

/** What is written with the package, rightly and wrongly. */
const caller = `
import { isValidationError } from "./src/runtime/index.js";
import { createNotesClient, listNotes, type Note, ping, updateNote, type UpdateNoteRequest, wake } from "./src/notes/index.js";

const client = createNotesClient({ token: () => "t" });
const request: UpdateNoteRequest = { path: { id: "n" }, headers: { "X-Trace": "1", "X-Other": 2 }, body: { text: "" } };
const result = await updateNote(client, request);
if (result.ok) {
  const note: Note = result.data;
  const status: 200 | 201 = result.status;
} else if (result.status === 404) {
  const detail: string = result.error.detail;
} else if (result.status === 422) {
  const count: number = result.error.count;
} else {
  const body: string = result.unexpected.body;
  // @ts-expect-error: not described by the contract
  result.error.detail;
}
const listed = await listNotes(client);
if (listed.ok && listed.status === 200) {
  const data: unknown = listed.data;
}
await ping(client, { body: { count: 1 }, signal: AbortSignal.timeout(1) });
await wake(client, {});
const { data } = await client.PATCH("/notes/{id}", { params: { path: { id: "n" }, header: { "X-Trace": "1" } }, body: { text: "" } });
const id: string | undefined = data?.id;
// @ts-expect-error: no path
await updateNote(client, { headers: { "X-Trace": "1" }, body: { text: "" } });
// @ts-expect-error: no such header
await updateNote(client, { path: { id: "n" }, headers: {}, body: { text: "" } });
// @ts-expect-error: no body
await updateNote(client, { path: { id: "n" }, headers: { "X-Trace": "1" } });
// @ts-expect-error: no request
await updateNote(client);
// @ts-expect-error: not the query that it has
await listNotes(client, { query: { limit: 1 } });
// @ts-expect-error: nothing that was asked yet
result.data.id;
// @ts-expect-error: not an option
createNotesClient({ tokens: "t" });
isValidationError(id);
`;

async function emitApi(api: Sample): Promise<readonly OutputFile[]> {
  const model = modelOf(api);
  const printed = [
    emitTypes(model),
    await emitPaths(model),
    emitValidators(model),
    emitOperations(model) as PrintedModule,
    emitClient(model) as PrintedModule,
  ];
  const modules = [...printed, emitIndex(model, printed), emitRuntimeIndex([model])];
  return [...modules, ...emitRuntime(modules, runtimeTexts())];
}

function runtimeTexts(): ReadonlyMap<string, string> {
  const folder = new URL("../../generator/runtime/", import.meta.url);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return new Map(names.map((name) => [name, readFileSync(new URL(name, folder), "utf8")]));
}

/** What TypeScript reports of the files and of a module beside them. */
function problemsOf(files: readonly OutputFile[], module: string): readonly string[] {
  const modules = files.filter(({ path: name }) => name.endsWith(".ts"));
  const texts = new Map(modules.map(({ path: name, text: content }) => [name, content]));
  return compileErrorsIn(texts.set("use.ts", module)).map(
    ({ path: name, line, message }) => `${name}:${line} ${message}`,
  );
}
