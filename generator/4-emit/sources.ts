import type { ImportExtension } from "./form.js";
import type { OutputFile } from "./output.js";

/**
 * The modules of a package as plain sources: in the folders of their APIs, without `src/` around them, and with the
 * specifiers that the compiler around them asks for.
 */
export function emitSources(modules: readonly OutputFile[], extension: ImportExtension): readonly OutputFile[] {
  return modules.map(({ path, text }) => ({
    path: path.replace(/^src\//, ""),
    text: extension === "js" ? text : withEndings(text, endings[extension]),
  }));
}

const endings: Readonly<Record<ImportExtension, string>> = { js: ".js", ts: ".ts", none: "" };

/**
 * Replaces the `.js` of the relative specifiers of a module: they are all that is in quotation marks in the last line of an
 * import or a re-export. Nothing of a contract is such a line, as its text is in comments or in quotation marks.
 */
function withEndings(text: string, ending: string): string {
  return text.replace(/^((?:(?:import|export) (?:[^"]* )?|\} )from "\.[^"]*)\.js";$/gm, `$1${ending}";`);
}
