/**
 * The tree that output text is printed from. `raw` is the only way to make code from a string, so nothing outside
 * `print/` may import this file: emitters write `code` templates, in which a string is data.
 *
 * The layout is that of Wadler's "A prettier printer": a group is printed on one line if it fits; otherwise every line
 * directly in it becomes a newline.
 */
export type Code = CodeNode & { readonly [code]: true };

/** Marks code. A symbol, so that no value read from a document can be mistaken for code. */
const code: unique symbol = Symbol("code");

export type CodeNode =
  /** Text without line breaks. */
  | { readonly kind: "text"; readonly text: string }
  /** `flat` is printed instead of a newline in a group that fits. Undefined for a hard line, which never fits. */
  | { readonly kind: "line"; readonly flat: "" | " " | undefined }
  | { readonly kind: "import"; readonly imported: Import }
  | ContainerNode;

/** Code that contains other code. `hard` says whether there is a hard line anywhere in it. */
export type ContainerNode = { readonly hard: boolean } & (
  | { readonly kind: "sequence"; readonly items: readonly Code[] }
  | { readonly kind: "group"; readonly content: Code }
  /** Lines inside start further right by so many columns. */
  | { readonly kind: "indent"; readonly columns: number; readonly content: Code }
  /** Printed only where the group around it is broken. */
  | { readonly kind: "ifBroken"; readonly content: Code }
  /** As many items a line as fit. The separator before an item breaks if the item does not fit. */
  | { readonly kind: "fill"; readonly items: readonly Code[]; readonly separator: Code }
);

/** A name that another module exports, and that module; or a global name. */
export interface Import {
  readonly name: string;
  readonly from: ModuleRef | GlobalScope;
  /** Whether it is only used as a type. */
  readonly type: boolean;
}

/** Where the names are from that JavaScript and its platforms define: `Array`, `Promise`, `Blob`. They need no import. */
export interface GlobalScope {
  readonly kind: "global";
}

/** A module: a file of the generated package, by its path in the package (`src/runtime/json.ts`), or an npm package. */
export type ModuleRef =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "package"; readonly name: string };

// Every value is written as one literal: generated packages are made of millions, and a spread takes five times as long.
// Each function returns one object literal, without a spread: a large package is made of millions of these values, and
// a spread takes five times as long.

/** Source text, printed verbatim. Never call this with text from a document. */
export function raw(text: string): Code {
  if (text.includes("\n") || text.includes("\r"))
    throw new Error(`Text of code must not break lines: ${JSON.stringify(text)}`);
  return { kind: "text", text, [code]: true };
}

/** A newline, or `flat` in a group that fits on one line. Undefined makes a hard line: its group never fits. */
export function lineOr(flat: "" | " " | undefined): Code {
  return { kind: "line", flat, [code]: true };
}

/** A name of another module. Printing it adds the import. */
export function importOf(imported: Import): Code {
  return { kind: "import", imported, [code]: true };
}

/** Code, one after the other. */
export function sequence(items: readonly Code[]): Code {
  const [only] = items;
  if (only !== undefined && items.length === 1) return only;
  return { kind: "sequence", items, hard: items.some(isHard), [code]: true };
}

/** Printed on one line if it fits in the page width; otherwise every line directly in it becomes a newline. */
export function groupOf(content: Code): Code {
  return { kind: "group", content, hard: isHard(content), [code]: true };
}

/** Code whose lines start further right by so many columns. */
export function indentBy(columns: number, content: Code): Code {
  return columns === 0 ? content : { kind: "indent", columns, content, hard: isHard(content), [code]: true };
}

/** Printed only where the group around it is broken: a trailing comma, a leading `|`. */
export function ifBroken(content: Code): Code {
  return { kind: "ifBroken", content, hard: isHard(content), [code]: true };
}

/** As many items a line as fit. */
export function fill(items: readonly Code[], separator: Code): Code {
  return { kind: "fill", items, separator, hard: items.some(isHard), [code]: true };
}

/** Whether code contains a hard line, so it cannot be printed on one line. Computed at construction, as groups nest. */
export function isHard(value: Code): boolean {
  switch (value.kind) {
    case "text":
    case "import":
      return false;
    case "line":
      return value.flat === undefined;
    default:
      return value.hard;
  }
}

/** Whether a value is code. */
export function isCode(value: unknown): value is Code {
  return typeof value === "object" && value !== null && code in value;
}

/** Whether code prints nothing at all. */
export function isEmpty(value: Code): boolean {
  switch (value.kind) {
    case "text":
      return value.text === "";
    case "sequence":
      return value.items.every(isEmpty);
    case "fill":
      return value.items.every(isEmpty);
    case "group":
    case "indent":
    case "ifBroken":
      return isEmpty(value.content);
    case "line":
    case "import":
      return false;
    default:
      return value satisfies never;
  }
}

/** Visits every name that code imports, in the order of use. */
export function eachImport(value: Code, visit: (imported: Import) => void): void {
  switch (value.kind) {
    case "import":
      visit(value.imported);
      break;
    case "sequence":
      for (const item of value.items) eachImport(item, visit);
      break;
    case "fill":
      for (const item of value.items) eachImport(item, visit);
      break;
    case "group":
    case "indent":
    case "ifBroken":
      eachImport(value.content, visit);
      break;
    case "text":
    case "line":
      break;
    default:
      value satisfies never;
  }
}
