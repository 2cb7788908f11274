import { type Field, fieldIsText, matchField, matchSetting, type Setting, type TextField } from "sample/spec";

export const text: Field = { label: "Name" };
export const tagged: Field = { type: "date", label: "Born", day: "1999-12-31" };

declare const field: Field;
matchField(field, {
  text: ({ label }) => label,
  date: ({ day }) => day,
  // Without a tag it may be either.
  untagged: ({ label }) => label,
}) satisfies string;
if (fieldIsText(field)) field satisfies TextField;

declare const setting: Setting;
matchSetting(setting, { strict: () => 1, loose: () => 2 }) satisfies number;
