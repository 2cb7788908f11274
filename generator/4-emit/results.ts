import type { Call, Content, HeaderItem, HeaderReading, Outcome } from "../3-analyse/calls.js";
import type { Model } from "../3-analyse/model.js";
import { receivedType } from "./contents.js";
import { braces, type Code, code, group, ifBroken, indent, join, line, softLine } from "./print/code.js";
import { propertySignature } from "./print/declare.js";
import { imported } from "./print/identifiers.js";
import { doc } from "./print/jsdoc.js";
import { runtime } from "./validators/runtime.js";

/**
 * What a call returns, as a union: a case for each response of the contract and each of its media types, and one for
 * what the contract does not describe.
 */
export function resultType({ outcomes }: Call, model: Model): Code {
  const cases = outcomes.flatMap((outcome) => casesOf(outcome, model));
  const all = [...cases, imported("Unexpected", runtime("result"), { type: true })];
  return group(indent(softLine, ifBroken(code`| `), join(code`${line}| `, all)));
}

function casesOf(outcome: Outcome, model: Model): readonly Code[] {
  const kinds = outcome.ok === "either" ? ["Success", "Failure"] : [outcome.ok ? "Success" : "Failure"];
  const bodies = outcome.contents.length === 0 ? [undefined] : outcome.contents;
  return kinds.flatMap((kind) =>
    bodies.map(
      (content) => code`${imported(kind, runtime("result"), { type: true })}<${parametersOf(outcome, content, model)}>`,
    ),
  );
}

/** The media type is only said where it tells cases apart, or where headers follow it. */
function parametersOf({ key, contents, headers }: Outcome, content: Content | undefined, model: Model): Code {
  const data = content === undefined ? code`undefined` : receivedType(content, model);
  const mediaType = content === undefined ? code`undefined` : code`${content.mediaType}`;
  const parameters = [code`${key}`, data];
  if (contents.length > 1 || headers.length > 0) parameters.push(mediaType);
  if (headers.length > 0) parameters.push(headersType(headers));
  return join(code`, `, parameters);
}

function headersType(headers: Outcome["headers"]): Code {
  const members = headers.map(({ name, reading, description, deprecated }) =>
    propertySignature({
      name,
      type: readingType(reading),
      readonly: true,
      doc: doc({ summary: description, tags: deprecated ? [{ name: "deprecated" }] : [] }),
    }),
  );
  return braces(members, code`;`);
}

function readingType(reading: HeaderReading): Code {
  switch (reading.kind) {
    case "list":
      return code`readonly ${itemTypes[reading.item]}[]`;
    case "json":
      return code`unknown`;
    default:
      return itemTypes[reading.kind];
  }
}

const itemTypes: Readonly<Record<HeaderItem, Code>> = {
  text: code`string`,
  number: code`number`,
  integer: code`number`,
  boolean: code`boolean`,
};
