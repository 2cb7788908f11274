import { error, information, warning } from "../message.js";
import { didYouMean, leftOut } from "./phrases.js";

/** Mistakes in paths and operations, in security and in servers. */
export const operationMessages = {
  // Paths and operations
  "path-invalid": error<{ path: string; problem: string; fix: string }>(
    ({ path, problem }) => `\`${path}\` is not a valid path: ${problem}.`,
    ({ fix }) => fix,
    () => "Nothing is generated from its operations.",
  ),
  "path-slash-missing": warning<{ path: string }>(
    ({ path }) => `The path \`${path}\` does not begin with \`/\`. It is read as \`/${path}\`.`,
    ({ path }) => `Write \`/${path}\`.`,
  ),
  "path-parameter-repeated": warning<{ path: string; name: string }>(
    ({ path, name }) => `\`${path}\` has \`{${name}}\` more than once. The one value is sent in each place.`,
    () => "Give each place in the path a name of its own.",
  ),
  "path-modifier": warning<{ path: string; name: string }>(
    ({ path, name }) =>
      `\`{${name}}\` in \`${path}\` looks like a modifier, which OpenAPI does not have. It is read as a parameter whose name is \`${name}\`.`,
    () => "Write the name alone; `style` and `explode` of the parameter say how it is sent.",
  ),
  "path-shared": information<{ path: string; earlier: string }>(
    ({ path, earlier }) =>
      `\`${path}\` is the same path item as \`${earlier}\`: its operations are generated for both, here named after the path.`,
    () => "Leave it, or write the operations of each path.",
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
  "method-not-sendable": warning<{ method: string; why: string }>(
    ({ method, why }) => `Nothing is generated from this operation: its method is \`${method}\`, and ${why}.`,
    () => "Keep it as documentation, or delete it.",
  ),
  "method-misplaced": error<{ method: string; field: string }>(
    ({ method }) => `\`${method}\` is no additional operation: it has a field of its own.`,
    ({ field }) => `Move the operation to \`${field}\` of the path.`,
    leftOut,
  ),
  "querystring-not-alone": error<{ name: string; whole: string }>(
    ({ name, whole }) => `\`${name}\` cannot be in the query, too: \`${whole}\` is the whole query.`,
    () => "Describe all of it in one parameter with `in: querystring`, or each part with `in: query`.",
  ),
  "path-duplicate": warning<{ path: string; earlier: string }>(
    ({ path, earlier }) =>
      `\`${path}\` and \`${earlier}\` are the same path: they differ only in the names of parameters. The operations of both are generated.`,
    () => "Move the operations of both under one of them.",
  ),
  "path-item-unused": information<{ name: string }>(
    ({ name }) => `Nothing is generated from the path item \`${name}\`: no path refers to it.`,
    () => "Refer to it under `paths`, or leave it where webhooks use it.",
  ),
  "path-field-twice": warning<{ field: string }>(
    ({ field }) => `\`${field}\` is both beside this \`$ref\` and in what it refers to. The one beside it counts.`,
    () => "Delete one of the two: OpenAPI does not say which one counts.",
  ),
  "path-parameter-missing": error<{ name: string; path: string; method: string }>(
    ({ name, path, method }) => `\`${method}\` has no parameter for \`{${name}}\` in \`${path}\`.`,
    ({ name }) => `Add a parameter with \`name: ${name}\`, \`in: path\` and \`required: true\`.`,
    () => "It is read as a parameter of any type.",
  ),
  "path-parameter-unused": warning<{ name: string; path: string }>(
    ({ name, path }) => `The path parameter \`${name}\` does not appear in \`${path}\`. It is not sent.`,
    ({ name }) => `Add \`{${name}}\` to the path, or delete the parameter.`,
  ),
  "path-parameter-optional": warning<{ name: string }>(
    ({ name }) =>
      `The path parameter \`${name}\` is not \`required: true\`, as every path parameter must be. It is read as required.`,
    () => "Write `required: true`.",
  ),
  "operation-id-duplicate": error<{ id: string }>(
    ({ id }) => `Two operations have the operationId \`${id}\`.`,
    () => "Rename one of the two.",
    () => "The second one is named after its method and path.",
  ),
  "parameter-duplicate": error<{ name: string; in: string }>(
    (details) => `The ${details.in} parameter \`${details.name}\` is listed twice.`,
    () => "Delete one of the two.",
    () => "The first one counts.",
  ),
  "parameter-null-dropped": information<{ name: string }>(
    ({ name }) =>
      `The parameter \`${name}\` cannot be \`null\`, which cannot be written as text: \`null\` is not in its type.`,
    () => "Delete `null` from the schema, or leave it: a call that does not send the parameter leaves it out.",
  ),
  "name-not-sendable": error<{ name: string; of: string }>(
    ({ name, of }) => `\`${name}\` cannot be the name of ${of}.`,
    () => "Use only letters, digits and ``!#$%&'*+-.^_`|~``.",
    leftOut,
  ),
  "schema-beside-content": error<{ object: string }>(
    ({ object }) => `This ${object} describes its value twice, with \`schema\` and with \`content\`.`,
    () => "Delete one of the two.",
    () => "`content` counts.",
  ),
  "header-set-by-fetch": information<{ name: string }>(
    ({ name }) =>
      `\`fetch\` decides itself what the header \`${name}\` contains: a value that is given may not be sent.`,
    () => "Keep it as documentation, or delete it.",
  ),
  "link-target-missing": warning<{ name: string; target: string | undefined; suggestion: string | undefined }>(
    ({ name, target, suggestion }) =>
      target === undefined
        ? `The link \`${name}\` does not say which operation it leads to.`
        : `The link \`${name}\` leads to \`${target}\`, and there is no such operation.${didYouMean(suggestion)}`,
    () => "Write the `operationId` of an operation, or an `operationRef`.",
  ),
  "header-ignored": information<{ name: string }>(
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
    () => "The first one counts.",
  ),
  "header-schema-missing": warning(
    () => "This Header Object has neither `schema` nor `content`. Its value is read as it comes.",
    () => "Add `schema`.",
  ),
  "responses-empty": warning(
    () => "This operation lists no response. Every answer to it is read as one that the document does not describe.",
    () => "List what the service answers, or `default`.",
  ),
  "response-status-invalid": error<{ status: string }>(
    ({ status }) => `\`${status}\` is not an HTTP status.`,
    () => "Write a number from 100 to 599, a class such as `4XX`, or `default`.",
    leftOut,
  ),

  // Security and servers
  "security-not-found": error<{ name: string; suggestion: string | undefined }>(
    ({ name, suggestion }) => `There is no security scheme \`${name}\`.${didYouMean(suggestion)}`,
    () => "Write the name of one in `components/securitySchemes`, or define it there.",
    () => "Nothing is sent for it.",
  ),
  "security-header-twice": warning<{ names: readonly string[]; header: string }>(
    ({ names, header }) =>
      `${names.map((name) => `\`${name}\``).join(" and ")} are sent together here, and both in the header \`${header}\`: only one of them is sent.`,
    () => "Write two requirements where either of them will do.",
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
    leftOut,
  ),
  "server-unusable": warning<{ url: string }>(
    ({ url }) => `\`fetch\` cannot send to \`${url}\`: it is not an HTTP URL.`,
    () =>
      "Begin it with `https://` and a host, or with `/` where it is relative; else a client must be told where the API is.",
  ),
  "server-scheme-missing": warning<{ url: string }>(
    ({ url }) =>
      `\`${url}\` is a relative URL, as it does not begin with \`https://\` or \`/\`: a client must be told where the API is.`,
    ({ url }) => `Write \`https://${url}\` if the first part is a host.`,
  ),
  "server-default-invalid": error<{ value: string }>(
    ({ value }) => `The default \`${value}\` is not one of the values in \`enum\`.`,
    () => "Write one of those values, or add the default to `enum`.",
    () => "It is allowed all the same.",
  ),
};
