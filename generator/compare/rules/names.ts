import type { SchemaId } from "../../2-normalise/api.js";
import type { UnionCase } from "../../3-analyse/model.js";
import type { Change, Verdict } from "../change.js";
import type { SchemaPair } from "../schema-pairs.js";
import type { Sides } from "../sides.js";
import { compatible } from "../verdicts.js";
import { inWords } from "../words.js";
import { importsBreak, nameChange, namePlace, schemasPlace, typeName } from "./name-changes.js";
import { compareViews, isRequestView } from "./views.js";

/**
 * Schemas with a name, as the exports that are generated for them: what came, went, and got another name. `isExplained`
 * says whether the change of a variant tells already of a case.
 */
export function compareNames(sides: Sides, isExplained: (match: string, name: string) => boolean): readonly Change[] {
  const { added, removed, renamed, newOf } = sides.schemas;
  return [
    ...removed.map((id) => removedChange(id, sides)),
    ...renamed.map((pair) => renamedChange(pair, sides, "api-schema-renamed")),
    ...compareViews(sides),
    ...[...newOf].flatMap(([old, now]) => comparePair({ old, new: now }, sides, isExplained)),
    ...added.filter((id) => !isRequestView(id, sides)).map((id) => addedChange(id, sides)),
  ];
}

function removedChange(id: SchemaId, sides: Sides): Change {
  const reason = `Code that imports \`${typeName(sides.old, id)}\`, or a function made for it, does not compile.`;
  const source = importsBreak(sides.old, id, reason);
  const places = { old: namePlace(sides.old, id), new: schemasPlace(sides.new) };
  return nameChange("api-schema-removed", "was removed", id, sides.old, source, places);
}

function addedChange(id: SchemaId, sides: Sides): Change {
  const places = { old: undefined, new: namePlace(sides.new, id) };
  const source = compatible("There is one more type to import.");
  return nameChange("api-schema-added", "was added", id, sides.new, source, places);
}

function renamedChange(pair: SchemaPair, sides: Sides, rule: string): Change {
  const [old, now] = [typeName(sides.old, pair.old), typeName(sides.new, pair.new)];
  const reason = `Code that imports \`${old}\`, or a function made for it, does not compile.`;
  const source = importsBreak(sides.old, pair.old, reason);
  const places = { old: namePlace(sides.old, pair.old), new: namePlace(sides.new, pair.new) };
  const change = nameChange(rule, `has a new name, and was \`${old}\``, pair.new, sides.new, source, places);
  return { ...change, mend: `Generate anew, and import \`${now}\` in place of \`${old}\`.` };
}

function comparePair(
  pair: SchemaPair,
  sides: Sides,
  isExplained: (match: string, name: string) => boolean,
): readonly Change[] {
  const [old, now] = [sides.old.names.get(pair.old), sides.new.names.get(pair.new)];
  if (old === undefined || now === undefined) return [];
  const isRenamed = sides.schemas.renamed.some((renamed) => renamed.old === pair.old);
  if (isRenamed) return [];
  const exported = (["type", "is", "validate", "parse", "schema"] as const).filter((part) => old[part] !== now[part]);
  if (exported.length > 0) return [renamedChange(pair, sides, "api-schema-exports-renamed")];
  return casesChange(pair, sides, isExplained);
}

/** What became of the functions that tell the variants of a union apart, as far as no change of a variant tells of it. */
function casesChange(
  pair: SchemaPair,
  sides: Sides,
  isExplained: (match: string, name: string) => boolean,
): readonly Change[] {
  const names = sides.new.names.get(pair.new);
  const [old, now] = [sides.old.cases.get(pair.old), sides.new.cases.get(pair.new)];
  if (names === undefined || (old === undefined && now === undefined)) return [];
  const places = { old: namePlace(sides.old, pair.old), new: namePlace(sides.new, pair.new) };
  const change = (rule: string, what: string, source: Verdict) => [
    nameChange(rule, what, pair.new, sides.new, source, places),
  ];
  if (old === undefined)
    return change(
      "union-match-added",
      `has the function \`${names.match}\` now`,
      compatible("There is one more function to import."),
    );
  if (now === undefined) {
    const reason = `\`${names.match}\`, \`${names.tags}\` and the guards of the variants are not there any more.`;
    return change(
      "union-match-removed",
      "has no tag that tells its variants apart any more",
      importsBreak(sides.old, pair.old, reason),
    );
  }
  const others = (these: readonly UnionCase[], those: readonly UnionCase[]) =>
    these
      .filter(
        (each) =>
          !those.some((other) => other.name === each.name && other.guard === each.guard) &&
          !isExplained(names.match, each.name),
      )
      .map(({ name }) => `\`${name}\``);
  const [gained, lost] = [others(now, old), others(old, now)];
  if (gained.length === 0 && lost.length === 0) return [];
  const parts = [
    gained.length > 0 ? `gained the ${cases(gained)}` : "",
    lost.length > 0 ? `lost the ${cases(lost)}` : "",
  ].filter((part) => part !== "");
  const reason = `\`${names.match}\` takes other cases.`;
  const source: Verdict = { ...importsBreak(sides.old, pair.old, reason), breaks: "match functions" };
  return change("union-cases-changed", `${inWords(parts, "and")} of \`${names.match}\``, source);
}

function cases(names: readonly string[]): string {
  return `${names.length === 1 ? "case" : "cases"} ${inWords(names, "and")}`;
}
