import { createDiagnostics } from "../diagnostics/collector.js";
import type { Source, Span } from "../diagnostics/source.js";
import type { Memory } from "../memory/memory.js";
import type { Entry, Node, ObjectNode } from "./tree.js";
import { parse } from "./yaml.js";

/** Where a document has many entries that a person changes one at a time: the lines above them, and how far they are indented. */
const sections = [
  { above: ["paths:\n"], indentation: "  " },
  { above: ["components:\n", "  schemas:\n"], indentation: "    " },
] as const;

type Section = (typeof sections)[number];

/**
 * Reads a document as `parse` does, entry by entry where it has sections, and of those only the entries that a memory
 * does not hold. Gives nothing where that might not come to the same; then the document must be read as a whole.
 *
 * An entry is read between the lines above it and a key behind it. If it ends there, what comes next is read as if it
 * had not been there: so the rest of the document is read with one key in the place of all these entries.
 */
export function parseBySections(source: Source, memory: Memory): Node | undefined {
  // Aliases lead from one entry to another, and only whole documents have directives.
  if (
    /[&*][^\s]/.test(source.text.replace(/"[^"\n]*"|'[^'\n]*'|[\w)`] ?&|\*\*/g, "")) ||
    /\r|^%|^---|^\.\.\./m.test(source.text)
  ) {
    return undefined;
  }
  const cuts = sections.flatMap((section) => cutOf(source.text, section) ?? []).sort((a, b) => a.start - b.start);
  if (cuts.length === 0) return undefined;
  const entries = cuts.map(entriesOf);
  let frameText = "";
  let at = 0;
  cuts.forEach(({ start, end, section }) => {
    frameText += `${source.text.slice(at, start)}${section.indentation}${hole}:\n`;
    at = end;
  });
  frameText += source.text.slice(at);
  const frame = memory.recall(`frame of ${source.path}`, frameText, () => movableNode(cleanly(frameText)));
  if (frame?.tree.kind !== "object" || entries.some((each) => each === undefined)) return undefined;
  // From the first hole to the last: what is before a hole stays where it is.
  const holes = cuts.map(({ start, end, section }) => ({
    start,
    end,
    length: section.indentation.length + hole.length + 2,
  }));
  frame.moveTo(source, (offset) => {
    let moved = offset;
    for (const { start, end, length } of holes) if (moved >= start + length) moved += end - start - length;
    return moved;
  });
  let count = 0;
  const tree = fillHoles(frame.tree, (siblings) => {
    const filling = entries[count++] ?? [];
    // A key twice is a mistake, with two places to tell.
    if (filling.some((entry) => siblings.has(entry.key))) count = Number.NaN;
    return filling;
  });
  return count === cuts.length ? tree : undefined;

  function entriesOf({ section, start, entries }: Cut): readonly Entry[] | undefined {
    const found: Entry[] = [];
    let at = start;
    for (const text of entries) {
      const kind = `entry under ${section.above.join("")} of ${source.path}`;
      const read = memory.recall(kind, text, () => entryOf(text, section));
      if (read === undefined) return undefined;
      const shift = at - section.above.join("").length;
      read.moveTo(source, (offset) => offset + shift);
      found.push(read.tree);
      at += text.length;
    }
    return new Set(found.map(({ key }) => key)).size === found.length ? found : undefined;
  }
}

const hole = "x-entries";

/** A run of entries that are read one by one: all of a section but the last, behind which something else comes. */
interface Cut {
  readonly section: Section;
  readonly start: number;
  readonly end: number;
  readonly entries: readonly string[];
}

function cutOf(text: string, section: Section): Cut | undefined {
  const above = section.above.at(-1) ?? "";
  const line = text.indexOf(`\n${above}`);
  if (line === -1) return undefined;
  const first = line + 1 + above.length;
  const rest = text.slice(first);
  const end = new RegExp(`^ {0,${section.indentation.length - 1}}[^\\s#]`, "m").exec(rest)?.index ?? rest.length;
  const starts = [...rest.slice(0, end).matchAll(new RegExp(`^${section.indentation}[^\\s#].*$`, "gm"))].map(
    ({ index }) => index,
  );
  const last = starts.at(-1);
  if (starts.length < 3 || last === undefined || text.includes(hole)) return undefined;
  const entries = starts.slice(0, -1).map((start, index) => rest.slice(start, starts[index + 1]));
  return { section, start: first + (starts[0] ?? 0), end: first + last, entries };
}

/** An entry by itself, if it ends before a key behind it. */
function entryOf(text: string, { above, indentation }: Section): Movable<Entry> | undefined {
  let node = cleanly(`${above.join("")}${text}${indentation}${hole}:\n`);
  for (const { length: _ } of above) {
    if (node?.kind !== "object" || node.entries.size !== 1) return undefined;
    node = [...node.entries.values()][0]?.value;
  }
  if (node?.kind !== "object" || node.entries.size !== 2 || !node.entries.has(hole)) return undefined;
  const [entry] = node.entries.values();
  return entry && movable(entry, spansOf(entry));
}

/** A tree about which there is nothing to report. */
function cleanly(text: string): Node | undefined {
  const diagnostics = createDiagnostics();
  const tree = parse({ path: "", text }, diagnostics);
  return diagnostics.all().length === 0 ? tree : undefined;
}

/** A tree whose keys have others in the place of each hole. What has no hole in it is the same node. */
function fillHoles(node: Node, fill: (siblings: ObjectNode["entries"]) => readonly Entry[]): Node {
  if (node.kind === "array") {
    const items = node.items.map((item) => fillHoles(item, fill));
    return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
  }
  if (node.kind !== "object") return node;
  let isSame = true;
  const entries = new Map<string, Entry>();
  for (const entry of node.entries.values()) {
    const value = fillHoles(entry.value, fill);
    const filling = entry.key === hole ? fill(node.entries) : [value === entry.value ? entry : { ...entry, value }];
    isSame &&= filling[0] === entry;
    for (const each of filling) entries.set(each.key, each);
  }
  return isSame ? node : { ...node, entries };
}

/**
 * A tree that was read by itself. It is moved to where it stands in a source, and moved again when that changes: its nodes
 * stay the same, and what was made of them is still known.
 */
interface Movable<T> {
  readonly tree: T;
  /** `place` gives an offset in the source for one in what was read. */
  moveTo(source: Source, place: (offset: number) => number): void;
}

function movable<T>(tree: T, spans: readonly Span[]): Movable<T> {
  const origins = [...new Set(spans)].map((span) => ({ span: span as Writable<Span>, ...span }));
  return {
    tree,
    moveTo(source, place) {
      for (const { span, start, end } of origins) {
        span.source = source;
        span.start = place(start);
        span.end = place(end);
      }
    },
  };
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function movableNode(node: Node | undefined): Movable<Node> | undefined {
  return node && movable(node, spansIn(node));
}

function spansOf({ keyAt, value }: Entry): readonly Span[] {
  return [keyAt, ...spansIn(value)];
}

function spansIn(node: Node): readonly Span[] {
  switch (node.kind) {
    case "object":
      return [node.at, ...[...node.entries.values()].flatMap(spansOf)];
    case "array":
      return [node.at, ...node.items.flatMap(spansIn)];
    default:
      return [node.at];
  }
}
