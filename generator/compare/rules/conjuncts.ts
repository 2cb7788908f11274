import type { SchemaId } from "../../2-normalise/api.js";
import { resolve } from "../../3-analyse/references.js";
import type { Change } from "../change.js";
import { type Comparing, changeOf, type Pair, placesOf, type SchemaRule, typesVerdict } from "../finding.js";
import { pairUp } from "../pair-up.js";
import { positionJoined } from "../position.js";
import { areSame, areTwins, isNamed, type Said } from "../sides.js";

/** What `$ref` and `allOf` join (Core §8.2.3.1, §10.2.1.1): a `$ref` is one more schema that must hold. */
export const conjunctsRule: SchemaRule = {
  keywords: ["$ref", "allOf"],
  compare(pair, comparing) {
    const [old, now] = [conjunctsIn(pair.old), conjunctsIn(pair.new)];
    const { pairs, added, removed } = pairUp(old, now, [
      (a, b) => areTwins(a, b, comparing.sides),
      (a, b) => areSame(a, b, comparing.sides),
      (a, b) => !isNamed(a, comparing.sides.old) && !isNamed(b, comparing.sides.new),
    ]);
    return [
      ...pairs.flatMap(([before, after]) => comparing.walk(before, after, positionJoined(pair))),
      ...added.map((id) => joinedChange(id, true, pair, comparing)),
      ...removed.map((id) => joinedChange(id, false, pair, comparing)),
    ];
  },
};

function joinedChange(id: SchemaId, added: boolean, pair: Pair, { sides }: Comparing): Change {
  const model = added ? sides.new : sides.old;
  const name = model.names.get(resolve(model.api, id))?.type;
  const shown = name === undefined ? "one more schema" : `\`${name}\``;
  const effect = added ? "tightened" : "loosened";
  const what = added ? `must be ${shown} too` : `need not be ${shown} any more`;
  const finding = {
    suffix: `all-of-${added ? "added" : "removed"}`,
    what,
    effect,
    values: `what is not ${shown}`,
  } as const;
  return changeOf({ ...finding, source: typesVerdict(pair, sides), ...placesIn(pair) }, pair.position);
}

function conjunctsIn({ keywords }: Said): readonly SchemaId[] {
  return [...(keywords.$ref ? [keywords.$ref.value] : []), ...(keywords.allOf?.value ?? [])];
}

function placesIn(pair: Pair): Pick<Change, "old" | "new"> {
  const [reference, all] = [placesOf(pair, "$ref"), placesOf(pair, "allOf")];
  return {
    old: pair.old.keywords.allOf === undefined ? reference.old : all.old,
    new: pair.new.keywords.allOf === undefined ? reference.new : all.new,
  };
}
