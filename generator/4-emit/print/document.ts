/**
 * What output text is made of. The only door for raw text, so nothing outside `print/` imports this file: emitters
 * write `code` templates, in which a string is data.
 *
 * The layout is the well-known one of Wadler's "A prettier printer": a group is printed on one line if it fits, and
 * otherwise every line directly in it becomes a newline.
 */
export type Code = Part & { readonly [code]: true };

/** Marks the values made here. A symbol, so that no value read from a document can pass for code. */
const code: unique symbol = Symbol("code");

export type Part =
  /** Text without line breaks. */
  | { readonly kind: "text"; readonly text: string }
  /** `flat` is what stands for the line in a group that fits; a hard line never fits. */
  | { readonly kind: "line"; readonly flat: "" | " " | undefined }
  | { readonly kind: "import"; readonly imported: Import }
  | ContainerPart;

/** What other code is inside of. */
export type ContainerPart = { readonly hard: boolean } & (
  | { readonly kind: "sequence"; readonly parts: readonly Code[] }
  | { readonly kind: "group"; readonly content: Code }
  /** Lines inside start further right by so many columns. */
  | { readonly kind: "indent"; readonly columns: number; readonly content: Code }
  /** Printed only where the group around it is broken. */
  | { readonly kind: "ifBroken"; readonly content: Code }
  /** As many items a line as fit; the separator in front of an item is broken where the item does not fit. */
  | { readonly kind: "fill"; readonly items: readonly Code[]; readonly separator: Code }
);

/** A name that another module exports, and the module. */
export interface Import {
  readonly name: string;
  readonly from: ModuleRef;
  /** Whether it is used as a type only. */
  readonly type: boolean;
}

/** A module: a file of the generated package by its path in the package (`src/runtime/json.ts`), or a package. */
export type ModuleRef =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "package"; readonly name: string };

// Every value is written as one literal: generated packages are made of millions, and a spread takes five times as long.

/** Source text as it is. Never call this with text from a document. */
export function raw(text: string): Code {
  if (/[\n\r]/.test(text)) throw new Error(`Text of code must not break lines: ${JSON.stringify(text)}`);
  return { kind: "text", text, [code]: true };
}

/** A newline, or what stands for it in a group that fits on one line. Nothing does for a hard line. */
export function lineOr(flat: "" | " " | undefined): Code {
  return { kind: "line", flat, [code]: true };
}

/** A name of another module, which makes the module import it. */
export function importOf(imported: Import): Code {
  return { kind: "import", imported, [code]: true };
}

/** Code after code. */
export function sequence(parts: readonly Code[]): Code {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return { kind: "sequence", parts, hard: parts.some(isHard), [code]: true };
}

/** On one line if it fits in the width of the page, else with each line directly in it broken. */
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

/** Whether code holds a hard line, and can therefore not stand on one line. Told when it is made, as groups nest. */
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
      return value.parts.every(isEmpty);
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

/** Visits every name that code takes from another module, in the order of their use. */
export function eachImport(value: Code, visit: (imported: Import) => void): void {
  switch (value.kind) {
    case "import":
      visit(value.imported);
      break;
    case "sequence":
      for (const part of value.parts) eachImport(part, visit);
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
