import type { Section } from "../lowering.js";

/** `format`, where it is checked (JSON Schema 2020-12 Validation §7.2.2). */
export const lowerFormats: Section = ({ format }, { formats }) => {
  const checked = format && formats.get(format.value);
  return checked === undefined ? [] : [{ op: "format", format: checked }];
};
