import { type Contact, isMultiple, type Multiple } from "sample/spec";

export const both: Contact = { email: "a@example.com", phone: "123" };
// @ts-expect-error one of the two must be there
export const neither: Contact = {};

const value: unknown = 3;
if (isMultiple(value)) value satisfies Multiple satisfies number;
