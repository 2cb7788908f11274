import type { Code, Import } from "./document.js";

/** The page that code is laid out on, and the local name of each import. */
export interface Page {
  /** The column that lines are kept within, wherever they can be broken. */
  readonly width: number;
  readonly localName: (imported: Import) => string;
}

/** Prints code. Lines end in LF and have no trailing white space. */
export function layOut(code: Code, page: Page): string {
  const output: string[] = [];
  let current = "";
  /** A stack of the code still to print. All of it is in a broken group: a group that fits is printed at once. */
  const pending: PendingCode[] = [{ code, column: 0, printedItems: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { code: node, column, printedItems } = next;
    switch (node.kind) {
      case "text":
        current += node.text;
        break;
      case "import":
        current += page.localName(node.imported);
        break;
      case "line":
        output.push(current.trimEnd());
        current = " ".repeat(column);
        break;
      case "group":
        if (!node.hard && fits(node.content, pending, page.width - current.length, page)) {
          current += flat(node.content, page);
        } else pending.push({ code: node.content, column, printedItems: 0 });
        break;
      case "indent":
        pending.push({ code: node.content, column: column + node.columns, printedItems: 0 });
        break;
      case "ifBroken":
        pending.push({ code: node.content, column, printedItems: 0 });
        break;
      case "sequence":
        for (let at = node.items.length - 1; at >= 0; at--) {
          pending.push({ code: node.items[at] as Code, column, printedItems: 0 });
        }
        break;
      case "fill": {
        const item = node.items[printedItems];
        if (item === undefined) break;
        pending.push({ code: node, column, printedItems: printedItems + 1 }, { code: item, column, printedItems: 0 });
        if (printedItems === 0) break;
        const room = page.width - current.length;
        if (fitsBehind(node.separator, item, room, page)) current += flat(node.separator, page);
        else pending.push({ code: node.separator, column, printedItems: 0 });
        break;
      }
      default:
        node satisfies never;
    }
  }
  output.push(current.trimEnd());
  return output.join("\n");
}

/** Code in a broken group that is still to be printed. */
interface PendingCode {
  readonly code: Code;
  /** The column where its lines start. */
  readonly column: number;
  /** Of a fill: how many of its items are printed. */
  readonly printedItems: number;
}

/** Code as text on one line. It must not contain a hard line. */
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
      for (const node of code.items) text += flat(node, page);
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

/** Whether flat code fits in the room, together with what follows it up to the next possible line break. */
function fits(content: Code, following: readonly PendingCode[], room: number, page: Page): boolean {
  let left = measure(content, false, room, page);
  for (let at = following.length - 1; at >= 0 && left >= 0 && left !== lineEnds; at--) {
    const { code, printedItems } = following[at] as PendingCode;
    left = printedItems > 0 ? lineEnds : measure(code, true, left, page);
  }
  return left >= 0;
}

/** Whether an item of a fill fits on the line of the item before it. What follows is not considered. */
function fitsBehind(separator: Code, item: Code, room: number, page: Page): boolean {
  const left = measure(separator, false, room, page);
  return left >= 0 && measure(item, false, left, page) >= 0;
}

/** The result of `measure` when a line can end within the room. */
const lineEnds = Number.POSITIVE_INFINITY;

/** How much of the room is left after code: negative if the code is too wide, `lineEnds` if a line can end in it. */
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
      // A group that follows the measured code can still be broken, so the line can end in it.
      return measure(code.content, broken, room, page);
    case "ifBroken":
      return broken ? measure(code.content, broken, room, page) : room;
    case "sequence": {
      let left = room;
      for (const node of code.items) {
        left = measure(node, broken, left, page);
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
