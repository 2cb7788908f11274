import type { Level } from "../../compare/change.js";
import type { ChangeList, ContractChange } from "../history/contract-changes.js";
import { escapeMarkdown } from "./markdown-text.js";

/** A version of the package, for its changelog. */
export interface Release {
  readonly version: string;
  /** Markdown, with a heading that is the version, and a line break at its end. */
  readonly entry: string;
}

/** The changelog entry of a version: what changed in the contracts, with what to do about breaking changes. */
export function createRelease(version: string, { changes, wording }: ChangeList): Release {
  const reworded = wording === 0 ? [] : [`- ${wording} ${wording === 1 ? "text was" : "texts were"} reworded`];
  const groups = headings.flatMap(({ heading, levels }) => {
    const lines = changes.filter(({ level }) => levels.includes(level)).map(itemOf);
    const all = levels.includes("none") ? [...lines, ...reworded] : lines;
    return all.length === 0 ? [] : [`### ${heading}`, all.join("\n")];
  });
  return { version, entry: `${[`## ${version}`, ...groups].join("\n\n")}\n` };
}

const headings: readonly { readonly heading: string; readonly levels: readonly Level[] }[] = [
  { heading: "Breaking", levels: ["wire", "source"] },
  { heading: "Compatible", levels: ["compatible"] },
  { heading: "Other", levels: ["none"] },
];

function itemOf({ level, line, mend }: ContractChange): string {
  const item = `- ${escapeMarkdown(line)}`;
  const isBreaking = level === "wire" || level === "source";
  return isBreaking && mend !== undefined ? `${item}\n  ${escapeMarkdown(mend)}` : item;
}

/**
 * A changelog with a new entry above all others, which keep their bytes. If it already has an entry of this version,
 * which a person may have written, it stays as it is.
 */
export function addRelease(changelog: string | undefined, { version, entry }: Release): string {
  if (changelog === undefined) return `# Changelog\n\n${entry}`;
  const entries = [...changelog.matchAll(/^## .*$/gm)];
  if (entries.some(([heading]) => heading.slice("## ".length).trim() === version)) return changelog;
  const lineBreak = changelog.includes("\r\n") ? "\r\n" : "\n";
  const text = entry.replaceAll("\n", lineBreak);
  const [first] = entries;
  if (first !== undefined) return changelog.slice(0, first.index) + text + lineBreak + changelog.slice(first.index);
  const isSeparate = changelog === "" || /\r?\n\r?\n$/.test(changelog);
  return changelog + (isSeparate ? "" : changelog.endsWith("\n") ? lineBreak : lineBreak + lineBreak) + text;
}
