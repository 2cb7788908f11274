import { error, warning } from "../message.js";

/** What can be wrong with a document as OpenAPI, and what of OpenAPI is not supported. */
export const normaliseMessages = {
  // The document
  "version-unsupported": error<{ found: string; supported: readonly string[] }>(
    ({ found }) => found,
    ({ supported }) => `Write the document in OpenAPI ${supported.join(" or ")}, as in \`openapi: 3.1.0\`.`,
  ),
  "version-mixed": error<{ entry: string }>(
    ({ entry }) => `The entry is written in OpenAPI ${entry}, but this document in another version.`,
    ({ entry }) => `Write both in the same version, or take \`openapi\` out to have this one read as ${entry}.`,
  ),
  "vocabulary-unknown": error<{ vocabulary: string }>(
    ({ vocabulary }) => `This meta-schema requires the vocabulary \`${vocabulary}\`, which is not known.`,
    () => "Write `false` if schemas may be read without it, or take it out.",
  ),
  "dialect-unsupported": error<{ dialect: string | undefined }>(
    ({ dialect }) =>
      dialect === undefined
        ? "A dialect is named by a URI, a string."
        : `The JSON Schema dialect \`${dialect}\` is not supported.`,
    () =>
      "Leave it out, to have schemas read as JSON Schema 2020-12 with the keywords of OpenAPI 3.1, or name 2019-09, draft-07, draft-06 or draft-04.",
  ),

  // Objects and values
  "field-unknown": error<{ field: string; object: string; version: string; suggestion: string | undefined }>(
    ({ field, object, version, suggestion }) =>
      `The ${object} of OpenAPI ${version} has no field \`${field}\`.${didYouMean(suggestion)}`,
    () => "Correct or delete it, or begin its name with `x-` if it is an extension.",
  ),
  "field-missing": error<{ field: string; object: string }>(
    ({ field, object }) => `This ${object} has no \`${field}\`, which is required.`,
    ({ field }) => `Add \`${field}\`.`,
  ),
  "field-unsupported": error<{ field: string; object: string }>(
    ({ field, object }) => `\`${field}\` in the ${object} is not supported yet.`,
    () => "Delete it, or say the same in another way.",
  ),
  "field-ignored": warning<{ field: string; object: string; why: string }>(
    ({ field, object, why }) => `Nothing is generated from \`${field}\` in the ${object}: ${why}.`,
    () => "Keep it as documentation, or delete it.",
  ),
  "value-unexpected": error<{ name: string; expected: string; found: string }>(
    ({ name, expected, found }) => `\`${name}\` must be ${expected}, but is ${found}.`,
    ({ expected }) => `Write ${expected}.`,
  ),
  "value-duplicate": error<{ keyword: string; value: string }>(
    ({ keyword, value }) => `\`${value}\` is in \`${keyword}\` twice.`,
    () => "Delete one of the two.",
  ),
  "component-name-invalid": error<{ name: string }>(
    ({ name }) => `\`${name}\` cannot be the name of a component.`,
    () => "Use only the letters `A` to `Z` and `a` to `z`, digits, `.`, `_` and `-`.",
  ),

  // Schemas
  "keyword-unknown": error<{ keyword: string; suggestion: string | undefined }>(
    ({ keyword, suggestion }) => `\`${keyword}\` is no keyword of JSON Schema.${didYouMean(suggestion)}`,
    () => "Correct or delete it, or begin its name with `x-` if it is an extension.",
  ),
  "keyword-elsewhere": error<{ keyword: string; version: string; instead: string }>(
    ({ keyword, version }) => `\`${keyword}\` is no keyword of ${version}.`,
    ({ instead }) => instead,
  ),
  "contains-unevaluated": error(
    () =>
      "JSON Schema 2019-09 leaves to `unevaluatedItems` what `contains` finds, and 2020-12 does not: where one of the two is of 2019-09, this is not supported.",
    () => "Write both in JSON Schema 2020-12, or leave one of them out.",
  ),
  "keyword-ignored": warning<{ keyword: string; companion: string }>(
    ({ keyword, companion }) => `\`${keyword}\` says nothing without \`${companion}\` beside it.`,
    ({ keyword, companion }) => `Add \`${companion}\`, or delete \`${keyword}\`.`,
  ),
  "identifier-invalid": error<{ keyword: string; expected: string }>(
    ({ keyword, expected }) => `\`${keyword}\` must be ${expected}.`,
    ({ expected }) => `Write ${expected}.`,
  ),
  "id-duplicate": error<{ uri: string }>(
    ({ uri }) => `Two schemas are identified as \`${uri}\`.`,
    () => "Give each an `$id` of its own.",
  ),
  "id-not-found": error<{ ref: string; uri: string }>(
    ({ ref, uri }) =>
      ref === uri
        ? `No schema has the \`$id\` \`${uri}\`.`
        : `\`${ref}\` is \`${uri}\` here, and no schema has that \`$id\`.`,
    () => "Correct the reference, or give the schema that is meant this `$id`: nothing is ever fetched.",
  ),
  "anchor-duplicate": error<{ anchor: string }>(
    ({ anchor }) => `The anchor \`${anchor}\` is there twice.`,
    () => "Rename one of the two, or give one of the schemas around them an `$id`.",
  ),
  "anchor-not-found": error<{ ref: string; anchor: string; suggestion: string | undefined }>(
    ({ ref, suggestion }) => `There is no anchor at \`${ref}\`.${didYouMean(suggestion)}`,
    ({ anchor }) => `Correct the reference, or write \`$anchor: ${anchor}\` in the schema that is meant.`,
  ),
  "type-unknown": error<{ type: string; suggestion: string | undefined; allowed: readonly string[] }>(
    ({ type, suggestion }) => `There is no type \`${type}\`.${didYouMean(suggestion)}`,
    ({ type, allowed }) =>
      type === "null"
        ? "Write `nullable: true` beside the type of the other values."
        : `Write one of ${allowed.map((name) => `\`${name}\``).join(", ")}.`,
  ),
  "pattern-invalid": error<{ pattern: string; reason: string }>(
    ({ pattern, reason }) => `\`${pattern}\` is no regular expression: ${reason}.`,
    () => "Write it as JavaScript does with the `u` flag (ECMA-262).",
  ),
  "pattern-slow": warning<{ pattern: string }>(
    ({ pattern }) => `\`${pattern}\` repeats a repetition: some strings take very long to refuse.`,
    () => "Take out one of the two repetitions, or put something between them that cannot be part of either.",
  ),
  "ref-cycle": error<{ through: readonly string[] }>(
    ({ through }) =>
      `This leads back to where it stands through ${through.map((name) => `\`${name}\``).join(" and ")} alone: checking a value would never end.`,
    () =>
      "Take out the reference, or put it under a keyword that goes into the value, such as `properties` or `items`.",
  ),
  "ref-siblings-ignored": warning<{ keyword: string; version: string }>(
    ({ keyword, version }) => `\`${keyword}\` does nothing here: ${version} ignores what stands beside a \`$ref\`.`,
    () => "Put the reference into `allOf`, with the rest beside that, or delete the rest.",
  ),
  "nullable-without-type": warning(
    () => "`nullable` does nothing here: it adds null to the `type` beside it, and there is none.",
    () => "Write `type` beside it, or delete it.",
  ),
  "bound-missing": error<{ keyword: string; bound: string }>(
    ({ keyword, bound }) => `\`${keyword}\` says how to read \`${bound}\`, which is not there.`,
    ({ bound }) => `Add \`${bound}\`, or delete it.`,
  ),
  "items-missing": error(
    () => "An array must say what its items are in OpenAPI 3.0.",
    () => "Add `items`; `items: {}` allows anything.",
  ),
  "discriminator-unused": warning<{ propertyName: string }>(
    ({ propertyName }) =>
      `\`${propertyName}\` tells no variants apart here: there is no \`oneOf\` or \`anyOf\` beside the discriminator.`,
    () => "Move it to the schema that lists the variants.",
  ),
  "mapping-not-found": error<{ tag: string; name: string; suggestion: string | undefined }>(
    ({ tag, name, suggestion }) =>
      `\`${tag}\` is mapped to \`${name}\`, and there is no schema of that name.${didYouMean(suggestion)}`,
    () => "Write the name of a schema in `components/schemas`, or a reference to one.",
  ),
  "mapping-not-a-variant": error<{ tag: string; schema: string }>(
    ({ tag, schema }) => `\`${tag}\` is mapped to \`${schema}\`, which is none of the variants.`,
    () => "Map it to one of the schemas in the `oneOf` or `anyOf` beside the discriminator, or add the schema there.",
  ),

  // Paths and operations
  "path-invalid": error<{ path: string; problem: string }>(
    ({ path, problem }) => `\`${path}\` is no path: ${problem}.`,
    () => "Begin it with `/`, and put the name of each parameter in braces once, as in `/shares/{id}`.",
  ),
  "path-duplicate": error<{ path: string; earlier: string }>(
    ({ path, earlier }) =>
      `\`${path}\` and \`${earlier}\` are the same path: names of parameters do not tell paths apart.`,
    () => "Put the operations of both under one of them.",
  ),
  "path-parameter-missing": error<{ name: string; path: string; method: string }>(
    ({ name, path, method }) => `\`{${name}}\` in \`${path}\` is no parameter of \`${method}\`.`,
    ({ name }) => `Add a parameter with \`name: ${name}\`, \`in: path\` and \`required: true\`.`,
  ),
  "path-parameter-unused": error<{ name: string; path: string }>(
    ({ name, path }) => `The path parameter \`${name}\` has no place in \`${path}\`.`,
    ({ name }) => `Add \`{${name}}\` to the path, or delete the parameter.`,
  ),
  "path-parameter-optional": error<{ name: string }>(
    ({ name }) => `The path parameter \`${name}\` is not required, but a path cannot do without it.`,
    () => "Write `required: true`.",
  ),
  "operation-id-duplicate": error<{ id: string }>(
    ({ id }) => `Two operations have the operationId \`${id}\`.`,
    () => "Rename one of the two.",
  ),
  "parameter-duplicate": error<{ name: string; in: string }>(
    (details) => `The ${details.in} parameter \`${details.name}\` is listed twice.`,
    () => "Delete one of the two.",
  ),
  "parameter-unsupported": error<{ name: string; problem: string }>(
    ({ name, problem }) => `The parameter \`${name}\` is not supported yet: ${problem}.`,
    () => "Describe a string, number or boolean in the path, the query or a header, or a list of them in the query.",
  ),
  "parameter-ignored": warning<{ name: string }>(
    ({ name }) => `The header parameter \`${name}\` does nothing: OpenAPI has another place for it.`,
    () => "Delete it: media types and security schemes say what this header holds.",
  ),
  "request-body-unsupported": error<{ method: string }>(
    ({ method }) => `\`${method}\` has no request body in HTTP.`,
    () => "Delete it, or use `post`.",
  ),
  "media-type-unsupported": error<{ mediaType: string; problem: string }>(
    ({ mediaType, problem }) => `The media type \`${mediaType}\` is not supported yet: ${problem}.`,
    () => "Describe each body with one media type that is `application/json` or ends in `+json`.",
  ),
  "response-status-unsupported": error<{ status: string }>(
    ({ status }) => `The response \`${status}\` stands for many statuses, which is not supported yet.`,
    () => "List each status by its number.",
  ),
  "response-status-invalid": error<{ status: string }>(
    ({ status }) => `\`${status}\` is no status of HTTP.`,
    () => "Write a number from 100 to 599.",
  ),

  // Security and servers
  "security-not-found": error<{ name: string; suggestion: string | undefined }>(
    ({ name, suggestion }) => `There is no security scheme \`${name}\`.${didYouMean(suggestion)}`,
    () => "Write the name of one in `components/securitySchemes`, or define it there.",
  ),
  "security-unsupported": error<{ name: string; problem: string }>(
    ({ name, problem }) => `The security scheme \`${name}\` is not supported yet: it is ${problem}.`,
    () => "Use one scheme with `type: http` and `scheme: bearer`.",
  ),
  "security-unused": warning<{ name: string; problem: string }>(
    ({ name, problem }) =>
      `Nothing is generated from the security scheme \`${name}\`: no operation uses it, and it is ${problem}.`,
    () => "Delete it, or keep it as documentation.",
  ),
  "server-variable-missing": warning<{ name: string; suggestion: string | undefined }>(
    ({ name, suggestion }) =>
      `\`{${name}}\` in this URL is none of the server's variables, and stays as it is.${didYouMean(suggestion)}`,
    ({ name }) => `Define \`${name}\` under \`variables\`, with a \`default\`.`,
  ),
  "server-default-invalid": error<{ value: string }>(
    ({ value }) => `The default \`${value}\` is not among the values in \`enum\`.`,
    () => "Write one of them, or add it there.",
  ),
};

function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? "" : ` Did you mean \`${suggestion}\`?`;
}
