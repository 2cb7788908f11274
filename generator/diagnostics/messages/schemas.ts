import { error, information, warning } from "../message.js";
import { capital, didYouMean } from "./phrases.js";

/** Mistakes in schemas. */
export const schemaMessages = {
  "keyword-unknown": warning<{ keyword: string }>(
    ({ keyword }) => `\`${keyword}\` is not a keyword of JSON Schema. It says nothing about values.`,
    () => "Delete it, or begin its name with `x-` if it is an extension.",
  ),
  "keyword-misspelled": error<{ keyword: string; suggestion: string }>(
    ({ keyword, suggestion }) => `\`${keyword}\` is not a keyword of JSON Schema.${didYouMean(suggestion)}`,
    () => "Correct or delete it, or begin its name with `x-` if it is an extension.",
    () => "It says nothing about values.",
  ),
  "name-invalid": error<{ problem: string }>(
    ({ problem }) => `This is no name for a type or a function: ${problem}.`,
    () => "Write an identifier of JavaScript, such as `SharePrice` for a schema or `updateShare` for an operation.",
    () => "It is ignored.",
  ),
  "nullable-outdated": warning(
    () => '`nullable` is a keyword of OpenAPI 3.0, and is read as there: `nullable: true` adds `"null"` to `type`.',
    () => 'Write `"null"` in `type` instead of `nullable: true`, and delete `nullable: false`.',
  ),
  "keyword-elsewhere": warning<{ written: string; version: string; from: string; instead: string }>(
    ({ written, version, from }) => `${capital(written)} is of ${from}, and not of ${version}. It is read as there.`,
    ({ instead }) => instead,
  ),
  "enum-texts-unusable": warning<{ field: string; problem: string }>(
    ({ field, problem }) =>
      `\`${field}\` must have one text for each value of \`enum\`, but ${problem}. It is ignored.`,
    ({ field }) => `Write a list of as many texts as \`enum\` has values, in the same order, or delete \`${field}\`.`,
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
    ({ allowed }) => `Write one of ${allowed.map((name) => `\`${name}\``).join(", ")}.`,
    () => "Values of every type are allowed.",
  ),
  "enum-value-unquoted": warning<{ value: string }>(
    ({ value }) =>
      `\`${value}\` is no string, and \`type\` allows strings only. It is read as the text \`"${value}"\`.`,
    ({ value }) => `Write \`"${value}"\`.`,
  ),
  "enum-value-impossible": warning<{ value: string; types: readonly string[] }>(
    ({ value, types }) =>
      `No value can be \`${value}\` here: \`type\` allows ${types.map((type) => `\`${type}\``).join(" or ")} only.`,
    () => "Correct `type`, or the value.",
  ),
  "pattern-invalid": error<{ pattern: string; reason: string }>(
    ({ pattern, reason }) => `\`${pattern}\` is not a valid regular expression: ${reason}.`,
    () => "Write it as in JavaScript, with the `u` flag (ECMA-262).",
    () => "It only documents: no value is checked against it.",
  ),
  "read-and-write-only": warning(
    () =>
      "What is both `readOnly` and `writeOnly` is in no message. It is read as allowed in both directions, and required in none.",
    () => "Delete one of the two.",
  ),
  "pattern-corrected": warning<{ pattern: string; corrected: string }>(
    ({ pattern, corrected }) =>
      `\`${pattern}\` is a regular expression only without the \`u\` flag, which JSON Schema expects. It is read as \`${corrected}\`.`,
    ({ corrected }) => `Write \`${corrected}\`.`,
  ),
  "pattern-delimited": warning<{ pattern: string; corrected: string }>(
    ({ pattern, corrected }) =>
      `Nothing matches \`${pattern}\`: its slashes are part of the pattern. It is read as \`${corrected}\`.`,
    ({ corrected }) => `Write \`${corrected}\`.`,
  ),
  "pattern-slow": warning<{ pattern: string }>(
    ({ pattern }) => `\`${pattern}\` repeats a repetition: some strings take very long to reject.`,
    () => "Remove one of the two repetitions, or separate them by a character that neither of them matches.",
  ),
  "ref-chain-long": error<{ limit: number }>(
    ({ limit }) => `More than ${limit} schemas apply one another to the same value in a chain that starts here.`,
    () => "Let schemas at the start of the chain refer to those at its end.",
  ),
  "ref-cycle": error<{ through: readonly string[] }>(
    ({ through }) =>
      `This leads back to itself through ${through.map((name) => `\`${name}\``).join(" and ")} alone: checking a value would never end.`,
    () =>
      "Delete the reference, or move it under a keyword that descends into the value, such as `properties` or `items`.",
    () => "The reference is read as if it was not there.",
  ),
  "ref-siblings-ignored": warning<{ keyword: string; version: string }>(
    ({ keyword, version }) => `\`${keyword}\` has no effect here: ${version} ignores everything beside a \`$ref\`.`,
    () => "Move the reference into an `allOf`, or delete what is beside it.",
  ),
  "nullable-without-type": warning<{ beside: string | undefined }>(
    () => "`nullable` has no effect here: it adds null to the `type` beside it, and there is none.",
    ({ beside }) =>
      beside === undefined
        ? "Add `type`, or delete `nullable`."
        : `Write \`oneOf\` of what is under \`${beside}\` and of \`{ enum: [null] }\`, or delete \`nullable\`.`,
  ),
  "bound-missing": warning<{ keyword: string; bound: string }>(
    ({ keyword, bound }) => `\`${keyword}\` has no effect without \`${bound}\` beside it.`,
    ({ keyword, bound }) => `Add \`${bound}\`, or delete \`${keyword}\`.`,
  ),
  "items-missing": warning(
    () => "In OpenAPI 3.0, a schema of type `array` must have `items`. Without them, any items are allowed.",
    () => "Add `items`; `items: {}` allows any items.",
  ),
  "discriminator-unused": information<{ propertyName: string }>(
    ({ propertyName }) =>
      `The discriminator \`${propertyName}\` has no effect here: there is no \`oneOf\` or \`anyOf\` beside it.`,
    () => "Move it to the schema that lists the variants.",
  ),
  "mapping-not-found": error<{ tag: string; name: string; suggestion: string | undefined }>(
    ({ tag, name, suggestion }) =>
      `\`${tag}\` is mapped to \`${name}\`, but there is no schema of that name.${didYouMean(suggestion)}`,
    () => "Write the name of a schema in `components/schemas`, or a reference to one.",
    () => "The tag is left out of the mapping.",
  ),
  "mapping-not-a-variant": error<{ tag: string; schema: string }>(
    ({ tag, schema }) => `\`${tag}\` is mapped to \`${schema}\`, which is not one of the variants.`,
    () => "Map it to one of the schemas in the `oneOf` or `anyOf` beside the discriminator, or add the schema there.",
    () => "The tag is left out of the mapping.",
  ),
};
