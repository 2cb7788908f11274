import { error, information, warning } from "../message.js";
import { capital, didYouMean } from "./phrases.js";

export const analyseMessages = {
  "content-schema-not-applied": information<{ mediaType: string; is: string }>(
    ({ mediaType, is }) => `Nothing is checked against this schema: a body of \`${mediaType}\` is ${is}.`,
    () => "Keep it as documentation, or describe what is sent.",
  ),
  "encoding-unused": warning<{ name: string; suggestion: string | undefined }>(
    ({ name, suggestion }) =>
      `The body has no property \`${name}\` that this could be the encoding of.${didYouMean(suggestion)}`,
    () => "Correct its name, or delete it.",
  ),
  "form-schema-not-object": warning<{ mediaType: string }>(
    ({ mediaType }) =>
      `A body of \`${mediaType}\` is the properties of an object, and this schema accepts none: the whole form is left to the caller.`,
    () => "Describe an object with a property for each field, or use the media type that is sent.",
  ),
  "header-not-parsed": information<{ name: string }>(
    ({ name }) => `The header \`${name}\` is returned as text: the properties of an object are not parsed.`,
    () => "Keep it as documentation, or describe the header with `content` and `application/json`.",
  ),
  "parameter-too-nested": warning<{ name: string; style: string; what: string }>(
    ({ name, style, what }) =>
      `\`${name}\` cannot be sent with ${what}: the style \`${style}\` writes no array and no object inside another one.`,
    () => "Use the style `deepObject` in a query, or describe it with the media type `application/json`.",
  ),
  "response-body-impossible": warning<{ of: string }>(
    ({ of }) => `The body is left out: HTTP has none in ${of}.`,
    () => "Delete the `content`, or list another status.",
  ),
  "format-not-applicable": information<{ format: string; type: string }>(
    ({ format, type }) =>
      `\`format: ${format}\` applies to ${plural(type)}, and no value here can be one: it is documentation only.`,
    ({ type }) => `Add ${type === "string" ? "bounds" : "a `pattern`"} if it matters, or correct \`type\`.`,
  ),
  "format-not-checked": information<{ format: string; suggestion: string | undefined }>(
    ({ format, suggestion }) =>
      `\`format: ${format}\` is not known, so values are not checked against it: it is documentation only.${didYouMean(suggestion)}`,
    () => "Add a `pattern` if it matters.",
  ),
  "name-collision": warning<NameChange>(changedName, () => renameOrChoose),
  "name-derived": information<NameChange>(
    changedName,
    () => "Nothing has to change. For another name, choose that of the schema or operation with `x-specmill-name`.",
  ),
  "name-reserved": information<NameChange>(changedName, () => renameOrChoose),
  "name-taken": error<{ name: string; because: string }>(
    ({ name, because }) => `\`${name}\` cannot be chosen as a name: ${because}.`,
    () => "Choose a name that nothing else has.",
    () => "It is ignored.",
  ),
  "tag-mismatch": error<{
    tag: string;
    property: string;
    schema: string;
    values: readonly (string | number | boolean)[];
  }>(
    ({ tag, property, schema, values }) =>
      `The mapping says that \`${property}: ${tag}\` is \`${schema}\`, but there \`${property}\` can only be ${listed(values)}.`,
    ({ tag, schema }) => `Map \`${tag}\` to the schema that has this value, or add the value to \`${schema}\`.`,
    () => "The tag is left out of the mapping.",
  ),
  "tag-missing": warning<{ property: string; variant: string }>(
    ({ property, variant }) =>
      `The discriminator cannot tell the variants apart: nothing says for certain which values of \`${property}\` are those of \`${variant}\`.`,
    ({ property, variant }) => `Require \`${property}\` in \`${variant}\`, and give it a \`const\` there.`,
  ),
  "tag-not-object": warning<{ property: string; variant: string }>(
    ({ property, variant }) =>
      `The discriminator cannot tell the variants apart: \`${variant}\` accepts values that are no objects and have no \`${property}\`.`,
    ({ property, variant }) =>
      `Make \`${variant}\` an object by \`type: object\`, with a \`${property}\` of its own, or delete the discriminator.`,
  ),
  "tag-not-stated": warning<{
    property: string;
    variant: string;
    /** How many more variants this is true of. */
    others: number;
    /** The tags that are the variant's own; absent for the one without a tag. */
    values: readonly (string | number | boolean)[] | undefined;
  }>(
    ({ property, variant, others, values }) => {
      const more = others === 0 ? "" : ` So it is with ${others} more ${others === 1 ? "variant" : "variants"}.`;
      return values === undefined
        ? `The discriminator decides that values of \`${variant}\` have no \`${property}\`; the schema itself accepts any.${more}`
        : `The discriminator decides that \`${property}\` of \`${variant}\` is ${listed(values)}; the schema itself accepts other values.${more}`;
    },
    ({ property, variant, values }) => {
      const keyword = values === undefined || values.length === 1 ? "a `const`" : "an `enum`";
      const value = values?.length === 1 ? ` of \`${values[0]}\`` : "";
      return `Give \`${property}\` ${keyword}${value} in \`${variant}\` and require it there, so that every tool reads the union alike. Or set \`discriminators\` to \`annotate\`, and the discriminator decides nothing.`;
    },
  ),
  "tag-shared": warning<{ property: string; tag: string | number | boolean; first: string; second: string }>(
    ({ property, tag, first, second }) =>
      first === second
        ? `The discriminator cannot tell the variants apart: \`${first}\` is among them more than once.`
        : `The discriminator cannot tell the variants apart: \`${property}: ${tag}\` is both \`${first}\` and \`${second}\`.`,
    ({ property, first, second }) =>
      first === second
        ? `List \`${first}\` once.`
        : `Give each variant values of \`${property}\` that no other one has.`,
  ),
  "null-impossible": warning<{ by: string }>(
    ({ by }) => `\`null\` is not valid here, though \`type\` or \`nullable\` allows it: ${by}.`,
    () =>
      "Add `null` to the `enum`, or write `oneOf` of that schema and of one with `enum: [null]`; or do not allow `null`.",
  ),
  "bounds-impossible": warning<{ lower: string; upper: string }>(
    ({ lower, upper }) => `No value is valid here: \`${lower}\` and \`${upper}\` exclude each other.`,
    () => "Correct one of the two.",
  ),
  "keyword-not-applicable": information<{ keyword: string; applies: string; types: readonly string[] }>(
    ({ keyword, applies, types }) =>
      `\`${keyword}\` applies to ${plural(applies)}, and \`type\` allows ${types.map((type) => `\`${type}\``).join(" or ")} only: it checks nothing.`,
    ({ keyword }) => `Delete \`${keyword}\`, or correct \`type\`.`,
  ),
  "variant-impossible": warning<{ types: readonly string[]; allowed: readonly string[] }>(
    ({ types, allowed }) =>
      `No value is this variant: it is ${types.map((type) => `\`${type}\``).join(" or ")}, and the \`type\` beside the variants allows ${allowed.map((type) => `\`${type}\``).join(" or ")} only.`,
    () => "Delete that `type`, or the variant.",
  ),
  "property-impossible": warning<{ name: string; isRequired: boolean; suggestion: string | undefined }>(
    ({ name, isRequired, suggestion }) =>
      isRequired
        ? `No object is valid here: \`${name}\` is required, and \`additionalProperties\` forbids it.${didYouMean(suggestion)}`
        : `\`${name}\` is described here, but no object may have it: an \`additionalProperties: false\` sees only the \`properties\` beside it.`,
    () =>
      "Write `unevaluatedProperties: false` around the `allOf`, or list the property beside `additionalProperties`.",
  ),
  "default-invalid": warning<{ value: string }>(
    ({ value }) => `The default \`${value}\` is not valid against its own schema. It only documents.`,
    () => "Correct the default, or the schema.",
  ),
  "type-missing": warning<{ keyword: string; type: string }>(
    ({ keyword, type }) =>
      `\`${keyword}\` applies to ${plural(type)} only: without a \`type\` this schema also accepts every other value, and its type is \`unknown\`.`,
    ({ type }) => `Add \`type: ${type}\`.`,
  ),
};

function listed(values: readonly (string | number | boolean)[]): string {
  const shown = values.slice(0, 5).map((value) => `\`${value}\``);
  const more = values.length > shown.length ? ` or one of ${values.length - shown.length} more` : "";
  return shown.join(" or ") + more;
}

/** `because` is the end of a sentence. */
export interface NameChange {
  readonly subject: string;
  readonly chosen: string;
  readonly because: string;
}

function changedName({ subject, chosen, because }: NameChange): string {
  return `${capital(subject)} is called \`${chosen}\` in the package: ${because}.`;
}

const renameOrChoose = "Rename one of them, or choose its name in the package with `x-specmill-name`.";

function plural(type: string): string {
  return `${type}s`;
}
