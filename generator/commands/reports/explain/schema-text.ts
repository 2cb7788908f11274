import type pc from "picocolors";
import type { Direction } from "../../../2-normalise/api.js";
import { printable, printableSentence } from "../../../diagnostics/printable.js";
import type { OperationUse, SchemaExplanation, TypeExplanation } from "./explanation.js";

/** A schema for a terminal: where it is, then its type and the types of its views, each with its users. */
export function schemaBlocks(
  { subject, pointer, at, types }: SchemaExplanation,
  paint: ReturnType<typeof pc.createColors>,
): readonly string[] {
  const place = `${printable(at.file)}:${at.line}:${at.column}`;
  return [
    `${paint.bold(printableSentence(subject))}  ${place}  ${paint.dim(printableSentence(pointer))}`,
    ...types.map((type) => typeBlock(type, paint)),
  ];
}

function typeBlock(
  { view, names, declaration, directions, operations }: TypeExplanation,
  paint: ReturnType<typeof pc.createColors>,
): string {
  return [
    `${paint.bold(names === null ? "Without a name" : names.type)}, ${view}`,
    ...declaration.split("\n").map((line) => `  ${printable(line)}`),
    ...(names === null
      ? ["  A part of the types and validators of what is around it."]
      : [
          `  validator  ${names.validate}`,
          `  besides    ${[names.is, names.parse, names.explain, names.schema].join(", ")}`,
        ]),
    ...(operations.length === 0
      ? ["  No operation uses it, so it counts as sent and received."]
      : [`  used       ${directionText(directions)}, by`, ...operations.map(operationLine)]),
  ].join("\n");
}

function operationLine({ name, method, path, directions }: OperationUse): string {
  return `    ${name}  ${method} ${printableSentence(path)}  ${directionText(directions)}`;
}

function directionText(directions: readonly Direction[]): string {
  return `in ${directions.map((direction) => `${direction}s`).join(" and ")}`;
}
