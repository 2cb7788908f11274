import type { Diagnostics } from "../diagnostics/collector.js";
import type { Source } from "../diagnostics/source.js";

/**
 * Decodes the bytes of a file, without a leading byte order mark. Returns undefined for bytes that are not UTF-8 and
 * for characters that YAML forbids (YAML 1.2.2 §5.1), and reports the first of each.
 */
export function decode(bytes: Uint8Array, path: string, diagnostics: Diagnostics): Source | undefined {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const invalid = text.includes(replacement) ? firstInvalid(bytes, text) : undefined;
  const bom = text.startsWith("\uFEFF") ? 1 : 0;
  const source: Source = { path, text: text.slice(bom) };
  if (invalid !== undefined) {
    const start = invalid - bom;
    diagnostics.report("file-encoding", { source, start, end: start + 1 }, { path });
    return undefined;
  }
  const forbidden = source.text.match(forbiddenCharacter);
  if (forbidden?.index !== undefined) {
    const span = { source, start: forbidden.index, end: forbidden.index + 1 };
    diagnostics.report("character-forbidden", span, { character: codePoint(forbidden[0]) });
    return undefined;
  }
  return source;
}

const replacement = "\uFFFD";

/**
 * The index of the first replacement character that decoding inserted, not counting those in the file itself. Offsets
 * are compared in bytes: up to the first invalid byte, text and bytes correspond.
 */
function firstInvalid(bytes: Uint8Array, text: string): number | undefined {
  let offset = 0;
  let byteOffset = 0;
  for (let index = text.indexOf(replacement); index !== -1; index = text.indexOf(replacement, offset)) {
    byteOffset += Buffer.byteLength(text.slice(offset, index));
    const isReplacement =
      bytes[byteOffset] === 0xef && bytes[byteOffset + 1] === 0xbf && bytes[byteOffset + 2] === 0xbd;
    if (!isReplacement) return index;
    offset = index + 1;
    byteOffset += 3;
  }
  return undefined;
}

/** Characters that are not c-printable, and the byte order mark, which may only come first (YAML 1.2.2 §5.1, §5.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const forbiddenCharacter = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFEFF\uFFFE\uFFFF]/;

function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
