import type { GetOwnersByNameRequest, GetPetRequest, Pet } from "sample/spec";

// Whatever is not as it should be is left out, or can be anything.
export const pet: Pet = { kind: Symbol.iterator, code: "any text", size: -1, owner: null };
export const request: GetPetRequest = { path: { id: "1" }, query: { tag: "a" } };
export const owner: GetOwnersByNameRequest = { path: { name: { not: "described" } } };
// @ts-expect-error: the first of two parameters of one name counts.
export const second: GetPetRequest = { path: { id: "1" }, query: { tag: 1 } };
