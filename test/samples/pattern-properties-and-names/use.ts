import type { Any, Fields, Translations } from "sample/spec";

export const fields: Fields = { "x-id": 1, "x-name": "a", "/time": "2024-01-01T00:00:00Z" };
// @ts-expect-error nothing else is allowed
export const flag: Fields = { y: true };
export const translations: Translations = { de: "Hallo" };
export const any: Any = { abc: 1 };
