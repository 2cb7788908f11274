import type { Code, Import } from "./document.js";

/** The page that code is laid out on, and what the module calls the names it imports. */
export interface Page {
  /** Lines are kept within so many columns wherever there is a place to break them. */
  readonly width: number;
  readonly localName: (imported: Import) => string;
}

/** Code as text. Lines end in LF and hold no trailing white space. */
export function layOut(code: Code, page: Page): string {
  const output: string[] = [];
  let current = "";
  /** What is left to print, the next one last. What stands here is in a broken group: all else is written at once. */
  const rest: Placed[] = [{ code, column: 0, filled: 0 }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { code: part, column, filled } = next;
    switch (part.kind) {
      case "text":
        current += part.text;
        break;
      case "import":
        current += page.localName(part.imported);
        break;
      case "line":
        output.push(current.trimEnd());
        current = " ".repeat(column);
        break;
      case "group":
        if (!part.hard && fits(part.content, rest, page.width - current.length, page)) {
          current += flat(part.content, page);
        } else rest.push({ code: part.content, column, filled: 0 });
        break;
      case "indent":
        rest.push({ code: part.content, column: column + part.columns, filled: 0 });
        break;
      case "ifBroken":
        rest.push({ code: part.content, column, filled: 0 });
        break;
      case "sequence":
        for (let at = part.parts.length - 1; at >= 0; at--) {
          rest.push({ code: part.parts[at] as Code, column, filled: 0 });
        }
        break;
      case "fill": {
        const item = part.items[filled];
        if (item === undefined) break;
        rest.push({ code: part, column, filled: filled + 1 }, { code: item, column, filled: 0 });
        if (filled === 0) break;
        const room = page.width - current.length;
        if (fitsBehind(part.separator, item, room, page)) current += flat(part.separator, page);
        else rest.push({ code: part.separator, column, filled: 0 });
        break;
      }
      default:
        part satisfies never;
    }
  }
  output.push(current.trimEnd());
  return output.join("\n");
}

/** Code in a broken group, where it stands. */
interface Placed {
  readonly code: Code;
  /** The column that its lines start at. */
  readonly column: number;
  /** How many items of a fill are printed already. */
  readonly filled: number;
}

/** Code on one line. There is no hard line in it. */
function flat(code: Code, page: Page): string {
  switch (code.kind) {
    case "text":
      return code.text;
    case "import":
      return page.localName(code.imported);
    case "line":
      return code.flat ?? "";
    case "group":
    case "indent":
      return flat(code.content, page);
    case "ifBroken":
      return "";
    case "sequence": {
      let text = "";
      for (const part of code.parts) text += flat(part, page);
      return text;
    }
    case "fill": {
      const separator = flat(code.separator, page);
      return code.items.map((item) => flat(item, page)).join(separator);
    }
    default:
      return code satisfies never;
  }
}

/** Whether flat code, and what follows it up to the next place where the line can end, takes no more than the room there is. */
function fits(content: Code, following: readonly Placed[], room: number, page: Page): boolean {
  let left = measure(content, false, room, page);
  for (let at = following.length - 1; at >= 0 && left >= 0 && left !== lineEnds; at--) {
    const { code, filled } = following[at] as Placed;
    left = filled > 0 ? lineEnds : measure(code, true, left, page);
  }
  return left >= 0;
}

/** Whether an item of a fill fits behind the one before it, whatever follows. */
function fitsBehind(separator: Code, item: Code, room: number, page: Page): boolean {
  const left = measure(separator, false, room, page);
  return left >= 0 && measure(item, false, left, page) >= 0;
}

/** There is a place where the line can end before the room does. */
const lineEnds = Number.POSITIVE_INFINITY;

/** How much of the room is left behind code: less than none if it takes more than there is, `lineEnds` if a line can end in it. */
function measure(code: Code, broken: boolean, room: number, page: Page): number {
  if (room < 0 || room === lineEnds) return room;
  switch (code.kind) {
    case "text":
      return room - code.text.length;
    case "import":
      return room - page.localName(code.imported).length;
    case "line":
      return broken || code.flat === undefined ? lineEnds : room - code.flat.length;
    case "group":
    case "indent":
      // A group that follows what is measured can still be broken, and the line end there.
      return measure(code.content, broken, room, page);
    case "ifBroken":
      return broken ? measure(code.content, broken, room, page) : room;
    case "sequence": {
      let left = room;
      for (const part of code.parts) {
        left = measure(part, broken, left, page);
        if (left < 0 || left === lineEnds) return left;
      }
      return left;
    }
    case "fill": {
      let left = room;
      for (const [index, item] of code.items.entries()) {
        if (index > 0) left = measure(code.separator, broken, left, page);
        left = measure(item, broken, left, page);
        if (left < 0 || left === lineEnds) return left;
      }
      return left;
    }
    default:
      return code satisfies never;
  }
}
