import type { Api, SchemaId } from "../../2-normalise/api.js";
import type { Verdict } from "../change.js";
import type { Sides } from "../sides.js";
import { breaking, compatible } from "../verdicts.js";
import { type SampleValue, samplesOf, type Writing, writtenText } from "../written-texts.js";

/** What is written in one way under the old contract and in another one under the new one. */
export interface Rewriting {
  readonly what: string;
  readonly wire: Verdict;
}

/** Two ways to write values of two schemas. */
export interface Writings {
  readonly old: Writing & { readonly schema: SchemaId | undefined };
  readonly new: Writing & { readonly schema: SchemaId | undefined };
  readonly direction: "request" | "response";
}

/**
 * The difference in how values are written (OAS 3.1 §4.8.12.2), shown by a value of the first kind of which the texts
 * differ; undefined where all texts are the same.
 */
export function rewritingOf({ old, new: now, direction }: Writings, sides: Sides): Rewriting | undefined {
  const text = old.in === "cookie" ? "dark red" : undefined;
  const samples = { old: samplesOf(old.schema, sides.old.api, text), new: samplesOf(now.schema, sides.new.api, text) };
  const [sent, others] = direction === "request" ? [samples.old, samples.new] : [samples.new, samples.old];
  const differs = (value: SampleValue) => writtenText({ ...old, name: now.name }, value) !== writtenText(now, value);
  const value = sent.find(differs);
  if (value !== undefined) {
    const reason =
      direction === "request"
        ? `Requests with \`${writtenText(old, value)}\` are not understood any more.`
        : `Readers of the old contract wait for \`${writtenText(old, value)}\`.`;
    return { what: whatOf(old, now, value), wire: breaking(direction, `${direction}s`, reason) };
  }
  const other = others.find(differs);
  return other && { what: whatOf(old, now, other), wire: compatible("Such values were not sent before.") };
}

function whatOf(old: Writing, now: Writing, value: SampleValue): string {
  return `is written as \`${writtenText(now, value)}\` now, and was as \`${writtenText(old, value)}\``;
}

/** How the same texts may be sent: with what is escaped, and without a value. */
export function flagRewritings({ old, new: now }: Writings, { api }: Pick<Sides["old"], "api">): readonly Rewriting[] {
  const [before, after] = [old.serialization, now.serialization];
  if (before.kind !== "style" || after.kind !== "style") return [];
  return [
    ...(before.allowReserved !== after.allowReserved && hasTexts(old.schema, api)
      ? [reservedRewriting(now, after.allowReserved)]
      : []),
    ...(before.allowEmptyValue === after.allowEmptyValue ? [] : [emptyRewriting(now, after.allowEmptyValue)]),
  ];
}

/** What `allowReserved` does to numbers is nothing. */
function hasTexts(schema: SchemaId | undefined, api: Pick<Api, "schemas">): boolean {
  return samplesOf(schema, api).some(({ kind, value }) => kind === "object" || typeof [value].flat()[0] === "string");
}

function reservedRewriting({ name }: Writing, isAllowed: boolean): Rewriting {
  const [plain, escaped] = [`\`${name}=a/b\``, `\`${name}=a%2Fb\``];
  const what = isAllowed
    ? `may be written as ${plain}, and was escaped as ${escaped} before`
    : `is escaped as ${escaped}, and could be written as ${plain} before`;
  return { what, wire: compatible("Both are the same text to those who read a URL.") };
}

function emptyRewriting({ name }: Writing, isAllowed: boolean): Rewriting {
  const text = `\`${name}=\``;
  return isAllowed
    ? { what: `may be sent without a value now, as ${text}`, wire: compatible("Requests with a value are valid.") }
    : {
        what: `may not be sent without a value any more, as ${text}`,
        wire: breaking("request", "requests", `Requests with ${text} were valid and are not any more.`),
      };
}
