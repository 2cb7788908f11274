import pc from "picocolors";
import { columns, printable, printableSentence } from "../../../diagnostics/printable.js";
import { plurals, someOf } from "./exclusions.js";
import type { Explanation, Identification, Place, UnionExplanation, VariantExplanation } from "./explanation.js";
import { schemaBlocks } from "./schema-text.js";

/** An explanation for a terminal: the schema that was asked for, the unions, the names. Ends with a line break. */
export function formatText(explanation: Explanation, { colour }: { readonly colour: boolean }): string {
  const paint = pc.createColors(colour);
  const { document, schema, unions, names } = explanation;
  const blocks = [
    ...(schema === null ? [paint.bold(summaryOf(document, unions))] : schemaBlocks(schema, paint)),
    ...unions.map((union) => unionBlock(union, paint)),
    ...(names.length === 0 ? [] : [nameBlock(names, paint)]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

type Paint = ReturnType<typeof pc.createColors>;

function summaryOf(document: string, unions: readonly UnionExplanation[]): string {
  const trial = unions.filter(({ decision }) => decision.by === "trial").length;
  const count = unions.length === 1 ? "1 union" : `${unions.length === 0 ? "no" : unions.length} unions`;
  return `${printable(document)}: ${count}${trial === 0 ? "" : `, ${trial} only by trial`}`;
}

function unionBlock(union: UnionExplanation, paint: Paint): string {
  const { subject, at, keyword, types, sentences, variants, exclusions } = union;
  const others = types.filter((type) => type !== subject);
  return [
    headingOf(subject, at, keyword, paint),
    ...(others.length === 0 ? [] : [`  ${paint.dim(`types: ${printableSentence(types.join(", "))}`)}`]),
    ...sentences.map((sentence) => `  ${printableSentence(sentence)}`),
    ...table(variants.map(variantCells)).map((line) => `    ${line}`),
    ...exclusions.map(
      ({ way, sentence }) => `  ${paint.dim(`Not by ${ways[way]}:`)} ${printableSentence(continued(sentence))}`,
    ),
  ].join("\n");
}

const ways = { tag: "a tag", type: "JSON type", property: "a property" } as const;

/** A sentence behind a colon. */
function continued(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** The first line of a block: what it is about, and where that is. */
function headingOf(subject: string, at: Place, more: string, paint: Paint): string {
  return `${paint.bold(printableSentence(subject))}  ${placeText(at)}  ${paint.dim(printableSentence(more))}`;
}

function variantCells({ name, at, identifiedBy, case: found }: VariantExplanation): readonly string[] {
  const caseText = found === null ? "" : `case ${found.name}, ${found.guard}`;
  return [name, ...identificationCells(identifiedBy), caseText, placeText(at)].map(printableSentence);
}

/** What identifies a variant, and what says so. */
function identificationCells(identification: Identification): readonly [string, string] {
  switch (identification.kind) {
    case "tag": {
      const { values, source } = identification;
      return [
        someOf(
          values.map((value) => JSON.stringify(value)),
          "or",
        ),
        sources[source],
      ];
    }
    case "absence":
      return ["no tag", ""];
    case "types":
      return [identification.types.map((type) => plurals[type]).join(", "), ""];
    case "property":
      return [`has ${JSON.stringify(identification.property)}`, ""];
    case "null":
      return ["`null`", ""];
    case "validator":
      return ["", ""];
    default:
      return identification satisfies never;
  }
}

const sources = {
  keywords: "by its own const or enum",
  mapping: "by the mapping",
  name: "by the name of its schema",
  nothing: "",
} as const;

function nameBlock(names: Explanation["names"], paint: Paint): string {
  return [
    paint.bold("Names that are not simply the contract's"),
    ...names.flatMap(({ name, subject, at, sentence }) => [
      `  ${printableSentence(name)}  ${paint.dim([printableSentence(subject), ...(at === null ? [] : [placeText(at)])].join("  "))}`,
      `    ${printableSentence(sentence)}`,
    ]),
  ].join("\n");
}

/** Rows with their cells below each other. Columns that are empty in all rows are left out. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, index) =>
    Math.min(widest, Math.max(...rows.map((row) => columns(row[index] ?? "")))),
  );
  return rows.map((row) =>
    row
      .map((cell, index) => ({ cell, width: widths[index] ?? 0 }))
      .filter(({ width }) => width > 0)
      .map(({ cell, width }) => cell + " ".repeat(Math.max(0, width - columns(cell))))
      .join("  ")
      .trimEnd(),
  );
}

/** A cell that is wider does not move those below the others. */
const widest = 60;

function placeText({ file, line, column }: Place): string {
  return `${printable(file)}:${line}:${column}`;
}
