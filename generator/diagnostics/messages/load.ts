import { error, warning } from "../message.js";
import { capital, didYouMean } from "./phrases.js";

/** Mistakes in the bytes, the syntax or the references of a document, whatever it describes. */
export const loadMessages = {
  "document-address": error<{ address: string; download: Download }>(
    ({ address }) => `\`${address}\` is an address in the network, and specmill never fetches documents.`,
    ({ download: { command, file } }) => `Download it, and give its path: \`${command}\`, then \`specmill ${file}\`.`,
  ),
  "file-missing": error<{ path: string; suggestion: string | undefined }>(
    ({ path, suggestion }) => `There is no file at \`${path}\`.${didYouMean(suggestion)}`,
    () => "Correct the path, or create the file.",
  ),
  "file-unreadable": error<{ path: string; reason: string }>(
    ({ path, reason }) => `\`${path === "" ? "." : path}\` cannot be read: ${reason}.`,
    () => "Give the path of a file that you may read.",
  ),
  "file-empty": error<{ path: string }>(
    ({ path }) => `\`${path}\` is empty.`,
    () => "Write a document into the file, or do not name it.",
  ),
  "file-encoding": error<{ path: string }>(
    ({ path }) => `\`${path}\` is not UTF-8: the bytes here encode no character.`,
    () => "Save the file as UTF-8.",
  ),
  "character-forbidden": error<{ character: string }>(
    ({ character }) => `The character ${character} is not allowed in a document (YAML 1.2.2 §5.1).`,
    () => 'Delete it, or write it as an escape in a double-quoted string, such as `"\\u0007"`.',
  ),
  "surrogate-lone": error(
    () => "This string escapes half of a surrogate pair, which is not a character.",
    () => "Write both halves, or the character itself.",
  ),
  "yaml-syntax": error<{ problem: string; isJson: boolean }>(
    ({ problem, isJson }) => `This is not valid ${isJson ? "JSON, nor YAML" : "YAML"}: ${problem}.`,
    ({ isJson }) => `Correct the syntax (${isJson ? "JSON" : "YAML 1.2"}).`,
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
    () => "Delete it: a document may contain only JSON values.",
  ),
  "yaml-merge-key": warning<undefined>(
    () => "Merge keys are not in YAML 1.2. The keys of the merged values are read as if they were written here.",
    () => "Write the keys here, or use `$ref` or `allOf` for schemas.",
  ),
  "merge-invalid": error<{ found: string }>(
    ({ found }) => `The value of a merge key must be an object or an array of objects, but is ${found}.`,
    () => "Write an alias of an object, as in `<<: *defaults`.",
  ),
  "yaml-too-deep": error<{ limit: number }>(
    ({ limit }) => `Collections are nested more than ${limit} levels deep here.`,
    () => "Move inner collections into components and refer to them with `$ref`.",
  ),
  "overlay-invalid": error<{ what: string; expected: string }>(
    ({ what, expected }) => `${what} must ${expected}.`,
    () => "Correct the overlay (Overlay Specification 1.1.0).",
  ),
  "overlay-field-unknown": error<{ field: string; object: string; suggestion: string | undefined }>(
    ({ field, object, suggestion }) => `There is no field \`${field}\` in ${object}.${didYouMean(suggestion)}`,
    ({ field }) =>
      field === "copy"
        ? "Write `overlay: 1.1.0`: version 1.0 has no `copy`."
        : "Correct the name, or let it begin with `x-`.",
  ),
  "overlay-extends-other": warning<{ extended: string; document: string }>(
    ({ extended, document }) => `This overlay is for \`${extended}\`, and changes \`${document}\` here.`,
    () => "Correct `extends`, or delete it.",
  ),
  "overlay-path-invalid": error<{ field: string; problem: string }>(
    ({ field, problem }) => `\`${field}\` is no JSONPath query: ${problem}.`,
    () => "Correct the query (RFC 9535), as in `$.paths['/users'].get`.",
  ),
  "overlay-target-unmatched": warning<undefined>(
    () => "Nothing in the document matches this target, so that the action changes nothing.",
    () => "Correct the target, or delete the action.",
  ),
  "overlay-targets-mixed": error<undefined>(
    () => "This target matches values of different kinds: objects, arrays or others.",
    () => "Write an action for each kind.",
  ),
  "overlay-copy-not-single": error<{ count: number }>(
    ({ count }) => `A copy is of one value, but this query matches ${count === 0 ? "none" : count}.`,
    () => "Write a query that matches one value.",
  ),
  "overlay-not-mergeable": error<{ update: string; target: string }>(
    ({ update, target }) => `${capital(update)} cannot be merged with ${target} of the document.`,
    () => "Write a value of the same kind, or remove the value with an earlier action.",
  ),
  "overlay-document-removed": error<undefined>(
    () => "This action removes the whole document.",
    () => "Write the target of what is to be removed.",
  ),
  "overlay-too-large": error<{ limit: number }>(
    ({ limit }) =>
      `With this action, the overlays add more than ${limit} values to the document, or search it for too long.`,
    () => "Write targets that match less, or copy less.",
  ),
  "alias-unknown": error<{ name: string; suggestion: string | undefined }>(
    ({ name, suggestion }) => `There is no anchor \`&${name}\` before this alias.${didYouMean(suggestion)}`,
    ({ name }) => `Add \`&${name}\` to an earlier value, or correct the alias.`,
  ),
  "alias-recursive": error<{ name: string }>(
    ({ name }) => `The alias \`*${name}\` is inside the value that it refers to.`,
    () => "Use `$ref` for a schema that contains itself.",
  ),
  "alias-expansion": error<{ name: string; limit: number }>(
    ({ name, limit }) => `With this alias, \`*${name}\`, the aliases of the document repeat more than ${limit} values.`,
    () => "Use `$ref` instead of aliases.",
  ),
  "key-duplicate": error<{ key: string }>(
    ({ key }) => `The key \`${key}\` appears twice.`,
    () => "Delete one of the two, or rename it.",
    () => "The first one counts.",
  ),
  "key-repeated": warning<{ key: string }>(
    ({ key }) => `The key \`${key}\` appears twice, with the same value.`,
    () => "Delete one of the two.",
  ),
  "key-unsupported": error<{ found: string }>(
    ({ found }) => `A key must be a string, but this one is ${found}.`,
    () => "Write the key as a string, in quotes if necessary.",
  ),
  "number-not-finite": error<{ text: string }>(
    ({ text }) => `\`${text}\` is not a number that JSON can represent.`,
    () => "Write a finite number, or put it in quotes if you mean a string.",
  ),
  "number-imprecise": warning<{ text: string; value: string }>(
    ({ text, value }) => `\`${text}\` has more digits than a JavaScript number can hold; it is read as ${value}.`,
    () => "Write a number that a double can hold exactly, or delete it if it is only the limit of a type.",
  ),
  "ref-malformed": error<{ ref: string; problem: string }>(
    ({ ref, problem }) => `\`${ref}\` is not a URI reference that can be followed: ${problem}.`,
    () => "Write a relative path, a `#` and a JSON Pointer, such as `prices.yaml#/components/schemas/Price`.",
  ),
  "ref-network": error<{ ref: string }>(
    ({ ref }) => `\`${ref}\` is an address in the network, and specmill never fetches documents.`,
    () => "Save the document beside the entry file and refer to it with a relative path.",
    () => "What is only this reference is left out, and as a schema allows any value.",
  ),
  "ref-scheme": error<{ ref: string; scheme: string }>(
    ({ ref, scheme }) => `\`${ref}\` has the scheme \`${scheme}:\`, but only relative references are followed.`,
    () => "Refer to a file in the folder of the entry file with a relative path.",
  ),
  "ref-outside-folder": error<{ ref: string; folder: ReferenceFolder }>(
    ({ ref, folder }) =>
      `\`${ref}\` points outside ${folder === "entry" ? "the folder of the entry file" : "the folder that `--root` names"}.`,
    ({ folder }) =>
      folder === "entry"
        ? "Name a folder that holds both files with `--root <DIR>` (`root` in the configuration), and refer to the document with a relative path."
        : "Name a folder that holds both files with `--root`, and refer to the document with a relative path.",
  ),
  "file-outside-root": error<{ path: string; root: string }>(
    ({ path, root }) => `\`${path}\` is not in the folder \`${root}\`, which \`--root\` or \`root\` names.`,
    () => "Name a folder that holds the document and all that it refers to.",
  ),
  "ref-anchor": error<{ ref: string; anchor: string }>(
    ({ anchor }) => `The anchor \`#${anchor}\` cannot be referred to here: only schemas have anchors.`,
    () => "Refer to it by a JSON Pointer, such as `#/components/schemas/Price`.",
  ),
  "ref-unescaped": warning<{ ref: string; escaped: string }>(
    ({ ref }) => `\`${ref}\` has characters that a URI must escape. It is read as if they were escaped.`,
    ({ escaped }) => `Write \`${escaped}\`.`,
  ),
  "self-invalid": error<{ self: string }>(
    ({ self }) => `\`$self\` must be a URI reference without a fragment, but is \`${self}\`.`,
    () => "Write the URI by which other documents refer to this one, or delete it.",
  ),
  "ref-not-found": error<{ ref: string; suggestion: string | undefined }>(
    ({ ref, suggestion }) => `Nothing is defined at \`${ref}\`.${didYouMean(suggestion)}`,
    () => "Correct the reference, or define what it points at.",
    () => "What is only this reference is left out, and as a schema allows any value.",
  ),
};

/** How a document is downloaded, and the file that it is then in. */
export interface Download {
  readonly command: string;
  readonly file: string;
}

/** The folder that references may lead to files in: the entry file's, or the one that `--root` names. */
type ReferenceFolder = "entry" | "named";
