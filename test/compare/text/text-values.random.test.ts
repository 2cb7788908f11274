import { expect, test } from "vitest";
import type { JsonValue } from "../../../generator/1-load/tree.js";
import type { Schema, SchemaId } from "../../../generator/2-normalise/api.js";
import { createProver } from "../../../generator/compare/inclusion/inclusion.js";
import type { Reading } from "../../../generator/compare/reading.js";
import { createTextValues } from "../../../generator/compare/text/text-values.js";
import { interpreterOf } from "../../../generator/compare/witness/interpreter.js";
import { type Draw, seededDraw } from "../../validators/draw.js";
import type { WrittenSchema } from "../../validators/written.js";
import { idOf, plainOf } from "../inclusion/plain.js";

/** How a query parameter and a field of a form are read. */
const readings = {
  parameter: { kind: "text", lists: "repeated", objects: "texts" },
  field: { kind: "text", lists: "repeated", objects: "json" },
  deepObject: { kind: "text", lists: "bracketed", objects: "texts" },
} as const satisfies Readonly<Record<string, Reading>>;

const firstSeed = 101_150;
const draws = 100;

test.each(Object.entries(readings))(
  "a %s is refused as text where a value shows it, and nowhere else",
  (_, reading) => {
    const tally = { proven: 0, refuted: 0, unknown: 0 };
    for (let seed = firstSeed; seed < firstSeed + draws; seed++) {
      const draw = seededDraw(seed);
      const [left, right] = [drawnSchema(draw), drawnSchema(draw)];
      const said = JSON.stringify({ seed, left, right });
      const answer = inclusion(left, right, reading);
      tally[answer.kind]++;
      const accepts = interpreterOf({ left, right });
      const [sent, read] = [accepts("left"), accepts("right")];
      const isRead = (value: JsonValue) => readingsOf(textsOf(value), reading.lists === "repeated").some(read);
      if (answer.kind === "refuted") {
        expect({ said, isSent: sent(answer.witness), isRead: isRead(answer.witness) }).toEqual({
          ...{ said, isSent: true, isRead: false },
        });
      }
      if (answer.kind === "proven") {
        const unread = values.filter((value) => sent(value) && !isEmpty(value) && !isRead(value));
        expect({ said, unread }).toEqual({ said, unread: [] });
      }
    }
    expect(tally.unknown / draws).toBeLessThan(0.1);
    expect(Math.min(tally.proven, tally.refuted) / draws).toBeGreaterThan(0.1);
  },
);

function inclusion(left: WrittenSchema, right: WrittenSchema, reading: Reading) {
  const schemas = new Map<SchemaId, Schema>(plainOf({ left, right, never: false }));
  const add = (keywords: Extract<Schema, { kind: "keywords" }>["keywords"], { at }: Pick<Schema, "at">) => {
    const id = `made:${schemas.size}` as SchemaId;
    schemas.set(id, { kind: "keywords", id, resource: id, at, keywords });
    return id;
  };
  const texts = createTextValues({ schemas, add, never: idOf("never") }, createProver());
  return texts.included(idOf("left"), idOf("right"), reading);
}

/** The texts that are sent for a value, and whether they are those of a list. */
function textsOf(value: JsonValue): { readonly texts: readonly string[]; readonly isList: boolean } {
  return Array.isArray(value) ? { texts: value.map(String), isList: true } : { texts: [String(value)], isList: false };
}

/** All values that some texts can be read as. `isBare`: a list of one looks like its item. */
function readingsOf({ texts, isList }: ReturnType<typeof textsOf>, isBare: boolean): readonly JsonValue[] {
  const lists = texts.reduce<readonly JsonValue[][]>(
    (before, text) => before.flatMap((list) => scalarsOf(text).map((scalar) => [...list, scalar])),
    [[]],
  );
  const [sole = ""] = texts;
  if (texts.length > 1 || (isList && !isBare)) return lists;
  return isBare ? [...scalarsOf(sole), ...lists] : scalarsOf(sole);
}

function scalarsOf(text: string): readonly JsonValue[] {
  return text === "true" || text === "false"
    ? [text, text === "true"]
    : /^-?(0|[1-9]\d*)(\.\d+)?(e[-+]?\d+)?$/i.test(text)
      ? [text, Number(text)]
      : [text];
}

function isEmpty(value: JsonValue): boolean {
  return Array.isArray(value) && value.length === 0;
}

const scalars: readonly JsonValue[] = [
  ...["", "a", "b", "ab", "true", "false", "1", "2", "01", "-1", "1.5", "10", "100", "1e3", "text"],
  ...[true, false, 0, 1, 2, 3, 7, 10, 42, 99, 100, 101, 1000, 12_345, -1, -5, -10, 0.5, 1.5, -0.25, 99.99, 1e-7],
];
const values: readonly JsonValue[] = [
  ...scalars,
  ...scalars.map((scalar) => [scalar]),
  ...scalars.flatMap((scalar) => [
    [scalar, "a"],
    ["x", scalar],
    [scalar, 1],
    [scalar, scalar],
    [scalar, 2, true],
  ]),
];

function drawnSchema(draw: Draw): WrittenSchema {
  if (draw.chance(25)) return { anyOf: [drawnScalar(draw), draw.chance(50) ? drawnList(draw) : drawnScalar(draw)] };
  return draw.chance(40) ? drawnList(draw) : drawnScalar(draw);
}

function drawnList(draw: Draw): WrittenSchema {
  return {
    type: "array",
    ...(draw.chance(85) ? { items: drawnScalar(draw) } : {}),
    ...(draw.chance(30) ? { minItems: draw.upTo(2) } : {}),
    ...(draw.chance(30) ? { maxItems: 1 + draw.upTo(2) } : {}),
    ...(draw.chance(15) ? { uniqueItems: true } : {}),
  };
}

function drawnScalar(draw: Draw): WrittenSchema {
  switch (draw.pick(["string", "integer", "number", "boolean", "enum", "types"] as const)) {
    case "string":
      return {
        type: "string",
        ...(draw.chance(25) ? { maxLength: 1 + draw.upTo(4) } : {}),
        ...(draw.chance(30)
          ? { pattern: draw.pick(["^[0-9]+$", "^-?[0-9]+$", "^[0-9.]+$", "^[a-z]*$", "^(true|false)$"]) }
          : {}),
      };
    case "integer":
    case "number":
      return {
        type: draw.pick(["integer", "number"]),
        ...(draw.chance(35) ? { minimum: draw.pick([-10, -1, 0, 0.5, 1, 10]) } : {}),
        ...(draw.chance(25) ? { maximum: draw.pick([1, 9, 99.5, 100, 999]) } : {}),
        ...(draw.chance(15) ? { exclusiveMinimum: draw.pick([-1, 0, 2]) } : {}),
        ...(draw.chance(15) ? { multipleOf: draw.pick([0.01, 0.5, 2, 5]) } : {}),
      };
    case "boolean":
      return { type: "boolean" };
    case "enum":
      return { enum: [...new Set([draw.pick(scalars), draw.pick(scalars), draw.pick(scalars)])] };
    case "types":
      return {
        type: draw.pick([
          ["string", "integer"],
          ["string", "boolean"],
          ["integer", "boolean"],
        ]),
      };
  }
}
