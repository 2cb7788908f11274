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
  | { readonly kind: "sequence"; readonly parts: readonly Code[] }
  /** `flat` is what stands for the line in a group that fits; a hard line never fits. */
  | { readonly kind: "line"; readonly flat: "" | " " | undefined }
  | { readonly kind: "group"; readonly content: Code }
  /** Lines inside start further right by so many columns. */
  | { readonly kind: "indent"; readonly columns: number; readonly content: Code }
  /** Printed only where the group around it is broken. */
  | { readonly kind: "ifBroken"; readonly content: Code }
  /** As many items a line as fit; the separator in front of an item is broken where the item does not fit. */
  | { readonly kind: "fill"; readonly items: readonly Code[]; readonly separator: Code }
  | { readonly kind: "import"; readonly imported: Import };

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

/** Makes a part into code. */
export function make(part: Part): Code {
  if (part.kind === "text" && /[\n\r]/.test(part.text))
    throw new Error(`Text of code must not break lines: ${JSON.stringify(part.text)}`);
  return { ...part, [code]: true };
}

/** Source text as it is. Never call this with text from a document. */
export function raw(text: string): Code {
  return make({ kind: "text", text });
}

/** Code after code. */
export function sequence(parts: readonly Code[]): Code {
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : make({ kind: "sequence", parts });
}

/** Code whose lines start further right by so many columns. */
export function indentBy(columns: number, content: Code): Code {
  return columns === 0 ? content : make({ kind: "indent", columns, content });
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

/** Every name that code takes from another module, in the order of their use. */
export function importsOf(value: Code): readonly Import[] {
  const found: Import[] = [];
  const collect = (value: Code): void => {
    switch (value.kind) {
      case "import":
        found.push(value.imported);
        break;
      case "sequence":
        value.parts.forEach(collect);
        break;
      case "fill":
        value.items.forEach(collect);
        break;
      case "group":
      case "indent":
      case "ifBroken":
        collect(value.content);
        break;
      case "text":
      case "line":
        break;
      default:
        value satisfies never;
    }
  };
  collect(value);
  return found;
}
