import { error, warning } from "../message.js";
import { didYouMean, leftOut } from "./phrases.js";

/** Mistakes in a document as a whole, and in the objects and values of any part of it. */
export const documentMessages = {
  // The document
  "version-imprecise": warning<{ version: string; minor: string }>(
    ({ version, minor }) => `OpenAPI has no version \`${version}\`. The document is read as OpenAPI ${minor}.`,
    ({ minor }) => `Write \`${minor}.0\`, in quotes.`,
  ),
  "version-unsupported": error<{ format: UnsupportedFormat; supported: readonly string[] }>(
    ({ format }) => describeFormat(format),
    ({ format, supported }) =>
      format.kind === "swagger"
        ? "Convert it to OpenAPI 3.0 first, for instance with `npx swagger2openapi OLD.yaml --yaml --outfile NEW.yaml`."
        : `Name a document that says \`openapi: 3.1.0\`, or another version: ${supported.join(", ")}.`,
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
    () => "It is ignored.",
  ),

  "contents-missing": error<{ containers: readonly string[] }>(
    ({ containers }) =>
      `There is nothing to generate: this document has none of ${containers.map((name) => `\`${name}\``).join(", ")}.`,
    () => "Add `paths` for operations, or `components` for schemas.",
  ),
  "paths-missing": warning(
    () => "OpenAPI 3.0 requires `paths`, and this document has none. It is read as one without operations.",
    () => "Add `paths: {}`.",
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
    () => "Nothing is generated from it.",
  ),
  "field-missing": error<{ field: string; object: string }>(
    ({ field, object }) => `This ${object} has no \`${field}\`, which is required.`,
    ({ field }) => `Add \`${field}\`.`,
    () => "What cannot be read without it is left out.",
  ),
  "field-ignored": warning<{ field: string; object: string; why: string }>(
    ({ field, object, why }) => `Nothing is generated from \`${field}\` in the ${object}: ${why}.`,
    () => "Keep it as documentation, or delete it.",
  ),
  "documentation-missing": warning<{ field: string; object: string }>(
    ({ field, object }) =>
      `This ${object} has no \`${field}\`, which OpenAPI requires. It only documents, and is read as empty.`,
    ({ field }) => `Add \`${field}\`.`,
  ),
  "value-unexpected": error<{ name: string; expected: string; actual: string }>(
    ({ name, expected, actual }) => `\`${name}\` must be ${expected}, but is ${actual}.`,
    ({ expected }) => `Write ${expected}.`,
    leftOut,
  ),
  "documentation-invalid": warning<{ name: string; expected: string; actual: string }>(
    ({ name, expected, actual }) =>
      `\`${name}\` must be ${expected}, but is ${actual}. It only documents, and is left out.`,
    ({ expected }) => `Write ${expected}.`,
  ),
  "null-ignored": warning<{ name: string }>(
    ({ name }) => `\`${name}\` is \`null\`. It is read as if it were left out.`,
    ({ name }) => `Delete \`${name}\`, or give it a value.`,
  ),
  "null-as-empty": warning<{ object: string }>(
    ({ object }) => `This ${object} is \`null\`. It is read as an empty object.`,
    () => "Write `{}`, or what is meant.",
  ),
  "text-unquoted": warning<{ name: string; text: string; kind: "number" | "boolean" }>(
    ({ name, text, kind }) =>
      `\`${name}\` must be a string, but \`${text}\` is a ${kind}. It is read as the text \`"${text}"\`.`,
    ({ text }) => `Write \`"${text}"\`.`,
  ),
  "list-empty": warning<{ keyword: string }>(
    ({ keyword }) => `\`${keyword}\` lists nothing. It is read as if it were left out.`,
    ({ keyword }) => `Delete \`${keyword}\`, or list what is meant.`,
  ),
  "fields-exclusive": warning<{ first: string; second: string }>(
    ({ first, second }) => `\`${second}\` is beside \`${first}\`, and only one of them may be there.`,
    () => "Delete one of the two.",
  ),
  "examples-twice": warning(
    () => "There are both `example` and `examples` here, of which OpenAPI allows one. All of them are shown.",
    () => "Move the one under `example` to `examples`.",
  ),
  "value-duplicate": warning<{ keyword: string; value: string }>(
    ({ keyword, value }) => `\`${value}\` is listed twice in \`${keyword}\`.`,
    () => "Delete one of the two.",
  ),
  "component-name-misleading": error<{ name: string }>(
    ({ name }) =>
      `\`${name}\` cannot be the name of a component: it has characters that mean something in a reference or in code.`,
    () => "Use only the letters `A` to `Z` and `a` to `z`, digits, `.`, `_` and `-`.",
    () => "It is read as it is.",
  ),
  "component-name-invalid": warning<{ name: string }>(
    ({ name }) => `\`${name}\` is no name that OpenAPI allows for a component.`,
    () => "Use only the letters `A` to `Z` and `a` to `z`, digits, `.`, `_` and `-`.",
  ),
};

/** A document in no version of OpenAPI that is supported. */
export type UnsupportedFormat =
  | { readonly kind: "no object" }
  | { readonly kind: "unknown" }
  | { readonly kind: "swagger" }
  /** `openapi` is there, and is neither a text nor a number. */
  | { readonly kind: "no text" }
  | { readonly kind: "another version"; readonly version: string };

function describeFormat(format: UnsupportedFormat): string {
  switch (format.kind) {
    case "no object":
      return "This is not an OpenAPI document: it is not an object, which begins with a field such as `openapi`.";
    case "unknown":
      return "This is not an OpenAPI document, or the field `openapi`, which says its version, is missing.";
    case "swagger":
      return "This document is written in Swagger 2, the format before OpenAPI 3. specmill does not read it.";
    case "no text":
      return "The version of OpenAPI must be a string.";
    case "another version":
      return `OpenAPI \`${format.version}\` is not supported.`;
    default:
      return format satisfies never;
  }
}
