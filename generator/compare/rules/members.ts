import type { Change } from "../change.js";
import type { Pair } from "../finding.js";
import { both, type Edit, withEntry, withValue } from "../keyword-edits.js";
import { keyPlace } from "../places.js";
import { type Said, type Sides, saidBy } from "../sides.js";

/** The old object with one property as it is now. */
export function memberEdit(name: string): Edit {
  return both(withEntry("properties", name), requiredEdit(name));
}

/** The old object that requires a property, or does not, as it is now. */
export function requiredEdit(name: string): Edit {
  return withValue("required", (old = [], now = []) => {
    const others = old.filter((each) => each !== name);
    return now.includes(name) ? [...others, name] : others;
  });
}

/**
 * Which properties are not known to those who send: requests by the old contract, responses by the new one. A schema that
 * says what other properties are lets them be sent.
 */
export function unknownIn({ old, new: now }: Pair, before: readonly string[], after: readonly string[], sides: Sides) {
  return {
    request: describesOthers(old, sides.old) ? [] : before,
    response: describesOthers(now, sides.new) ? [] : after,
  };
}

function describesOthers({ keywords }: Said, { api }: Sides["old"]): boolean {
  const { additionalProperties, patternProperties } = keywords;
  if (patternProperties !== undefined) return true;
  const others = additionalProperties && api.schemas.get(additionalProperties.value);
  if (others === undefined) return false;
  return others.kind === "boolean" ? !others.value : Object.keys(others.keywords).length > 0;
}

/** The place that people look for a property at. */
export function propertyPlace(said: Said, name: string, model: Sides["old"]): Change["new"] {
  const { properties, required } = said.keywords;
  const schema = properties?.value.get(name);
  if (schema !== undefined) return keyPlace(saidBy(model, schema).at, name);
  if (required?.value.includes(name)) return required.keyAt;
  return properties?.keyAt ?? required?.keyAt ?? said.at;
}
