import type { JsonValue } from "../1-load/tree.js";
import type { Direction, HttpMethod } from "../2-normalise/api.js";
import type { Span } from "../diagnostics/source.js";

/**
 * One difference of two contracts, as a person would name it: a property that became required, a variant that was
 * added. A schema that many operations use changes once.
 */
export interface Change {
  /** The id of the rule that found it: oasdiff's where one fits (`request-property-became-required`), else one of ours. */
  readonly rule: string;
  /** What changed. */
  readonly subject: Subject;
  /** Which ways the subject travels; both where no operation uses it, and for what is not sent at all. */
  readonly directions: readonly Direction[];
  /**
   * On the wire. In requests: whether one that was valid under the old contract is not under the new one. In
   * responses: whether one that is valid under the new contract is not under the old one, as readers that enforce the
   * old one, such as generated validators, refuse it. What a contract promises beyond that counts too: operations,
   * statuses that mean success, media types.
   *
   * A property that nobody declares is nobody's to send: one that is added is no tightening for those who send others.
   */
  readonly wire: Verdict;
  /**
   * In the source: whether code that compiled against the old generated package does not against the new one. The code
   * that is meant imports everything by name, gives each match function all of its cases, switches exhaustively, builds
   * what it sends from literals and from variables of the old type, and passes what it reads to functions that take
   * the old type.
   */
  readonly source: Verdict;
  /** Where it was in the old contract; undefined for what is new. */
  readonly old: Span | undefined;
  /** Where it is, or was, in the new one. */
  readonly new: Span;
  /** What happened to the subject, as the rest of a sentence: "gained the variant `metered`". */
  readonly what: string;
  /** What to do about it, as sentences in the imperative; nothing where there is nothing to do. */
  readonly mend: string | undefined;
}

/** Where something is in both contracts. */
export interface Places {
  readonly old: Span;
  readonly new: Span;
}

export type Subject =
  | { readonly kind: "api" }
  | {
      readonly kind: "operation";
      readonly method: HttpMethod;
      readonly path: string;
      /** Which part of it, and the way to the place in that: `response 200`, `.items[]`. Empty for the operation itself. */
      readonly part: string;
    }
  /** A schema with a name, and the way to the place in it: `.prices[].price_amount`. Empty for the schema itself. */
  | { readonly kind: "schema"; readonly name: string; readonly path: string };

/** What a change does at one level. */
export type Verdict =
  | Breaking
  /** It could not be decided whether it breaks. Whoever must not break anything takes it for breaking. */
  | (Breakage & { readonly kind: "may-break" })
  | { readonly kind: "compatible"; readonly reason: string }
  /** It says something to people only, or nothing is known. */
  | { readonly kind: "none" };

export type Breaking = Breakage & {
  readonly kind: "breaking";
  /** A value for each direction that shows it, as far as they were found and an independent validator agrees. */
  readonly witnesses: readonly Witness[];
};

interface Breakage {
  /** What breaks, in two or three words: "exhaustive switches". */
  readonly breaks: string;
  /** Why, and for whom, as a sentence; for what may break, also what could not be decided. */
  readonly reason: string;
  /** In which directions. */
  readonly directions: readonly Direction[];
}

/** A value that is sent or received under one contract and that the other one refuses. */
export interface Witness {
  /** A request that was valid is refused by the new contract; a response that is valid now, by the old one. */
  readonly direction: Direction;
  readonly value: JsonValue;
  /** Why it is refused: "prices[0].amount_type must be …". */
  readonly refusal: string;
}

/** How bad a change is: `wire` breaks what is sent, and perhaps code too, `source` breaks code only. */
export type Level = (typeof levels)[number];

/** From the worst to the least. */
export const levels = ["wire", "source", "compatible", "none"] as const;

/** The level of a change. */
export function levelOf({ wire, source }: Pick<Change, "wire" | "source">): Level {
  if (isBreaking(wire)) return "wire";
  if (isBreaking(source)) return "source";
  return wire.kind === "none" && source.kind === "none" ? "none" : "compatible";
}

/** Whether something breaks, or may break. */
export function isBreaking(verdict: Verdict): verdict is Extract<Verdict, Breakage> {
  return verdict.kind === "breaking" || verdict.kind === "may-break";
}

/** The worst level among changes; `none` for no changes. What the next version of a package follows from. */
export function worstLevel(changes: readonly Change[]): Level {
  const found = new Set(changes.map(levelOf));
  return levels.find((level) => found.has(level)) ?? "none";
}

/** The subject as it is written in a sentence: `SharePrice`, `Share.prices[]`, `PATCH /api/shares/{id} response 200`. */
export function subjectText(subject: Subject): string {
  switch (subject.kind) {
    case "api":
      return "The API";
    case "operation": {
      const operation = `${subject.method.toUpperCase()} ${subject.path}`;
      return subject.part === "" ? operation : `${operation} ${subject.part}`;
    }
    case "schema":
      return subject.name + subject.path;
    default:
      return subject satisfies never;
  }
}

/** A change as a sentence: "SharePrice gained the variant `metered`." */
export function sentenceOf({ subject, what }: Pick<Change, "subject" | "what">): string {
  return `${subjectText(subject)} ${what}.`;
}

/**
 * A change in one line, with what it breaks:
 * "SharePrice gained the variant `metered` (source-breaking: exhaustive switches)".
 */
export function lineOf(change: Pick<Change, "subject" | "what" | "wire" | "source">): string {
  const breaking = (["wire", "source"] as const).flatMap((level) => {
    const verdict = change[level];
    if (!isBreaking(verdict)) return [];
    return verdict.kind === "breaking"
      ? [`${level}-breaking: ${verdict.breaks}`]
      : [`may break the ${level}: ${verdict.breaks}`];
  });
  const sentence = `${subjectText(change.subject)} ${change.what}`;
  return breaking.length === 0 ? sentence : `${sentence} (${breaking.join("; ")})`;
}
