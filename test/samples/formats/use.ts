import type { Email, Formats, Id, Joined, Numbers, Uri } from "sample/spec";

const id: Id = "c3f7a1de-7a1e-4b9c-8f6e-0d5b7a3c2e11";
export const formats: Formats = { id: null, at: null, ids: [id], phone: "112", secret: "" };

// A format never changes a type.
export const uri: Uri = "not one" as string;
export const email: Email = "not one" as string;
export const joined: Joined = "not one" as string;
export const numbers: Numbers = { integer: 0.5 as number, optional: null, text: "1", list: [1], either: "2026-11-24" };
// @ts-expect-error A number is no string, whatever the format speaks of.
export const text: Numbers = { text: 1 };
