import type { SchemaId } from "../../2-normalise/api.js";
import { resolve } from "../../3-analyse/references.js";
import type { Change, Places } from "../change.js";
import { type Pair, placesOf, type SchemaRule, typesVerdict } from "../finding.js";
import { conjunctsIn } from "../flattened.js";
import { positionJoined } from "../inside.js";
import { type Edit, withItemOf, withoutItemOf } from "../keyword-edits.js";
import { changeOf } from "../named-changes.js";
import { pairUp } from "../pair-up.js";
import { areTwins, isNamed, type Sides } from "../sides.js";

/**
 * What `$ref` and `allOf` join (Core §8.2.3.1, §10.2.1.1) and could not be written into the schemas themselves. A `$ref` is
 * one more schema that must hold.
 */
export const conjunctsRule: SchemaRule = {
  keywords: ["$ref", "allOf"],
  compare(pair, { sides, walk }) {
    const [old, now] = [conjunctsIn(pair.old.keywords), conjunctsIn(pair.new.keywords)];
    const { pairs, added, removed } = pairUp(old, now, [
      (a, b) => areTwins(a, b, sides),
      (a, b) => sides.likeness.alike(a, b),
      (a, b) => !isNamed(a, sides.old) && !isNamed(b, sides.new),
    ]);
    return [
      ...pairs.flatMap(([before, after]) => walk(before, after, positionJoined(pair, before, "allOf", sides))),
      ...added.map((id) => joinedChange(id, true, withItemOf("allOf", indexIn(pair.new, id)), pair, sides)),
      ...removed.map((id) => joinedChange(id, false, withoutItemOf("allOf", indexIn(pair.old, id)), pair, sides)),
    ];
  },
};

/** A `$ref` is not in `allOf`: all changes together stand for one of it. */
function indexIn({ keywords }: Pair["old"], id: SchemaId): number {
  return keywords.allOf?.value.indexOf(id) ?? -1;
}

function joinedChange(id: SchemaId, added: boolean, alone: Edit, pair: Pair, sides: Sides): Change {
  const model = added ? sides.new : sides.old;
  const name = model.names.get(resolve(model.api, id))?.type;
  const [suffix, what] = added
    ? [
        "all-of-added",
        name === undefined ? "must match one more schema of `allOf` now" : `must also be \`${name}\` now`,
      ]
    : [
        "all-of-removed",
        name === undefined
          ? "need not match one of the schemas of `allOf` any more"
          : `need not be \`${name}\` any more`,
      ];
  const values = name === undefined ? "what that schema of `allOf` refuses" : `what is not \`${name}\``;
  const finding = { suffix, what, alone, values };
  return changeOf({ ...finding, source: typesVerdict(pair, sides), ...placesIn(pair) }, pair, sides);
}

function placesIn(pair: Pair): Places {
  const [reference, all] = [placesOf(pair, "$ref"), placesOf(pair, "allOf")];
  return {
    old: pair.old.keywords.allOf === undefined ? reference.old : all.old,
    new: pair.new.keywords.allOf === undefined ? reference.new : all.new,
  };
}
