import type { Api, Copy, SchemaId } from "../2-normalise/api.js";
import { locationOf } from "../2-normalise/locations.js";
import { locationTypeNames, typeNames } from "./name-candidates.js";
import type { Nameable, NameTable } from "./name-table.js";
import { schemaOf } from "./references.js";
import { toPascalCase } from "./words.js";

/**
 * Assigns a name to the type of every schema that has a name in the contract, in the order of `api.named`. Reports a
 * name that is not free, and an `x-specmill-name` that something else has.
 */
export function typeNamesOf(api: Api, table: NameTable): ReadonlyMap<SchemaId, string> {
  const types = table.assignDistinct([...api.named].map(([id, name]) => namedSchema(id, name, api)));
  const byId = new Map([...types].map(([{ id }, type]) => [id, type]));
  return new Map([...api.named.keys()].map((id) => [id, byId.get(id) as string]));
}

interface NamedSchema extends Nameable {
  readonly id: SchemaId;
}

function namedSchema(id: SchemaId, name: string, api: Api): NamedSchema {
  const copy = api.copies.get(id);
  const original = copy === undefined ? id : locationOf(id);
  const chosen = api.chosenNames.get(original);
  // A copy that stands for its original everywhere has its name.
  const label = copy?.originalName === undefined ? "" : name.slice(copy.originalName.length);
  const stem = chosen?.value ?? name.slice(0, name.length - label.length);
  const common = { id, key: id, at: chosen?.at ?? schemaOf(api, id).at };
  if (copy !== undefined && label !== "") {
    const type = (chosen?.value ?? toPascalCase(stem)) + toPascalCase(label);
    const subject = `the type of \`${stem}\` ${viewText(copy)}`;
    return { ...common, subject, candidates: [type, `${type}View`], origin: "view", written: undefined };
  }
  const locationNames = api.locationNames.get(original);
  const own = locationNames === undefined ? typeNames(name) : locationTypeNames(locationNames);
  if (chosen !== undefined) {
    const subject = `the schema that \`x-specmill-name\` calls \`${chosen.value}\``;
    return { ...common, subject, candidates: [chosen.value, ...own], origin: "chosen", written: chosen.value };
  }
  if (locationNames !== undefined) {
    return {
      ...common,
      subject: `the schema at \`${original}\``,
      candidates: own,
      origin: "location",
      written: undefined,
    };
  }
  return { ...common, subject: `the schema \`${name}\``, candidates: own, origin: "contract", written: name };
}

/** Where a copy stands for its original. */
function viewText({ view }: Copy): string {
  switch (view.kind) {
    case "direction":
      return `in ${view.direction}s`;
    case "scope":
      return "where other dynamic anchors apply";
    case "parameter":
      return "as a parameter";
    case "multipart":
      return "as a multipart body";
    default:
      return view satisfies never;
  }
}
