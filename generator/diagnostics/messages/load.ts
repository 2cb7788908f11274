import { error, warning } from "../message.js";

/** What can be wrong with a document before anything is known of OpenAPI: its bytes, its syntax and its references. */
export const loadMessages = {
  "file-missing": error<{ path: string }>(
    ({ path }) => `There is no file at \`${path}\`.`,
    () => "Correct the path, or create the file.",
  ),
  "file-unreadable": error<{ path: string; reason: string }>(
    ({ path, reason }) => `\`${path}\` cannot be read: ${reason}.`,
    () => "Give the path of a file that you may read.",
  ),
  "file-empty": error<{ path: string }>(
    ({ path }) => `\`${path}\` holds nothing.`,
    () => "Write a document into the file, or take the file out of the call.",
  ),
  "file-encoding": error<{ path: string }>(
    ({ path }) => `\`${path}\` is not UTF-8: the bytes here are no character.`,
    () => "Save the file as UTF-8.",
  ),
  "character-forbidden": error<{ character: string }>(
    ({ character }) => `The character ${character} may not stand in a document (YAML 1.2.2 §5.1).`,
    () => 'Take it out, or write it as an escape in a double-quoted string, such as `"\\u0007"`.',
  ),
  "surrogate-lone": error(
    () => "This string escapes half of a surrogate pair, which is no character.",
    () => "Write both halves, or the character itself.",
  ),
  "yaml-syntax": error<{ problem: string }>(
    ({ problem }) => `This is not valid YAML: ${problem}.`,
    () => "Correct the syntax (YAML 1.2).",
  ),
  "yaml-document-second": error(
    () => "A second document starts here, but a file may hold only one.",
    () => "Move it into a file of its own, or delete it.",
  ),
  "yaml-directive": error<{ directive: string }>(
    ({ directive }) => `The directive \`${directive}\` is not supported.`,
    () => "Delete it: documents are read as YAML 1.2 with the tags of its core schema.",
  ),
  "yaml-tag": error<{ tag: string }>(
    ({ tag }) => `The tag \`${tag}\` is not supported.`,
    () => "Delete it: a document may hold only what JSON can.",
  ),
  "yaml-merge-key": error(
    () => "The merge key `<<` is not part of YAML 1.2.",
    () => "Write the keys out, or use `allOf` to combine schemas.",
  ),
  "yaml-too-deep": error<{ limit: number }>(
    ({ limit }) => `Collections are nested more than ${limit} levels deep here.`,
    () => "Move the inner parts into components and refer to them with `$ref`.",
  ),
  "alias-unknown": error<{ name: string; suggestion: string | undefined }>(
    ({ name, suggestion }) => `No anchor \`&${name}\` stands before this alias.${didYouMean(suggestion)}`,
    ({ name }) => `Put \`&${name}\` on an earlier value, or correct the alias.`,
  ),
  "alias-recursive": error<{ name: string }>(
    ({ name }) => `The alias \`*${name}\` stands inside the value that it names.`,
    () => "Use `$ref` for what contains itself.",
  ),
  "alias-expansion": error<{ name: string; limit: number }>(
    ({ name, limit }) => `With the alias \`*${name}\`, aliases repeat more than ${limit} values.`,
    () => "Use `$ref` for what is repeated.",
  ),
  "key-duplicate": error<{ key: string }>(
    ({ key }) => `The key \`${key}\` is there twice.`,
    () => "Delete one of the two, or rename it.",
  ),
  "key-unsupported": error<{ found: string }>(
    ({ found }) => `A key must be a string, but this one is ${found}.`,
    () => "Write the key as a string, in quotes if need be.",
  ),
  "number-not-finite": error<{ text: string }>(
    ({ text }) => `\`${text}\` is not a number that JSON can hold.`,
    () => "Write a finite number, or put quotes around it if a string is meant.",
  ),
  "number-imprecise": warning<{ text: string; value: string }>(
    ({ text, value }) => `\`${text}\` has more digits than a number in JavaScript holds; it is read as ${value}.`,
    () => "Write a number that is exact as a double, or nothing where it is only the largest of its type.",
  ),
  "ref-malformed": error<{ ref: string; problem: string }>(
    ({ ref, problem }) => `\`${ref}\` is no URI reference that can be followed: ${problem}.`,
    () => "Write a relative path, a `#` and a JSON Pointer, such as `prices.yaml#/components/schemas/Price`.",
  ),
  "ref-network": error<{ ref: string }>(
    ({ ref }) => `\`${ref}\` points into the network, and nothing is ever fetched.`,
    () => "Save the document beside the entry file and refer to it with a relative path.",
  ),
  "ref-scheme": error<{ ref: string; scheme: string }>(
    ({ ref, scheme }) => `\`${ref}\` has the scheme \`${scheme}:\`, and only relative references are followed.`,
    () => "Refer to a file in the folder of the entry file with a relative path.",
  ),
  "ref-outside-folder": error<{ ref: string }>(
    ({ ref }) => `\`${ref}\` leaves the folder of the entry file.`,
    () => "Move the document into that folder and refer to it with a relative path.",
  ),
  "ref-anchor": error<{ ref: string; anchor: string }>(
    ({ anchor }) => `The anchor \`#${anchor}\` cannot be referred to here: only schemas have anchors.`,
    () => "Write the place as a JSON Pointer, such as `#/components/schemas/Price`.",
  ),
  "ref-not-found": error<{ ref: string; suggestion: string | undefined }>(
    ({ ref, suggestion }) => `Nothing is defined at \`${ref}\`.${didYouMean(suggestion)}`,
    () => "Correct the reference, or define what it points at.",
  ),
};

function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? "" : ` Did you mean \`${suggestion}\`?`;
}
