import type { Direction } from "../../../2-normalise/api.js";
import {
  type Breaking,
  type Level,
  levelOf,
  lineOf,
  type Subject,
  sentenceOf,
  type Verdict,
  type Witness,
  worstLevel,
} from "../../../compare/change.js";
import type { ReportedChange } from "../../../compare/compare.js";
import { positionOf, type Span } from "../../../diagnostics/source.js";
import type { DocumentDiff } from "../../../run/diff.js";
import { cutValue } from "./long-values.js";
import { operationName } from "./summary.js";

/**
 * The document that `specmill diff --format json` prints. Fields may be added; the existing ones keep their names and
 * meanings as long as `version` is 1.
 */
export interface DiffJson {
  readonly version: 1;
  /** The worst level of all changes: `wire`, `source`, `compatible` or `none`. */
  readonly level: Level;
  readonly documents: readonly DocumentJson[];
}

export interface DocumentJson {
  /** The paths, the old one after its revision if it has one: `main:specs/shop.yaml`. */
  readonly old: string;
  /** `null` where the document is not configured any more. */
  readonly new: string | null;
  readonly level: Level;
  /** How many titles, descriptions and examples are different. */
  readonly wording: number;
  /** The worst first. */
  readonly changes: readonly ChangeJson[];
}

export interface ChangeJson {
  readonly rule: string;
  readonly level: Level;
  readonly subject: Subject;
  /** "`SharePrice` gained the variant `metered`." */
  readonly sentence: string;
  /** The same with what it breaks, for a list. */
  readonly line: string;
  readonly directions: readonly Direction[];
  readonly wire: VerdictJson;
  readonly source: VerdictJson;
  /** `null` for what is new. */
  readonly old: PlaceJson | null;
  readonly new: PlaceJson;
  /** The operations that it counts for: `GET /shares/{id}`. */
  readonly operations: readonly string[];
  /** What to do about it, if anything. */
  readonly mend: string | null;
}

export type VerdictJson = Exclude<Verdict, Breaking> | (Breaking & { readonly witnesses: readonly WitnessJson[] });

export interface WitnessJson extends Witness {
  /**
   * Whether `value` is the whole value. Of a very long one, texts say what was left out: `["a", "a", "… 131 items"]`, and the
   * text `<bytes>` stands for bytes, which JSON has none of.
   */
  readonly isWhole: boolean;
}

export interface PlaceJson {
  readonly file: string;
  /** Both start at 1; columns count UTF-16 code units. */
  readonly line: number;
  readonly column: number;
}

/** Differences as JSON for programs, indented. Ends with a line break. */
export function formatJson(documents: readonly DocumentDiff[]): string {
  const value: DiffJson = {
    version: 1,
    level: worstLevel(documents.flatMap(({ changes }) => changes)),
    documents: documents.map(({ old, new: now, changes, wording }) => ({
      old,
      new: now ?? null,
      level: worstLevel(changes),
      wording,
      changes: changes.map(changeJson),
    })),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function changeJson(change: ReportedChange): ChangeJson {
  const { rule, subject, directions, wire, source, mend } = change;
  return {
    rule,
    level: levelOf(change),
    subject,
    sentence: sentenceOf(change),
    line: lineOf(change),
    directions,
    wire: verdictJson(wire),
    source: verdictJson(source),
    old: change.old === undefined ? null : placeJson(change.old),
    new: placeJson(change.new),
    operations: change.operations.map(operationName),
    mend: mend ?? null,
  };
}

function verdictJson(verdict: Verdict): VerdictJson {
  return verdict.kind === "breaking" ? { ...verdict, witnesses: verdict.witnesses.map(witnessJson) } : verdict;
}

function witnessJson(witness: Witness): WitnessJson {
  const value = cutValue(witness.value);
  return { ...witness, value, isWhole: value === witness.value };
}

function placeJson(span: Span): PlaceJson {
  return { file: span.source.path, ...positionOf(span) };
}
