import { type Caller, type CallOptions, call } from "../../generator/runtime/call.js";
import { json } from "../../generator/runtime/contents/json.js";
import { plainPath } from "../../generator/runtime/parameters/path-template.js";
import { queryBy } from "../../generator/runtime/parameters/query.js";
import { form } from "../../generator/runtime/parameters/styles/form.js";
import type { Failure, Success, Unexpected } from "../../generator/runtime/result.js";
import type { Issue, ValidationResult } from "../../generator/runtime/validation.js";

/** A small API written by hand, in the form in which the compiler writes one. */

export interface Note {
  readonly id: string;
  readonly text: string;
}

export interface NoteUpdate {
  readonly text?: string;
}

export interface Problem {
  readonly detail: string;
}

export interface Mistakes {
  readonly detail?: readonly { readonly msg: string }[];
}

export interface paths {
  "/api/notes/{id}": {
    parameters: { path: { id: string } };
    patch: {
      parameters: { path: { id: string }; query?: { tags?: string[]; dry?: boolean } };
      requestBody: { content: { "application/json": NoteUpdate } };
      responses: {
        200: { headers: Record<string, unknown>; content: { "application/json": Note } };
        404: { headers: Record<string, unknown>; content: { "application/json": Problem } };
      };
    };
  };
}

export interface UpdateNoteRequest extends CallOptions {
  readonly path: { readonly id: string };
  readonly query?: {
    readonly tags?: readonly string[];
    readonly dry?: boolean;
  };
  readonly body: NoteUpdate;
}

export type UpdateNoteResult =
  | Success<200, Note>
  | Success<204, undefined>
  | Failure<404, Problem>
  | Failure<422, Mistakes>
  | Unexpected;

export function updateNote(client: Caller, request: UpdateNoteRequest): Promise<UpdateNoteResult> {
  return call<UpdateNoteResult>(
    client,
    {
      method: "patch",
      path: "/api/notes/{id}",
      parameters: validateUpdateNoteParameters,
      serialize: { path: plainPath, query: queryBy([{ name: "tags", style: form }]) },
      body: json(validateNoteUpdate),
      bodyRequired: true,
      responses: {
        200: json(validateNote),
        204: null,
        404: json(validateProblem),
        422: json(validateMistakes),
      },
    },
    request,
  );
}

export interface ReplaceNoteRequest extends CallOptions {
  readonly body?: NoteUpdate;
}

export type ReplaceNoteResult = Success<200, Note> | Unexpected;

export function replaceNote(client: Caller, request: ReplaceNoteRequest = {}): Promise<ReplaceNoteResult> {
  return call<ReplaceNoteResult>(
    client,
    {
      method: "put",
      path: "/api/note",
      body: json(validateNoteUpdate, "application/merge-patch+json"),
      responses: { 200: json(validateNote) },
    },
    request,
  );
}

function validateUpdateNoteParameters(value: unknown): ValidationResult<Pick<UpdateNoteRequest, "path">> {
  const { path } = value as UpdateNoteRequest;
  return result(value, [text(path?.id, ["path", "id"], 3)]);
}

function validateNote(value: unknown): ValidationResult<Note> {
  const note = value as Note | undefined;
  return result(value, [text(note?.id, ["id"], 3), text(note?.text, ["text"], 0)]);
}

function validateNoteUpdate(value: unknown): ValidationResult<NoteUpdate> {
  if (typeof value !== "object") return result(value, [issue([], "type", "must be an object")]);
  const { text: changed } = value as NoteUpdate;
  return result(value, changed === undefined ? [] : [text(changed, ["text"], 3)]);
}

function validateProblem(value: unknown): ValidationResult<Problem> {
  return result(value, [text((value as Problem | undefined)?.detail, ["detail"], 0)]);
}

function validateMistakes(value: unknown): ValidationResult<Mistakes> {
  return result(value, typeof value === "object" ? [] : [issue([], "type", "must be an object")]);
}

function text(value: unknown, path: readonly string[], minLength: number): Issue | undefined {
  if (typeof value === "string" && value.length >= minLength) return undefined;
  return issue(path, "minLength", `must be text of at least ${minLength} characters, got ${JSON.stringify(value)}`);
}

function issue(path: readonly string[], keyword: string, message: string): Issue {
  const [expected = "", received = ""] = message.replace("must be ", "").split(", got ");
  const location = `#/components/schemas/Note/${keyword}`;
  return {
    path,
    pointer: path.map((key) => `/${key}`).join(""),
    keyword,
    expected,
    received,
    schema: "Note",
    message,
    location,
  };
}

function result<T>(value: unknown, found: readonly (Issue | undefined)[]): ValidationResult<T> {
  const issues = found.filter((each) => each !== undefined);
  return issues.length > 0 ? { issues } : { value: value as T };
}
