import { error, warning } from "../message.js";

/** Mistakes in a document as OpenAPI, and what specmill does not support of OpenAPI. */
export const normaliseMessages = {
  // The document
  "version-unsupported": error<{ problem: string; supported: readonly string[] }>(
    ({ problem }) => problem,
    ({ supported }) => `Write the document in OpenAPI ${supported.join(" or ")}, as in \`openapi: 3.1.0\`.`,
  ),
  "version-mixed": error<{ entry: string }>(
    ({ entry }) => `The entry document is written in OpenAPI ${entry}, but this document is in another version.`,
    ({ entry }) => `Write both in the same version, or delete \`openapi\` here to have this document read as ${entry}.`,
  ),
  "vocabulary-unknown": error<{ vocabulary: string }>(
    ({ vocabulary }) => `This meta-schema requires the vocabulary \`${vocabulary}\`, which is not supported.`,
    () => "Write `false` if schemas may be read without it, or delete it.",
  ),
  "dialect-unsupported": error<{ dialect: string | undefined }>(
    ({ dialect }) =>
      dialect === undefined
        ? "A dialect must be a URI, a string."
        : `The JSON Schema dialect \`${dialect}\` is not supported.`,
    () =>
      "Delete it to have schemas read as JSON Schema 2020-12 with the keywords of OpenAPI 3.1, or name 2019-09, draft-07, draft-06 or draft-04.",
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
    () => "Delete it, or describe the same in another way.",
  ),
  "field-ignored": warning<{ field: string; object: string; why: string }>(
    ({ field, object, why }) => `Nothing is generated from \`${field}\` in the ${object}: ${why}.`,
    () => "Keep it as documentation, or delete it.",
  ),
  "value-unexpected": error<{ name: string; expected: string; actual: string }>(
    ({ name, expected, actual }) => `\`${name}\` must be ${expected}, but is ${actual}.`,
    ({ expected }) => `Write ${expected}.`,
  ),
  "value-duplicate": error<{ keyword: string; value: string }>(
    ({ keyword, value }) => `\`${value}\` is listed twice in \`${keyword}\`.`,
    () => "Delete one of the two.",
  ),
  "component-name-invalid": error<{ name: string }>(
    ({ name }) => `\`${name}\` cannot be the name of a component.`,
    () => "Use only the letters `A` to `Z` and `a` to `z`, digits, `.`, `_` and `-`.",
  ),

  // Schemas
  "keyword-unknown": error<{ keyword: string; suggestion: string | undefined }>(
    ({ keyword, suggestion }) => `\`${keyword}\` is not a keyword of JSON Schema.${didYouMean(suggestion)}`,
    () => "Correct or delete it, or begin its name with `x-` if it is an extension.",
  ),
  "keyword-elsewhere": error<{ keyword: string; version: string; instead: string }>(
    ({ keyword, version }) => `\`${keyword}\` is not a keyword of ${version}.`,
    ({ instead }) => instead,
  ),
  "contains-unevaluated": error(
    () =>
      "This `unevaluatedItems` and a `contains` apply to the same array, and one of them is written in JSON Schema 2019-09. The drafts disagree on whether items that `contains` matches are evaluated, so this is not supported.",
    () => "Write both in JSON Schema 2020-12, or delete one of them.",
  ),
  "keyword-ignored": warning<{ keyword: string; companion: string }>(
    ({ keyword, companion }) => `\`${keyword}\` has no effect without \`${companion}\` beside it.`,
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
        : `\`${ref}\` resolves to \`${uri}\` here, and no schema has that \`$id\`.`,
    () => "Correct the reference, or give this `$id` to the schema that you mean: specmill never fetches documents.",
  ),
  "anchor-duplicate": error<{ anchor: string }>(
    ({ anchor }) => `The anchor \`${anchor}\` is defined twice.`,
    () => "Rename one of the two, or give an `$id` to one of the schemas that contain them.",
  ),
  "anchor-not-found": error<{ ref: string; anchor: string; suggestion: string | undefined }>(
    ({ ref, suggestion }) => `There is no anchor at \`${ref}\`.${didYouMean(suggestion)}`,
    ({ anchor }) => `Correct the reference, or write \`$anchor: ${anchor}\` in the schema that you mean.`,
  ),
  "type-unknown": error<{ type: string; suggestion: string | undefined; allowed: readonly string[] }>(
    ({ type, suggestion }) => `There is no type \`${type}\`.${didYouMean(suggestion)}`,
    ({ type, allowed }) =>
      type === "null"
        ? "Write `nullable: true` beside the type of the other values."
        : `Write one of ${allowed.map((name) => `\`${name}\``).join(", ")}.`,
  ),
  "pattern-invalid": error<{ pattern: string; reason: string }>(
    ({ pattern, reason }) => `\`${pattern}\` is not a valid regular expression: ${reason}.`,
    () => "Write it as in JavaScript, with the `u` flag (ECMA-262).",
  ),
  "pattern-slow": warning<{ pattern: string }>(
    ({ pattern }) => `\`${pattern}\` repeats a repetition: some strings take very long to reject.`,
    () => "Remove one of the two repetitions, or separate them by a character that neither of them matches.",
  ),
  "ref-cycle": error<{ through: readonly string[] }>(
    ({ through }) =>
      `This leads back to itself through ${through.map((name) => `\`${name}\``).join(" and ")} alone: checking a value would never end.`,
    () =>
      "Delete the reference, or move it under a keyword that descends into the value, such as `properties` or `items`.",
  ),
  "ref-siblings-ignored": warning<{ keyword: string; version: string }>(
    ({ keyword, version }) => `\`${keyword}\` has no effect here: ${version} ignores everything beside a \`$ref\`.`,
    () => "Move the reference into an `allOf`, or delete what is beside it.",
  ),
  "nullable-without-type": warning(
    () => "`nullable` has no effect here: it adds null to the `type` beside it, and there is none.",
    () => "Add `type`, or delete `nullable`.",
  ),
  "bound-missing": error<{ keyword: string; bound: string }>(
    ({ keyword, bound }) => `\`${keyword}\` has no effect without \`${bound}\` beside it.`,
    ({ keyword, bound }) => `Add \`${bound}\`, or delete \`${keyword}\`.`,
  ),
  "items-missing": error(
    () => "In OpenAPI 3.0, a schema of type `array` must have `items`.",
    () => "Add `items`; `items: {}` allows any items.",
  ),
  "discriminator-unused": warning<{ propertyName: string }>(
    ({ propertyName }) =>
      `The discriminator \`${propertyName}\` has no effect here: there is no \`oneOf\` or \`anyOf\` beside it.`,
    () => "Move it to the schema that lists the variants.",
  ),
  "mapping-not-found": error<{ tag: string; name: string; suggestion: string | undefined }>(
    ({ tag, name, suggestion }) =>
      `\`${tag}\` is mapped to \`${name}\`, but there is no schema of that name.${didYouMean(suggestion)}`,
    () => "Write the name of a schema in `components/schemas`, or a reference to one.",
  ),
  "mapping-not-a-variant": error<{ tag: string; schema: string }>(
    ({ tag, schema }) => `\`${tag}\` is mapped to \`${schema}\`, which is not one of the variants.`,
    () => "Map it to one of the schemas in the `oneOf` or `anyOf` beside the discriminator, or add the schema there.",
  ),

  // Paths and operations
  "path-invalid": error<{ path: string; problem: string }>(
    ({ path, problem }) => `\`${path}\` is not a valid path: ${problem}.`,
    () => "Begin it with `/`, and put the name of each parameter in braces once, as in `/shares/{id}`.",
  ),
  "path-duplicate": error<{ path: string; earlier: string }>(
    ({ path, earlier }) =>
      `\`${path}\` and \`${earlier}\` are the same path: they differ only in the names of parameters.`,
    () => "Move the operations of both under one of them.",
  ),
  "path-parameter-missing": error<{ name: string; path: string; method: string }>(
    ({ name, path, method }) => `\`${method}\` has no parameter for \`{${name}}\` in \`${path}\`.`,
    ({ name }) => `Add a parameter with \`name: ${name}\`, \`in: path\` and \`required: true\`.`,
  ),
  "path-parameter-unused": error<{ name: string; path: string }>(
    ({ name, path }) => `The path parameter \`${name}\` does not appear in \`${path}\`.`,
    ({ name }) => `Add \`{${name}}\` to the path, or delete the parameter.`,
  ),
  "path-parameter-optional": error<{ name: string }>(
    ({ name }) => `The path parameter \`${name}\` is not required, but every path parameter must be.`,
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
    ({ name }) => `The header parameter \`${name}\` has no effect: OpenAPI describes this header in another way.`,
    () => "Delete it: media types and security schemes decide what this header contains.",
  ),
  "request-body-unsupported": error<{ method: string }>(
    ({ method }) => `A \`${method}\` request cannot have a body.`,
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
    ({ status }) => `\`${status}\` is not an HTTP status.`,
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
      `\`{${name}}\` in this URL is not one of the server's variables, and is left as it is.${didYouMean(suggestion)}`,
    ({ name }) => `Define \`${name}\` under \`variables\`, with a \`default\`.`,
  ),
  "server-default-invalid": error<{ value: string }>(
    ({ value }) => `The default \`${value}\` is not one of the values in \`enum\`.`,
    () => "Write one of those values, or add the default to `enum`.",
  ),
};

function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? "" : ` Did you mean \`${suggestion}\`?`;
}
