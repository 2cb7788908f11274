import {
  type Characters,
  charactersLike,
  complement,
  digits,
  lineTerminators,
  union,
  whiteSpace,
  wordCharacters,
} from "./characters.js";

/** A regular expression as a tree. */
export type Expression =
  | { readonly kind: "characters"; readonly characters: Characters }
  | { readonly kind: "sequence"; readonly items: readonly Expression[] }
  | { readonly kind: "alternatives"; readonly items: readonly Expression[] }
  | { readonly kind: "repeat"; readonly item: Expression; readonly least: number; readonly most: number }
  | { readonly kind: "start" }
  | { readonly kind: "end" }
  | { readonly kind: "ahead"; readonly item: Expression; readonly negated: boolean };

/**
 * Reads a regular expression in the dialect of JSON Schema: ECMA-262 §22.2.1 with the flag `u`. Undefined for what no
 * language of finite automata can express simply: back references, word boundaries, looking behind, modifiers.
 */
export function readExpression(pattern: string): Expression | undefined {
  try {
    return new Reader([...pattern]).whole();
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

class Unsupported extends Error {}

/** Reads the characters of a valid pattern from left to right. */
class Reader {
  private at = 0;
  private readonly text: readonly string[];

  constructor(text: readonly string[]) {
    this.text = text;
  }

  whole(): Expression {
    const result = this.alternatives();
    if (this.at < this.text.length) throw new Unsupported();
    return result;
  }

  private alternatives(): Expression {
    const items = [this.sequence()];
    while (this.took("|")) items.push(this.sequence());
    return items.length === 1 ? (items[0] as Expression) : { kind: "alternatives", items };
  }

  private sequence(): Expression {
    const items: Expression[] = [];
    for (let next = this.peek(); next !== undefined && next !== "|" && next !== ")"; next = this.peek()) {
      items.push(this.term());
    }
    return items.length === 1 ? (items[0] as Expression) : { kind: "sequence", items };
  }

  private term(): Expression {
    if (this.took("^")) return { kind: "start" };
    if (this.took("$")) return { kind: "end" };
    if (this.took("(?=")) return this.ahead(false);
    if (this.took("(?!")) return this.ahead(true);
    return this.repeated(this.atom());
  }

  private ahead(negated: boolean): Expression {
    const item = this.alternatives();
    this.expect(")");
    return { kind: "ahead", item, negated };
  }

  private repeated(item: Expression): Expression {
    const [least, most] = this.counts();
    // Lazy or not: the same texts match.
    if (least !== 1 || most !== 1) this.took("?");
    return least === 1 && most === 1 ? item : { kind: "repeat", item, least, most };
  }

  private counts(): readonly [number, number] {
    if (this.took("*")) return [0, Number.POSITIVE_INFINITY];
    if (this.took("+")) return [1, Number.POSITIVE_INFINITY];
    if (this.took("?")) return [0, 1];
    if (!this.took("{")) return [1, 1];
    const least = this.number();
    const most = this.took(",") ? (this.peek() === "}" ? Number.POSITIVE_INFINITY : this.number()) : least;
    this.expect("}");
    return [least, most];
  }

  private number(): number {
    let digitsRead = "";
    while (/^\d$/.test(this.peek() ?? "")) digitsRead += this.next();
    if (digitsRead === "") throw new Unsupported();
    return Number(digitsRead);
  }

  private atom(): Expression {
    if (this.took(".")) return { kind: "characters", characters: complement(lineTerminators) };
    if (this.took("[")) return { kind: "characters", characters: this.characterClass() };
    if (this.took("(?:")) return this.group();
    if (this.took("(?<")) {
      if (this.peek() === "=" || this.peek() === "!") throw new Unsupported();
      while (this.next() !== ">");
      return this.group();
    }
    if (this.took("(?")) throw new Unsupported();
    if (this.took("(")) return this.group();
    return { kind: "characters", characters: this.took("\\") ? this.escape(false) : single(this.next()) };
  }

  private group(): Expression {
    const item = this.alternatives();
    this.expect(")");
    return item;
  }

  private characterClass(): Characters {
    const negated = this.took("^");
    const sets: Characters[] = [];
    while (!this.took("]")) {
      const first = this.classMember();
      const isRange = this.peek() === "-" && this.peek(1) !== "]" && size(first) === 1;
      if (!isRange) {
        sets.push(first);
        continue;
      }
      this.expect("-");
      const last = this.classMember();
      if (size(last) !== 1) throw new Unsupported();
      sets.push([[first[0]?.[0] ?? 0, last[0]?.[0] ?? 0]]);
    }
    const all = union(...sets);
    return negated ? complement(all) : all;
  }

  private classMember(): Characters {
    return this.took("\\") ? this.escape(true) : single(this.next());
  }

  private escape(inClass: boolean): Characters {
    const letter = this.next();
    switch (letter) {
      case "d":
        return digits;
      case "D":
        return complement(digits);
      case "w":
        return wordCharacters;
      case "W":
        return complement(wordCharacters);
      case "s":
        return whiteSpace;
      case "S":
        return complement(whiteSpace);
      case "p":
      case "P":
        return this.property(letter);
      case "u":
        return this.unicode();
      case "x":
        return single(String.fromCodePoint(Number.parseInt(this.next() + this.next(), 16)));
      case "c":
        return single(String.fromCodePoint((this.next().codePointAt(0) as number) % 32));
      default:
        break;
    }
    const control = { t: "\t", n: "\n", v: "\v", f: "\f", r: "\r", "0": "\0" }[letter];
    if (control !== undefined) return single(control);
    if (inClass && letter === "b") return single("\b");
    if (/^[\w]$/.test(letter)) throw new Unsupported();
    return single(letter);
  }

  private property(letter: string): Characters {
    let name = "";
    this.expect("{");
    for (let next = this.next(); next !== "}"; next = this.next()) name += next;
    return charactersLike(`\\${letter}{${name}}`);
  }

  private unicode(): Characters {
    if (!this.took("{")) {
      const code = this.fourDigits();
      const isLead = code >= 0xd800 && code < 0xdc00 && this.peek() === "\\" && this.peek(1) === "u";
      if (!isLead) return [[code, code]];
      this.expect("\\");
      this.expect("u");
      const trail = this.fourDigits();
      if (trail < 0xdc00 || trail > 0xdfff) throw new Unsupported();
      return single(String.fromCharCode(code, trail));
    }
    let hex = "";
    for (let next = this.next(); next !== "}"; next = this.next()) hex += next;
    const code = Number.parseInt(hex, 16);
    return [[code, code]];
  }

  private fourDigits(): number {
    return Number.parseInt(this.next() + this.next() + this.next() + this.next(), 16);
  }

  private peek(ahead = 0): string | undefined {
    return this.text[this.at + ahead];
  }

  private next(): string {
    const character = this.text[this.at];
    if (character === undefined) throw new Unsupported();
    this.at++;
    return character;
  }

  private took(expected: string): boolean {
    const characters = [...expected];
    if (!characters.every((character, index) => this.peek(index) === character)) return false;
    this.at += characters.length;
    return true;
  }

  private expect(expected: string): void {
    if (!this.took(expected)) throw new Unsupported();
  }
}

function single(character: string): Characters {
  const code = character.codePointAt(0) as number;
  return [[code, code]];
}

function size(set: Characters): number {
  return set.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}
