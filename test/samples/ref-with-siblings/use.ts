import type { Person, Role, Tall } from "sample/spec";

export const person: Person = { name: "Ada", nick: "A", role: "admin" };
// @ts-expect-error the role is narrowed here
export const user: Person = { name: "Ada", role: "user" };
export const role: Role = "user";
export const tall: Tall = { name: "Ada", height: 2 };
