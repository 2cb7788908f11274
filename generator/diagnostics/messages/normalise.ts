import { error, information, warning } from "../message.js";

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
  "field-unknown": warning<{ field: string; object: string; version: string }>(
    ({ field, object, version }) =>
      `The ${object} of OpenAPI ${version} has no field \`${field}\`. Nothing is generated from it.`,
    () => "Delete it, or begin its name with `x-` if it is an extension.",
  ),
  "field-misspelled": error<{ field: string; object: string; version: string; suggestion: string }>(
    ({ field, object, version, suggestion }) =>
      `The ${object} of OpenAPI ${version} has no field \`${field}\`.${didYouMean(suggestion)}`,
    () => "Correct or delete it, or begin its name with `x-` if it is an extension.",
  ),
  "field-missing": error<{ field: string; object: string }>(
    ({ field, object }) => `This ${object} has no \`${field}\`, which is required.`,
    ({ field }) => `Add \`${field}\`.`,
  ),
  "field-ignored": warning<{ field: string; object: string; why: string }>(
    ({ field, object, why }) => `Nothing is generated from \`${field}\` in the ${object}: ${why}.`,
    () => "Keep it as documentation, or delete it.",
  ),
  "value-unexpected": error<{ name: string; expected: string; actual: string }>(
    ({ name, expected, actual }) => `\`${name}\` must be ${expected}, but is ${actual}.`,
    ({ expected }) => `Write ${expected}.`,
  ),
  "value-duplicate": warning<{ keyword: string; value: string }>(
    ({ keyword, value }) => `\`${value}\` is listed twice in \`${keyword}\`.`,
    () => "Delete one of the two.",
  ),
  "component-name-invalid": warning<{ name: string }>(
    ({ name }) => `\`${name}\` is no name that OpenAPI allows for a component.`,
    () => "Use only the letters `A` to `Z` and `a` to `z`, digits, `.`, `_` and `-`.",
  ),

  // Schemas
  "keyword-unknown": warning<{ keyword: string }>(
    ({ keyword }) => `\`${keyword}\` is not a keyword of JSON Schema. It says nothing about values.`,
    () => "Delete it, or begin its name with `x-` if it is an extension.",
  ),
  "keyword-misspelled": error<{ keyword: string; suggestion: string }>(
    ({ keyword, suggestion }) => `\`${keyword}\` is not a keyword of JSON Schema.${didYouMean(suggestion)}`,
    () => "Correct or delete it, or begin its name with `x-` if it is an extension.",
  ),
  "name-invalid": error<{ problem: string }>(
    ({ problem }) => `This is no name for a type or a function: ${problem}.`,
    () => "Write an identifier of JavaScript, such as `SharePrice` for a schema or `updateShare` for an operation.",
  ),
  "nullable-outdated": warning(
    () => '`nullable` is a keyword of OpenAPI 3.0, and is read as there: `nullable: true` adds `"null"` to `type`.',
    () => 'Write `"null"` in `type` instead of `nullable: true`, and delete `nullable: false`.',
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
  "pattern-corrected": warning<{ pattern: string; corrected: string }>(
    ({ pattern, corrected }) =>
      `\`${pattern}\` is a regular expression only without the \`u\` flag, which JSON Schema expects. It is read as \`${corrected}\`.`,
    ({ corrected }) => `Write \`${corrected}\`.`,
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
  "bound-missing": warning<{ keyword: string; bound: string }>(
    ({ keyword, bound }) => `\`${keyword}\` has no effect without \`${bound}\` beside it.`,
    ({ keyword, bound }) => `Add \`${bound}\`, or delete \`${keyword}\`.`,
  ),
  "items-missing": warning(
    () => "In OpenAPI 3.0, a schema of type `array` must have `items`. Without them, any items are allowed.",
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
  "path-invalid": error<{ path: string; problem: string; fix: string }>(
    ({ path, problem }) => `\`${path}\` is not a valid path: ${problem}.`,
    ({ fix }) => fix,
  ),
  "path-query-merged": information<{ path: string; query: string }>(
    ({ path, query }) =>
      `OpenAPI has no query in a path. \`${path}\` is sent with \`${query}\` in front of its parameters, and is no path of openapi-fetch's own methods.`,
    () => "Describe it as a parameter with `in: query` and the one value as its `enum`, or leave it.",
  ),
  "path-fragment-dropped": information<{ path: string }>(
    ({ path }) =>
      `OpenAPI has no fragment in a path. \`${path}\` is sent without it, and is no path of openapi-fetch's own methods.`,
    () => "Leave it where it tells two operations apart, or delete it.",
  ),
  "method-not-sendable": warning<{ method: string }>(
    ({ method }) => `Nothing is generated from this operation: \`fetch\` refuses to send \`${method}\`.`,
    () => "Keep it as documentation, or delete it.",
  ),
  "path-duplicate": warning<{ path: string; earlier: string }>(
    ({ path, earlier }) =>
      `\`${path}\` and \`${earlier}\` are the same path: they differ only in the names of parameters. The operations of both are generated.`,
    () => "Move the operations of both under one of them.",
  ),
  "path-parameter-missing": error<{ name: string; path: string; method: string }>(
    ({ name, path, method }) => `\`${method}\` has no parameter for \`{${name}}\` in \`${path}\`.`,
    ({ name }) => `Add a parameter with \`name: ${name}\`, \`in: path\` and \`required: true\`.`,
  ),
  "path-parameter-unused": warning<{ name: string; path: string }>(
    ({ name, path }) => `The path parameter \`${name}\` does not appear in \`${path}\`. It is not sent.`,
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
  "parameter-null-dropped": information<{ name: string }>(
    ({ name }) =>
      `The parameter \`${name}\` cannot be \`null\`, which cannot be written as text: \`null\` is not in its type.`,
    () => "Delete `null` from the schema, or leave it: a call that does not send the parameter leaves it out.",
  ),
  "name-not-sendable": error<{ name: string; of: string }>(
    ({ name, of }) => `\`${name}\` cannot be the name of ${of}.`,
    () => "Use only letters, digits and ``!#$%&'*+-.^_`|~``.",
  ),
  "schema-beside-content": error<{ object: string }>(
    ({ object }) => `This ${object} describes its value twice, with \`schema\` and with \`content\`.`,
    () => "Delete one of the two.",
  ),
  "header-ignored": warning<{ name: string }>(
    ({ name }) => `The header \`${name}\` has no effect here: OpenAPI describes it in another way.`,
    () => "Delete it: media types and security schemes decide what this header contains.",
  ),
  "example-invalid": warning<{ name: string }>(
    ({ name }) => `The example \`${name}\` is left out: it is not an Example Object with a value.`,
    () => "Write the example under `value`, as in `value: { id: 1 }`.",
  ),
  "request-body-not-sent": warning<{ method: string }>(
    ({ method }) => `The body is left out: \`fetch\` refuses to send one with \`${method}\`.`,
    () => "Use `post`, or keep it as documentation.",
  ),
  "media-type-malformed": warning<{ mediaType: string }>(
    ({ mediaType }) => `\`${mediaType}\` is not a well-formed media type. Its parameters are not looked at.`,
    () => "Write a type and a subtype, and each parameter as `name=value`, as in `text/csv; charset=utf-8`.",
  ),
  "response-duplicate": error<{ status: string }>(
    ({ status }) => `The response \`${status}\` is there twice: upper and lower case mean the same.`,
    () => "Delete one of the two.",
  ),
  "response-status-invalid": error<{ status: string }>(
    ({ status }) => `\`${status}\` is not an HTTP status.`,
    () => "Write a number from 100 to 599, a class such as `4XX`, or `default`.",
  ),

  // Security and servers
  "security-not-found": error<{ name: string; suggestion: string | undefined }>(
    ({ name, suggestion }) => `There is no security scheme \`${name}\`.${didYouMean(suggestion)}`,
    () => "Write the name of one in `components/securitySchemes`, or define it there.",
  ),
  "security-not-sent": information<{ name: string; is: string }>(
    ({ name, is }) => `Nothing is sent for the security scheme \`${name}\`: it is ${is}.`,
    () => "Send the credential yourself, in your own `fetch` or in a middleware.",
  ),
  "server-variable-missing": warning<{ name: string; suggestion: string | undefined }>(
    ({ name, suggestion }) =>
      `\`{${name}}\` in this URL is none of the server's variables, so the URL cannot be used as it is.${didYouMean(suggestion)}`,
    ({ name }) => `Define \`${name}\` under \`variables\`, with a \`default\`.`,
  ),
  "server-variable-unused": warning<{ name: string }>(
    ({ name }) => `The variable \`${name}\` has no place in the URL of the server.`,
    ({ name }) => `Put \`{${name}}\` into the URL, or delete the variable.`,
  ),
  "server-url-invalid": error<{ url: string; problem: string }>(
    ({ url, problem }) => `\`${url}\` cannot be the URL of a server: ${problem}.`,
    () => "Write the address that paths are put behind, as in `https://api.example.com/v1`.",
  ),
  "server-unusable": warning<{ url: string }>(
    ({ url }) => `\`fetch\` cannot send to \`${url}\`: it is not an HTTP URL.`,
    () =>
      "Begin it with `https://` and a host, or with `/` where it is relative; else a client must be told where the API is.",
  ),
  "server-default-invalid": error<{ value: string }>(
    ({ value }) => `The default \`${value}\` is not one of the values in \`enum\`.`,
    () => "Write one of those values, or add the default to `enum`.",
  ),
};

function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? "" : ` Did you mean \`${suggestion}\`?`;
}
