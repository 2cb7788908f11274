import { type Code, type Import, sequence } from "./document.js";

/** The page that code is laid out on, and what the module calls the names it imports. */
export interface Page {
  /** Lines are kept within so many columns wherever there is a place to break them. */
  readonly width: number;
  readonly localName: (imported: Import) => string;
}

/** Code as text. Lines end in LF and hold no trailing white space. */
export function layOut(code: Code, page: Page): string {
  const output: string[] = [];
  const breaks = hardLineFinder();
  let current = "";
  /** What is left to print, the next one last. */
  const rest: Placed[] = [{ code, column: 0, broken: true, filled: 0 }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { code: part, column, broken, filled } = next;
    const room = () => page.width - current.length;
    switch (part.kind) {
      case "text":
      case "import":
        current += textOf(part, page);
        break;
      case "line":
        if (!broken && part.flat !== undefined) {
          current += part.flat;
        } else {
          output.push(current.trimEnd());
          current = " ".repeat(column);
        }
        break;
      case "group": {
        const flat = place(part.content, next, false);
        rest.push(!breaks(part.content) && fits(flat, rest, room(), page) ? flat : place(part.content, next, true));
        break;
      }
      case "fill": {
        const item = part.items[filled];
        if (item === undefined) break;
        const gap = filled === 0 ? [] : [part.separator];
        const broke =
          broken && !fits({ code: sequence([...gap, item]), column, broken: false, filled: 0 }, [], room(), page);
        rest.push(
          { ...next, filled: filled + 1 },
          place(item, next, broken),
          ...gap.map((separator) => place(separator, next, broke)),
        );
        break;
      }
      default:
        rest.push(...contents(part, next).toReversed());
    }
  }
  output.push(current.trimEnd());
  return output.join("\n");
}

/** Code where it stands: the column its lines start at, and whether the group around it is broken. */
interface Placed {
  readonly code: Code;
  readonly column: number;
  readonly broken: boolean;
  /** How many items of a fill are printed already. */
  readonly filled: number;
}

type Leaf = Extract<Code, { readonly kind: "text" | "import" }>;
type Container = Extract<Code, { readonly kind: "sequence" | "indent" | "ifBroken" }>;

function place(code: Code, { column }: Placed, broken: boolean): Placed {
  return { code, column, broken, filled: 0 };
}

function textOf(leaf: Leaf, page: Page): string {
  return leaf.kind === "text" ? leaf.text : page.localName(leaf.imported);
}

/** What stands inside a part that lays out nothing itself. */
function contents(part: Container, placed: Placed): readonly Placed[] {
  switch (part.kind) {
    case "sequence":
      return part.parts.map((inner) => place(inner, placed, placed.broken));
    case "indent":
      return [{ ...place(part.content, placed, placed.broken), column: placed.column + part.columns }];
    case "ifBroken":
      return placed.broken ? [place(part.content, placed, true)] : [];
    default:
      return part satisfies never;
  }
}

/** Whether code, and what follows it up to the next place where the line can end, takes no more than the room there is. */
function fits(first: Placed, following: readonly Placed[], room: number, page: Page): boolean {
  const rest = [first];
  let at = following.length;
  for (let left = room; left >= 0; ) {
    const next = rest.pop() ?? following[--at];
    if (next === undefined) return true;
    const { code: part, broken } = next;
    switch (part.kind) {
      case "text":
      case "import":
        left -= textOf(part, page).length;
        break;
      case "line":
        if (broken || part.flat === undefined) return true;
        left -= part.flat.length;
        break;
      case "group":
        // Flat inside of what is measured; a group behind it can still be broken, and the line end there.
        rest.push(place(part.content, next, broken));
        break;
      case "fill":
        if (next.filled > 0) return true;
        rest.push(
          ...part.items
            .flatMap((item, index) => (index === 0 ? [item] : [part.separator, item]))
            .map((item) => place(item, next, broken))
            .toReversed(),
        );
        break;
      default:
        rest.push(...contents(part, next).toReversed());
    }
  }
  return false;
}

/** Tells whether code holds a hard line and can therefore not stand on one line. Remembers, as groups nest. */
function hardLineFinder(): (code: Code) => boolean {
  const known = new Map<Code, boolean>();
  const find = (code: Code): boolean => {
    switch (code.kind) {
      case "line":
        return code.flat === undefined;
      case "sequence":
        return code.parts.some(breaks);
      case "fill":
        return code.items.some(breaks);
      case "group":
      case "indent":
      case "ifBroken":
        return breaks(code.content);
      case "text":
      case "import":
        return false;
      default:
        return code satisfies never;
    }
  };
  const breaks = (code: Code): boolean => {
    const answer = known.get(code) ?? find(code);
    known.set(code, answer);
    return answer;
  };
  return breaks;
}
