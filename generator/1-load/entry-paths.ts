import { closest } from "../diagnostics/suggestion.js";

/** Whether what should be the path of a document is an address in the network. */
export function isAddress(path: string): boolean {
  return /^(?:https?|ftp):\/\//i.test(path);
}

/** The command that downloads a document, and the file that it is in then: the last segment of its address. */
export function downloadOf(address: string): { readonly command: string; readonly file: string } {
  const last = /^[^?#]*\/([\w.-]+\.(?:ya?ml|json))(?:[?#]|$)/i.exec(address)?.[1] ?? "openapi.yaml";
  const file = last.replace(/^[.-]+/, "");
  return { command: `curl -fL -o ${file} ${quoted(address)}`, file };
}

/** An argument for a shell. Only characters that mean nothing to any shell stand without quotation marks. */
function quoted(argument: string): string {
  return /^[\w.:/-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "%27")}'`;
}

/**
 * The file of a folder whose name is nearly this one: it differs in a few letters, or in its ending. Only files that may be
 * documents are suggested.
 */
export function nearestDocument(name: string, files: readonly string[]): string | undefined {
  const documents = files.filter((file) => /\.(?:ya?ml|json)$/i.test(file)).toSorted();
  const stem = withoutEnding(name).toLowerCase();
  return documents.find((file) => withoutEnding(file).toLowerCase() === stem) ?? closest(name, documents);
}

function withoutEnding(name: string): string {
  return name.replace(/\.[^.]*$/, "");
}
