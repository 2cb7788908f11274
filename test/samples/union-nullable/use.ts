import { type Dog, matchPet, type Owner, type Pet, petIsDog } from "sample/spec";

export const owner: Owner = { name: null, pet: null, cat: { species: "cat" } };
// @ts-expect-error null is not left out
export const nobody: Owner = { name: null };

declare const pet: Pet;
if (petIsDog(pet)) pet satisfies Dog;
matchPet(pet, { cat: () => 1, dog: ({ tricks }) => tricks.length, null: () => 0 }) satisfies number;
